import type { Task } from '../story';
import { besideTasks } from './beside/tasks';
import type { PetitionState } from './facts';
import { handlingTasks } from './handling/tasks';
import { intakeTasks, nextOfSorted } from './intake/tasks';
import { leadTasks } from './lead/tasks';
import { outcomeTasks } from './outcome/tasks';
import { type TaskRow, taskOf } from './task-row';
import { trackTasks } from './track/watch';

/** What waits for somebody, by stage: the main road. */
const byStage: Partial<Record<PetitionState['stage'], TaskRow>> = {
  registered: { act: 'screen', at: 'bureau', role: 'coordinator', rule: 'T_FORWARD' },
  screened: { act: 'classify', at: 'bureau', role: 'coordinator', rule: 'T_FORWARD' },
  classified: { act: 'forward', at: 'bureau', role: 'coordinator', rule: 'T_FORWARD' },
  forwarded: { act: 'accept', at: 'unit', role: 'handler', rule: 'T_NOTIFY' },
  objected: { act: 'decideObjection', at: 'bureau', role: 'coordinator', rule: 'T_NOTIFY' },
  competenceDispute: { act: 'designate', at: 'bureau', role: 'coordinator', rule: 'T_COMPETENCE' },
  accepted: { act: 'startHandling', at: 'unit', role: 'handler', rule: 'T_HANDLE', toOfficer: true },
  handling: { act: 'submitReply', at: 'unit', role: 'handler', rule: 'T_HANDLE', toOfficer: true },
  mediating: { act: 'submitAgreement', at: 'unit', role: 'handler', rule: 'T_HANDLE', toOfficer: true },
  issued: { act: 'recordDelivery', at: 'unit', role: 'handler', rule: 'T_HANDLE', toOfficer: true },
  replied: { act: 'verifyByUnit', at: 'unit', role: 'handler', rule: 'T_FOLLOW_UP' },
  followUp: { act: 'verifyByBureau', at: 'bureau', role: 'coordinator', rule: 'T_FOLLOW_UP' },
  evaluating: { act: 'close', at: 'bureau', role: 'coordinator' },
};

/** Every line of every inbox that a petition makes; a pure function of its state. */
export function petitionTasks(state: PetitionState): Task[] {
  const road = byStage[state.stage];
  const main = road && state.stage === 'classified' ? { ...road, act: nextOfSorted(state) } : road;
  const isAtWork = state.stage === 'handling' || state.stage === 'mediating';
  const waitsForHead = isAtWork && state.facts.reply?.state === 'submitted';
  const rows = [
    ...(main && !waitsForHead ? [main] : []),
    ...intakeTasks(state),
    ...leadTasks(state),
    ...handlingTasks(state),
    ...outcomeTasks(state),
    ...trackTasks(state),
    ...besideTasks(state),
  ];
  return rows.flatMap((row) => taskOf(state, row));
}
