import { desc, sql } from 'drizzle-orm';
import { buildCalendar, type CalendarYear, type WorkCalendar } from '../domain/calendar';
import { lunarDays } from '../domain/calendar/bundled';
import type { Yardstick } from '../domain/clock-ops';
import { type ResolvedPolicy, resolvePolicy, resolvePolicyVersion, ruleOf } from '../domain/policy/resolve';
import type { Policy } from '../domain/policy/types';
import type { Instant } from '../domain/time';
import { dayOf } from '../domain/time';
import type { Queries } from './connection';
import { builder, fixed } from './fixed';
import { calendars, policies } from './schema';

/** What dates are measured with: the calendar and policies as stored, and the stamp by which a change is seen. */
export interface Measures {
  readonly stamp: string;
  readonly calendar: WorkCalendar;
  readonly policies: readonly Policy[];
}

const known = new Map<string, Measures>();

const newest = sql<number>`(select coalesce(max(version), 0) from ${calendars})`;
const listed = sql<string>`(select string_agg(id || '@' || version, '+' order by id, version) from ${policies})`;
/** What changes with every version that is added. */
export const stampOfMeasures = sql<string>`${newest} || '/' || coalesce(${listed}, '')`.as('stamp');

const readStamp = fixed<object>(() => builder.select({ stamp: stampOfMeasures }).from(sql`(values (0)) as one`));

/** The stored calendar and policies. */
export async function readMeasures(db: Queries): Promise<Measures> {
  const [row] = await db.execute<{ stamp: string }>(readStamp({}));
  return measuresOf(db, row!.stamp);
}

/**
 * The stored calendar and policies as of a stamp just read. Versions never change once stored, so what was read before
 * is used again as long as no version was added.
 */
export async function measuresOf(db: Queries, stamp: string): Promise<Measures> {
  const before = known.get(stamp);
  if (before) return before;
  const measures: Measures = { stamp, calendar: await readCalendar(db), policies: await readPolicies(db) };
  known.clear();
  known.set(stamp, measures);
  return measures;
}

async function readCalendar(db: Queries): Promise<WorkCalendar> {
  const years = await db.select().from(calendars).orderBy(desc(calendars.version));
  return buildCalendar(
    years.map((year) => year.data as CalendarYear),
    years[0]?.version ?? 0,
    lunarDays,
  );
}

async function readPolicies(db: Queries): Promise<Policy[]> {
  return (await db.select().from(policies)).map((row) => row.data as Policy);
}

/** The policy in force on the day of `at`. */
export const policyAt = ({ policies }: Measures, policyId: string, at: Instant): ResolvedPolicy =>
  resolvePolicy(policyId, policies, dayOf(at));

/** The yardstick of a story under `policyId` at its now; clocks that run keep the policy version they began with. */
export function yardstickOf(measures: Measures, policyId: string, at: Instant): Yardstick {
  const current = policyAt(measures, policyId, at);
  return {
    policyVersion: current.policyVersion,
    calendar: measures.calendar,
    at,
    ruleOf: (code, version) =>
      ruleOf(version === current.policyVersion ? current : resolvePolicyVersion(version, measures.policies), code),
  };
}
