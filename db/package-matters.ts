import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Queries } from './connection';
import { packagePlaces, packages, stories } from './schema';
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

/**
 * Takes the places of these petitions for the package and answers with those that another one has. Of two at the same
 * instant the second waits for the first; in one order always, so that neither waits for the other.
 */
export async function takePlaces(tx: Queries, id: string, petitions: readonly string[]): Promise<string[]> {
  const rows = [...petitions].sort().map((petition) => ({ petition, package: id }));
  await tx.insert(packagePlaces).values(rows).onConflictDoNothing();
  const held = await tx
    .select()
    .from(packagePlaces)
    .where(inArray(packagePlaces.petition, [...petitions]));
  return held.filter((place) => place.package !== id).map(({ petition }) => petition);
}

/** A package that is over lets go of all its petitions. */
export async function leavePlaces(tx: Queries, id: string): Promise<void> {
  await tx.delete(packagePlaces).where(eq(packagePlaces.package, id));
}

/** The petitions of a package; none if there is no such package. */
export async function petitionsBehind(db: Queries, id: string): Promise<readonly string[]> {
  return (await db.select({ of: packages.petitionIds }).from(packages).where(eq(packages.id, id)))[0]?.of ?? [];
}
