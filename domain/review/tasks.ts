import { running } from '../clock';
import type { Task } from '../story';
import type { ReviewState } from './facts';
import { ruleOf } from './requesting';

/** What waits for somebody: the organ decides and delivers, the units below supply their files. */
export function reviewTasks({ stage, facts, clocks }: ReviewState): Task[] {
  const { unitId, officerId, kind, decision, files = [], deliveredOn } = facts;
  if (!unitId) return [];
  const dueOn = running(clocks, ruleOf(kind))?.dueOn;
  const handler = (act: string): Task => ({ key: act, act, unitId, role: 'handler', officerId, dueOn });
  const tasks: Task[] = [];
  if (stage === 'requested') tasks.push({ ...handler('admit'), dueOn: running(clocks, 'T_ADMIT')?.dueOn ?? dueOn });
  if (stage === 'examining' && decision)
    tasks.push({ ...handler('approveDecision'), role: 'unitHead', officerId: undefined });
  if (stage === 'examining' && !decision) tasks.push(handler('draftDecision'));
  if (stage === 'examining') for (const file of files) if (!file.suppliedOn) tasks.push(supply(file));
  if (stage === 'decided' || (stage === 'refused' && !deliveredOn)) tasks.push(handler('recordDelivery'));
  return tasks;
}

const supply = ({ unitId, dueOn }: { unitId: string; dueOn: string }): Task => {
  return { key: `supplyFile:${unitId}`, act: 'supplyFile', unitId, role: 'handler', dueOn };
};
