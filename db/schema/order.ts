import { type SQL, sql } from 'drizzle-orm';

/* How lists of stories go, said once: an index serves a query only if both write the same expression. */

/** Due next first, without a due day last. */
export const dueNext = sql`coalesce("stories"."next_due_on", 'infinity'::date)`;

/** A story's own region is the first, that of its township's county the second; a city is at most the fourth of a village. */
export const regionLevels = [1, 2, 3, 4] as const;
type RegionLevel = (typeof regionLevels)[number];

export const regionAt = (level: RegionLevel): SQL => sql.raw(`("stories"."region_path"[${level}])`);

/** A path that goes on above those that have an index of their own; no office known has one. */
export const isDeeper = sql`cardinality("stories"."region_path") > 4`;

/** Most stories have no assistants: an index keeps only those that do. */
export const isAssisted = sql`cardinality("stories"."assistants") > 0`;
