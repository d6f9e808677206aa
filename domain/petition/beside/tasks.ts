import { latest } from '../../clock';
import type { PetitionState } from '../facts';
import { open } from '../stages';
import type { TaskRow } from '../task-row';
import { isWaiting } from './instructing';

/** What waits beside the main road. */
export function besideTasks(state: PetitionState): TaskRow[] {
  return [...urgentTasks(state), ...instructionTasks(state), ...recusalTasks(state), ...correctionTasks(state)];
}

/** The unit's leader or the bureau's gives the order; then the unit acts, and reports. */
function urgentTasks({ facts }: PetitionState): TaskRow[] {
  const handler = { at: 'unit', role: 'handler', toOfficer: true } as const;
  const approve = (at: 'unit' | 'bureau'): TaskRow => ({
    ...{ key: `approveUrgent:${at}`, act: 'approveUrgent', at, role: 'leader', rule: 'T_URGENT_APPROVE' },
  });
  if (facts.urgent?.state === 'reported') return [approve('unit'), approve('bureau')];
  if (facts.urgent?.state === 'approved') return [{ act: 'actUrgent', ...handler, rule: 'T_URGENT_ACT' }];
  if (facts.urgent?.state === 'acted') return [{ act: 'returnUrgent', ...handler, rule: 'T_URGENT_RETURN' }];
  return [];
}

/** While it is disputed whose the matter is, the bureau answers. */
function instructionTasks({ stage, facts }: PetitionState): TaskRow[] {
  const waiting = facts.instructions?.filter(isWaiting) ?? [];
  const isOfUnit = facts.unitId !== undefined && stage !== 'competenceDispute';
  const where = isOfUnit
    ? ({ at: 'unit', role: 'handler', toOfficer: true } as const)
    : ({ at: 'bureau', role: 'coordinator' } as const);
  return waiting.map(({ no, dueOn }) => ({
    ...{ key: `answerInstruction:${no}`, act: 'answerInstruction', dueOn, ...where },
  }));
}

function recusalTasks({ stage, facts, clocks }: PetitionState): TaskRow[] {
  // A matter on a detour may come back: the request waits with it.
  const isHere = (open as readonly string[]).includes(stage);
  const asked = isHere ? (facts.recusals?.filter(({ state }) => state === 'asked') ?? []) : [];
  const decide = asked.map(({ officer, byBureau }): TaskRow => {
    const where = byBureau ? { at: 'bureau', role: 'coordinator' } : { at: 'unit', role: 'unitHead' };
    return { key: `decideRecusal:${officer}`, act: 'decideRecusal', ...where };
  });
  const isLeft = facts.recused && !facts.officerId && ['accepted', 'handling'].includes(stage);
  const reassign: TaskRow = { act: 'reassign', at: 'unit', role: 'unitHead', dueOn: latest(clocks, 'T_HANDLE')?.dueOn };
  return [...decide, ...(isLeft ? [reassign] : [])];
}

function correctionTasks({ facts }: PetitionState): TaskRow[] {
  if (!facts.correction) return [];
  const where = facts.correction.toSupervisor ? { at: 'bureau', role: 'supervisor' } : { at: 'unit', role: 'unitHead' };
  return [{ act: 'correctDate', ...where }];
}
