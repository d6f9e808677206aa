import { eq } from 'drizzle-orm';
import type { Queries } from './connection';
import { ballotKeys } from './schema';

/** The wrapped key of a hearing's ballots; undefined unless its panel deliberates. */
export async function ballotKeyOf(db: Queries, hearing: string) {
  return (await db.select().from(ballotKeys).where(eq(ballotKeys.hearing, hearing)))[0];
}
