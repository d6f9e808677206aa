import { running } from '../clock';
import type { Task } from '../story';
import { extensionNotice } from './delivering';
import type { ReviewState } from './facts';
import { ruleOf } from './requesting';

/** What waits for somebody: the organ decides and delivers, the units below supply their files. */
export function reviewTasks({ stage, facts, clocks }: ReviewState): Task[] {
  const { unitId, officerId, kind, decision, extension, files = [], deliveredOn } = facts;
  if (!unitId) return [];
  const dueOn = running(clocks, ruleOf(kind))?.dueOn;
  const handler = (act: string): Task => ({ key: act, act, unitId, role: 'handler', officerId, dueOn });
  const tasks: Task[] = [];
  if (stage === 'requested') tasks.push({ ...handler('admit'), dueOn: running(clocks, 'T_ADMIT')?.dueOn ?? dueOn });
  const isDrafted = decision?.state === 'drafted';
  const head = (act: string): Task => ({ ...handler(act), role: 'unitHead', officerId: undefined });
  if (stage === 'examining') tasks.push(isDrafted ? head('approveDecision') : handler('draftDecision'));
  if (stage === 'examining' && extension?.state === 'asked') tasks.push(head('extend'));
  const mayDeliver = stage === 'examining' || stage === 'inHearing' || stage === 'decided';
  if (mayDeliver && extensionNotice({ facts }))
    tasks.push({ ...handler('recordDelivery'), key: 'deliver:extensionNotice' });
  if (stage === 'examining') for (const file of files) if (!file.suppliedOn) tasks.push(supply(file));
  if (stage === 'decided' || (stage === 'refused' && !deliveredOn)) tasks.push(handler('recordDelivery'));
  return tasks;
}

const supply = ({ unitId, dueOn }: { unitId: string; dueOn: string }): Task => {
  return { key: `supplyFile:${unitId}`, act: 'supplyFile', unitId, role: 'handler', dueOn };
};
