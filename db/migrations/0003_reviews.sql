CREATE TABLE "reviews" (
	"id" uuid PRIMARY KEY NOT NULL,
	"petition_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"received_on" date NOT NULL,
	"outcome" text,
	"delivered_on" date
);
--> statement-breakpoint
CREATE INDEX "reviews_by_petition" ON "reviews" USING btree ("petition_id");