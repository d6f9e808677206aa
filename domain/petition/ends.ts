import { isAwaited } from '../hearing/calling';
import type { PetitionState } from './facts';
import { linkIsOver } from './intake/linking';
import { isHandedOver } from './intake/routing';
import { conclusionDue } from './outcome/concluding';
import { isPerforming, isQuiet, openCare, reportIsOwed, waitsForConfirmation, waitsForFollowUp } from './outcome/owing';
import { mayComeLate } from './review/late';

/**
 * What the clock does by itself. Once every right has run out and nothing is owed, a verified matter closes, resolved
 * only if that is on record; where the policy says so, what is closed and was not taken to review is then concluded.
 */
export function settles(state: PetitionState): { act: string; input: unknown } | undefined {
  const { facts, stage, children } = state;
  if (facts.judging) return { act: 'judgeBreaches', input: {} };
  if (children.some((child) => isAwaited(state, child)) || !isQuiet(state)) return undefined;
  if (reportIsOwed(facts) || waitsForConfirmation(facts) || facts.correction) return undefined;
  // A reviewed matter is closed first: a rating is followed up where nobody may still be asked for another opinion.
  if (waitsForFollowUp(facts) && stage !== 'reviewed') return undefined;
  const outcome = stage === 'closed' && conclusionDue(state);
  if (outcome) return { act: 'conclude', input: { outcome } };
  if (stage !== 'evaluating' && stage !== 'reviewed') return undefined;
  const isResolved = facts.performedOn !== undefined || facts.rating?.unit === 'satisfied';
  return { act: 'close', input: { resolved: isResolved || facts.closed?.resolved === true } };
}

/** Nothing can happen any more. The list names every end; whatever else may still be owed keeps the story open. */
export function isOver(state: PetitionState): boolean {
  const { facts, stage } = state;
  if (stage === 'withdrawn') return true;
  if (stage === 'notAccepted') return facts.notice?.deliveredOn !== undefined;
  const isTold = !facts.notice || facts.notice.deliveredOn !== undefined;
  if (stage === 'noLongerAccepted' || linkIsOver(state)) return isTold;
  if (stage === 'routedOut') return isHandedOver(facts);
  if (stage === 'answeredOnSpot') return isQuiet(state) && !waitsForFollowUp(facts);
  if (openCare(facts).length > 0 || isPerforming(state)) return false;
  if (stage === 'concluded') return true;
  // The right day may give a window back that has run out.
  const mayReturn = facts.correction !== undefined || mayComeLate(state);
  const isWaiting = reportIsOwed(facts) || waitsForFollowUp(facts) || mayReturn;
  return stage === 'closed' && isQuiet(state) && !isWaiting && !conclusionDue(state);
}
