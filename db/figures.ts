import { and, gt, isNotNull, lte, sql } from 'drizzle-orm';
import { dayOf, toInstant, yearOf } from '../domain/time';
import type { Db } from './connection';
import { calendars, notices, stories } from './schema';
import { colourSql, nowOf } from './stories';

const dayMs = 24 * 3_600_000;

/**
 * What the operator's dashboards show of the whole office; nothing in it names a matter. Alerts are those of the last
 * 24 hours, by the stories' own time: that costs the same however many years are on record.
 */
export async function officeFigures(db: Db, nowMs: number) {
  const [alerts, coloured, [oldest], years] = await Promise.all([
    db
      .select({
        level: sql<string>`${notices.level}`,
        count: sql<number>`count(distinct (${notices.story}, ${notices.seq}))::int`,
        lateSeconds: sql<number>`coalesce(max(extract(epoch from ${notices.at} - ${notices.dueAt})), 0)::float8`,
      })
      .from(notices)
      .where(and(isNotNull(notices.level), gt(notices.at, toInstant(nowMs - dayMs)), lte(notices.at, toInstant(nowMs))))
      .groupBy(notices.level),
    db
      .select({ colour: colourSql(nowMs), count: sql<number>`count(*)::int` })
      .from(stories)
      .where(sql`${stories.kind} = 'petition' and not ${stories.over}`)
      .groupBy(sql`1`),
    db
      .select({ seconds: sql<number | null>`max(extract(epoch from ${nowOf(nowMs)} - ${stories.redAt}))::float8` })
      .from(stories)
      .where(sql`not ${stories.over} and ${stories.redAt} <= ${nowOf(nowMs)}`),
    coveredYears(db),
  ]);
  const open = { none: 0, green: 0, yellow: 0, red: 0 };
  for (const { colour, count } of coloured) open[colour] = count;
  return {
    alerts,
    open,
    oldestBreachSeconds: oldest?.seconds ?? 0,
    coveredUntilYear: coveredUntil(years, yearOf(dayOf(nowMs))),
  };
}

/** The years that have a published calendar. */
export async function coveredYears(db: Db): Promise<number[]> {
  return (await db.select({ year: calendars.year }).from(calendars)).map(({ year }) => year);
}

/** The last of the covered years that follow one another from `thisYear` on; null if that one is not covered. */
export function coveredUntil(years: readonly number[], thisYear: number): number | null {
  let year = thisYear;
  while (years.includes(year)) year += 1;
  return year === thisYear ? null : year - 1;
}
