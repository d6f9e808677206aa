import { kinds } from '../../domain/kinds';
import type { PackageState } from '../../domain/package/facts';
import type { Case, SpotCheckState } from '../../domain/spot-check/facts';
import type { PoolsOfTest } from './draws';
import { ago } from './review-steps';
import { type Sim, x } from './sim';

/** Inputs for the acts of spot checks; the walk has one open check at a time, which draws from the walk's packages. */

export const checksOf = (sim: Sim) => [...sim.stories.values()].filter((one) => one.kind === 'spotCheck');
export const isCheckOpen = (sim: Sim) => checksOf(sim).some((one) => !kinds.spotCheck.isOver(one));
const current = (sim: Sim) => checksOf(sim).at(-1) as SpotCheckState | undefined;
const cases = (sim: Sim) => current(sim)?.facts.cases ?? [];
const isHeard = ({ reported, absent }: Case) => reported !== undefined || absent !== undefined;

const hoursAhead = (sim: Sim, hours: number) => new Date(sim.now + hours * 3_600_000).toISOString();
/** A package of the set in that state; one that was never drawn if there is none. */
const one = (sim: Sim, n: number, wanted: (drawn: Case) => boolean) => {
  const fitting = cases(sim).filter(wanted);
  return fitting[n % Math.max(1, fitting.length)]?.packageId ?? 'none';
};
/** Of the leaders one who is not the chair now and leads nothing that is drawn, if there is any. */
const anotherChair = (sim: Sim) => {
  const leading = cases(sim).map(({ leaderId }) => leaderId);
  const others = ['gao', 'zhang', 'lin'].filter((one) => one !== current(sim)?.facts.chair);
  return others.find((one) => !leading.includes(one)) ?? others[0];
};
const open = (sim: Sim) => current(sim)?.facts.followUps?.find(({ answered }) => !answered);

export const spotCheckSteps: Record<string, (sim: Sim, n: number) => unknown> = {
  plan: (sim, n) => ({
    meetingAt: hoursAhead(sim, 5 + 24 * (n % 3)),
    chair: 'lin',
    n: 1 + (n % 2),
    regions: ['330421'],
  }),
  'cancel:check': () => ({ reason: x }),
  // Of nothing to draw the willing office makes an end.
  'cancel:empty': () => ({ reason: x }),
  move: (sim, n) => ({ meetingAt: hoursAhead(sim, n % 2 ? 50 : 3), reason: x }),
  nameChair: (sim) => ({ chair: anotherChair(sim), reason: x }),
  open: () => ({ attendance: [x] }),
  'report:check': (sim, n) => ({
    packageId: one(sim, n, ({ reported }) => !reported),
    ...{ workDone: x, whyUnresolved: x, nextSteps: [{ what: x, by: ago(sim, -20) }] },
  }),
  recordAbsence: (sim, n) => ({ packageId: one(sim, n, (drawn) => !isHeard(drawn)), reason: x }),
  comment: (sim, n) => ({ packageId: one(sim, n, isHeard), text: x }),
  chairComment: () => ({ text: x }),
  setFollowUps: (sim, n) => ({
    items: cases(sim).map(({ packageId }) => ({ packageId, what: x, by: ago(sim, -(n % 30)) })),
  }),
  answerFollowUp: (sim) => ({ packageId: open(sim)?.packageId, no: open(sim)?.no ?? 0, text: x }),
  'close:check': () => ({}),
};

export const usefulSpotCheckSteps = [
  ...['cancel:empty', 'open', 'report:check', 'report:check', 'chairComment', 'setFollowUps'],
  ...['answerFollowUp', 'answerFollowUp', 'close:check'],
];
export const rareSpotCheckSteps = ['plan', 'cancel:check', 'move', 'recordAbsence', 'nameChair'];

/** Which spot checks a step is for. */
export function checksFor(sim: Sim, name: string): string[] {
  const all = checksOf(sim).map(({ id }) => id);
  if (name === 'cancel:empty') return current(sim)?.facts.nothingDrawn ? all.slice(-1) : [];
  if (name !== 'plan') return all.slice(-1);
  return !sim.poolsNow || !sim.checksToo || isCheckOpen(sim) || all.length > 1
    ? []
    : [sim.idOf('spotCheck', sim.main, `check-${all.length}`)];
}

const isEligible = ({ stage, facts }: PackageState) =>
  facts.leaderId !== undefined && !['verified', 'struckOff', 'cleared', 'delisted'].includes(stage);

/** What the pool's query would find among the packages of a walk. */
export const walkPools = (sim: Sim): PoolsOfTest => ({
  packages: () => ({
    candidates: (sim.packages() as PackageState[]).filter(isEligible).map(({ id }) => ({ id, stratum: '330421' })),
    excluded: [],
  }),
  cases: (order) => order.map((id) => caseAt(sim.state(id) as PackageState)),
});

function caseAt({ id: packageId, facts }: PackageState) {
  const { number = '', petitionId = '', leaderId = '', unitId = '', assistants = [] } = facts;
  return { packageId, number, matter: petitionId, leaderId, unitId, units: [unitId, ...assistants] };
}

const packaged = ['list', 'assign:territory', 'assign:department', 'bindLeader'];
const inSession = [...packaged, 'plan', '+3', 'open'];
const followed = [...inSession, 'report:check', 'comment', 'chairComment', 'setFollowUps'];

/** Where walks around spot checks begin. */
export const spotCheckStarts = {
  checkPlanned: [...packaged, 'plan'],
  checkEmpty: ['plan', '+1', '+1'],
  checkMoved: [...packaged, 'plan', 'move', '+3', 'move'],
  checkCancelled: [...packaged, 'plan', '+1', 'cancel:check'],
  checkInSession: [...inSession, 'nameChair'],
  checkAbsent: [...inSession, 'recordAbsence', 'comment', 'chairComment'],
  checkFollowed: followed,
  checkClosed: [...followed, 'answerFollowUp', 'close:check'],
};
