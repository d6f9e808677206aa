import { and, asc, eq, notExists, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { type BacklogSettings, fittingCriteria, type LeastBacklog } from '../domain/package/settings';
import type { Queries } from './connection';
import { amongFirst, type ListOf } from './lists';
import { type Place, pageOf } from './pages';
import { clocks, endedFromAbove, isFromAbove, measured, packages, petitions, stories } from './schema';
import { dueNext } from './schema/order';
import { listed, todaySql } from './stories';
import { listOf } from './values';
import type { Viewer } from './visible';

/** A petition is open from its acceptance until it is closed; a concluded one may still owe what was promised. */
const ended = ['closed', 'concluded', 'withdrawn'];

const repeats = sql<number>`(select count(*)::int from ${measured} where ${measured.repeatOf} = ${stories.id})`;
const isOpen = sql`(not ${stories.over} and ${stories.stage} not in (${listOf(ended)}) and ${petitions.acceptedOn} is not null)`;
const isPromiseOpen = sql<boolean>`(${stories.stage} in (${listOf(ended)}) and exists (
  select 1 from ${clocks} where ${clocks.story} = ${stories.id} and ${clocks.rule} in ('T_EXECUTE', 'T_CARE')
    and ${clocks.state} = 'running'))`;

/** The matters that came again so often; few of all that are on record. */
const cameAgain = (times: number) => sql`${stories.id} in (
  select ${measured.repeatOf} from ${measured} where ${measured.repeatOf} is not null
  group by ${measured.repeatOf} having count(*) >= ${times})`;

function isInPackage(db: Queries): SQL {
  const theirs = alias(stories, 'theirs');
  const open = db
    .select({ id: packages.id })
    .from(packages)
    .innerJoin(theirs, eq(theirs.id, packages.id))
    .where(sql`${packages.petitionIds} @> array[${stories.id}] and not ${theirs.over}`);
  return notExists(open);
}

interface Asked {
  readonly viewer: Viewer;
  readonly region?: string;
  readonly nowMs: number;
  /** From where on a matter under a policy counts as backlog. */
  readonly settingsOf: (policyId: string) => BacklogSettings;
  /** Where under any policy no matter counts yet. */
  readonly least: LeastBacklog;
}

/** Matters looked at in one go: few at first, since most that are looked at are candidates. */
const [firstBatch, lastBatch] = [100, 1_600];

/** One page of the petitions that may be listed, with every criterion that fits, due next first. */
export async function candidatePage(db: Queries, asked: Asked, { limit, from }: { limit: number; from?: Place }) {
  const found: (ReturnType<typeof candidateOf> & { id: string; nextDueOn: string | null })[] = [];
  let batch = firstBatch;
  for (let place = from; ; batch = Math.min(4 * batch, lastBatch)) {
    const rows = await look(db, asked, { batch, place });
    for (const row of rows) {
      const candidate = candidateOf(row, asked);
      if (candidate.criteria.length > 0) found.push(candidate);
      if (found.length > limit) return pageOf(found, limit);
    }
    const last = rows.at(-1);
    if (!last || rows.length < batch) return pageOf(found, limit);
    place = { dueOn: last.nextDueOn, id: last.id };
  }
}

type Row = Awaited<ReturnType<typeof look>>[number];

function candidateOf({ fromAbove, promiseOpen, policyId, ...row }: Row, { settingsOf }: Asked) {
  const { repeats: count, openDays } = row;
  const criteria = fittingCriteria({ fromAbove, repeats: count, openDays, promiseOpen }, settingsOf(policyId));
  return { ...row, criteria };
}

/**
 * What is open, what is over and came from above, and of the very many others that are over those that came again: nothing
 * runs in a story that is over, only a superior or repeats still speak for one.
 */
function listsOf(db: Queries, { viewer, region, nowMs, least }: Asked): ListOf[] {
  const list = { viewer, kind: 'petition', own: petitions } as const;
  const again = Math.max(1, least.minRepeats);
  const mayFit = sql`(${isFromAbove} or (${isOpen} and ${openDaysAt(nowMs)} > ${least.openDaysAfterAcceptance}::int)
    or ${isPromiseOpen} or ${repeats} >= ${least.minRepeats}::int)`;
  const where = isInPackage(db);
  const ofRegion = region ? sql`${stories.regionPath} @> array[${region}]::text[]` : undefined;
  return [
    { ...list, filter: { region, over: false }, where: and(where, ofRegion, mayFit) },
    { ...list, filter: { region, over: true }, where: and(where, ofRegion, endedFromAbove) },
    { ...list, filter: { over: true }, where: and(where, ofRegion), few: [cameAgain(again)] },
  ];
}

const openDaysAt = (nowMs: number): SQL => sql`(${todaySql(nowMs)} - ${petitions.acceptedOn})`;

/** Only those of which something is known that a criterion may want; which figure is enough, the policy says. */
async function look(db: Queries, asked: Asked, { batch, place }: { batch: number; place?: Place }) {
  const { nowMs } = asked;
  const openDays = sql<number | null>`case when ${isOpen} then ${openDaysAt(nowMs)} end`;
  return db
    .select({
      ...listed(nowMs),
      ...{ fromAbove: isFromAbove, repeats, openDays, promiseOpen: isPromiseOpen, acceptedOn: petitions.acceptedOn },
      policyId: sql<string>`${stories.state} -> 'facts' ->> 'policyId'`,
    })
    .from(stories)
    .innerJoin(petitions, eq(petitions.id, stories.id))
    .where(amongFirst(listsOf(db, asked), { limit: batch - 1, from: place }))
    .orderBy(dueNext, asc(stories.id));
}
