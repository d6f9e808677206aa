import { type Clock, running } from '../clock';
import type { RuleCode } from '../policy/types';
import type { Task } from '../story';
import { openGuarantees } from './duties';
import type { PackageFacts, PackageState, Side } from './facts';
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
  const tasks = stage === 'pendingVerification' ? [] : reportTasks([territory, department]);
  if (stage !== 'packaged' || !territory || !department) return tasks;
  if (!facts.proposed) tasks.push(own('proposeMeasures', territory.unitId));
  else if (!facts.ideas) tasks.push(own('offerIdeas', department.unitId));
  return tasks;
}

/** One line a unit, by the earlier date: where both sides are one unit's, one report answers for both. */
function reportTasks(given: readonly (Side | undefined)[]): Task[] {
  const open = given.filter((side) => side !== undefined).filter(({ reportedOn }) => !reportedOn);
  return [...new Set(open.map(({ unitId }) => unitId))].map((unitId) => {
    const [dueOn] = open.flatMap((side) => (side.unitId === unitId ? [side.dueOn] : [])).sort();
    return { key: `report:${unitId}`, act: 'report', unitId, role: 'handler', dueOn };
  });
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
  // Whoever was responsible served at a unit that is no more.
  if (facts.plan && !facts.officerId && isLed(stage)) tasks.push(task('revisePlan'));
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
