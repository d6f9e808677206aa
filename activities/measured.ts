import { and, asc, eq, getTableColumns, gt, isNull, type SQL, sql } from 'drizzle-orm';
import type { Queries } from '../db/connection';
import { builder, fixed } from '../db/fixed';
import { measured, regions, stories, units } from '../db/schema';
import type { PetitionState } from '../domain/petition/facts';
import { measureOf } from '../domain/statistics/measured';
import type { AnyState } from '../domain/story';
import { takingPart } from './rows';

type Row = typeof measured.$inferInsert;
type Change = { readonly before: AnyState; readonly after: AnyState };

/** The line that rates count of a petition, when the event changed it. */
export async function writeMeasured(tx: Queries, { before, after }: Change): Promise<void> {
  if (after.kind !== 'petition') return;
  if (before.seq > 0 && sameLine(rowOf(before), rowOf(after))) return;
  await tx.execute(putOne(rowOf(after)));
}

const sameLine = (before: Row, after: Row): boolean =>
  JSON.stringify({ ...before, version: 0 }) === JSON.stringify({ ...after, version: 0 });

const batch = 500;

/**
 * Writes the lines of all petitions from their stored states, or only those that are missing, and answers how many. It
 * may run while stories act: a line of a later version is left alone. A repeat changes nothing.
 */
export async function measureAll(db: Queries, { onlyMissing }: { onlyMissing: boolean }): Promise<number> {
  let written = 0;
  for (let last: string | undefined; ; ) {
    const found = await db
      .select({ id: stories.id, state: sql<PetitionState>`${stories.state}`, offsetMs: stories.offsetMs })
      .from(stories)
      .leftJoin(measured, eq(measured.id, stories.id))
      .where(
        and(
          eq(stories.kind, 'petition'),
          last ? gt(stories.id, last) : undefined,
          onlyMissing ? isNull(measured.id) : undefined,
        ),
      )
      .orderBy(asc(stories.id))
      .limit(batch);
    if (found.length === 0) return written;
    await put(
      db,
      found.map(({ state, offsetMs }) => ({ ...rowOf(state), offsetMs })),
    );
    written += found.length;
    last = found.at(-1)?.id;
  }
}

function rowOf(state: PetitionState): Row {
  const { regionPath = [], accused } = state.facts;
  return {
    ...measureOf(state),
    threeCross: [...(state.facts.threeCross ?? [])],
    version: state.seq,
    offsetMs: state.offset,
    region: regionPath[0] ?? '',
    regionPath: [...regionPath],
    assistants: takingPart(state.facts),
    accusedUnits: [...(accused?.units ?? [])],
    accusedOfficers: [...(accused?.officers ?? [])],
  };
}

const { id: _key, ...columns } = getTableColumns(measured);
const overwritten = Object.fromEntries(
  Object.entries(columns).map(([name, column]) => [name, sql.raw(`excluded."${column.name}"`)]),
);

const put = (db: Pick<Queries, 'insert'>, rows: readonly Row[]) =>
  db
    .insert(measured)
    .values(rows.map((row) => ({ ...row, unitLevel: levelOf(row.unitId) })))
    .onConflictDoUpdate({
      target: measured.id,
      set: overwritten,
      setWhere: sql`${measured.version} <= excluded.version`,
    });

const putOne = fixed<Row>((row) => put(builder, [row]));

/** Where the register places the unit that answers for the matter. */
function levelOf(unitId: string | null | undefined): SQL<number> | null {
  if (!unitId) return null;
  return sql`(select ${regions.level} from ${units} join ${regions} on ${regions.code} = ${units.region} where ${units.id} = ${unitId})`;
}
