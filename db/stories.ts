import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Colour } from '../domain/colour';
import type { AnyState, StoryKindName } from '../domain/story';
import { type IsoDate, OFFICE_OFFSET_MS } from '../domain/time';
import type { Queries } from './connection';
import { events, matterKeys, stories } from './schema';
import { dueNext } from './schema/order';
import { listOf } from './values';
import { type Viewer, visibleTo } from './visible';

/** The matter a story belongs to: a petition is its own, an order belongs to its petition. One key seals a matter. */
const matter = sql<string>`coalesce(${stories.parent}, ${stories.id})`;

export const storyColumns = {
  id: stories.id,
  kind: sql<StoryKindName>`${stories.kind}`,
  version: stories.version,
  over: stories.over,
  number: stories.number,
  offsetMs: stories.offsetMs,
  training: stories.training,
  beganAt: stories.beganAt,
  changedAt: stories.changedAt,
  state: sql<AnyState>`${stories.state}`,
  matter,
};

/** One story with what an act or a page needs of it. */
export interface Story {
  readonly id: string;
  readonly kind: StoryKindName;
  readonly version: number;
  readonly over: boolean;
  readonly number: string;
  readonly offsetMs: number;
  readonly training: boolean;
  readonly beganAt: string;
  readonly changedAt: string;
  readonly state: AnyState;
  readonly matter: string;
}

/** A story the viewer may see. */
export async function storySeen(
  db: Queries,
  viewer: Viewer,
  id: string,
  kind?: StoryKindName,
): Promise<Story | undefined> {
  const ofKind = kind ? eq(stories.kind, kind) : undefined;
  return (
    await db
      .select(storyColumns)
      .from(stories)
      .where(and(eq(stories.id, id), ofKind, visibleTo(viewer)))
  )[0];
}

/** A story whatever anybody may see: for who may see one that belongs to it. */
export async function storyById(db: Queries, id: string): Promise<Story | undefined> {
  return (await db.select(storyColumns).from(stories).where(eq(stories.id, id)))[0];
}

/** What is on record of one command. */
export interface Recorded {
  readonly seq: number;
  readonly act: string;
  readonly at: string;
  readonly stage: string;
  readonly hash: string;
  readonly inputHash: string | null;
}

export interface StoryAsked extends Story {
  readonly recorded: Recorded | null;
  /** The matter's key under the master key; null once it is erased. */
  readonly wrapped: string | null;
  /** Whether the viewer may see it. Who did the command gets its answer again even if the matter has moved on. */
  readonly seen: boolean;
}

const recorded = {
  seq: events.seq,
  act: events.act,
  at: events.at,
  stage: events.to,
  hash: events.hash,
  inputHash: events.inputHash,
};

/** In one question: the story and whether the viewer may see it, what the command left, the matter's key. */
export async function storyAsked(
  db: Queries,
  viewer: Viewer,
  id: string,
  commandId: string,
): Promise<StoryAsked | undefined> {
  const [found] = await db
    .select({ ...storyColumns, recorded, wrapped: matterKeys.wrapped, seen: sql<boolean>`${visibleTo(viewer)}` })
    .from(stories)
    .leftJoin(events, and(eq(events.story, stories.id), eq(events.commandId, commandId)))
    .leftJoin(matterKeys, sql`${matterKeys.matter} = ${matter}`)
    .where(eq(stories.id, id));
  return found;
}

/** The stories of a matter that have not ended, the matter's own first. */
export async function openStoriesOf(db: Queries, id: string): Promise<Story[]> {
  return db
    .select(storyColumns)
    .from(stories)
    .where(and(sql`(${stories.id} = ${id} or ${stories.parent} = ${id})`, eq(stories.over, false)))
    .orderBy(sql`${stories.parent} nulls first`, stories.id);
}

/** What lists of every kind of story can be narrowed by. */
export interface StoryFilter {
  /** The whole number 编号. */
  readonly number?: string;
  readonly stage?: readonly string[];
  readonly unit?: string;
  readonly region?: string;
  readonly colour?: Colour;
  readonly dueBefore?: IsoDate;
  readonly over?: boolean;
}

/** The story's own now: training stories have moved theirs. */
export const nowOf = (nowMs: number, { offsetMs }: { readonly offsetMs: AnyPgColumn } = stories): SQL =>
  sql`(to_timestamp(${nowMs} / 1000.0) + ${offsetMs} * interval '1 millisecond')`;

/** The story's own day. */
export const todaySql = (nowMs: number): SQL<IsoDate> =>
  sql<IsoDate>`((${nowOf(nowMs)} + ${OFFICE_OFFSET_MS}::int * interval '1 millisecond') at time zone 'UTC')::date`;

/** The stored instants say the same as domain/colour: a test holds the two together. */
export const colourSql = (nowMs: number): SQL<Colour> => sql<Colour>`case
  when ${stories.yellowAt} is null then 'none'
  when ${stories.redAt} <= ${nowOf(nowMs)} then 'red'
  when ${stories.yellowAt} <= ${nowOf(nowMs)} then 'yellow'
  else 'green' end`;

export function storyConditions(filter: StoryFilter, nowMs: number): (SQL | undefined)[] {
  const { number, stage, unit, region, colour, dueBefore, over } = filter;
  return [
    number ? eq(stories.number, number) : undefined,
    stage?.length ? sql`${stories.stage} in (${listOf(stage)})` : undefined,
    unit ? sql`(${stories.unitId} = ${unit} or ${stories.assistants} @> array[${unit}]::text[])` : undefined,
    region ? sql`${stories.regionPath} @> array[${region}]::text[]` : undefined,
    colour ? sql`${colourSql(nowMs)} = ${colour}` : undefined,
    dueBefore ? sql`${dueNext} < ${dueBefore}::date` : undefined,
    over === undefined ? undefined : eq(stories.over, over),
  ];
}

/** What a list shows of a story of any kind. */
export const listed = (nowMs: number) => ({
  id: stories.id,
  number: stories.number,
  stage: stories.stage,
  colour: colourSql(nowMs),
  nextDueOn: stories.nextDueOn,
  targetMissed: stories.targetMissed,
  unit: stories.unitId,
  officer: stories.officerId,
  holder: stories.holderUnit,
  region: stories.region,
  beganAt: stories.beganAt,
  version: stories.version,
  training: stories.training,
});
