import { type ClockOp, clockKey, latest, resumeLast, running } from '../clock';
import type { RuleCode } from '../policy/types';
import type { IsoDate } from '../time';
import { newRound, type PetitionChange, type PetitionFacts, type PetitionState } from './facts';

/** What counts from the delivered opinion. */
const ofTheAnswer: readonly RuleCode[] = [
  ...(['T_REVIEW_WINDOW', 'T_REREVIEW_WINDOW', 'T_LATE_ENTRY'] as const),
  ...(['T_RATING', 'T_FOLLOW_UP', 'T_EXECUTE'] as const),
];

/**
 * Back to work in a new round: what ran since the opinion stops, the old papers and clocks stay. Handling goes on under
 * its old date; only where the law gives a fresh limit does it count anew, from `freshFrom`.
 */
export function backToHandling(state: PetitionState, freshFrom?: IsoDate): PetitionChange {
  const rights = ofTheAnswer.map((rule): ClockOp => ({ op: 'stop', rule }));
  const anew = freshFrom ? fresh(freshFrom) : underOldDate(state);
  return { to: 'handling', facts: newRound(state.facts), clocks: [...rights, ...anew] };
}

const fresh = (startOn: IsoDate): ClockOp[] => [
  { op: 'start', rule: 'T_HANDLE', startOn },
  { op: 'start', rule: 'T_TARGET_10', startOn },
];

/** The organ's own date, when the matter leaves whoever was to answer by it: it goes on with the next acceptance. */
export function redoLeft({ clocks }: PetitionState): Pick<PetitionFacts, 'redoUnder'> {
  const redo = running(clocks, 'T_REDO');
  return redo ? { redoUnder: clockKey(redo) } : {};
}

function underOldDate({ clocks, facts }: PetitionState): ClockOp[] {
  const redo = latest(clocks, 'T_REDO');
  // The organ's own date holds until the answer that it asked for stands.
  const isRedo = redo?.metOn !== undefined && redo.metOn === facts.deliveredOn;
  return [
    ...resumeLast(clocks, 'T_HANDLE'),
    ...(isRedo ? resumeLast(clocks, 'T_REDO') : []),
    ...(facts.completion?.state === 'submitted' ? resumeLast(clocks, 'T_ASSIGN_FEEDBACK') : []),
    ...(facts.contacts > 0 ? [{ op: 'contact' as const }] : []),
  ];
}
