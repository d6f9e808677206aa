import type { Context } from '../../domain/acts';
import { kinds } from '../../domain/kinds';
import { closeOutKinds, guarantees, type packParts } from '../../domain/package/lists';
import { heardOut, hearingCalls } from './hearing-steps';
import { theChecklists } from './registers';
import { ago } from './review-steps';
import { day, type Sim, x } from './sim';

/** Inputs for the acts of leader packages; the walk has one open package at a time. */

export const isOpen = (sim: Sim) => sim.packages().filter((one) => !kinds.package.isOver(one));
/** The petition on the same matter that comes in today. */
const againOn = (sim: Sim) => sim.idOf('petition', sim.main, `again-${day(sim)}`);
const current = (sim: Sim) => sim.packages().at(-1)?.facts ?? {};
const allOk = (list: string) => theChecklists[list]!.map((code) => ({ code, ok: true }));

/** Somebody of the labour bureau who is not recused from the matter. */
const officer = (sim: Sim) => ['han', 'hu', 'lan'].find((one) => !current(sim).recused?.includes(one)) ?? 'lan';
/** Half of the plans have days that a walk gets past. */
const plan = (sim: Sim, n: number) => ({
  measures: [{ what: x, owner: officer(sim), by: ago(sim, n % 2 ? -400 : -(n % 40)) }],
  target: ago(sim, n % 2 ? -500 : -(n % 40) - (n % 30)),
  ...{ unit: 'labour', person: officer(sim) },
});
const undone = (sim: Sim) =>
  (current(sim).plan?.measures ?? []).flatMap((one: { no: number; doneOn?: string }) => (one.doneOn ? [] : [one.no]));
const step = (sim: Sim, n: number) => ({ text: x, file: 'photo', measuresDone: n % 3 ? undone(sim) : [] });
const side = (sim: Sim, n: number, name: string, unitId: string) => {
  return { side: name, unitId, dueOn: ago(sim, -(n % 50)), text: x, docs: [] };
};

/** Which paper shows the outcome of each kind of close-out. */
const outcomes: Readonly<Record<(typeof closeOutKinds)[number], string>> = {
  ...{ resolved: 'performance', settled: 'performance', concludedByLaw: 'evidence', rerouted: 'receipt' },
};
const papers: Readonly<Record<(typeof packParts)[number], string>> = {
  ...{ opinion: 'agreement', deliveryProof: 'proof', outcomeProof: 'performance' },
  ...{ contactRecord: 'contact', statement: 'leaderStatement' },
};
const closeOut = (kind: (typeof closeOutKinds)[number]) => () => {
  return { kind, pack: { ...papers, outcomeProof: outcomes[kind] } };
};

export const packageSteps: Record<string, (sim: Sim, n: number) => unknown> = {
  list: (sim) => ({ petitionIds: [sim.main], criterion: 'superior' }),
  delist: () => ({ reason: x }),
  // Of a matter whose accused are one of the sides: nobody can be assigned, and the list lets go of it.
  'delist:barred': () => ({ reason: x }),
  'assign:territory': (sim, n) => side(sim, n, 'territory', 'labour'),
  'assign:department': (sim, n) => side(sim, n, 'department', 'housing'),
  report: () => ({ text: x, docs: [] }),
  bindLeader: () => ({ leaderId: 'zhang' }),
  proposeMeasures: () => ({ text: x }),
  offerIdeas: () => ({ text: x }),
  fixPlan: plan,
  ...Object.fromEntries(guarantees.map((guarantee) => [`acknowledgeDuty:${guarantee}`, () => ({ guarantee })])),
  activate: () => ({ checks: allOk('fiveOnes') }),
  recordProgress: step,
  recordVisit: (sim, n) => ({ ...step(sim, n), visitedOn: ago(sim, n % 4) }),
  invite: (sim, n) => ({ meetOn: ago(sim, -(n % 9)) }),
  holdAppointment: (sim, n) => ({
    ...{ heldOn: ago(sim, n % 5 ? 0 : n % 7), attendees: [x], record: 'meeting' },
    nextStep: { what: x, by: ago(sim, -10) },
  }),
  recordDecline: (sim, n) => ({ declinedOn: ago(sim, n % 5 ? 0 : n % 7) }),
  revisePlan: (sim, n) => ({ reason: x, ...plan(sim, n) }),
  requestLeaderChange: (sim) => ({ leaderId: current(sim).leaderId === 'zhang' ? 'gao' : 'zhang', reason: x }),
  changeLeader: () => ({}),
  refuseLeaderChange: () => ({ reason: x }),
  'passToSuccessor:package': (_sim, n) => ({ unitId: n % 2 ? 'housing' : 'labour-team', successor: 'labour' }),
  'openMediation:package': () => ({
    ...{ kind: 'people', body: x, consents: { petitioner: 'consent', otherSide: 'otherConsent' } },
  }),
  'endMediation:package': () => ({ result: 'agreed' }),
  ...hearingCalls.package,
  markResolving: (_sim, n) =>
    n % 2 ? { ground: 'agreement', doc: 'agreement' } : { ground: 'helpGranted', doc: 'evidence' },
  startConclusion: () => ({ basis: x, docs: ['evidence'] }),
  reroute: () => ({ route: 'litigation', organ: x, basis: x, docs: ['evidence'] }),
  ...Object.fromEntries(closeOutKinds.map((kind) => [`applyCloseOut:${kind}`, closeOut(kind)])),
  'backToWork:needed': (sim, n) => ({ reason: x, plan: plan(sim, n) }),
  backToWork: (sim, n) => ({ reason: x, plan: plan(sim, n) }),
  verify: () => ({ checks: allOk('closeOutChecks') }),
  sendBack: () => ({ reason: x }),
  strikeOff: () => ({}),
  relapse: (sim) => ({ petitionId: againOn(sim) }),
};

