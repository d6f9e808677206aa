DROP INDEX "stories_by_due";--> statement-breakpoint
DROP INDEX "stories_backlog";--> statement-breakpoint
DROP INDEX "stories_by_region";--> statement-breakpoint
DROP INDEX "stories_by_unit";--> statement-breakpoint
DROP INDEX "stories_undelivered";--> statement-breakpoint
CREATE INDEX "stories_by_region_1" ON "stories" USING btree ("kind",("stories"."region_path"[1]),"over",coalesce("stories"."next_due_on", 'infinity'::date),"id");--> statement-breakpoint
CREATE INDEX "stories_by_region_2" ON "stories" USING btree ("kind",("stories"."region_path"[2]),"over",coalesce("stories"."next_due_on", 'infinity'::date),"id");--> statement-breakpoint
CREATE INDEX "stories_by_region_3" ON "stories" USING btree ("kind",("stories"."region_path"[3]),"over",coalesce("stories"."next_due_on", 'infinity'::date),"id") WHERE ("stories"."region_path"[3]) is not null;--> statement-breakpoint
CREATE INDEX "stories_by_region_4" ON "stories" USING btree ("kind",("stories"."region_path"[4]),"over",coalesce("stories"."next_due_on", 'infinity'::date),"id") WHERE ("stories"."region_path"[4]) is not null;--> statement-breakpoint
CREATE INDEX "stories_by_deeper" ON "stories" USING gin ("region_path") WHERE cardinality("stories"."region_path") > 4;--> statement-breakpoint
CREATE INDEX "stories_by_assistant" ON "stories" USING gin ("assistants") WHERE cardinality("stories"."assistants") > 0;--> statement-breakpoint
CREATE INDEX "stories_by_counter" ON "stories" USING btree ("counter_unit","kind") WHERE "stories"."counter_unit" is not null;--> statement-breakpoint
CREATE INDEX "stories_by_bureau" ON "stories" USING btree ("bureau_id") WHERE "stories"."kind" = 'hearing';--> statement-breakpoint
CREATE INDEX "stories_from_above_1" ON "stories" USING btree (("stories"."region_path"[1]),coalesce("stories"."next_due_on", 'infinity'::date),"id") WHERE ("stories"."kind" = 'petition' and "stories"."over" and coalesce(("stories"."state" -> 'facts' ->> 'assignedFromAbove')::boolean, false)) and ("stories"."region_path"[1]) is not null;--> statement-breakpoint
CREATE INDEX "stories_from_above_2" ON "stories" USING btree (("stories"."region_path"[2]),coalesce("stories"."next_due_on", 'infinity'::date),"id") WHERE ("stories"."kind" = 'petition' and "stories"."over" and coalesce(("stories"."state" -> 'facts' ->> 'assignedFromAbove')::boolean, false)) and ("stories"."region_path"[2]) is not null;--> statement-breakpoint
CREATE INDEX "stories_from_above_3" ON "stories" USING btree (("stories"."region_path"[3]),coalesce("stories"."next_due_on", 'infinity'::date),"id") WHERE ("stories"."kind" = 'petition' and "stories"."over" and coalesce(("stories"."state" -> 'facts' ->> 'assignedFromAbove')::boolean, false)) and ("stories"."region_path"[3]) is not null;--> statement-breakpoint
CREATE INDEX "stories_from_above_4" ON "stories" USING btree (("stories"."region_path"[4]),coalesce("stories"."next_due_on", 'infinity'::date),"id") WHERE ("stories"."kind" = 'petition' and "stories"."over" and coalesce(("stories"."state" -> 'facts' ->> 'assignedFromAbove')::boolean, false)) and ("stories"."region_path"[4]) is not null;--> statement-breakpoint
CREATE INDEX "stories_by_unit" ON "stories" USING btree ("unit_id","kind","over",coalesce("stories"."next_due_on", 'infinity'::date),"id");--> statement-breakpoint
CREATE INDEX "stories_undelivered" ON "stories" USING btree (coalesce("stories"."next_due_on", 'infinity'::date),"id") WHERE ("stories"."kind" = 'petition' and not "stories"."over" and (
  ("stories"."state" #> '{facts,notice}' is not null and "stories"."state" #> '{facts,notice,deliveredOn}' is null)
  or ("stories"."state" #> '{facts,extension,notice}' is not null
    and "stories"."state" #> '{facts,extension,notice,deliveredOn}' is null)
  or ("stories"."state" #> '{facts,routedOut}' is not null
    and "stories"."state" #> '{facts,routedOut,notice,deliveredOn}' is null)
  or ("stories"."state" #>> '{facts,reply,state}' = 'signed' and "stories"."state" #> '{facts,deliveredOn}' is null)));--> statement-breakpoint
CREATE STATISTICS "stories_from_above" ON (coalesce(("state" -> 'facts' ->> 'assignedFromAbove')::boolean, false)) FROM "stories";--> statement-breakpoint
ANALYZE "stories";
