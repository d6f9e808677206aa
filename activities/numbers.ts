import { sql } from 'drizzle-orm';
import type { Queries } from '../db/connection';
import { numberSeries } from '../db/schema';
import type { CommonFacts, StoryKindName } from '../domain/story';
import { dayOf, type Instant, yearOf } from '../domain/time';

/** Between bureau code and year; a petition's number has none. */
const marks: Record<StoryKindName, string> = {
  petition: '',
  order: 'DB-',
  review: 'FC-',
  package: 'BA-',
  hearing: 'TZ-',
  spotCheck: 'CC-',
};

/** Accusations have a series of their own: a gap among the others would tell that there is one. */
const markOf = (kind: StoryKindName, facts: CommonFacts) => (facts.accused ? `J-${marks[kind]}` : marks[kind]);

/**
 * The next number 编号 of a bureau: code – year of the story's time – six digits. Gaps are allowed: a commit that
 * loses its place leaves one.
 */
export async function nextNumber(tx: Queries, kind: StoryKindName, facts: CommonFacts, at: Instant): Promise<string> {
  const series = `${facts.bureauId}-${markOf(kind, facts)}${yearOf(dayOf(at))}`;
  const [row] = await tx
    .insert(numberSeries)
    .values({ series, last: 1 })
    .onConflictDoUpdate({ target: numberSeries.series, set: { last: sql`${numberSeries.last} + 1` } })
    .returning({ last: numberSeries.last });
  return `${series}-${String(row?.last).padStart(6, '0')}`;
}
