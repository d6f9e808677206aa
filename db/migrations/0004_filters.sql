ALTER TABLE "measured" ADD COLUMN "three_cross" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "measured" ADD COLUMN "first_closed_on" date;--> statement-breakpoint
ALTER TABLE "measured" ADD COLUMN "reopened_on" date;--> statement-breakpoint
ALTER TABLE "petitions" ADD COLUMN "received_by_leader" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "petitions" ADD COLUMN "three_cross" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "measured_by_first_closed" ON "measured" USING btree ("first_closed_on","id");--> statement-breakpoint
CREATE INDEX "petitions_by_received" ON "petitions" USING btree ("received_on","id");--> statement-breakpoint
-- What the stories of before know already; `huiyin measure` writes the same.
UPDATE "measured" m SET
  "first_closed_on" = coalesce((s."state"->'facts'->'closed'->>'on')::date, m."closed_on"),
  "reopened_on" = (s."state"->'facts'->'reopened'->>'on')::date,
  "three_cross" = array(SELECT jsonb_array_elements_text(coalesce(s."state"->'facts'->'threeCross', '[]')))
FROM "stories" s WHERE s."id" = m."id";--> statement-breakpoint
UPDATE "petitions" p SET
  "received_by_leader" = coalesce((s."state"->'facts'->>'receivedByLeader')::boolean, false),
  "three_cross" = array(SELECT jsonb_array_elements_text(coalesce(s."state"->'facts'->'threeCross', '[]')))
FROM "stories" s WHERE s."id" = p."id";
