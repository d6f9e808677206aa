import type { Task } from '../story';
import { dayOf } from '../time';
import { caseOf, isOwnCheck, type SpotCheckState } from './facts';

/** What waits for somebody: the supervisor runs it, the leaders who were drawn report and answer, the chair closes. */
export function spotCheckTasks(state: SpotCheckState): Task[] {
  const { stage, facts } = state;
  const { bureauId: unitId, meetingAt, followUps = [] } = facts;
  if (!unitId || !meetingAt) return [];
  const supervisor = (act: string, dueOn?: string): Task => ({ key: act, act, unitId, role: 'supervisor', dueOn });
  const meetingOn = dayOf(meetingAt);
  if (stage === 'planned') return facts.nothingDrawn ? [supervisor('move', meetingOn)] : [];
  const lacksChair = isOwnCheck(facts, facts.chair);
  if (stage === 'drawn') return [supervisor(lacksChair ? 'nameChair' : 'open', meetingOn)];
  if (stage === 'inSession') {
    if (lacksChair) return [...reports(state, meetingOn), supervisor('nameChair', meetingOn)];
    const left = reports(state, meetingOn);
    const closing: Task = { key: 'chairComment', act: 'chairComment', unitId, role: 'leader', officerId: facts.chair };
    return left.length > 0 ? left : [closing];
  }
  if (stage === 'commented') return [supervisor('setFollowUps')];
  if (stage !== 'followingUp') return [];
  const open = followUps.filter(({ answered }) => !answered);
  if (open.length === 0) return [supervisor('close')];
  return open.map(({ no, packageId, by: dueOn }) => ({
    ...ofLeader(state, packageId, 'answerFollowUp'),
    key: `followUp:${no}`,
    dueOn,
  }));
}

const reports = (state: SpotCheckState, dueOn: string): Task[] =>
  (state.facts.cases ?? [])
    .filter(({ reported, absent }) => !reported && !absent)
    .map(({ packageId }) => ({ ...ofLeader(state, packageId, 'report'), key: `report:${packageId}`, dueOn }));

function ofLeader(state: SpotCheckState, packageId: string, act: string): Omit<Task, 'key'> {
  const { unitId, leaderId: officerId } = caseOf(state, packageId)!;
  return { act, unitId, role: 'leader', officerId };
}
