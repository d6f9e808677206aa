import { createPublicKey } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { type Clock, clockKey } from '../../domain/clock';
import { type ExplainedDeadline, explainDeadline } from '../../domain/deadline';
import type { StoryEvent } from '../../domain/event';
import { kinds } from '../../domain/kinds';
import { apply, newState } from '../../domain/life';
import { bundledPolicies } from '../../domain/policy/bundled';
import { resolvePolicyVersion, ruleOf } from '../../domain/policy/resolve';
import type { AnyState } from '../../domain/story';
import { signHead } from '../../sealing/record';
import { verifyRecord } from '../../sealing/verify';
import { panelFaults } from './panel-record';
import { petitionFaults } from './petition-invariants';
import { aSigningKey } from './registers';
import { calendar, type Sim } from './sim';

const key = aSigningKey();
const publicKey = createPublicKey(key);
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

/** States do not change: one that was sound is looked at once. */
const seen = new WeakSet<AnyState>();

/** What must hold of every story after every step, whatever was done. Fails naming the story and its last line. */
export function expectSound(sim: Sim): void {
  for (const state of sim.stories.values()) {
    if (seen.has(state)) continue;
    const lines = sim.linesOf(state.id);
    const place = `${state.kind} in ${state.stage} after ${lines.at(-1)?.act}`;
    expect({ place, faults: faultsOf(state, lines) }).toEqual({ place, faults: [] });
    seen.add(state);
  }
}

function faultsOf(state: AnyState, lines: readonly StoryEvent[]): string[] {
  return [
    ...stageFaults(state, lines),
    ...holderFaults(state),
    ...taskFaults(state),
    ...openFaults(state),
    ...(state.kind === 'petition' ? petitionFaults(state) : []),
    ...(state.kind === 'hearing' ? panelFaults(lines) : []),
    ...clockFaults(state),
    ...recordFaults(state, lines),
  ];
}

/** One stage, which the last line of the record led to. */
function stageFaults(state: AnyState, lines: readonly StoryEvent[]): string[] {
  return lines.at(-1)?.to === state.stage ? [] : [`the record ends in ${lines.at(-1)?.to}`];
}

/** While it is open somebody must act next, or something runs or happens by itself, or an open order is waited for. */
function holderFaults(state: AnyState): string[] {
  const kind = kinds[state.kind];
  const isRunning =
    state.clocks.some((clock: Clock) => clock.state === 'running') ||
    kind.settles(state) !== undefined ||
    state.children.some(({ open }) => open);
  const isHeld = kind.holderOf(state) !== undefined || kind.tasksOf(state).length > 0;
  return kind.isOver(state) || isHeld || isRunning ? [] : ['nobody holds it and nothing runs'];
}

/** What waits in an inbox can be done from here, by the role it waits for; `watch` asks for no act. */
function taskFaults(state: AnyState): string[] {
  const kind = kinds[state.kind];
  if (kind.isOver(state)) return [];
  return kind.tasksOf(state).flatMap(({ key, act, role }) => {
    const row = kind.acts[act];
    if (act === 'watch') return [];
    const may = row?.from.includes(state.stage) && [...row.by, ...(row.onBehalf ?? [])].includes(role as never);
    return may ? [] : [`task ${key} cannot be done in ${state.stage}`];
  });
}

interface Waiting {
  readonly instructions?: readonly { readonly answeredOn?: string; readonly overtakenOn?: string }[];
  readonly assistance?: readonly { readonly state: string }[];
  readonly care?: readonly { readonly result?: string }[];
}

/** What is asked of somebody by a date is open as long as its clock runs, and no longer. */
function openFaults({ clocks, facts }: AnyState): string[] {
  const { instructions = [], assistance = [], care = [] } = facts as Waiting;
  const open = {
    T_INSTRUCTION: instructions.filter((one) => !one.answeredOn && !one.overtakenOn).length,
    T_ASSIST: assistance.filter((one) => one.state === 'asked').length,
    T_CARE: care.filter((one) => one.result === undefined).length,
  };
  return Object.entries(open).flatMap(([rule, items]) => {
    const live = clocks.filter((clock: Clock) => clock.rule === rule && clock.state === 'running').length;
    return live === items ? [] : [`${items} open items and ${live} running ${rule}`];
  });
}

/** A running duty has somebody who owes it, and every date is what its explanation says when asked again. */
function clockFaults(state: AnyState): string[] {
  const kind = kinds[state.kind];
  const live = state.clocks.filter((clock: Clock) => clock.state === 'running');
  const duty = live.find((clock: Clock) => clock.kind === 'duty');
  const owed = kind.partyOf(state, 'unit') ?? kind.partyOf(state, 'bureau');
  return [
    ...(duty && !owed ? [`${clockKey(duty)} has no owner`] : []),
    ...(kind.isOver(state) ? live.map((clock: Clock) => `${clockKey(clock)} runs on after the end`) : []),
    ...state.clocks
      .filter((clock: Clock) => !isExplained(clock))
      .map((clock: Clock) => `${clockKey(clock)} is misdated`),
  ];
}

function isExplained(clock: Clock): boolean {
  const why = explained(clock);
  return why.strictOn === clock.strictOn && why.dueOn === clock.dueOn && why.dueAt === clock.dueAt;
}

/** What the question behind a clock is answered with when asked again. */
export function explained(clock: Clock): ExplainedDeadline {
  const { startOn, startAt, givenDueOn: dueOn, extension, pauses, policyVersion } = clock;
  const rule = ruleOf(resolvePolicyVersion(policyVersion, bundledPolicies), clock.rule);
  return explainDeadline({ rule, startOn, startAt, dueOn, extension, pauses }, calendar, policyVersion);
}

/** The record verifies, and alone gives the state back. */
function recordFaults(state: AnyState, lines: readonly StoryEvent[]): string[] {
  const verdict = verifyRecord(lines, signHead(key, lines.at(-1)!), publicKey);
  const { kind, id, offset, training } = state;
  const rebuilt = lines.reduce(apply<AnyState>, newState(kinds[kind], id, offset, training));
  const isSame = isDeepStrictEqual(plain(rebuilt), plain(state));
  return [...(verdict.ok ? [] : [verdict.text]), ...(isSame ? [] : ['the record gives another state'])];
}
