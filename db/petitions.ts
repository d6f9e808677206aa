import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { channelsOf, type Way } from '../domain/petition/channels';
import type { Queries } from './connection';
import { after, type Place, pageOf } from './pages';
import { petitions, stories } from './schema';
import { colourSql, listed, type StoryFilter, storyConditions } from './stories';
import { type Viewer, visibleTo } from './visible';

export interface PetitionFilter extends StoryFilter {
  readonly domain?: string;
  readonly channel?: string;
  readonly way?: Way;
  readonly track?: string;
  readonly itemClass?: string;
  readonly matterType?: string;
  readonly closedNotResolved?: boolean;
  readonly route?: string;
  /** Handed over to another organ that has not confirmed it. */
  readonly awaitingReceipt?: boolean;
  /** Part of the words, or the beginning of the number. */
  readonly q?: string;
}

export interface Listing<Filter> {
  readonly viewer: Viewer;
  readonly filter: Filter;
  readonly nowMs: number;
}

function conditions({ viewer, filter, nowMs }: Listing<PetitionFilter>): SQL | undefined {
  const { domain, channel, way, track, itemClass, matterType, closedNotResolved, route, awaitingReceipt, q } = filter;
  return and(
    eq(stories.kind, 'petition'),
    visibleTo(viewer),
    ...storyConditions(filter, nowMs),
    domain ? eq(petitions.domain, domain) : undefined,
    channel ? eq(petitions.channel, channel) : undefined,
    way ? inArray(petitions.channel, channelsOf(way)) : undefined,
    track ? eq(petitions.track, track) : undefined,
    itemClass ? eq(petitions.itemClass, itemClass) : undefined,
    matterType ? eq(petitions.matterType, matterType) : undefined,
    closedNotResolved ? sql`${stories.stage} in ('closed', 'concluded') and not ${petitions.resolved}` : undefined,
    route ? eq(petitions.route, route) : undefined,
    awaitingReceipt ? sql`${stories.stage} = 'routedOut' and ${petitions.receiptOn} is null` : undefined,
    q ? sql`(${petitions.words} ilike ${`%${literal(q)}%`} or ${stories.number} like ${`${literal(q)}%`})` : undefined,
  );
}

/** Text in which `%` and `_` mean themselves. */
const literal = (text: string) => text.replace(/[\\%_]/g, (mark) => `\\${mark}`);

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
  resolved: petitions.resolved,
  route: petitions.route,
  handedOverOn: petitions.handedOverOn,
  receiptOn: petitions.receiptOn,
});

/** One page of the petitions the viewer may see, due next first. */
export async function petitionPage(
  db: Queries,
  listing: Listing<PetitionFilter>,
  { limit, from }: { limit: number; from?: Place },
) {
  const rows = await db
    .select(petitionItem(listing.nowMs))
    .from(stories)
    .innerJoin(petitions, eq(petitions.id, stories.id))
    .where(and(conditions(listing), from && after(from)))
    .orderBy(asc(stories.nextDueOn), asc(stories.id))
    .limit(limit + 1);
  return pageOf(rows, limit);
}

/** How many of them are of each colour. */
export async function petitionCounts(db: Queries, listing: Listing<PetitionFilter>) {
  const colour = colourSql(listing.nowMs);
  const rows = await db
    .select({ colour, count: sql<number>`count(*)::int` })
    .from(stories)
    .innerJoin(petitions, eq(petitions.id, stories.id))
    .where(conditions(listing))
    .groupBy(sql`1`);
  const counts = { none: 0, green: 0, yellow: 0, red: 0 };
  for (const row of rows) counts[row.colour] = row.count;
  return { ...counts, total: counts.none + counts.green + counts.yellow + counts.red };
}

/** The words of a petition: null for accusations and after erasure. */
export async function wordsOf(db: Queries, id: string): Promise<string | null> {
  return (await db.select({ words: petitions.words }).from(petitions).where(eq(petitions.id, id)))[0]?.words ?? null;
}
