import { type Ask, type Command, type Context, isSeat, theClock } from './acts';
import { type Alert, type Clock, clockKey, isCounting } from './clock';
import type { Entry, StoryEvent } from './event';
import type { Meant, StoryKind } from './kind';
import { type Refusal, refusal } from './refusals';
import type { AnyState, Change, Child } from './story';
import { dayOf, msOf, toInstant } from './time';

export function newState<S extends AnyState>(kind: StoryKind<S>, id: string, offset: number, training: boolean): S {
  const state: AnyState = {
    v: 1,
    kind: kind.name,
    id,
    seq: 0,
    stage: 'new',
    offset,
    training,
    clocks: [],
    children: [],
    facts: kind.born,
  };
  return state as S;
}

/** The one function that changes a story's state: for acts, alerts, adopted events and rebuilding alike. */
export function apply<S extends AnyState>(state: S, event: StoryEvent): S {
  if (event.seq !== state.seq + 1) throw new Error(`event ${event.seq} cannot follow ${state.seq} of ${state.id}`);
  const { facts, clocks = [], opens = [], joins, endsChild } = event.data;
  const changed = new Map(clocks.map((clock) => [clockKey(clock), clock]));
  const known = new Set(state.clocks.map(clockKey));
  const opened = [...opens, ...(joins ? [joins] : [])].map(
    ({ kind, id, key }): Child => ({ kind, id, key, open: true }),
  );
  return {
    ...state,
    seq: event.seq,
    stage: event.to,
    facts: facts ? withFacts(state.facts, facts) : state.facts,
    clocks: [
      ...state.clocks.map((clock) => changed.get(clockKey(clock)) ?? clock),
      ...clocks.filter((clock) => !known.has(clockKey(clock))),
    ],
    children: [...state.children.map((c) => (c.id === endsChild ? { ...c, open: false } : c)), ...opened],
  };
}

type Facts = Readonly<Record<string, unknown>>;

/** Null in an event says that a fact no longer holds; the state then does not have it. */
export const withFacts = (before: Facts, changed: Facts): Facts =>
  Object.fromEntries(Object.entries({ ...before, ...changed }).filter(([, value]) => value !== null));

/** JSON drops what is undefined on its way to the record, so a fact that ends is written as null. */
function written(state: AnyState, change: Change): Change {
  if (!change.facts) return change;
  const lost = Object.entries(change.facts).filter(([name, value]) => value === undefined && name in state.facts);
  return { ...change, facts: { ...change.facts, ...Object.fromEntries(lost.map(([name]) => [name, null])) } };
}

const noContext: Context = {};

function askOf(command: Command, now: number): Ask {
  const at = toInstant(now);
  return { actor: command.actor, input: command.input, context: command.context ?? noContext, at, today: dayOf(at) };
}

/** Why the act may not be done now, or undefined. The door and the story ask the same question. */
export function refuse<S extends AnyState>(
  kind: StoryKind<S>,
  state: S,
  command: Command,
  now: number,
): Refusal | undefined {
  const row = kind.acts[command.act];
  if (!row) return refusal('wrongStage', `there is no act ${command.act}`);
  if (kind.isOver(state)) return refusal('storyEnded');
  if (command.ifVersion !== undefined && command.ifVersion !== state.seq)
    return refusal('versionMismatch', `the version is ${state.seq}`);
  const { role } = command.actor;
  if (!row.by.includes(role as never) && !row.onBehalf?.includes(role as never)) return refusal('notYourRole');
  if (isSeat(role) && !kind.holdsSeat?.(state, command.actor.id, role)) return refusal('notSeated');
  if (state.stage !== 'new' && !kind.mayAct(state, command.actor, command.act)) return refusal('notYourUnit');
  if (state.facts.recused?.includes(command.actor.id)) return refusal('recused');
  if (!row.from.includes(state.stage)) return refusal('wrongStage', `the stage is ${state.stage}`);
  return kind.behaviours[command.act]?.refuse?.(state, askOf(command, now));
}

/** The line to be written for an act that is not refused. */
export function entryOf<S extends AnyState>(kind: StoryKind<S>, state: S, command: Command, now: number): Entry {
  const ask = askOf(command, now);
  const change = written(state, kind.behaviours[command.act]!.change(state, ask) as Change);
  const { basis } = kind.acts[command.act]!;
  const { id: commandId, act, input, inputHash } = command;
  const { unitPath: _unitPath, ...actor } = command.actor;
  return {
    commandId,
    act,
    actor: change.signedAs ?? actor,
    at: ask.at,
    from: state.stage,
    to: change.to ?? state.stage,
    basis,
    input,
    inputHash,
    change,
  };
}

