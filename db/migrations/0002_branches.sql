CREATE TABLE "request_keys" (
	"command_id" uuid PRIMARY KEY NOT NULL,
	"route" text NOT NULL,
	"input_hash" text NOT NULL,
	"answer" text,
	"at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "measured" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"offset_ms" bigint NOT NULL,
	"region" text NOT NULL,
	"region_path" text[] NOT NULL,
	"unit_id" text,
	"assistants" text[] NOT NULL,
	"accused_units" text[] NOT NULL,
	"accused_officers" text[] NOT NULL,
	"domain" text,
	"channel" text NOT NULL,
	"track" text,
	"item_class" text NOT NULL,
	"matter_type" text NOT NULL,
	"received_by_leader" boolean NOT NULL,
	"received_on" date NOT NULL,
	"forward_due_on" date,
	"forwarded_on" date,
	"notify_due_on" date,
	"notified_on" date,
	"handle_due_on" date,
	"handled_on" date,
	"accepted_on" date,
	"delivered_on" date,
	"handling_days" integer,
	"rating_due_on" date,
	"unit_grade" text,
	"bureau_grade" text,
	"contacts_before_change" integer NOT NULL,
	"review_asked_on" date,
	"closed_on" date,
	"resolved" boolean NOT NULL,
	"unit_level" integer,
	"repeat_of" uuid
);
--> statement-breakpoint
CREATE TABLE "catalogue_reviews" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reviewed_on" date NOT NULL,
	"by_person" text NOT NULL,
	"note" text,
	"body_hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "catalogues" (
	"version" integer PRIMARY KEY NOT NULL,
	"id" uuid NOT NULL,
	"valid_from" date NOT NULL,
	"change_reason" text NOT NULL,
	"entries" jsonb NOT NULL,
	"published_by" text NOT NULL,
	"published_at" timestamp(3) with time zone NOT NULL,
	"body_hash" text NOT NULL,
	CONSTRAINT "catalogues_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "domain_groups" (
	"domain" text NOT NULL,
	"region" text NOT NULL,
	"lead_unit" text NOT NULL,
	"vice_mayor" text,
	CONSTRAINT "domain_groups_domain_region_pk" PRIMARY KEY("domain","region")
);
--> statement-breakpoint
ALTER TABLE "petitions" ADD COLUMN "route" text;--> statement-breakpoint
ALTER TABLE "petitions" ADD COLUMN "handed_over_on" date;--> statement-breakpoint
ALTER TABLE "petitions" ADD COLUMN "receipt_on" date;--> statement-breakpoint
ALTER TABLE "stories" ADD COLUMN "counter_unit" text;--> statement-breakpoint
CREATE INDEX "request_keys_by_at" ON "request_keys" USING btree ("at");--> statement-breakpoint
CREATE INDEX "measured_by_received" ON "measured" USING btree ("received_on","id");--> statement-breakpoint
CREATE INDEX "measured_by_forward_due" ON "measured" USING btree ("forward_due_on","id");--> statement-breakpoint
CREATE INDEX "measured_by_notify_due" ON "measured" USING btree ("notify_due_on","id");--> statement-breakpoint
CREATE INDEX "measured_by_accepted" ON "measured" USING btree ("accepted_on","id");--> statement-breakpoint
CREATE INDEX "measured_by_handle_due" ON "measured" USING btree ("handle_due_on","id");--> statement-breakpoint
CREATE INDEX "measured_by_delivered" ON "measured" USING btree ("delivered_on","id");--> statement-breakpoint
CREATE INDEX "measured_by_rating_due" ON "measured" USING btree ("rating_due_on","id");--> statement-breakpoint
CREATE INDEX "measured_by_closed" ON "measured" USING btree ("closed_on","id");--> statement-breakpoint
CREATE INDEX "measured_repeats" ON "measured" USING btree ("repeat_of","received_on") WHERE "measured"."repeat_of" is not null;--> statement-breakpoint
CREATE INDEX "notices_of_alerts" ON "notices" USING btree ("at") WHERE "notices"."level" is not null;--> statement-breakpoint
CREATE INDEX "stories_by_accused" ON "stories" USING gin ("accused_units","accused_officers") WHERE (cardinality("stories"."accused_units") + cardinality("stories"."accused_officers") > 0);