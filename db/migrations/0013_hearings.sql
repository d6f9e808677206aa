CREATE TABLE "ballot_keys" (
	"hearing" uuid PRIMARY KEY NOT NULL,
	"round" integer NOT NULL,
	"wrapped" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hearings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"petition_id" uuid,
	"review_id" uuid,
	"package_id" uuid,
	"step" text NOT NULL,
	"applicant" text NOT NULL,
	"open" boolean NOT NULL,
	"proposed_on" date NOT NULL,
	"session_at" timestamp(3) with time zone,
	"convened_on" date,
	"result" text,
	"upheld" boolean,
	"issued_on" date,
	"delivered_on" date,
	"repeat" boolean
);
--> statement-breakpoint
ALTER TABLE "stories" ADD COLUMN "seated" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "hearings_by_petition" ON "hearings" USING btree ("petition_id");--> statement-breakpoint
CREATE INDEX "hearings_by_session" ON "hearings" USING btree ("session_at");--> statement-breakpoint
CREATE INDEX "stories_by_seat" ON "stories" USING gin ("seated") WHERE "stories"."kind" = 'hearing';