import { lt, sql } from 'drizzle-orm';
import type { Db } from './connection';
import { guesses } from './schema';

export interface Try {
  /** A keyed hash; nobody is told apart by it who does not hold the office's key. */
  readonly key: string;
  readonly now: string;
  /** When the count of this key begins anew, if it begins now. */
  readonly until: string;
}

/** Counts a try over all processes and answers how many there were since the count began, and when it ends. */
export async function countTry(db: Db, { key, now, until }: Try): Promise<{ count: number; until: string }> {
  const isOver = sql`${guesses.until} <= ${now}::timestamptz`;
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
