import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import { type AnyPgColumn, alias } from 'drizzle-orm/pg-core';
import type { Condition, Counted } from '../domain/statistics/conditions';
import { type Figure, type Part, ratio } from '../domain/statistics/figures';
import type { Measured } from '../domain/statistics/measured';
import type { Rate, RateCode } from '../domain/statistics/rates';
import type { Period } from '../domain/statistics/settings';
import { OFFICE_OFFSET_MS } from '../domain/time';
import type { Queries } from './connection';
import { afterDay, type Place, pageOf } from './pages';
import { petitionItem } from './petitions';
import { measured, petitions, stories } from './schema';
import { nowOf } from './stories';
import { notBarred, regional, type Viewer, visibleTo } from './visible';

/** What rates can be narrowed by; the unit is the one that leads. */
export interface StatisticsFilter {
  readonly region?: string;
  readonly unit?: string;
  readonly domain?: string;
  readonly channel?: string;
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

/** How numbers can be broken down; months are the office's statistical ones. */
export const groupings = ['unit', 'region', 'domain', 'channel', 'receivedByLeader', 'month'] as const;
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
  return sql`coalesce(${column} > ${columns[condition.of]} + ${condition.notWithinDays}::int, ${column} is null)`;
}

const listOf = (values: readonly string[]): SQL =>
  sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  );

/** The office's day of the matter's own now. */
const todayOf = (nowMs: number): SQL =>
  sql`((${nowOf(nowMs, measured)} + ${OFFICE_OFFSET_MS}::int * interval '1 millisecond') at time zone 'UTC')::date`;

/** The matters of one part of a rate: the number and the list both ask for exactly these. */
function matters(rate: Rate, { viewer, filter, period, nowMs }: Survey, part: Part): SQL {
  const columns = columnsFor(viewer);
  const day = measured[rate.window];
  const counts = and(sql`true`, ...rate.counts.map((one) => sqlOf(one, columns)));
  return and(
    sql`${day} between ${period.from}::date and ${period.to}::date`,
    sql`${day} + ${rate.countsAfterDays}::int <= ${todayOf(nowMs)}`,
    ...rate.of.map((one) => sqlOf(one, columns)),
    visibleTo(viewer, measured),
    ...narrowed(viewer, filter),
    part === 'numerator' ? counts : part === 'rest' ? sql`(${counts}) is not true` : undefined,
  ) as SQL;
}

function narrowed(viewer: Viewer, filter: StatisticsFilter): (SQL | undefined)[] {
  const { region, unit, receivedByLeader, ...rest } = filter;
  const isOfRegion = viewer.roles.some((role) => regional.includes(role));
  return [
    region ? sql`${measured.regionPath} @> array[${region}]::text[]` : undefined,
    unit ? eq(measured.unitId, unit) : undefined,
    // Of what a unit only assists, its head sees the matter, but another unit answers for the dates.
    isOfRegion ? undefined : eq(measured.unitId, viewer.unit ?? ''),
    receivedByLeader === undefined ? undefined : eq(measured.receivedByLeader, receivedByLeader),
    ...Object.entries(rest).map(([name, value]) =>
      value === undefined ? undefined : eq(measured[name as keyof typeof rest], value),
    ),
  ];
}

interface Counting extends Survey {
  readonly rates: readonly Rate[];
  /** The statistical month's first day. */
  readonly startDay: number;
}

export interface Counts extends Figure {
  readonly rate: RateCode;
  /** The group's key; null where nobody has said, and for the whole. */
  readonly key: string | null;
}

/** The number of each rate, of the whole or of each group that has matters, by name and never by number. */
export async function figuresBy(db: Queries, counting: Counting, by?: Grouping): Promise<Counts[]> {
  const selects = counting.rates.map((rate) => countOf(rate, counting, by));
  const rows = await db.execute<{ rate: RateCode; key: string | null; n: number; d: number; median: number | null }>(
    sql`${sql.join(selects, sql` union all `)} order by 1, 2 nulls last`,
  );
  return [...rows].map(({ rate, key, n, d, median }) => {
    const hasMedian = counting.rates.find(({ code }) => code === rate)?.mean !== undefined;
    return { rate, key, numerator: n, denominator: d, value: ratio(n, d), ...(hasMedian ? { median } : {}) };
  });
}

function countOf(rate: Rate, counting: Counting, by?: Grouping): SQL {
  const columns = columnsFor(counting.viewer);
  const counts = and(sql`true`, ...rate.counts.map((one) => sqlOf(one, columns)));
  const column = rate.mean && measured[rate.mean];
  const number = column ? sql`coalesce(sum(${column}), 0)` : sql`count(*) filter (where ${counts})`;
  const median = column ? sql`percentile_cont(0.5) within group (order by ${column})` : sql`null::float8`;
  const key = by ? sql`${keyOf(by, rate, counting.startDay)}` : sql`null`;
  return sql`(select ${rate.code}::text as rate, ${key}::text as key, ${number}::int as n, count(*)::int as d,
    ${median} as median from ${measured} where ${matters(rate, counting, 'denominator')} ${by ? sql`group by 2` : sql``})`;
}

function keyOf(by: Grouping, { window }: Rate, startDay: number): AnyPgColumn | SQL {
  if (by === 'unit') return measured.unitId;
  if (by !== 'month') return measured[by];
  // The twin of `monthOf`: from the 21st on it is the next month, if that is where the office's months begin.
  const begun = sql`${measured[window]} - ${startDay - 1}::int`;
  return sql`to_char(${begun} + ${startDay === 1 ? 0 : 1}::int * interval '1 month', 'YYYY-MM')`;
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
    .where(and(matters(rate, survey, part), from && afterDay(from, day, measured.id)))
    .orderBy(asc(day), asc(measured.id))
    .limit(limit + 1);
  return pageOf(rows, limit, ({ day: dueOn }) => dueOn);
}
