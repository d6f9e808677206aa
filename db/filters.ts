import { and, eq, gte, inArray, lte, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { channelsOf, type Way } from '../domain/petition/channels';
import { petitions, stories } from './schema';
import { type StoryFilter, storyConditions } from './stories';

/** The one set of filters of lists, counts, rates and exports (acts.md 1.27). */
export interface MatterFilter extends StoryFilter {
  readonly domain?: string;
  readonly channel?: string;
  readonly way?: Way;
  readonly track?: string;
  /** Submitted for the first time, or a repeat. */
  readonly itemClass?: string;
  readonly matterType?: string;
  readonly receivedByLeader?: boolean;
  /** One of the six, or `any` of them. */
  readonly threeCross?: string;
  readonly receivedFrom?: string;
  readonly receivedTo?: string;
  readonly closedNotResolved?: boolean;
  readonly route?: string;
  /** Handed over to another organ that has not confirmed it. */
  readonly awaitingReceipt?: boolean;
  /** Part of the words, or the beginning of the number. */
  readonly q?: string;
}

const columns = [
  ...(['regionPath', 'domain', 'channel', 'track', 'itemClass', 'matterType'] as const),
  ...(['receivedByLeader', 'receivedOn', 'threeCross'] as const),
];
/** What the read row of a petition and the line of the rates both keep. */
type Columns = Readonly<Record<(typeof columns)[number], AnyPgColumn>>;
export const rowColumns: Columns = { ...petitions, regionPath: stories.regionPath };

/** What is asked of the matter itself: of its row, or of its line in the rates. */
export function ofMatter(filter: MatterFilter, on: Columns): (SQL | undefined)[] {
  const { region, domain, channel, way, track, itemClass, matterType, receivedByLeader, threeCross } = filter;
  return [
    region ? sql`${on.regionPath} @> array[${region}]::text[]` : undefined,
    domain ? eq(on.domain, domain) : undefined,
    channel ? eq(on.channel, channel) : undefined,
    way ? inArray(on.channel, channelsOf(way)) : undefined,
    track ? eq(on.track, track) : undefined,
    itemClass ? eq(on.itemClass, itemClass) : undefined,
    matterType ? eq(on.matterType, matterType) : undefined,
    receivedByLeader === undefined ? undefined : eq(on.receivedByLeader, receivedByLeader),
    threeCross === 'any' ? sql`cardinality(${on.threeCross}) > 0` : undefined,
    threeCross && threeCross !== 'any' ? sql`${on.threeCross} @> array[${threeCross}]::text[]` : undefined,
    filter.receivedFrom ? gte(on.receivedOn, filter.receivedFrom) : undefined,
    filter.receivedTo ? lte(on.receivedOn, filter.receivedTo) : undefined,
  ];
}

/** What only the rows of the story and the petition know. */
export function ofRow(filter: MatterFilter, nowMs: number): (SQL | undefined)[] {
  const { stage, colour, dueBefore, over, closedNotResolved, route, awaitingReceipt, q } = filter;
  return [
    ...storyConditions({ stage, colour, dueBefore, over }, nowMs),
    closedNotResolved === undefined ? undefined : either(closedNotResolved, isClosedNotResolved),
    route ? eq(petitions.route, route) : undefined,
    awaitingReceipt === undefined ? undefined : either(awaitingReceipt, isAwaitingReceipt),
    q ? sql`(${petitions.words} ilike ${`%${literal(q)}%`} or ${stories.number} like ${`${literal(q)}%`})` : undefined,
  ];
}

const isClosedNotResolved = sql`(${stories.stage} in ('closed', 'concluded') and ${petitions.resolved} is false)`;
const isAwaitingReceipt = sql`(${stories.stage} = 'routedOut' and ${petitions.receiptOn} is null)`;
const either = (wanted: boolean, is: SQL): SQL => (wanted ? is : sql`not ${is}`);

/** A list is of what the unit leads or assists; a rate is of what it leads. */
export const ofUnit = (unit: string | undefined): SQL | undefined => storyConditions({ unit }, 0).find(Boolean);

/** The same of a line of the rates: only asked when something is wanted that the line does not say. */
export function inRows(id: AnyPgColumn, filter: MatterFilter, nowMs: number): SQL | undefined {
  const wanted = ofRow(filter, nowMs).filter((one) => one !== undefined);
  if (wanted.length === 0) return undefined;
  return sql`exists (select 1 from ${stories} join ${petitions} on ${petitions.id} = ${stories.id}
    where ${stories.id} = ${id} and ${and(...wanted)})`;
}

/** Text in which `%` and `_` mean themselves. */
const literal = (text: string) => text.replace(/[\\%_]/g, (mark) => `\\${mark}`);