/** Papers of a package beside those that every story of a walk has. */
export const packagePapers = {
  photo: 'photo',
  meeting: 'appointmentRecord',
  contact: 'contactRecord',
  leaderStatement: 'leaderStatement',
};

/** What the door would look up besides: the matter with its open packages, a petition that comes again today. */
export function packageStories(sim: Sim): Context['stories'] {
  const { kind, stage, facts } = sim.state();
  const again = { id: againOn(sim), kind: 'petition', stage: 'screened', facts: { receivedOn: day(sim) } };
  return {
    [sim.main]: { id: sim.main, kind, stage, facts, packages: isOpen(sim).map(({ id }) => id) },
    [again.id]: again,
  };
}

/** A willing office brings a package to its end: late work is caught up with, what was sent back is done again. */
export const usefulPackageSteps = [
  'delist:barred',
  ...['assign:territory', 'assign:department', 'bindLeader', 'proposeMeasures', 'offerIdeas', 'fixPlan'],
  ...guarantees.map((guarantee) => `acknowledgeDuty:${guarantee}`),
  ...['activate', 'recordProgress', 'changeLeader', 'endMediation:package', 'report', 'markResolving'],
  ...['applyCloseOut:resolved', 'applyCloseOut:concludedByLaw', 'applyCloseOut:rerouted', 'backToWork:needed'],
  ...['verify', 'strikeOff'],
];
export const rarePackageSteps = [
  'list',
  'delist',
  'sendBack',
  'relapse',
  'requestLeaderChange',
  'backToWork',
  'revisePlan',
  'passToSuccessor:package',
];

const packaged = ['list', 'assign:territory', 'assign:department', 'bindLeader'];
const planned = [...packaged, 'proposeMeasures', 'offerIdeas', 'fixPlan'];
const active = [...planned, ...guarantees.map((guarantee) => `acknowledgeDuty:${guarantee}`), 'activate'];
const handedIn = [...active, 'report', 'report', 'markResolving', 'applyCloseOut:resolved'];
const struckOff = [...handedIn, 'verify', 'strikeOff'];

/** Where walks around packages begin. */
export const packageStarts = {
  delisted: [...packaged, 'delist'],
  packaged: planned,
  packageActive: [...active, 'requestLeaderChange', 'refuseLeaderChange'],
  packageHandedOn: [...active, 'requestLeaderChange', 'changeLeader', 'passToSuccessor:package', 'revisePlan'],
  packageNeglected: [...active, '+70'],
  packageHeard: [...active, 'callHearing:package', ...heardOut],
  packageMediated: [...active, 'openMediation:package', 'recordVisit', 'invite', 'holdAppointment'],
  packageDeclined: [...active, 'invite', 'recordDecline'],
  packageConcluding: [...active, 'startConclusion'],
  packageRerouted: [...active, 'reroute'],
  packageReturned: [...handedIn, 'sendBack'],
  packageStruckOff: struckOff,
  packageRelapsed: [...struckOff, 'relapse'],
  packageCleared: [...struckOff, '+185'],
};
