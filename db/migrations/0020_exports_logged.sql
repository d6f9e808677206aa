ALTER TABLE "access_log" ALTER COLUMN "story" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "access_log" ADD COLUMN "filter" jsonb;--> statement-breakpoint
ALTER TABLE "access_log" ADD COLUMN "rows" integer;