import { and, eq, gt, gte, inArray, lt, sql } from 'drizzle-orm';
import type { Queries } from './connection';
import { guesses } from './schema';

export interface Counted {
  readonly count: number;
  /** When it begins anew. */
  readonly until: string;
}

/** Counts one more guess, or form, under the key, over all processes; a count whose time is over begins anew. */
export async function countGuess(db: Queries, key: string, now: string, until: string): Promise<Counted> {
  const isOver = sql`${guesses.until} <= ${now}`;
  const [counted] = await db
    .insert(guesses)
    .values({ key, count: 1, until })
    .onConflictDoUpdate({
      target: guesses.key,
      set: {
        count: sql`case when ${isOver} then 1 else ${guesses.count} + 1 end`,
        until: sql`case when ${isOver} then excluded.until else ${guesses.until} end`,
      },
    })
    .returning({ count: guesses.count, until: guesses.until });
  if (counted!.count === 1) await db.delete(guesses).where(lt(guesses.until, now));
  return counted!;
}

/** The count under the key if it has reached the most that is allowed. */
export async function fullCount(db: Queries, key: string, most: number, now: string): Promise<Counted | undefined> {
  const { count, until } = guesses;
  const isFull = and(eq(guesses.key, key), gte(count, most), gt(until, now));
  return (await db.select({ count, until }).from(guesses).where(isFull))[0];
}

export async function forgetGuesses(db: Queries, keys: readonly string[]): Promise<void> {
  await db.delete(guesses).where(inArray(guesses.key, [...keys]));
}
