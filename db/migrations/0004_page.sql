CREATE TABLE "guesses" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"until" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "page_links" (
	"story" uuid NOT NULL,
	"no" integer NOT NULL,
	"token_hash" text NOT NULL,
	"pin_salt" "bytea" NOT NULL,
	"pin_hash" "bytea" NOT NULL,
	CONSTRAINT "page_links_story_no_pk" PRIMARY KEY("story","no"),
	CONSTRAINT "page_links_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "units" ADD COLUMN "phone" text;--> statement-breakpoint
CREATE INDEX "guesses_by_until" ON "guesses" USING btree ("until");