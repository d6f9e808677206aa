import type { PetitionState } from '../facts';
import type { TaskRow } from '../task-row';
import { openParts } from './assisting';

/** What waits for the supervisor, and for each assistant that was asked. */
export function leadTasks({ stage, facts }: PetitionState): TaskRow[] {
  const approve: TaskRow = { act: 'changeLead', at: 'bureau', role: 'supervisor' };
  const part = (unitId: string, dueOn: string): TaskRow => ({
    ...{ key: `contribute:${unitId}`, act: 'contribute', at: unitId, role: 'handler', dueOn },
  });
  return [
    ...(facts.leadChange && (stage === 'accepted' || stage === 'handling') ? [approve] : []),
    ...(stage === 'handling' ? openParts(facts).map(({ unitId, dueOn }) => part(unitId, dueOn)) : []),
  ];
}
