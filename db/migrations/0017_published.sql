CREATE TABLE "published_opinions" (
	"hearing" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"bureau_id" text NOT NULL,
	"unit_id" text,
	"session_on" date NOT NULL,
	"issued_on" date NOT NULL,
	"published_on" date NOT NULL,
	"decides" text NOT NULL,
	"votes" jsonb NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "published_opinions_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE INDEX "published_opinions_by_day" ON "published_opinions" USING btree ("published_on","number");