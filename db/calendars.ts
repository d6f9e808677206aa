import { asc, eq, sql } from 'drizzle-orm';
import type { CalendarYear } from '../domain/calendar';
import type { Db, Queries } from './connection';
import { calendars } from './schema';

export interface StoredYear {
  readonly year: number;
  readonly version: number;
  readonly data: CalendarYear;
}

const columns = { year: calendars.year, version: calendars.version, data: sql<CalendarYear>`${calendars.data}` };

/** Every published year as stored. */
export const storedYears = (db: Queries): Promise<StoredYear[]> =>
  db.select(columns).from(calendars).orderBy(asc(calendars.year));

export async function storedYear(db: Queries, year: number): Promise<StoredYear | undefined> {
  return (await db.select(columns).from(calendars).where(eq(calendars.year, year)))[0];
}

/** Stores a year's notice under the next version; the same data again changes nothing. */
export async function storeYear(
  db: Db,
  data: CalendarYear,
  loadedAt: string,
): Promise<{ version: number; changed: boolean }> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`lock table ${calendars} in share row exclusive mode`);
    const before = await storedYear(tx, data.year);
    if (before && sameDays(before.data, data)) return { version: before.version, changed: false };
    const [newest] = await tx
      .select({ version: sql<number>`coalesce(max(${calendars.version}), 0)::int` })
      .from(calendars);
    const row = { year: data.year, version: (newest?.version ?? 0) + 1, data, loadedAt };
    await tx.insert(calendars).values(row).onConflictDoUpdate({ target: calendars.year, set: row });
    return { version: row.version, changed: true };
  });
}

/** The days decide, not the order in which they were given nor the words about the source. */
function sameDays(one: CalendarYear, other: CalendarYear): boolean {
  const days = ({ holidays, makeUpWorkdays }: CalendarYear) =>
    JSON.stringify([holidays, makeUpWorkdays].map((list) => list.map(({ on, name }) => `${on} ${name}`).sort()));
  return days(one) === days(other);
}
