import { and, asc, eq, sql } from 'drizzle-orm';
import type { DocumentCard } from '../domain/acts';
import { dayOf } from '../domain/time';
import type { Db, Queries } from './connection';
import { documents, events, matterKeys, stories } from './schema';
import { uuidList } from './values';
import { type Viewer, visibleTo } from './visible';

export type DocumentRow = typeof documents.$inferSelect;

const card = {
  id: documents.id,
  story: documents.story,
  type: documents.type,
  version: documents.version,
  sha256: documents.sha256,
  size: documents.size,
  mediaType: documents.mediaType,
  filedBy: documents.filedBy,
  filedAt: documents.filedAt,
};

/** What an act must know of the papers it names; those of matters the viewer may not see do not exist for it. */
export async function documentCards(db: Queries, viewer: Viewer, ids: readonly string[]): Promise<DocumentCard[]> {
  if (ids.length === 0) return [];
  const { id, type, story, filedAt } = card;
  const found = await db
    .select({ id, type, story, filedAt })
    .from(documents)
    .innerJoin(stories, eq(stories.id, documents.story))
    .where(and(sql`${documents.id} = any(${uuidList(ids)})`, visibleTo(viewer)));
  return found.map(({ filedAt: at, ...rest }) => ({ ...rest, filedOn: dayOf(at) }));
}

/** The line of the record that first names the paper; null while none does. Derived: the record decides what was used. */
const usedAt = sql<number | null>`(
  select min(${events.seq}) from ${events}
  where ${events.story} = ${documents.story} and strpos(${events.data}::text, ${documents.id}::text) > 0
)`;

/** The papers of a story, oldest first, without their bytes. */
export async function documentsOf(db: Queries, story: string) {
  return db
    .select({ ...card, seq: usedAt })
    .from(documents)
    .where(eq(documents.story, story))
    .orderBy(asc(documents.filedAt), asc(documents.id));
}

/** A paper of a story the viewer may see. */
export async function documentSeen(db: Queries, viewer: Viewer, id: string) {
  const [found] = await db
    .select({ ...card, content: documents.content, matter: sql<string>`coalesce(${stories.parent}, ${stories.id})` })
    .from(documents)
    .innerJoin(stories, eq(stories.id, documents.story))
    .where(and(eq(documents.id, id), visibleTo(viewer)));
  return found;
}

/** The paper that an earlier request of the same id filed. */
export async function documentFiled(db: Queries, id: string) {
  return (
    await db
      .select({ ...card, inputHash: documents.inputHash })
      .from(documents)
      .where(eq(documents.id, id))
  )[0];
}

/**
 * Files a paper; its version counts the papers of that type in the story. Of two requests with one id the first is kept.
 * False: the matter has been erased, and nothing was filed.
 */
export async function fileDocument(db: Db, matter: string, row: Omit<DocumentRow, 'version'>): Promise<boolean> {
  return db.transaction(async (tx) => {
    // An erasure at the same time waits for this, and blanks what is written here.
    const [key] = await tx.select().from(matterKeys).where(eq(matterKeys.matter, matter)).for('key share');
    if (!key) return false;
    // Two papers of one type at once must not get the same version.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${row.story}, 0))`);
    await fileIn(tx, row);
    return true;
  });
}

/** The row under its next version; the transaction holds the story's lock. */
export async function fileIn(tx: Queries, row: Omit<DocumentRow, 'version'>): Promise<void> {
  const same = and(eq(documents.story, row.story), eq(documents.type, row.type));
  const [last] = await tx
    .select({ version: sql<number>`coalesce(max(${documents.version}), 0)` })
    .from(documents)
    .where(same);
  await tx
    .insert(documents)
    .values({ ...row, version: Number(last?.version ?? 0) + 1 })
    .onConflictDoNothing();
}

/** Whether these very bytes are filed to the story, by whatever way they came. */
export async function hasDocument(db: Queries, story: string, sha256: string): Promise<boolean> {
  const isThere = and(eq(documents.story, story), eq(documents.sha256, sha256));
  return (await db.select({ id: documents.id }).from(documents).where(isThere).limit(1)).length > 0;
}
