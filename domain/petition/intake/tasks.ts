import { isLedOut } from '../../catalogue';
import type { PetitionState } from '../facts';
import type { TaskRow } from '../task-row';

/** A matter that is led out of the petition procedure is not forwarded but handed over. */
export const nextOfSorted = ({ facts }: PetitionState): 'forward' | 'routeOut' =>
  facts.route && isLedOut(facts.route) ? 'routeOut' : 'forward';

/** What waits beside the main road: the other organ's receipt. */
export function intakeTasks({ stage, facts }: PetitionState): TaskRow[] {
  if (stage !== 'routedOut' || facts.routedOut?.receivedOn) return [];
  return [{ act: 'confirmHandOver', at: 'bureau', role: 'coordinator', rule: 'T_HAND_OVER_RECEIPT' }];
}
