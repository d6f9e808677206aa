CREATE TABLE "package_places" (
	"petition" uuid PRIMARY KEY NOT NULL,
	"package" uuid NOT NULL
);
--> statement-breakpoint
CREATE INDEX "package_places_by_package" ON "package_places" USING btree ("package");--> statement-breakpoint
INSERT INTO "package_places" ("petition", "package")
SELECT DISTINCT ON ("petition") "petition", "packages"."id"
FROM "packages"
JOIN "stories" ON "stories"."id" = "packages"."id" AND NOT "stories"."over"
CROSS JOIN LATERAL unnest("packages"."petition_ids") AS "petition"
ORDER BY "petition", "packages"."listed_on", "packages"."id";
