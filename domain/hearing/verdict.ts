import type { LearnedTally } from '../learning';
import type { DecisionRule } from './lists';

export interface Counts {
  readonly uphold: number;
  readonly notUphold: number;
  readonly abstain: number;
}

export interface Verdict {
  readonly no: number;
  readonly upheld: boolean;
}

/** How many votes uphold the unit's opinion, of so many seats: an abstention counts as a vote that does not. */
export const votesToUphold = (seats: number, rule: DecisionRule): number =>
  rule === 'twoThirdsUphold' ? Math.ceil((seats * 2) / 3) : Math.floor(seats / 2) + 1;

export const isUpheld = ({ uphold, notUphold, abstain }: Counts, rule: DecisionRule): boolean =>
  uphold >= votesToUphold(uphold + notUphold + abstain, rule);

/** What the panel says to each request, from the counts alone. */
export const verdictsOf = ({ items }: LearnedTally, rule: DecisionRule): Verdict[] =>
  items.map(({ no, ...counts }) => ({ no, upheld: isUpheld(counts, rule) }));
