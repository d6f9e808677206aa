CREATE TABLE "request_keys" (
	"command_id" uuid PRIMARY KEY NOT NULL,
	"route" text NOT NULL,
	"input_hash" text NOT NULL,
	"answer" text,
	"at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "request_keys_by_at" ON "request_keys" USING btree ("at");--> statement-breakpoint
CREATE INDEX "notices_of_alerts" ON "notices" USING btree ("at") WHERE "notices"."level" is not null;