/** The next instant at which something is due by itself, in ms; Infinity if nothing is. */
export function nextAt<S extends AnyState>(kind: StoryKind<S>, state: S): number {
  if (kind.settles(state)) return 0;
  const appointed = kind.appointment?.(state);
  let next = appointed ? msOf(appointed.at) : Number.POSITIVE_INFINITY;
  for (const clock of state.clocks)
    if (isCounting(clock))
      for (const alert of clock.alerts) if (alert.state === 'pending') next = Math.min(next, msOf(alert.at));
  return next;
}

/** The alert that is due first: of its clock the highest level due, since after an outage only that one fires. */
export function dueAlert(
  state: AnyState,
  now: number,
): { clock: Clock; level: Alert['level']; at: number } | undefined {
  let first: { clock: Clock; level: Alert['level']; at: number } | undefined;
  for (const clock of state.clocks) {
    if (!isCounting(clock)) continue;
    const due = clock.alerts.filter((alert) => alert.state === 'pending' && msOf(alert.at) <= now);
    const at = due[0] && msOf(due[0].at);
    if (at !== undefined && (!first || at < first.at)) first = { clock, level: due.at(-1)!.level, at };
  }
  return first;
}

/** The line of what is due by itself now: an alert, or what the clock does once nothing runs any more. */
export function entryOfDue<S extends AnyState>(kind: StoryKind<S>, state: S, now: number): Entry | undefined {
  const settled = kind.settles(state);
  if (settled) {
    const id = `${settled.act}/${state.seq}`;
    if ('change' in settled) return ownEntry(state, id, settled.act, settled.change, now);
    return entryOf(kind, state, { id, act: settled.act, actor: theClock, input: settled.input }, now);
  }
  const due = dueAlert(state, now);
  const appointed = appointmentDue(kind, state, now, due?.at);
  if (appointed) return appointed;
  if (!due) return undefined;
  const { clock, level } = due;
  const key = clockKey(clock);
  const { act, change } = kind.onAlert(state, clock, level, toInstant(now));
  return {
    ...ownEntry(state, `${key}/${level}/${clock.dueAt}/${state.seq}`, act, change, now),
    alert: { clock: key, level },
  };
}

/** … of what was appointed for an instant that has come, unless an alert is due before it. */
function appointmentDue<S extends AnyState>(
  kind: StoryKind<S>,
  state: S,
  now: number,
  alertAt = now,
): Entry | undefined {
  const one = kind.appointment?.(state);
  if (!one || msOf(one.at) > Math.min(now, alertAt)) return undefined;
  const id = `${one.act}/${one.at}/${state.seq}`;
  return entryOf(kind, state, { id, act: one.act, actor: theClock, input: one.input }, now);
}

/** The line of a fact told by another story or by a register; undefined if it means nothing here (any more). */
export function entryOfFact<S extends AnyState>(
  kind: StoryKind<S>,
  state: S,
  told: { commandId: string; fact: string; data: Readonly<Record<string, unknown>> },
  now: number,
): Entry | undefined {
  if (kind.isOver(state)) return undefined;
  const meant: Meant | undefined =
    told.fact === 'calendarChanged'
      ? recomputed(state, told.data)
      : kind.onFact(state, told.fact, told.data, toInstant(now));
  return meant && { ...ownEntry(state, told.commandId, meant.act, meant.change, now), ...meant.by };
}

/** The same questions asked again of a changed calendar. */
function recomputed(state: AnyState, data: Readonly<Record<string, unknown>>) {
  const wanted = data.clocks as readonly string[];
  const live = state.clocks.filter((clock) => clock.state === 'running' && wanted.includes(clockKey(clock)));
  if (live.length === 0) return undefined;
  const change: Change = { clocks: live.map((clock) => ({ op: 'recompute', clock: clockKey(clock) })) };
  return { act: 'recompute', change };
}

function ownEntry(state: AnyState, commandId: string, act: string, change: Change, now: number): Entry {
  const stages = { from: state.stage, to: change.to ?? state.stage };
  return {
    ...{ commandId, act, actor: theClock, at: toInstant(now), ...stages, basis: 'clock' },
    change: written(state, change),
  };
}
