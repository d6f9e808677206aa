import { type Clock, type ClockOp, latest } from '../../clock';
import type { RuleCode } from '../../policy/types';
import type { PetitionChange, PetitionState } from '../facts';
import type { SimpleEnd } from './facts';

const simpleRules = ['T_SIMPLE_ACCEPT', 'T_SIMPLE_HOP', 'T_SIMPLE_REPLY'] as const satisfies readonly RuleCode[];

export const isSimple = ({ facts }: PetitionState): boolean => facts.track === 'simple';

/** Ordinary from now on. What the law allows runs on from where it began: the time already used counts (SIMPLE22-5). */
export function toOrdinary(because: SimpleEnd) {
  return {
    facts: { track: 'ordinary', simpleEnded: because },
    clocks: simpleRules.map((rule): ClockOp => ({ op: 'stop', rule })),
  } satisfies PetitionChange;
}

/** The order of a missed limit is still to come: the rung has its instant and has not fired. */
export const awaitsOrder = (clock: Clock): boolean =>
  clock.alerts.some(({ level, state }) => level === 'order' && state === 'pending');

/**
 * The clock that a reported day is held against: the one that runs, or the one whose miss ended the track and opened an
 * order. One that ended otherwise was never missed.
 */
export function heldAgainst({ clocks }: PetitionState, rule: 'T_SIMPLE_ACCEPT' | 'T_SIMPLE_REPLY'): Clock | undefined {
  const clock = latest(clocks, rule);
  const isOrdered = clock?.alerts.some(({ level, state }) => level === 'order' && state === 'fired');
  return clock && (clock.state === 'running' || isOrdered) ? clock : undefined;
}
