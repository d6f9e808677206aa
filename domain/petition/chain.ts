import type { Ask } from '../acts';
import type { Behaviour } from '../kind';
import type { PetitionAct } from './acts';
import type { PetitionChange, PetitionState } from './facts';

type Does = Behaviour<PetitionState, never>;

/**
 * Checking and ending a matter is no part in handling it; nor is entering the petitioner's own word, giving
 * out a link, or what the register says of a unit.
 */
const apart: readonly PetitionAct[] = [
  'verifyByUnit',
  'verifyByBureau',
  'rate',
  'confirmPerformance',
  'returnPerformance',
  'acceptCompletion',
  'returnCompletion',
  'close',
  'conclude',
  'offerCare',
  'endCare',
  'reopen',
  'withdraw',
  'confirmWithdrawal',
  'passToSuccessor',
  'urge',
  'addPapers',
  'issueLink',
  'revokeLink',
  'askRecusal',
  'decideRecusal',
  'correctDate',
  'judgeBreaches',
];

/** Adds persons to those who handled the matter: none of them verifies it (acts.md 1.19). */
export const withChain = (state: PetitionState, ...persons: string[]) => [
  ...new Set([...state.facts.chain, ...persons]),
];

/** Whoever does any other act has had a part; no act needs to think of it. */
export function joiningChain<T extends Readonly<Record<string, Does>>>(behaviours: T): T {
  const joining = Object.entries(behaviours).map(([act, does]) => {
    if (apart.includes(act as PetitionAct)) return [act, does];
    const change = (state: PetitionState, ask: Ask<never>): PetitionChange => {
      const made = does.change(state, ask) as PetitionChange;
      const before = made.facts?.chain ?? state.facts.chain;
      return before.includes(ask.actor.id)
        ? made
        : { ...made, facts: { ...made.facts, chain: [...before, ask.actor.id] } };
    };
    return [act, { ...does, change }];
  });
  return Object.fromEntries(joining);
}
