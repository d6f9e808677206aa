import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { type AnyPgColumn, alias } from 'drizzle-orm/pg-core';
import { channelsOf, type Way } from '../domain/petition/channels';
import type { Condition, Counted } from '../domain/statistics/conditions';
import { type Figure, type Part, ratio } from '../domain/statistics/figures';
import type { Measured } from '../domain/statistics/measured';
import type { Rate, RateCode } from '../domain/statistics/rate';
import { monthsOf, type Period } from '../domain/statistics/settings';
import { dayOf, OFFICE_OFFSET_MS } from '../domain/time';
import type { Queries } from './connection';
import { afterDay, type Place, pageOf } from './pages';
import { petitionItem } from './petitions';
import { measured, petitions, stories } from './schema';
import { nowOf } from './stories';
import { listOf } from './values';
import { notBarred, regional, type Viewer, visibleTo } from './visible';

/** What rates can be narrowed by; the unit is the one that leads. */
export interface StatisticsFilter {
  readonly region?: string;
  readonly unit?: string;
  readonly domain?: string;
  readonly channel?: string;
  readonly way?: Way;
  readonly track?: string;
  readonly itemClass?: string;
  readonly matterType?: string;
  readonly receivedByLeader?: boolean;
}

export interface Survey {
  readonly viewer: Viewer;
  readonly filter: StatisticsFilter;
  readonly period: Period;
  readonly nowMs: number;
}

/** How numbers can be broken down. */
export const groupings = ['unit', 'region', 'domain', 'channel', 'receivedByLeader'] as const;
export type Grouping = (typeof groupings)[number];

/** The columns that conditions name. What the viewer is barred from is no repeat either. */
function columnsFor(viewer: Viewer): Record<keyof Counted, AnyPgColumn | SQL> {
  const repeat = alias(measured, 'repeat');
  const again = and(
    eq(repeat.repeatOf, measured.id),
    sql`${repeat.receivedOn} >= ${measured.closedOn}`,
    notBarred(viewer, repeat),
  );
  const own: Record<keyof Measured, AnyPgColumn> = measured;
  return { ...own, repeatedOn: sql`(select min(${repeat.receivedOn}) from ${measured} as repeat where ${again})` };
}

/** A condition as SQL: the twin of `holds`. */
function sqlOf(condition: Condition, columns: Record<keyof Counted, AnyPgColumn | SQL>): SQL {
  const column = columns[condition.column];
  if ('present' in condition) return sql`${column} is not null`;
  if ('oneOf' in condition) return sql`${column}::text in (${listOf(condition.oneOf.map(String))})`;
  if ('atLeast' in condition) return sql`${column} >= ${condition.atLeast}::int`;
  if ('atMost' in condition) return sql`${column} <= ${condition.atMost}::int`;
  if ('notAfter' in condition) return sql`${column} <= ${columns[condition.notAfter]}`;
  return sql`coalesce(${column}, 'infinity'::date) > ${columns[condition.of]} + ${condition.notWithinDays}::int`;
}

/** The office's day of the matter's own now; almost none has moved its time. */
const todayOf = (nowMs: number): SQL => sql`case when ${measured.offsetMs} = 0 then ${dayOf(nowMs)}::date else
  ((${nowOf(nowMs, measured)} + ${OFFICE_OFFSET_MS}::int * interval '1 millisecond') at time zone 'UTC')::date end`;

const inPeriod = ({ window }: Rate, { from, to }: Period): SQL =>
  sql`${measured[window]} between ${from}::date and ${to}::date`;

/** What makes a matter one of a part of a rate: the number and the list both ask for exactly this. */
function isPart(rate: Rate, { viewer, period, nowMs }: Survey, part: Part): SQL {
  const columns = columnsFor(viewer);
  const counts = sql.join([sql`true`, ...rate.counts.map((one) => sqlOf(one, columns))], sql` and `);
  return and(
    inPeriod(rate, period),
    sql`${measured[rate.window]} + ${rate.countsAfterDays}::int <= ${todayOf(nowMs)}`,
    ...rate.of.map((one) => sqlOf(one, columns)),
    part === 'numerator' ? sql`(${counts})` : part === 'rest' ? sql`(${counts}) is not true` : undefined,
  ) as SQL;
}

/** What the viewer may see, and wants to. */
function isAsked({ viewer, filter }: Survey): SQL {
  const { region, unit, receivedByLeader, way, ...rest } = filter;
  const isOfRegion = viewer.roles.some((role) => regional.includes(role));
  return and(
    visibleTo(viewer, measured),
    region ? sql`${measured.regionPath} @> array[${region}]::text[]` : undefined,
    unit ? eq(measured.unitId, unit) : undefined,
    // Of what a unit only assists, its head sees the matter, but another unit answers for the dates.
    isOfRegion ? undefined : eq(measured.unitId, viewer.unit ?? ''),
    receivedByLeader === undefined ? undefined : eq(measured.receivedByLeader, receivedByLeader),
    way ? inArray(measured.channel, channelsOf(way)) : undefined,
    ...Object.entries(rest).map(([name, value]) =>
      value === undefined ? undefined : eq(measured[name as keyof typeof rest], value),
    ),
  ) as SQL;
}

