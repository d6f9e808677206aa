import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Series } from '../domain/papers/serial';
import { yearOf } from '../domain/time';
import type { Db, Queries } from './connection';
import { type DocumentRow, fileIn } from './documents';
import { matterKeys, paperSeries, papers, paperWords, stories } from './schema';
import { uuidList } from './values';
import { type Viewer, visibleTo } from './visible';

export type PaperRow = typeof papers.$inferSelect;

/** What is to be issued; `documentOf` makes the document once the number is known. */
export interface Issue {
  readonly matter: string;
  readonly row: Pick<PaperRow, 'id' | 'story' | 'kind' | 'unitId' | 'issuedBy' | 'issuedAt'>;
  /** The year of the story's own day. */
  readonly series: Series;
  readonly documentOf: (no: number) => Omit<DocumentRow, 'version'>;
}

export type Issued = { readonly paper: PaperRow; readonly inputHash: string };

/**
 * Takes the next number and files the paper in one transaction: a refusal, an error or a crash takes no number, and of two
 * requests with one id the second is answered with the first one's. The counter is locked last, so that papers of one
 * series wait for each other only as briefly as a row is written. Undefined: the matter has been erased.
 */
export async function issuePaper(db: Db, { matter, row, series, documentOf }: Issue): Promise<Issued | undefined> {
  return db.transaction(async (tx) => {
    // An erasure at the same time waits for this, and blanks what is written here.
    const [key] = await tx.select().from(matterKeys).where(eq(matterKeys.matter, matter)).for('key share');
    if (!key) return undefined;
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${row.id}, 0))`);
    const before = await paperIssued(tx, row.id);
    if (before) return before;
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${row.story}, 0))`);
    const no = await nextNumber(tx, series);
    await fileIn(tx, documentOf(no));
    await tx.insert(papers).values({ ...row, ...series, no });
    return paperIssued(tx, row.id);
  });
}

/** Locks the series until the transaction ends. */
async function nextNumber(db: Queries, series: Series): Promise<number> {
  const [taken] = await db
    .insert(paperSeries)
    .values({ ...series, last: 1 })
    .onConflictDoUpdate({ target: [paperSeries.word, paperSeries.year], set: { last: sql`${paperSeries.last} + 1` } })
    .returning({ no: paperSeries.last });
  return taken!.no;
}

/** What an earlier request of the same id issued. */
export async function paperIssued(db: Queries, id: string): Promise<Issued | undefined> {
  const rows = await db.execute<{ input_hash: string }>(sql`select input_hash from documents where id = ${id}`);
  const [paper] = await db.select().from(papers).where(eq(papers.id, id));
  return paper && rows[0] && { paper, inputHash: rows[0].input_hash };
}

/** The papers of a story with their numbers, oldest first; void ones stay. */
export const papersOf = (db: Queries, story: string): Promise<PaperRow[]> =>
  db.select().from(papers).where(eq(papers.story, story)).orderBy(asc(papers.issuedAt), asc(papers.no));

/** A paper of a story the viewer may see. */
export async function paperSeen(db: Queries, viewer: Viewer, id: string): Promise<PaperRow | undefined> {
  const found = await db
    .select({ paper: papers })
    .from(papers)
    .innerJoin(stories, eq(stories.id, papers.story))
    .where(and(eq(papers.id, id), visibleTo(viewer)));
  return found[0]?.paper;
}

/** Which of the papers are void: no act may take them. */
export async function voidAmong(db: Queries, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const isNamed = sql`${papers.id} = any(${uuidList(ids)})`;
  return (
    await db
      .select({ id: papers.id })
      .from(papers)
      .where(and(isNamed, isNotNull(papers.voidedAt)))
  ).map(({ id }) => id);
}

/** Makes the paper void, once: a repeat changes nothing. Its number stays taken. */
export async function voidPaper(
  db: Queries,
  id: string,
  mark: Pick<PaperRow, 'voidedAt' | 'voidedBy' | 'voidReason'>,
): Promise<PaperRow | undefined> {
  await db
    .update(papers)
    .set(mark)
    .where(and(eq(papers.id, id), isNull(papers.voidedAt)));
  return (await db.select().from(papers).where(eq(papers.id, id)))[0];
}

/** Numbers of papers by their ids. */
export async function papersById(db: Queries, ids: readonly string[]): Promise<Map<string, PaperRow>> {
  if (ids.length === 0) return new Map();
  const found = await db
    .select()
    .from(papers)
    .where(inArray(papers.id, [...ids]));
  return new Map(found.map((row) => [row.id, row]));
}

export type PaperWord = typeof paperWords.$inferSelect;

export async function wordOf(db: Queries, unitId: string, kind: string): Promise<string | undefined> {
  const isAsked = and(eq(paperWords.unitId, unitId), eq(paperWords.kind, kind));
  return (await db.select().from(paperWords).where(isAsked))[0]?.word;
}

export const allWords = (db: Queries): Promise<PaperWord[]> =>
  db.select().from(paperWords).orderBy(asc(paperWords.unitId), asc(paperWords.kind));

/** Sets a unit's word for a kind. False: another unit numbers by it, and two units would share one series. */
export async function setWord(db: Db, row: PaperWord): Promise<boolean> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`paper word ${row.word}`}, 0))`);
    const others = and(eq(paperWords.word, row.word), sql`${paperWords.unitId} <> ${row.unitId}`);
    const numbered = and(eq(papers.word, row.word), sql`${papers.unitId} <> ${row.unitId}`);
    const [named] = await tx.select({ word: paperWords.word }).from(paperWords).where(others).limit(1);
    const [used] = await tx.select({ id: papers.id }).from(papers).where(numbered).limit(1);
    if (named || used) return false;
    const target = [paperWords.unitId, paperWords.kind];
    await tx.insert(paperWords).values(row).onConflictDoUpdate({ target, set: row });
    return true;
  });
}

/** The series of a day: a number's year is that of the paper's date. */
export const seriesOn = (word: string, day: string): Series => ({ word, year: yearOf(day) });
