CREATE TABLE "draw_seeds" (
	"story" uuid NOT NULL,
	"no" integer NOT NULL,
	"wrapped" text NOT NULL,
	CONSTRAINT "draw_seeds_story_no_pk" PRIMARY KEY("story","no")
);
