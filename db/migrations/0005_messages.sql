CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"line" bigint NOT NULL,
	"story" uuid NOT NULL,
	"lane" text NOT NULL,
	"recipient" text NOT NULL,
	"channel" text,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp(3) with time zone NOT NULL,
	"error" text,
	"made_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"done_at" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE TABLE "subscriptions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"url" text NOT NULL,
	"types" text[] NOT NULL,
	"region" text NOT NULL,
	"unit_id" text NOT NULL,
	"accusations" boolean NOT NULL,
	"secret" text NOT NULL,
	"made_by" text NOT NULL,
	"made_at" timestamp(3) with time zone NOT NULL,
	"body_hash" text NOT NULL,
	"held_until" timestamp(3) with time zone,
	"ended_at" timestamp(3) with time zone
);
--> statement-breakpoint
-- What happened before there were messages is not told of afterwards.
ALTER TABLE "outbox" ADD COLUMN "spread" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox" ALTER COLUMN "spread" SET DEFAULT false;--> statement-breakpoint
ALTER TABLE "officers" ADD COLUMN "mail" text;--> statement-breakpoint
CREATE UNIQUE INDEX "messages_by_line" ON "messages" USING btree ("line","lane","recipient");--> statement-breakpoint
CREATE INDEX "messages_waiting" ON "messages" USING btree ("lane","next_at") WHERE "messages"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "messages_order" ON "messages" USING btree ("lane","recipient","story","line") WHERE "messages"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "messages_stuck" ON "messages" USING btree ("state","line") WHERE "messages"."state" in ('dead', 'skipped');--> statement-breakpoint
CREATE INDEX "messages_by_story" ON "messages" USING btree ("story");--> statement-breakpoint
CREATE INDEX "outbox_unspread" ON "outbox" USING btree ("id") WHERE not "outbox"."spread";