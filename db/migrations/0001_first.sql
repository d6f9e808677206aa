CREATE TABLE "access_log" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "access_log_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp(3) with time zone NOT NULL,
	"person" text NOT NULL,
	"role" text NOT NULL,
	"story" uuid NOT NULL,
	"what" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"story" uuid NOT NULL,
	"type" text NOT NULL,
	"version" integer NOT NULL,
	"sha256" text NOT NULL,
	"size" integer NOT NULL,
	"media_type" text NOT NULL,
	"filed_by" text NOT NULL,
	"filed_at" timestamp(3) with time zone NOT NULL,
	"input_hash" text NOT NULL,
	"content" "bytea"
);
--> statement-breakpoint
CREATE TABLE "erasures" (
	"matter" uuid PRIMARY KEY NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"by_person" text NOT NULL,
	"reason" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "matter_keys" (
	"matter" uuid PRIMARY KEY NOT NULL,
	"wrapped" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person_hashes" (
	"matter" uuid NOT NULL,
	"kind" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "person_hashes_matter_kind_hash_pk" PRIMARY KEY("matter","kind","hash")
);
--> statement-breakpoint
CREATE TABLE "clocks" (
	"story" uuid NOT NULL,
	"rule" text NOT NULL,
	"instance" integer NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"start_on" date NOT NULL,
	"strict_on" date NOT NULL,
	"due_on" date NOT NULL,
	"due_at" timestamp(3) with time zone NOT NULL,
	"yellow_at" timestamp(3) with time zone,
	"red_at" timestamp(3) with time zone,
	"met_on" date,
	"late_days" integer,
	"provisional" boolean NOT NULL,
	"clock" jsonb NOT NULL,
	"explanation" jsonb NOT NULL,
	CONSTRAINT "clocks_story_rule_instance_pk" PRIMARY KEY("story","rule","instance")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"story" uuid NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"command_id" text NOT NULL,
	"act" text NOT NULL,
	"actor" jsonb NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"from_stage" text NOT NULL,
	"to_stage" text NOT NULL,
	"basis" text NOT NULL,
	"data" jsonb NOT NULL,
	"input_hash" text,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "events_story_seq_pk" PRIMARY KEY("story","seq")
);
--> statement-breakpoint
CREATE TABLE "heads" (
	"story" uuid PRIMARY KEY NOT NULL,
	"seq" integer NOT NULL,
	"hash" text NOT NULL,
	"signature" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "holdings" (
	"story" uuid NOT NULL,
	"seq" integer NOT NULL,
	"unit_id" text NOT NULL,
	"from_at" timestamp(3) with time zone NOT NULL,
	"to_at" timestamp(3) with time zone,
	CONSTRAINT "holdings_story_seq_pk" PRIMARY KEY("story","seq")
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"story" uuid NOT NULL,
	"seq" integer NOT NULL,
	"n" integer NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"topic" text NOT NULL,
	"level" text,
	"clock" text,
	"asked" text NOT NULL,
	"unit_id" text,
	"role" text,
	"officer_id" text,
	"why" text NOT NULL,
	"due_at" timestamp(3) with time zone,
	CONSTRAINT "notices_story_seq_n_pk" PRIMARY KEY("story","seq","n")
);
--> statement-breakpoint
CREATE TABLE "number_series" (
	"series" text PRIMARY KEY NOT NULL,
	"last" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"story" uuid NOT NULL,
	"seq" integer NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"type" text NOT NULL,
	"body" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"story" uuid NOT NULL,
	"key" text NOT NULL,
	"act" text NOT NULL,
	"unit_id" text NOT NULL,
	"role" text NOT NULL,
	"officer_id" text,
	"due_on" date,
	"opened_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "tasks_story_key_pk" PRIMARY KEY("story","key")
);
--> statement-breakpoint
CREATE TABLE "calendars" (
	"year" integer PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"data" jsonb NOT NULL,
	"loaded_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "checklists" (
	"id" text NOT NULL,
	"version" integer NOT NULL,
	"data" jsonb NOT NULL,
	CONSTRAINT "checklists_id_version_pk" PRIMARY KEY("id","version")
);
--> statement-breakpoint
CREATE TABLE "officers" (
	"id" text PRIMARY KEY NOT NULL,
	"person" text NOT NULL,
	"name" text NOT NULL,
	"unit_id" text NOT NULL,
	"post" text NOT NULL,
	"rank" text NOT NULL,
	"roles" text[] NOT NULL,
	"deputy" text,
	"active" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "policies" (
	"id" text NOT NULL,
	"version" integer NOT NULL,
	"data" jsonb NOT NULL,
	CONSTRAINT "policies_id_version_pk" PRIMARY KEY("id","version")
);
--> statement-breakpoint
CREATE TABLE "regions" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"parent" text,
	"level" integer NOT NULL,
	"path" text[] NOT NULL,
	"policy_id" text
);
--> statement-breakpoint
CREATE TABLE "units" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"region" text NOT NULL,
	"parent" text,
	"path" text[] NOT NULL,
	"merged_into" text
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"petition_id" uuid NOT NULL,
	"cause" text NOT NULL,
	"rule" text,
	"breach_due_on" date
);
--> statement-breakpoint
CREATE TABLE "petitions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"received_on" date NOT NULL,
	"matter_type" text NOT NULL,
	"item_class" text NOT NULL,
	"class" text NOT NULL,
	"place" text NOT NULL,
	"headcount" integer NOT NULL,
	"domain" text,
	"severity" text,
	"track" text,
	"accepted_on" date,
	"delivered_on" date,
	"closed_on" date,
	"resolved" boolean,
	"words" text
);
--> statement-breakpoint
CREATE TABLE "stories" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"version" integer NOT NULL,
	"stage" text NOT NULL,
	"over" boolean NOT NULL,
	"number" text NOT NULL,
	"region" text NOT NULL,
	"region_path" text[] NOT NULL,
	"bureau_id" text NOT NULL,
	"unit_id" text,
	"assistants" text[] NOT NULL,
	"holder_unit" text,
	"officer_id" text,
	"parent" uuid,
	"accused_units" text[] NOT NULL,
	"accused_officers" text[] NOT NULL,
	"yellow_at" timestamp(3) with time zone,
	"red_at" timestamp(3) with time zone,
	"next_due_on" date,
	"target_missed" boolean NOT NULL,
	"offset_ms" bigint NOT NULL,
	"training" boolean NOT NULL,
	"began_at" timestamp(3) with time zone NOT NULL,
	"changed_at" timestamp(3) with time zone NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"state" jsonb NOT NULL
);
--> statement-breakpoint
CREATE INDEX "documents_by_story" ON "documents" USING btree ("story");--> statement-breakpoint
CREATE INDEX "person_hashes_by_hash" ON "person_hashes" USING btree ("kind","hash");--> statement-breakpoint
CREATE INDEX "clocks_by_due" ON "clocks" USING btree ("state","due_on");--> statement-breakpoint
CREATE UNIQUE INDEX "events_by_command" ON "events" USING btree ("story","command_id");--> statement-breakpoint
CREATE INDEX "notices_by_officer" ON "notices" USING btree ("officer_id","at");--> statement-breakpoint
CREATE INDEX "notices_by_unit" ON "notices" USING btree ("unit_id","role","at");--> statement-breakpoint
CREATE INDEX "tasks_by_unit" ON "tasks" USING btree ("unit_id","role","due_on");--> statement-breakpoint
CREATE INDEX "officers_by_unit" ON "officers" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "officers_by_person" ON "officers" USING btree ("person");--> statement-breakpoint
CREATE INDEX "petitions_by_words" ON "petitions" USING gin ("words" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "stories_by_due" ON "stories" USING btree ("kind","next_due_on","id");--> statement-breakpoint
CREATE INDEX "stories_by_unit" ON "stories" USING btree ("unit_id","kind","stage");--> statement-breakpoint
CREATE INDEX "stories_by_parent" ON "stories" USING btree ("parent");--> statement-breakpoint
CREATE INDEX "stories_open" ON "stories" USING btree ("kind","red_at","yellow_at") WHERE not "stories"."over";--> statement-breakpoint
CREATE INDEX "stories_by_recorded" ON "stories" USING btree ("recorded_at");--> statement-breakpoint
CREATE INDEX "stories_by_region" ON "stories" USING gin ("region_path");