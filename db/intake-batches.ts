import { and, asc, count, desc, eq, gt, isNotNull, sql } from 'drizzle-orm';
import type { Db, Queries } from './connection';
import { intakeBatches, intakeLines } from './schema';

export type BatchRow = typeof intakeBatches.$inferSelect;
export type LineRow = typeof intakeLines.$inferInsert;

/**
 * Takes a batch in, or the same file again: what was registered stays, and the lines that were refused are tried once
 * more. A batch that is at work is left to its work.
 */
export async function putBatch(db: Db, row: typeof intakeBatches.$inferInsert): Promise<void> {
  const { viewer, wrapped, content } = row;
  const again = { viewer, wrapped, content, doneAt: null, workedUntil: null };
  const setWhere = and(
    isNotNull(intakeBatches.doneAt),
    sql`exists (select 1 from ${intakeLines} where ${intakeLines.batch} = ${row.id} and ${intakeLines.result} = 'refused')`,
  );
  // Whoever takes it sees it with its refused lines forgotten.
  await db.transaction(async (tx) => {
    const taken = await tx
      .insert(intakeBatches)
      .values(row)
      .onConflictDoUpdate({ target: intakeBatches.id, set: again, setWhere })
      .returning({ id: intakeBatches.id });
    if (taken.length > 0) await forgetRefused(tx, row.id);
  });
}

async function forgetRefused(db: Queries, batch: string): Promise<void> {
  await db.delete(intakeLines).where(and(eq(intakeLines.batch, batch), eq(intakeLines.result, 'refused')));
}

/**
 * The oldest batch that nobody works on, taken until the given instant. Of several processes each gets another one; who
 * takes one may find lines done already.
 */
export async function takeBatch(db: Queries, now: string, until: string): Promise<BatchRow | undefined> {
  const [taken] = await db
    .update(intakeBatches)
    .set({ workedUntil: until })
    .where(
      sql`${intakeBatches.id} = (
        select id from ${intakeBatches} as waiting
        where content is not null and (worked_until is null or worked_until < ${now}::timestamptz)
        order by at limit 1 for update skip locked)`,
    )
    .returning();
  return taken;
}

const held = ({ id, workedUntil }: BatchRow) =>
  and(eq(intakeBatches.id, id), eq(intakeBatches.workedUntil, workedUntil ?? ''));

/** Keeps what became of some lines, and the batch for longer. Undefined: another process has taken it meanwhile. */
export async function keepLines(
  db: Queries,
  { batch, lines, until }: { batch: BatchRow; lines: readonly LineRow[]; until: string },
): Promise<BatchRow | undefined> {
  // The file itself is at hand: it may be many megabytes, and this is asked every few lines.
  const { workedUntil } = intakeBatches;
  const [kept] = await db
    .update(intakeBatches)
    .set({ workedUntil: until })
    .where(held(batch))
    .returning({ workedUntil });
  if (kept && lines.length > 0)
    await db
      .insert(intakeLines)
      .values([...lines])
      .onConflictDoNothing();
  return kept && { ...batch, ...kept };
}

/** Nothing is left to do: what came is forgotten, what became of it stays. */
export async function endBatch(db: Queries, batch: BatchRow, doneAt: string): Promise<void> {
  await db.update(intakeBatches).set({ doneAt, content: null, wrapped: null, workedUntil: null }).where(held(batch));
}

export async function linesDone(db: Queries, batch: string): Promise<ReadonlySet<number>> {
  const rows = await db.select({ line: intakeLines.line }).from(intakeLines).where(eq(intakeLines.batch, batch));
  return new Set(rows.map(({ line }) => line));
}

const { id, at, lines, encoding, doneAt } = intakeBatches;
const card = { id, at, lines, encoding, doneAt };

/** Who brought a batch sees it, and nobody else: its lines name accusations, too. */
const broughtBy = (person: string) => sql`${intakeBatches.viewer} ->> 'id' = ${person}`;

export async function batchOf(db: Queries, person: string, batch: string) {
  const [found] = await db
    .select(card)
    .from(intakeBatches)
    .where(and(eq(intakeBatches.id, batch), broughtBy(person)));
  if (!found) return undefined;
  const results = await db
    .select({ result: intakeLines.result, n: count() })
    .from(intakeLines)
    .where(eq(intakeLines.batch, batch))
    .groupBy(intakeLines.result);
  const many = (result: string) => results.find((one) => one.result === result)?.n ?? 0;
  return { ...found, registered: many('registered'), wasThere: many('wasThere'), refused: many('refused') };
}

/** The newest batches of a person. */
export const batchesOf = (db: Queries, person: string) =>
  db.select(card).from(intakeBatches).where(broughtBy(person)).orderBy(desc(intakeBatches.at)).limit(50);

export interface Lines {
  readonly batch: string;
  readonly result?: string;
  readonly after: number;
  readonly limit: number;
}

export const linesOf = (db: Queries, { batch, result, after, limit }: Lines) => {
  const { line, petition, number, code, errors } = intakeLines;
  return db
    .select({ line, result: intakeLines.result, petition, number, code, errors })
    .from(intakeLines)
    .where(
      and(
        eq(intakeLines.batch, batch),
        gt(intakeLines.line, after),
        result ? eq(intakeLines.result, result) : undefined,
      ),
    )
    .orderBy(asc(intakeLines.line))
    .limit(limit);
};
