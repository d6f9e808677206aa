import { type Clock, running } from '../clock';
import type { RuleCode } from '../policy/types';
import type { Task } from '../story';
import { openGuarantees } from './duties';
import type { PackageFacts, PackageState } from './facts';
import { sides } from './lists';
import { atWork } from './stages';

/** What waits for somebody: the bureau lists and checks, the sides report and propose, the leader does the rest. */
export function packageTasks(state: PackageState): Task[] {
  const { stage, facts } = state;
  if (!facts.bureauId) return [];
  return [...bureauTasks(state), ...sideTasks(state), ...(facts.leaderId ? leaderTasks(state) : [])].filter(
    // A leader's own line needs a unit to stand under; the responsible one is theirs.
    ({ unitId }) => unitId && stage !== 'new',
  );
}

function bureauTasks({ stage, facts }: PackageState): Task[] {
  const unitId = facts.bureauId!;
  const task = (act: string, role: string): Task => ({ key: act, act, unitId, role });
  if (stage === 'listed') {
    const isAssigned = sides.every((side) => facts.sides?.[side]);
    return [task(isAssigned ? 'bindLeader' : 'assign', 'coordinator')];
  }
  if (stage === 'pendingVerification') return [task('verify', 'coordinator')];
  if (stage === 'verified') return [task('strikeOff', 'supervisor')];
  return facts.leaderChange && isLed(stage) ? [task('changeLeader', 'supervisor')] : [];
}

function sideTasks({ stage, facts }: PackageState): Task[] {
  const { territory, department } = facts.sides ?? {};
  const tasks: Task[] = [];
  for (const side of [territory, department])
    if (side && !side.reportedOn && stage !== 'pendingVerification')
      tasks.push({
        key: `report:${side.unitId}`,
        act: 'report',
        unitId: side.unitId,
        role: 'handler',
        dueOn: side.dueOn,
      });
  if (stage !== 'packaged' || !territory || !department) return tasks;
  if (!facts.proposed) tasks.push(own('proposeMeasures', territory.unitId));
  else if (!facts.ideas) tasks.push(own('offerIdeas', department.unitId));
  return tasks;
}

const own = (act: string, unitId: string): Task => ({ key: act, act, unitId, role: 'handler' });

function leaderTasks({ stage, facts, clocks }: PackageState): Task[] {
  const dueOf = (rule: RuleCode): string | undefined => running(clocks as Clock[], rule)?.dueOn;
  const task = (act: string, dueOn?: string): Task => ({
    ...{ key: act, act, unitId: facts.unitId ?? '', role: 'leader', officerId: facts.leaderId },
    ...(dueOn ? { dueOn } : {}),
  });
  const tasks = openGuarantees(facts).length > 0 && isLed(stage) ? [task('acknowledgeDuty')] : [];
  if (stage === 'packaged') tasks.push(...beforeWork(facts).map((act) => task(act)));
  if (stage === 'returned' || stage === 'relapsed') tasks.push(task('backToWork'));
  if ((atWork as readonly string[]).includes(stage))
    tasks.push(task('recordProgress', dueOf('T_PROGRESS')), task('holdAppointment', dueOf('T_APPOINTMENT')));
  if (stage === 'resolving' || stage === 'concluding') tasks.push(task('applyCloseOut', dueOf('T_PACKAGE_TARGET')));
  return tasks;
}

const isLed = (stage: string) => stage === 'packaged' || (atWork as readonly string[]).includes(stage);

function beforeWork({ plan, ideas }: PackageFacts): string[] {
  if (plan) return ['activate'];
  return ideas ? ['fixPlan'] : [];
}
