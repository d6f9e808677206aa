import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import type { Queries } from './connection';
import { type MatterFilter, ofMatter, ofRow, ofUnit, rowColumns } from './filters';
import { amongFirst, inParts, type PageAsked } from './lists';
import { afterDay, type Place, pageOf } from './pages';
import { petitions, stories } from './schema';
import { dueNext } from './schema/order';
import { colourSql, listed } from './stories';
import { type Viewer, visibleTo } from './visible';

export interface Listing<Filter> {
  readonly viewer: Viewer;
  readonly filter: Filter;
  readonly nowMs: number;
}

const wanted = ({ filter, nowMs }: Listing<MatterFilter>): SQL | undefined =>
  and(...ofMatter(filter, rowColumns), ...ofRow(filter, nowMs), ofUnit(filter.unit));

const conditions = (listing: Listing<MatterFilter>): SQL | undefined =>
  and(eq(stories.kind, 'petition'), visibleTo(listing.viewer), wanted(listing));

const listOf = ({ viewer, filter, nowMs }: Listing<MatterFilter>) =>
  ({ viewer, kind: 'petition', own: petitions, filter, where: wanted({ viewer, filter, nowMs }) }) as const;

/** What a list shows of a petition. */
export const petitionItem = (nowMs: number) => ({
  ...listed(nowMs),
  channel: petitions.channel,
  receivedOn: petitions.receivedOn,
  matterType: petitions.matterType,
  itemClass: petitions.itemClass,
  class: petitions.class,
  domain: petitions.domain,
  track: petitions.track,
  severity: petitions.severity,
  place: petitions.place,
  headcount: petitions.headcount,
  receivedByLeader: petitions.receivedByLeader,
  threeCross: petitions.threeCross,
  resolved: petitions.resolved,
  route: petitions.route,
  handedOverOn: petitions.handedOverOn,
  receiptOn: petitions.receiptOn,
});

export type PetitionItem = Awaited<ReturnType<typeof petitionPage>>['items'][number];

/** One page of the petitions the viewer may see, due next first. */
export async function petitionPage(db: Queries, listing: Listing<MatterFilter>, page: PageAsked) {
  const rows = await db
    .select(petitionItem(listing.nowMs))
    .from(stories)
    .innerJoin(petitions, eq(petitions.id, stories.id))
    .where(and(conditions(listing), amongFirst(listOf(listing), page)))
    .orderBy(dueNext, asc(stories.id));
  return pageOf(rows, page.limit);
}

/** The same by the day of receipt, which hardly ever moves: what is read page by page misses nothing. */
export async function petitionsByReceipt(
  db: Queries,
  listing: Listing<MatterFilter>,
  { limit, from }: { limit: number; from?: Place },
) {
  const rows = await db
    .select(petitionItem(listing.nowMs))
    .from(petitions)
    .innerJoin(stories, eq(stories.id, petitions.id))
    .where(and(conditions(listing), from && afterDay(from, petitions.receivedOn, petitions.id)))
    .orderBy(asc(petitions.receivedOn), asc(petitions.id))
    .limit(limit + 1);
  return pageOf(rows, limit, ({ receivedOn }) => receivedOn);
}

/** How many of them are of each colour. */
export async function petitionCounts(db: Queries, listing: Listing<MatterFilter>) {
  const colour = colourSql(listing.nowMs);
  const rows = await db
    .select({ colour, count: sql<number>`count(*)::int` })
    .from(stories)
    .leftJoin(petitions, eq(petitions.id, stories.id))
    .where(and(conditions(listing), inParts(listOf(listing))))
    .groupBy(sql`1`);
  const counts = { none: 0, green: 0, yellow: 0, red: 0 };
  for (const row of rows) counts[row.colour] = row.count;
  return { ...counts, total: counts.none + counts.green + counts.yellow + counts.red };
}

/** The words of a petition: null for accusations and after erasure. */
export async function wordsOf(db: Queries, id: string): Promise<string | null> {
  return (await db.select({ words: petitions.words }).from(petitions).where(eq(petitions.id, id)))[0]?.words ?? null;
}
