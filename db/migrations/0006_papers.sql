CREATE TABLE "paper_series" (
	"word" text NOT NULL,
	"year" integer NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "paper_series_word_year_pk" PRIMARY KEY("word","year")
);
--> statement-breakpoint
CREATE TABLE "papers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"story" uuid NOT NULL,
	"kind" text NOT NULL,
	"unit_id" text NOT NULL,
	"word" text NOT NULL,
	"year" integer NOT NULL,
	"no" integer NOT NULL,
	"issued_by" text NOT NULL,
	"issued_at" timestamp(3) with time zone NOT NULL,
	"voided_at" timestamp(3) with time zone,
	"voided_by" text,
	"void_reason" text,
	CONSTRAINT "papers_by_number" UNIQUE("word","year","no")
);
--> statement-breakpoint
CREATE TABLE "paper_words" (
	"unit_id" text NOT NULL,
	"kind" text NOT NULL,
	"word" text NOT NULL,
	"source" text NOT NULL,
	"set_by" text NOT NULL,
	"set_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "paper_words_unit_id_kind_pk" PRIMARY KEY("unit_id","kind")
);
--> statement-breakpoint
CREATE INDEX "papers_by_story" ON "papers" USING btree ("story");--> statement-breakpoint
CREATE INDEX "paper_words_by_word" ON "paper_words" USING btree ("word");--> statement-breakpoint
CREATE INDEX "stories_undelivered" ON "stories" USING btree ("next_due_on","id") WHERE ("stories"."kind" = 'petition' and not "stories"."over" and (
  ("stories"."state" #> '{facts,notice}' is not null and "stories"."state" #> '{facts,notice,deliveredOn}' is null)
  or ("stories"."state" #> '{facts,extension,notice}' is not null
    and "stories"."state" #> '{facts,extension,notice,deliveredOn}' is null)
  or ("stories"."state" #> '{facts,routedOut}' is not null
    and "stories"."state" #> '{facts,routedOut,notice,deliveredOn}' is null)
  or ("stories"."state" #>> '{facts,reply,state}' = 'signed' and "stories"."state" #> '{facts,deliveredOn}' is null)));