export interface Counting extends Survey {
  readonly rates: readonly Rate[];
}

export interface Counts extends Figure {
  readonly rate: RateCode;
  /** The group's key; null where nobody has said, and for the whole. */
  readonly key: string | null;
}

/** The number of each rate, of the whole or of each group, by name and never by number. */
export async function figuresBy(db: Queries, counting: Counting, by?: Grouping): Promise<Counts[]> {
  const together = counting.rates.filter(isPlain);
  const apart = counting.rates.filter((rate) => !isPlain(rate)).map((rate) => [rate]);
  const read = [together, ...apart].filter((rates) => rates.length > 0);
  return (await Promise.all(read.map((rates) => readOnce(db, { ...counting, rates }, by)))).flat();
}

/** What is only counted, line by line, Postgres reads once for all rates and with several hands. */
const isPlain = ({ mean, counts }: Rate): boolean => !mean && !counts.some(({ column }) => column === 'repeatedOn');

async function readOnce(db: Queries, { rates, ...survey }: Counting, by?: Grouping): Promise<Counts[]> {
  const key = by ? sql`${measured[columnOf[by]]}::text` : sql`null::text`;
  const windows = [...new Map(rates.map((rate) => [rate.window, inPeriod(rate, survey.period)])).values()];
  const found = await db.execute<Record<string, number | null> & { key: never }>(sql`
    select ${key} as key, ${sql.join(
      rates.flatMap((rate) => numbersOf(rate, survey)),
      sql`, `,
    )}
    from ${measured} where (${sql.join(windows, sql` or `)}) and ${isAsked(survey)}
    ${by ? sql`group by 1` : sql``} order by 1 nulls last`);
  return rates.flatMap((rate) => [...found].map((row) => countsIn(row, rate)));
}

/** The same by the statistical months that the window touches; months without a matter of the rate are left out. */
export async function figuresByMonth(db: Queries, counting: Counting, startDay: number): Promise<Counts[]> {
  const found: Counts[] = [];
  for (const { month, ...period } of monthsOf(counting.period, startDay))
    found.push(...(await figuresBy(db, { ...counting, period })).map((counts) => ({ ...counts, key: month })));
  return found.filter(({ denominator }) => denominator > 0);
}

const columnOf = {
  ...{ unit: 'unitId', region: 'region', domain: 'domain', channel: 'channel', receivedByLeader: 'receivedByLeader' },
} as const satisfies Record<Grouping, keyof typeof measured>;

function numbersOf(rate: Rate, survey: Survey): SQL[] {
  const [numerator, denominator] = [isPart(rate, survey, 'numerator'), isPart(rate, survey, 'denominator')];
  const name = (what: string) => sql.identifier(`${rate.code}.${what}`);
  const d = sql`count(*) filter (where ${denominator})::int as ${name('d')}`;
  if (!rate.mean) return [d, sql`count(*) filter (where ${numerator})::int as ${name('n')}`];
  const column = measured[rate.mean];
  const median = sql`percentile_cont(0.5) within group (order by ${column}) filter (where ${numerator})`;
  const sum = sql`coalesce(sum(${column}) filter (where ${numerator}), 0)::int`;
  return [d, sql`${sum} as ${name('n')}`, sql`${median} as ${name('median')}`];
}

function countsIn(row: Readonly<Record<string, number | null>> & { key: string | null }, { code, mean }: Rate): Counts {
  const [numerator, denominator] = [row[`${code}.n`] ?? 0, row[`${code}.d`] ?? 0];
  const figure = { numerator, denominator, value: ratio(numerator, denominator) };
  return { rate: code, key: row.key, ...figure, ...(mean ? { median: row[`${code}.median`] ?? null } : {}) };
}

/** One page of the matters behind a part of a rate, by the day that places them in the window. */
export async function mattersPage(
  db: Queries,
  survey: Survey,
  { rate, part }: { readonly rate: Rate; readonly part: Part },
  { limit, from }: { readonly limit: number; readonly from?: Place },
) {
  const day = measured[rate.window];
  const rows = await db
    .select({ ...petitionItem(survey.nowMs), day: sql<string>`${day}` })
    .from(measured)
    .innerJoin(stories, eq(stories.id, measured.id))
    .innerJoin(petitions, eq(petitions.id, measured.id))
    .where(and(isPart(rate, survey, part), isAsked(survey), from && afterDay(from, day, measured.id)))
    .orderBy(asc(day), asc(measured.id))
    .limit(limit + 1);
  return pageOf(rows, limit, ({ day: dueOn }) => dueOn);
}
