import { isLedOut } from '../../catalogue';
import type { PetitionState } from '../facts';
import type { TaskRow } from '../task-row';
import { isUnheard } from './linking';

/** A matter that is led out of the petition procedure is not forwarded but handed over. */
export const nextOfSorted = ({ facts }: PetitionState): 'forward' | 'routeOut' =>
  facts.route && isLedOut(facts.route) ? 'routeOut' : 'forward';

/** What waits beside the main road: the other organ's receipt; the matter a petition was linked to has not answered. */
export function intakeTasks(state: PetitionState): TaskRow[] {
  const { stage, facts } = state;
  const ofBureau = (act: string): TaskRow => ({ act, at: 'bureau', role: 'coordinator' });
  if (stage === 'routedOut' && !facts.routedOut?.receivedOn)
    return [{ ...ofBureau('confirmHandOver'), rule: 'T_HAND_OVER_RECEIPT' }];
  return isUnheard(state) ? [ofBureau('unlink')] : [];
}
