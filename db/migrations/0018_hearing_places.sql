CREATE TABLE "hearing_places" (
	"petition" uuid PRIMARY KEY NOT NULL,
	"caller" uuid NOT NULL
);
--> statement-breakpoint
CREATE INDEX "hearing_places_by_caller" ON "hearing_places" USING btree ("caller");--> statement-breakpoint
INSERT INTO "hearing_places" ("petition", "caller")
SELECT DISTINCT ON ("petition") coalesce("parent", "id") AS "petition", "id"
FROM "stories"
WHERE NOT "over" AND "kind" IN ('petition', 'review', 'package') AND "state" #> '{facts,hearing}' IS NOT NULL
ORDER BY "petition", "began_at", "id";
