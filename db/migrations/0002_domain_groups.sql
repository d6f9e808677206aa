CREATE TABLE "domain_groups" (
	"domain" text NOT NULL,
	"region" text NOT NULL,
	"lead_unit" text NOT NULL,
	"vice_mayor" text,
	CONSTRAINT "domain_groups_domain_region_pk" PRIMARY KEY("domain","region")
);
