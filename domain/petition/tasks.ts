import type { Task } from '../story';
import type { PetitionState } from './facts';
import { handlingTasks } from './handling/tasks';
import { intakeTasks } from './intake/tasks';
import { outcomeTasks } from './outcome/tasks';
import { type TaskRow, taskOf } from './task-row';

/** What waits for somebody, by stage: the main road. */
const byStage: Partial<Record<PetitionState['stage'], TaskRow>> = {
  registered: { act: 'screen', at: 'bureau', role: 'coordinator', rule: 'T_FORWARD' },
  screened: { act: 'classify', at: 'bureau', role: 'coordinator', rule: 'T_FORWARD' },
  classified: { act: 'forward', at: 'bureau', role: 'coordinator', rule: 'T_FORWARD' },
  forwarded: { act: 'accept', at: 'unit', role: 'handler', rule: 'T_NOTIFY' },
  objected: { act: 'decideObjection', at: 'bureau', role: 'coordinator', rule: 'T_NOTIFY' },
  accepted: { act: 'startHandling', at: 'unit', role: 'handler', rule: 'T_HANDLE', toOfficer: true },
  handling: { act: 'submitReply', at: 'unit', role: 'handler', rule: 'T_HANDLE', toOfficer: true },
  issued: { act: 'recordDelivery', at: 'unit', role: 'handler', rule: 'T_HANDLE', toOfficer: true },
  replied: { act: 'verifyByUnit', at: 'unit', role: 'handler', rule: 'T_FOLLOW_UP' },
  followUp: { act: 'verifyByBureau', at: 'bureau', role: 'coordinator', rule: 'T_FOLLOW_UP' },
  evaluating: { act: 'close', at: 'bureau', role: 'coordinator' },
};

/** Every line of every inbox that a petition makes; a pure function of its state. */
export function petitionTasks(state: PetitionState): Task[] {
  const main = byStage[state.stage];
  const waitsForHead = state.stage === 'handling' && state.facts.reply?.state === 'submitted';
  const beside = [...intakeTasks(state), ...handlingTasks(state), ...outcomeTasks(state)];
  const rows = [...(main && !waitsForHead ? [main] : []), ...beside];
  return rows.flatMap((row) => taskOf(state, row));
}
