import { and, asc, eq, isNull } from 'drizzle-orm';
import { takingPart } from '../../activities/rows';
import type { Db } from '../../db/connection';
import { eventsAfter } from '../../db/events';
import { clocks, heads, holdings, measured, packages, petitions, stories, tasks } from '../../db/schema';
import { type Clock, clockKey } from '../../domain/clock';
import { kinds } from '../../domain/kinds';
import { apply, newState } from '../../domain/life';
import type { PackageState } from '../../domain/package/facts';
import { packageRowOf } from '../../domain/package/row';
import type { PetitionState } from '../../domain/petition/facts';
import { measureOf } from '../../domain/statistics/measured';
import type { AnyState, StoryKindName } from '../../domain/story';
import { msOf } from '../../domain/time';
import { explained } from './invariants';

/**
 * What must be in the database of a story after every step: its read rows, clocks, tasks and holding say what its
 * record alone gives. Answers with what does not.
 */
export async function rowFaults(db: Db, id: string): Promise<string[]> {
  const [[row], lines] = await Promise.all([
    db.select().from(stories).where(eq(stories.id, id)),
    eventsAfter(db, id, 0),
  ]);
  const { kind, offset, training } = row!.state as AnyState;
  const state = lines.reduce(apply<AnyState>, newState(kinds[kind], id, offset, training));
  const found = await Promise.all([
    storyFaults(row!, state),
    clockFaults(db, state),
    taskFaults(db, state),
    holdingFaults(db, state),
    headFaults(db, state),
    ...(kind === 'package' ? [packageFaults(db, state as PackageState)] : []),
    ...(kind === 'petition' ? [petitionFaults(db, state as PetitionState), measuredFaults(db, state)] : []),
  ]);
  return found.flat();
}

const plain = (value: unknown) => JSON.parse(JSON.stringify(value ?? null));
/** Field by field; an instant is the same however it is written. */
function differing(where: string, row: object | undefined, wanted: object): string[] {
  const has = plain(row ?? {});
  return Object.entries(plain(wanted)).flatMap(([field, value]) => {
    const same = normal(has[field]) === normal(value);
    return same ? [] : [`${where}.${field} is ${normal(has[field])}, not ${normal(value)}`];
  });
}
const normal = (value: unknown) =>
  JSON.stringify(value ?? null, (_, one) => {
    if (typeof one === 'string' && /^\d{4}-\d\d-\d\d[T ]/.test(one)) return msOf(new Date(one).toISOString());
    const isRecord = typeof one === 'object' && one !== null && !Array.isArray(one);
    return isRecord ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one;
  });

const live = (state: AnyState): Clock[] => state.clocks.filter((clock: Clock) => clock.state === 'running');
const first = (values: (string | undefined)[]) => values.filter((one) => one !== undefined).sort()[0];

function storyFaults(row: typeof stories.$inferSelect, state: AnyState): string[] {
  const { facts, seq: version, stage } = state;
  const kind = kinds[state.kind as StoryKindName];
  // A target or a watch may have a colour of its own, by a rule that turns.
  const duties = live(state).filter((clock) => clock.kind === 'duty' || clock.yellowAt);
  const targets = live(state).filter((clock) => clock.kind === 'target');
  // While a clock is paused nothing is due by it.
  const dueOn = (list: Clock[]) => first(list.filter(({ pausedFrom }) => !pausedFrom).map((clock) => clock.dueOn));
  return differing('story', row, {
    ...{ version, stage, state, over: kind.isOver(state), number: facts.number, unitId: facts.unitId },
    ...{ officerId: facts.officerId, holderUnit: kind.holderOf(state)?.unitId, assistants: takingPart(facts) },
    ...{ accusedUnits: facts.accused?.units ?? [], accusedOfficers: facts.accused?.officers ?? [] },
    ...{ yellowAt: first(duties.map((one) => one.yellowAt)), redAt: first(duties.map((one) => one.redAt)) },
    nextDueOn: dueOn(duties) ?? dueOn(targets),
  });
}

/** Each clock's row is the state's clock, and its explanation is what the same question is answered with today. */
async function clockFaults(db: Db, state: AnyState): Promise<string[]> {
  const rows = await db.select().from(clocks).where(eq(clocks.story, state.id));
  const rowOf = (clock: Clock) => rows.find((row) => clockKey(row as never) === clockKey(clock));
  const extra = rows.length === state.clocks.length ? [] : [`${rows.length} rows of ${state.clocks.length} clocks`];
  const faults = state.clocks.flatMap((clock: Clock) => {
    const { kind, state: runs, startOn, strictOn, dueOn, dueAt, yellowAt, redAt, metOn, lateDays } = clock;
    const columns = { kind, state: runs, startOn, strictOn, dueOn, dueAt, yellowAt, redAt, metOn, lateDays };
    const wanted = { ...columns, clock, explanation: explained(clock) };
    return differing(clockKey(clock), rowOf(clock), wanted);
  });
  return [...extra, ...faults];
}

async function taskFaults(db: Db, state: AnyState): Promise<string[]> {
  const kind = kinds[state.kind];
  const rows = await db.select().from(tasks).where(eq(tasks.story, state.id)).orderBy(asc(tasks.key));
  const wanted = kind.isOver(state) ? [] : [...kind.tasksOf(state)].sort((a, b) => (a.key < b.key ? -1 : 1));
  const line = ({ key, act, unitId, role, officerId, dueOn }: Partial<typeof tasks.$inferSelect>) =>
    [key, act, unitId, role, officerId ?? null, dueOn ?? null].join(' ');
  return differing('inbox', { lines: rows.map(line).sort() }, { lines: wanted.map(line).sort() });
}

/** One holder: the one interval that has not ended is that of who must act next. */
async function holdingFaults(db: Db, state: AnyState): Promise<string[]> {
  const open = and(eq(holdings.story, state.id), isNull(holdings.to));
  const units = (await db.select().from(holdings).where(open)).map(({ unitId }) => unitId);
  const holder = kinds[state.kind].holderOf(state)?.unitId;
  return differing('holdings', { units }, { units: holder ? [holder] : [] });
}

async function headFaults(db: Db, { id, seq }: AnyState): Promise<string[]> {
  const [head] = await db.select().from(heads).where(eq(heads.story, id));
  return differing('head', head, { seq });
}

async function petitionFaults(db: Db, { id, facts }: PetitionState): Promise<string[]> {
  const [row] = await db.select().from(petitions).where(eq(petitions.id, id));
  const { channel, receivedOn, matterType, itemClass, headcount, domain, severity, track, route } = facts;
  const { acceptedOn, deliveredOn, closed } = facts;
  return differing('petition', row, {
    ...{ channel, receivedOn, matterType, itemClass, headcount, domain, severity, track, route },
    ...{ acceptedOn, deliveredOn, closedOn: closed?.on, resolved: closed?.resolved },
  });
}

async function packageFaults(db: Db, state: PackageState): Promise<string[]> {
  const [row] = await db.select().from(packages).where(eq(packages.id, state.id));
  return differing('package', row, packageRowOf(state));
}

async function measuredFaults(db: Db, state: AnyState): Promise<string[]> {
  const [row] = await db.select().from(measured).where(eq(measured.id, state.id));
  return differing('measured', row, { ...measureOf(state), unitLevel: row?.unitLevel });
}
