DROP INDEX "messages_sent";--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "rotation_hours" integer[] DEFAULT '{}'::integer[] NOT NULL;--> statement-breakpoint
CREATE INDEX "messages_over" ON "messages" USING btree ("done_at") WHERE "messages"."state" in ('sent', 'skipped');--> statement-breakpoint
UPDATE "request_keys" SET "answer" = (jsonb_build_object('body', jsonb_build_object(
  'officer', "answer"::jsonb #> '{body,officer}', 'hasMail', "answer"::jsonb #>> '{body,mail}' IS NOT NULL)))::text
WHERE "route" = 'post /officer-mail' AND "answer" IS NOT NULL;
