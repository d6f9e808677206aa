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
ALTER TABLE "petitions" ADD COLUMN "route" text;--> statement-breakpoint
ALTER TABLE "petitions" ADD COLUMN "handed_over_on" date;--> statement-breakpoint
ALTER TABLE "petitions" ADD COLUMN "receipt_on" date;--> statement-breakpoint
ALTER TABLE "stories" ADD COLUMN "counter_unit" text;