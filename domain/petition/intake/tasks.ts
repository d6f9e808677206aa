import type { PetitionState } from '../facts';
import type { TaskRow } from '../task-row';
import { isUnheard } from './linking';

/** What waits beside the main road: the matter that a petition was linked to has not answered. */
export function intakeTasks(state: PetitionState): TaskRow[] {
  return isUnheard(state) ? [{ act: 'unlink', at: 'bureau', role: 'coordinator' }] : [];
}
