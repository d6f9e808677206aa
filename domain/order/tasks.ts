import { running } from '../clock';
import type { Task } from '../story';
import type { OrderState } from './facts';
import { unanswered } from './stages';

/** What waits for somebody: the unit's head answers, the bureau's supervisor decides. */
export function orderTasks({ stage, facts, clocks }: OrderState): Task[] {
  const { unitId, bureauId, proposal, interview, improvement, sendBack } = facts;
  if (!unitId || !bureauId) return [];
  const dueOf = (...rules: Parameters<typeof running>[1][]) =>
    rules.map((rule) => running(clocks, rule)?.dueOn).find((day) => day !== undefined);
  const head = (act: string, dueOn?: string): Task => ({ key: act, act, unitId, role: 'unitHead', dueOn });
  const supervisor = (act: string, dueOn?: string): Task => ({
    ...{ key: act, act, unitId: bureauId, role: 'supervisor', dueOn },
  });
  const tasks: Task[] = [];
  if (stage === 'issued') tasks.push(head('acknowledge', dueOf('T_ORDER_ACK')));
  if ((unanswered as readonly string[]).includes(stage))
    tasks.push(head('answer', dueOf('T_ORDER_ANSWER', 'T_ORDER_PROGRESS')));
  if (stage === 'answered') tasks.push(supervisor('settle', dueOf('T_ORDER_CHECK')));
  if (stage === 'escalated' && !interview?.heldOn) tasks.push(supervisor('holdInterview', interview?.date));
  // The petition could not do it, or had ended before it heard: somebody must look.
  if (sendBack?.told && !sendBack.doneOn && stage !== 'settled')
    tasks.push({ ...supervisor('inspect'), key: 'sendBack' });
  if (proposal) tasks.push(supervisor(proposal.kind === 'interview' ? 'confirmInterview' : 'decideListing'));
  if (improvement && !improvement.uptake)
    tasks.push({ ...supervisor('recordUptake', dueOf('T_PROPOSAL_REPLY')), role: 'coordinator' });
  return tasks;
}
