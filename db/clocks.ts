import { asc, eq, sql } from 'drizzle-orm';
import type { Clock } from '../domain/clock';
import type { ExplainedDeadline } from '../domain/deadline';
import type { AnyState } from '../domain/story';
import type { Queries } from './connection';
import { clocks, holdings, stories } from './schema';

/** Every clock of a story with its explanation, oldest first. */
export async function clocksOf(
  db: Queries,
  story: string,
): Promise<{ clock: Clock; explanation: ExplainedDeadline }[]> {
  const rows = await db
    .select({ clock: clocks.clock, explanation: clocks.explanation })
    .from(clocks)
    .where(eq(clocks.story, story))
    .orderBy(asc(clocks.startOn), asc(clocks.rule), asc(clocks.instance));
  return rows as { clock: Clock; explanation: ExplainedDeadline }[];
}

/** Open stories with a clock that still runs towards a day on or after `day`: those a new calendar may touch. */
export async function storiesDueFrom(db: Queries, day: string): Promise<AnyState[]> {
  const rows = await db
    .select({ state: stories.state })
    .from(stories)
    .where(
      sql`not ${stories.over} and ${stories.id} in (
        select ${clocks.story} from ${clocks} where ${clocks.state} = 'running' and ${clocks.dueOn} >= ${day})`,
    );
  return rows.map((row) => row.state as AnyState);
}

export interface Holding {
  readonly unitId: string;
  readonly from: string;
  readonly to: string | null;
}

/** Who held a story from when to when. */
export async function holdingsOf(db: Queries, story: string): Promise<Holding[]> {
  const { unitId, from, to } = holdings;
  return db.select({ unitId, from, to }).from(holdings).where(eq(holdings.story, story)).orderBy(asc(holdings.seq));
}
