CREATE TABLE "calendar_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person" text NOT NULL,
	"token_hash" text NOT NULL,
	"made_at" timestamp(3) with time zone NOT NULL,
	"revoked_at" timestamp(3) with time zone,
	CONSTRAINT "calendar_links_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "packages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"petition_ids" uuid[] NOT NULL,
	"criterion" text NOT NULL,
	"campaign" text,
	"leader" text,
	"territory_unit" text,
	"department_unit" text,
	"listed_on" date NOT NULL,
	"active_on" date,
	"target_on" date,
	"struck_off_on" date,
	"close_out_kind" text,
	"relapses" integer NOT NULL,
	"last_relapse_on" date
);
--> statement-breakpoint
ALTER TABLE "stories" ADD COLUMN "leaders" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "calendar_links_by_person" ON "calendar_links" USING btree ("person");--> statement-breakpoint
CREATE INDEX "packages_by_petition" ON "packages" USING gin ("petition_ids");--> statement-breakpoint
CREATE INDEX "packages_by_leader" ON "packages" USING btree ("leader");--> statement-breakpoint
CREATE INDEX "petitions_by_accepted" ON "petitions" USING btree ("accepted_on");--> statement-breakpoint
CREATE INDEX "stories_by_leader" ON "stories" USING gin ("leaders") WHERE "stories"."kind" = 'package';