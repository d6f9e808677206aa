import { and, asc, inArray, type SQL } from 'drizzle-orm';
import { serialOf } from '../domain/papers/serial';
import type { PetitionFacts } from '../domain/petition/facts';
import { waitingPapers } from '../domain/petition/outcome/delivery';
import type { Queries } from './connection';
import { after, type Page, type Place, pageOf } from './pages';
import { papersById } from './papers';
import { documents, isUndelivered, stories } from './schema';
import { dueNext } from './schema/order';
import { type Viewer, visibleTo } from './visible';

/** A matter with what was issued in it and has not been shown to have arrived. */
export interface Undelivered {
  readonly id: string;
  readonly number: string;
  readonly stage: string;
  readonly unit: string | null;
  readonly nextDueOn: string | null;
  readonly papers: readonly {
    readonly doc: string;
    readonly type: string;
    /** Null: written by hand, or of before papers had numbers. */
    readonly serial: string | null;
    readonly issuedOn: string;
  }[];
}

interface Asked {
  readonly limit: number;
  readonly from?: Place;
}

/** One page of the matters with a paper sent and no proof of delivery, due next first. */
export async function undeliveredPage(db: Queries, viewer: Viewer, { limit, from }: Asked): Promise<Page<Undelivered>> {
  const { id, number, stage, unitId: unit, nextDueOn, state } = stories;
  const where: SQL | undefined = and(isUndelivered, visibleTo(viewer), from && after(from));
  const found = await db
    .select({ id, number, stage, unit, nextDueOn, state })
    .from(stories)
    .where(where)
    .orderBy(dueNext, asc(id))
    .limit(limit + 1);
  const waiting = found.map((row) => [...waitingPapers((row.state as { facts: PetitionFacts }).facts)]);
  const ids = waiting.flat().map(([doc]) => doc);
  const [types, numbers] = [await typesOf(db, ids), await papersById(db, ids)];
  const items = found.map(({ state: _state, ...row }, n) => ({
    ...row,
    papers: waiting[n]!.map(([doc, issuedOn]) => {
      const numbered = numbers.get(doc);
      return { doc, type: types.get(doc) ?? 'other', serial: numbered ? serialOf(numbered) : null, issuedOn };
    }),
  }));
  return pageOf(items, limit);
}

async function typesOf(db: Queries, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { id, type } = documents;
  const found = await db
    .select({ id, type })
    .from(documents)
    .where(inArray(id, [...ids]));
  return new Map(found.map((row) => [row.id, row.type]));
}
