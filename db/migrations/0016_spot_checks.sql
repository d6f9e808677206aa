CREATE TABLE "spot_checks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"meeting_at" timestamp(3) with time zone NOT NULL,
	"chair" text NOT NULL,
	"n" integer NOT NULL,
	"regions" text[] NOT NULL,
	"package_ids" uuid[] NOT NULL,
	"reported" integer NOT NULL,
	"follow_ups" integer NOT NULL,
	"follow_ups_open" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "packages" ADD COLUMN "follow_ups_open" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "packages" ADD COLUMN "next_follow_up_on" date;--> statement-breakpoint
CREATE INDEX "spot_checks_by_package" ON "spot_checks" USING gin ("package_ids");