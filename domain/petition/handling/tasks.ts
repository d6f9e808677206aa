import type { PetitionState } from '../facts';
import type { TaskRow } from '../task-row';

/** What waits for the unit's head while the unit works. */
export function handlingTasks({ stage, facts }: PetitionState): TaskRow[] {
  const ofHead = (act: string): TaskRow => ({ act, at: 'unit', role: 'unitHead', rule: 'T_HANDLE' });
  return [
    ...(facts.reply?.state === 'submitted' ? [ofHead('approveReply')] : []),
    ...(facts.extension?.state === 'asked' && stage === 'handling' ? [ofHead('extend')] : []),
  ];
}
