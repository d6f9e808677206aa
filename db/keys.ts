import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db, Queries } from './connection';
import { matterKeys, personHashes, stories } from './schema';
import { type Viewer, visibleTo } from './visible';

/** The matter's key under the master key; undefined once it is erased. */
export async function wrappedKeyOf(db: Queries, matter: string): Promise<string | undefined> {
  return (await db.select().from(matterKeys).where(eq(matterKeys.matter, matter)))[0]?.wrapped;
}

/** Keeps the first key a matter was given: of two requests at once both seal with the same one. */
export async function keepKey(db: Queries, matter: string, wrapped: string): Promise<string> {
  const [kept] = await db.insert(matterKeys).values({ matter, wrapped }).onConflictDoNothing().returning();
  return kept?.wrapped ?? (await wrappedKeyOf(db, matter)) ?? wrapped;
}

export interface PersonHash {
  readonly kind: string;
  readonly hash: string;
}

/** Keeps the keyed hashes by which a matter's persons are found again, unless the matter has been erased. */
export async function keepPersonHashes(db: Db, matter: string, hashes: readonly PersonHash[]): Promise<void> {
  if (hashes.length === 0) return;
  await db.transaction(async (tx) => {
    // An erasure at the same time waits for this, and deletes what is written here.
    const [key] = await tx.select().from(matterKeys).where(eq(matterKeys.matter, matter)).for('key share');
    if (!key) return;
    const rows = hashes.map(({ kind, hash }) => ({ matter, kind, hash }));
    await tx.insert(personHashes).values(rows).onConflictDoNothing();
  });
}

/** Hashes that say for sure that it is the same person; any other kind only hints at it. */
export const strongKinds = ['phone', 'idNumber'] as const;

/** Other petitions the viewer may see that a person with the same phone or identity number brought. */
export async function petitionsOfSamePersons(db: Queries, viewer: Viewer, matter: string) {
  const theirs = alias(personHashes, 'theirs');
  const isStrong = inArray(personHashes.kind, [...strongKinds]);
  return db
    .selectDistinct({ id: stories.id, number: stories.number, stage: stories.stage, beganAt: stories.beganAt })
    .from(personHashes)
    .innerJoin(theirs, and(eq(theirs.kind, personHashes.kind), eq(theirs.hash, personHashes.hash)))
    .innerJoin(stories, eq(stories.id, theirs.matter))
    .where(and(eq(personHashes.matter, matter), isStrong, ne(stories.id, matter), visibleTo(viewer)))
    .orderBy(asc(stories.beganAt), asc(stories.id))
    .limit(100);
}
