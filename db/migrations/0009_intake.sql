CREATE TABLE "intake_batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"viewer" jsonb NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"lines" integer NOT NULL,
	"encoding" text NOT NULL,
	"wrapped" text,
	"content" "bytea",
	"worked_until" timestamp(3) with time zone,
	"done_at" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE TABLE "intake_lines" (
	"batch" uuid NOT NULL,
	"line" integer NOT NULL,
	"result" text NOT NULL,
	"petition" uuid,
	"number" text,
	"code" text,
	"errors" jsonb,
	CONSTRAINT "intake_lines_batch_line_pk" PRIMARY KEY("batch","line")
);
--> statement-breakpoint
CREATE INDEX "intake_batches_at_work" ON "intake_batches" USING btree ("at") WHERE "intake_batches"."content" is not null;--> statement-breakpoint
CREATE INDEX "intake_lines_by_result" ON "intake_lines" USING btree ("batch","result","line");