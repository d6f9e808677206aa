import { desc, eq } from 'drizzle-orm';
import type { DecisionRule } from '../domain/hearing/lists';
import type { Counts, Verdict } from '../domain/hearing/verdict';
import type { Queries } from './connection';
import { publishedOpinions, units } from './schema';

/** An opinion as anybody may read it, with its bureau and unit as the register names them today. */
export interface PublishedOpinion {
  readonly number: string;
  readonly bureau: string;
  readonly unit: string | null;
  readonly sessionOn: string;
  readonly issuedOn: string;
  readonly publishedOn: string;
  readonly decides: DecisionRule;
  readonly votes: readonly (Counts & Verdict)[];
  readonly text: string;
}

type Row = typeof publishedOpinions.$inferSelect;

async function named(db: Queries, rows: readonly Row[]): Promise<PublishedOpinion[]> {
  const names = new Map(
    (await db.select({ id: units.id, name: units.name }).from(units)).map(({ id, name }) => [id, name]),
  );
  return rows.map(({ hearing: _hearing, bureauId, unitId, ...row }) => ({
    ...row,
    decides: row.decides as DecisionRule,
    votes: row.votes as PublishedOpinion['votes'],
    bureau: names.get(bureauId) ?? bureauId,
    unit: unitId === null ? null : (names.get(unitId) ?? unitId),
  }));
}

/** The newest ones; what a hearing's end takes down keeps the list short. */
export async function publishedNow(db: Queries, limit: number): Promise<PublishedOpinion[]> {
  const rows = await db
    .select()
    .from(publishedOpinions)
    .orderBy(desc(publishedOpinions.publishedOn), desc(publishedOpinions.number))
    .limit(limit);
  return named(db, rows);
}

export async function publishedAs(db: Queries, number: string): Promise<PublishedOpinion | undefined> {
  return (await named(db, await db.select().from(publishedOpinions).where(eq(publishedOpinions.number, number))))[0];
}
