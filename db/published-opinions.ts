import { desc, eq, sql } from 'drizzle-orm';
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

export interface PublishedPage {
  readonly items: readonly PublishedOpinion[];
  /** There are older ones: those after this number. */
  readonly after?: string;
}

/** The newest ones, or those that follow the one of that number; of one that is withdrawn nothing follows. */
export async function publishedNow(db: Queries, limit: number, after?: string): Promise<PublishedPage> {
  const { publishedOn, number } = publishedOpinions;
  const found = await db
    .select()
    .from(publishedOpinions)
    .where(
      after === undefined
        ? undefined
        : sql`(${publishedOn}, ${number}) < (select published_on, number from ${publishedOpinions} where number = ${after})`,
    )
    .orderBy(desc(publishedOn), desc(number))
    .limit(limit + 1);
  const items = await named(db, found.slice(0, limit));
  return { items, ...(found.length > limit ? { after: items.at(-1)!.number } : {}) };
}

export async function publishedAs(db: Queries, number: string): Promise<PublishedOpinion | undefined> {
  return (await named(db, await db.select().from(publishedOpinions).where(eq(publishedOpinions.number, number))))[0];
}
