import { eq, inArray, sql } from 'drizzle-orm';
import type { Db, Queries } from './connection';
import { takeBack } from './messages';
import { documents, erasures, matterKeys, pageLinks, personHashes, petitions, stories } from './schema';
import { administeredBy, type Viewer } from './visible';

export interface Erasure {
  readonly matter: string;
  readonly at: string;
  readonly by: string;
  readonly reason: string;
}

/** The petition or hearing, if it lies in the administrator's region, and the matter whose key seals its words. */
export async function storyToErase(
  db: Queries,
  viewer: Viewer,
  id: string,
  kind: 'petition' | 'hearing',
): Promise<{ readonly matter: string } | undefined> {
  const where = sql`${stories.id} = ${id} and ${stories.kind} = ${kind} and ${administeredBy(viewer)}`;
  const matter = sql<string>`coalesce(${stories.parent}, ${stories.id})`;
  return (await db.select({ matter }).from(stories).where(where))[0];
}

/** Whether the matter or an order of it goes on. */
async function isOpen(db: Queries, matter: string): Promise<boolean> {
  const where = sql`(${stories.id} = ${matter} or ${stories.parent} = ${matter}) and not ${stories.over}`;
  return (await db.select({ id: stories.id }).from(stories).where(where).limit(1)).length > 0;
}

/**
 * Destroys a matter's key, blanks its words and papers and forgets its persons' hashes and links. What the record holds stays and
 * verifies, but nobody can open it again. A repeat answers with the first erasure. Undefined: the matter has not
 * ended, and nothing was erased.
 */
export async function eraseMatter(db: Db, erasure: Erasure): Promise<Erasure | undefined> {
  const { matter } = erasure;
  return db.transaction(async (tx) => {
    if (await isOpen(tx, matter)) return undefined;
    await tx.insert(erasures).values(erasure).onConflictDoNothing();
    await tx.delete(matterKeys).where(eq(matterKeys.matter, matter));
    await tx.delete(personHashes).where(eq(personHashes.matter, matter));
    await tx.delete(pageLinks).where(eq(pageLinks.story, matter));
    await tx.update(petitions).set({ words: null, place: '' }).where(eq(petitions.id, matter));
    const found = await tx
      .select({ id: stories.id })
      .from(stories)
      .where(sql`${stories.id} = ${matter} or ${stories.parent} = ${matter}`);
    const ofMatter = found.map(({ id }) => id);
    await takeBack(tx, ofMatter);
    await tx.update(documents).set({ content: null, sha256: '', size: 0 }).where(inArray(documents.story, ofMatter));
    const [kept] = await tx.select().from(erasures).where(eq(erasures.matter, matter));
    return kept!;
  });
}
