ALTER TABLE "subscriptions" ADD COLUMN "old_secret" text;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "old_until" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "rotations" uuid[] DEFAULT '{}'::uuid[] NOT NULL;--> statement-breakpoint
CREATE INDEX "messages_sent" ON "messages" USING btree ("done_at") WHERE "messages"."state" = 'sent';