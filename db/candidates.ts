import { and, asc, eq, notExists, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { type BacklogSettings, fittingCriteria } from '../domain/package/settings';
import type { Queries } from './connection';
import { after, type Place, pageOf } from './pages';
import { clocks, isFromAbove, mayBeBacklog, measured, packages, petitions, stories } from './schema';
import { listed, todaySql } from './stories';
import { listOf } from './values';
import { type Viewer, visibleTo } from './visible';

/** A petition is open from its acceptance until it is closed; a concluded one may still owe what was promised. */
const ended = ['closed', 'concluded', 'withdrawn'];

const repeats = sql<number>`(select count(*)::int from ${measured} where ${measured.repeatOf} = ${stories.id})`;
const isOpen = sql`(not ${stories.over} and ${stories.stage} not in (${listOf(ended)}) and ${petitions.acceptedOn} is not null)`;
const isPromiseOpen = sql<boolean>`(${stories.stage} in (${listOf(ended)}) and exists (
  select 1 from ${clocks} where ${clocks.story} = ${stories.id} and ${clocks.rule} in ('T_EXECUTE', 'T_CARE')
    and ${clocks.state} = 'running'))`;

/** Nothing runs in a story that is over: only a superior or repeats still speak for one. */
const cameAgain = sql`(${stories.kind} = 'petition' and ${stories.over} and not ${isFromAbove} and ${stories.id} in (
  select ${measured.repeatOf} from ${measured} where ${measured.repeatOf} is not null))`;

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
}

/** Matters looked at in one go: few at first, since most that are looked at are candidates. */
const [firstBatch, lastBatch] = [100, 1_600];

/** One page of the petitions that may be listed, with every criterion that fits, due next first. */
export async function candidatePage(db: Queries, asked: Asked, { limit, from }: { limit: number; from?: Place }) {
  const found: (ReturnType<typeof candidateOf> & { id: string; nextDueOn: string | null })[] = [];
  let batch = firstBatch;
  for (let place = from; ; batch = Math.min(4 * batch, lastBatch)) {
    const rows = await lookAtBoth(db, asked, batch, place);
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

/** What an index keeps, and of the very many that are over those that came again: each in order, the nearest of both. */
async function lookAtBoth(db: Queries, asked: Asked, batch: number, place?: Place): Promise<Row[]> {
  const kinds = [mayBeBacklog, cameAgain].map((which) => look(db, asked, { which, batch, place }));
  return (await Promise.all(kinds)).flat().sort(dueNextFirst).slice(0, batch);
}

/** As the database orders them: without a due day last. */
function dueNextFirst(a: Row, b: Row): number {
  const key = ({ nextDueOn, id }: Row) => `${nextDueOn ?? '~'} ${id}`;
  return key(a) < key(b) ? -1 : 1;
}

/** Only those of which something is known that a criterion may want; which figure is enough, the policy says. */
async function look(
  db: Queries,
  { viewer, region, nowMs }: Asked,
  { which, batch, place }: { which: SQL; batch: number; place?: Place },
) {
  const openDays = sql<number | null>`case when ${isOpen} then ${todaySql(nowMs)} - ${petitions.acceptedOn} end`;
  return db
    .select({
      ...listed(nowMs),
      ...{ fromAbove: isFromAbove, repeats, openDays, promiseOpen: isPromiseOpen, acceptedOn: petitions.acceptedOn },
      policyId: sql<string>`${stories.state} -> 'facts' ->> 'policyId'`,
    })
    .from(stories)
    .innerJoin(petitions, eq(petitions.id, stories.id))
    .where(
      and(
        visibleTo(viewer),
        region ? sql`${stories.regionPath} @> array[${region}]::text[]` : undefined,
        which,
        isInPackage(db),
        sql`(${isFromAbove} or ${isOpen} or ${isPromiseOpen} or ${repeats} > 0)`,
        place && after(place),
      ),
    )
    .orderBy(asc(stories.nextDueOn), asc(stories.id))
    .limit(batch);
}
