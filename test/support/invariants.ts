import { createPublicKey } from 'node:crypto';
import { type Clock, clockKey } from '../../domain/clock';
import { explainDeadline } from '../../domain/deadline';
import type { StoryEvent } from '../../domain/event';
import { kinds } from '../../domain/kinds';
import { apply, newState } from '../../domain/life';
import { bundledPolicies } from '../../domain/policy/bundled';
import { resolvePolicyVersion, ruleOf } from '../../domain/policy/resolve';
import type { AnyState } from '../../domain/story';
import { signHead } from '../../sealing/record';
import { verifyRecord } from '../../sealing/verify';
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
  return [...stageFaults(state, lines), ...holderFaults(state), ...clockFaults(state), ...recordFaults(state, lines)];
}

/** One stage, which the last line of the record led to. */
function stageFaults(state: AnyState, lines: readonly StoryEvent[]): string[] {
  return lines.at(-1)?.to === state.stage ? [] : [`the record ends in ${lines.at(-1)?.to}`];
}

/** While it is open somebody must act next, or something runs by itself; a task never waits at a story that is over. */
function holderFaults(state: AnyState): string[] {
  const kind = kinds[state.kind];
  const isRunning = state.clocks.some((clock: Clock) => clock.state === 'running');
  const isHeld = kind.holderOf(state) !== undefined || kind.tasksOf(state).length > 0;
  return kind.isOver(state) || isHeld || isRunning ? [] : ['nobody holds it and nothing runs'];
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

function isExplained({
  rule: code,
  policyVersion,
  startOn,
  startAt,
  givenDueOn,
  extension,
  pauses,
  ...dates
}: Clock): boolean {
  const rule = ruleOf(resolvePolicyVersion(policyVersion, bundledPolicies), code);
  const why = explainDeadline(
    { rule, startOn, startAt, dueOn: givenDueOn, extension, pauses },
    calendar,
    policyVersion,
  );
  return why.strictOn === dates.strictOn && why.dueOn === dates.dueOn && why.dueAt === dates.dueAt;
}

/** The record verifies, and alone gives the state back. */
function recordFaults(state: AnyState, lines: readonly StoryEvent[]): string[] {
  const verdict = verifyRecord(lines, signHead(key, lines.at(-1)!), publicKey);
  const { kind, id, offset, training } = state;
  const rebuilt = lines.reduce(apply<AnyState>, newState(kinds[kind], id, offset, training));
  const isSame = JSON.stringify(plain(rebuilt)) === JSON.stringify(plain(state));
  return [...(verdict.ok ? [] : [verdict.text]), ...(isSame ? [] : ['the record gives another state'])];
}
