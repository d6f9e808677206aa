import { and, eq, sql } from 'drizzle-orm';
import type { Queries } from './connection';
import { packages, stories } from './schema';
import { uuidList } from './values';

/**
 * The packages that have not let go of these petitions, by petition. Whoever may see a petition learns that it is in one,
 * and nothing of it: a package bars whom one of its petitions bars.
 */
export async function packagesOf(db: Queries, petitions: readonly string[]): Promise<Map<string, string[]>> {
  if (petitions.length === 0) return new Map();
  const found = await db
    .select({ id: packages.id, petitionIds: packages.petitionIds })
    .from(packages)
    .innerJoin(stories, eq(stories.id, packages.id))
    .where(and(sql`${packages.petitionIds} && ${uuidList(petitions)}`, eq(stories.over, false)));
  const byPetition = new Map<string, string[]>();
  for (const { id, petitionIds } of found)
    for (const petition of petitionIds) byPetition.set(petition, [...(byPetition.get(petition) ?? []), id]);
  return byPetition;
}
