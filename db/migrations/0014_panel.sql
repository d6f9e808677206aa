CREATE TABLE "panel_members" (
	"bureau" text NOT NULL,
	"person" text NOT NULL,
	"version" integer NOT NULL,
	"name" text NOT NULL,
	"kinds" text[] NOT NULL,
	"main_kind" text NOT NULL,
	"units" text[] NOT NULL,
	"periods" jsonb NOT NULL,
	"selected_how" text NOT NULL,
	"selected_by" text,
	"change_reason" text NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "panel_members_bureau_person_version_pk" PRIMARY KEY("bureau","person","version")
);
