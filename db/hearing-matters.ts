import { and, eq, sql } from 'drizzle-orm';
import type { Queries } from './connection';
import { stories } from './schema';
import { uuidList } from './values';

/** The hearings of these petitions whose result is not known, by petition, whichever story called them. */
export async function hearingsOf(db: Queries, petitions: readonly string[]): Promise<Map<string, string[]>> {
  if (petitions.length === 0) return new Map();
  const isOpen = sql`${stories.stage} not in ('opinionIssued', 'followingUp', 'refused', 'waived', 'cancelled', 'closed')`;
  const found = await db
    .select({ id: stories.id, petition: sql<string>`${stories.parent}` })
    .from(stories)
    .where(and(eq(stories.kind, 'hearing'), sql`${stories.parent} = any(${uuidList(petitions)})`, isOpen));
  const byPetition = new Map<string, string[]>();
  for (const { id, petition } of found) byPetition.set(petition, [...(byPetition.get(petition) ?? []), id]);
  return byPetition;
}
