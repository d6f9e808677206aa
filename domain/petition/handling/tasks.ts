import type { PetitionState } from '../facts';
import type { TaskRow } from '../task-row';

/** What waits for the unit's head while the unit works. */
export function handlingTasks({ stage, facts }: PetitionState): TaskRow[] {
  const ofHead = (act: string): TaskRow => ({ act, at: 'unit', role: 'unitHead', rule: 'T_HANDLE' });
  const isWorking = stage === 'handling' || stage === 'mediating' || stage === 'inHearing';
  return [
    // What the panel judges waits for its opinion.
    ...(facts.reply?.state === 'submitted' && stage !== 'inHearing'
      ? [ofHead(facts.reply.agreement ? 'settle' : 'approveReply')]
      : []),
    ...(facts.extension?.state === 'asked' && isWorking ? [ofHead('extend')] : []),
  ];
}
