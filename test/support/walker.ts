import type { Actor, Context, UnitCard } from '../../domain/acts';
import { conclusions, correctableFacts, grades } from '../../domain/petition/lists';
import { colleagues } from './colleagues';
import {
  isOpen as openPackages,
  packagePapers,
  packageSteps,
  packageStories,
  rarePackageSteps,
  usefulPackageSteps,
} from './package-steps';
import { actorOf, theContext, threeChecks } from './registers';
import { ago, reviewSteps } from './review-steps';
import { aReply, day, papers, type Sim, x } from './sim';

/** Random but well-formed inputs for every act, so that a walk through the tables meets their rules and not the schemas. */
export interface Step {
  readonly pick: number;
  readonly who: number;
  readonly n: number;
  readonly waitDays: number;
}

const people = [
  ...([
    ['chen', 'coordinator'],
    ['cao', 'coordinator'],
    ['cheng', 'coordinator'],
    ['su', 'supervisor'],
  ] as const),
  ...([
    ['song', 'supervisor'],
    ['han', 'handler'],
    ['hu', 'handler'],
    ['tou', 'unitHead'],
    ['han', 'unitHead'],
  ] as const),
  ...([
    ['he', 'handler'],
    ['he', 'unitHead'],
  ] as const),
].map(([person, role]) => actorOf(person, role));
people.push(actorOf('zhang', 'leader'), actorOf('gao', 'leader'));
/** The county bureau's own head, who answers orders that go to the bureau. */
people.push(...['geng', 'ning', 'guan', 'rong'].map((one) => actorOf(one)), actorOf('zhang', 'unitHead'));
people.push(actorOf('da'), { id: 'dui', role: 'unitHead', unit: 'labour-team', region: '330421' });
people.push({ id: 'ju', role: 'unitHead', unit: 'county-bureau', region: '330421' });

/** The officer of number n; the team below the labour bureau has one only. */
const officer = (sim: Sim, n: number) =>
  sim.state().facts.unitId === 'labour-team' ? 'da' : ['han', 'hu', 'he'][n % 3];
const onBehalfOf = { paper: 'paper', signedBy: 'petitioner' };
const asked = { paper: 'request', signedBy: 'petitioner' };
const waiting = (sim: Sim) => sim.state().facts.notice?.doc ?? 'notice';
const unitsToLead = ['labour', 'housing', 'labour-team'];
const waitingInstruction = (sim: Sim) =>
  sim.state().facts.instructions?.find((one: { answeredOn?: string }) => !one.answeredOn)?.no ?? 1;
const toRecuse = (sim: Sim) =>
  sim.state().facts.recusals?.find((one: { state: string }) => one.state === 'asked')?.officer ?? 'han';
/** Two other petitions of the same matter, which only their cards tell of. */
const sameMatter = {
  running: '00000000-0000-4000-8000-000000000001',
  concluded: '00000000-0000-4000-8000-000000000002',
};
const promised = (sim: Sim, n: number) => ({
  items: [{ no: 1, outcome: 'supported', facts: x, basis: x }],
  promise: { what: x, by: ago(sim, -(n % 20)) },
});

const aClass = { domain: 'labour', severity: 'ordinary', rateable: true };
const isOpen = ({ result }: { result?: string }) => result === undefined;

/** `act` or `act:variant`, with an input made from one number. */
const petitionSteps: Record<string, (sim: Sim, n: number) => unknown> = {
  screen: () => ({ result: 'none' }),
  nameRepresentatives: () => ({ reps: [x] }),
  'screen:concluded': () => ({ result: 'sameConcluded', matchId: sameMatter.concluded, notice: 'last' }),
  'screen:linked': () => ({ result: 'running', matchId: sameMatter.running, notice: 'link' }),
  unlink: () => ({ reason: x }),
  classify: (_sim, n) => ({
    ...{ domain: 'labour', severity: 'ordinary', track: 'ordinary', rateable: n % 5 !== 0 },
    ...(n % 4 ? {} : { problemClass: 'court-judgment' }),
  }),
  'classify:simple': (_sim, n) => ({ ...aClass, track: 'simple', simpleGround: n % 9 ? 'factsClear' : undefined }),
  'classify:difficult': () => ({ ...aClass, track: 'difficult' }),
  switchTrack: () => ({ reason: x }),
  answerOnSpot: (sim, n) => ({ answer: x, toldOn: ago(sim, n % 3), writtenAsked: n % 2 > 0, doc: 'onSpot' }),
  routeOut: (sim, n) => ({
    ...{ route: n % 3 ? 'litigation' : 'mediation', basis: 'b', organ: 'o', notice: 'routed' },
    handedOverAt: new Date(sim.now - (n % 3) * 86_400_000).toISOString(),
  }),
  'routeOut:discipline': (sim) => ({
    ...{ route: 'discipline', basis: 'b', organ: 'o', organUnit: 'discipline', notice: 'routed' },
    handedOverAt: new Date(sim.now).toISOString(),
  }),
  confirmHandOver: (sim, n) => ({ receipt: 'receipt', receivedOn: ago(sim, n % 2) }),
  takeBack: () => ({ reason: x }),
  forward: (_sim, n) => ({ unitId: n % 2 ? 'labour' : 'housing', assistants: [] }),
  assign: (sim) => ({ unitId: 'labour', assistants: [], feedbackOn: ago(sim, -20) }),
  object: () => ({ reasons: x }),
  decideObjection: () => ({ decision: 'rejected', reason: x }),
  'decideObjection:dispute': () => ({ decision: 'dispute', reason: x }),
  designate: (_sim, n) => ({ unitId: unitsToLead[n % 3], decidedBy: 'jointConference', decisionNo: '1' }),
  requestLeadChange: (_sim, n) => ({ unitId: unitsToLead[n % 3], reason: x }),
  changeLead: () => ({}),
  refuseLeadChange: () => ({ reason: x }),
  passToSuccessor: (_sim, n) => ({ unitId: n % 2 ? 'labour-team' : 'housing', successor: 'labour' }),
  askAssistants: (sim, n) => ({ units: [unitsToLead[n % 3]], dueOn: ago(sim, -(n % 20)) }),
  contribute: () => ({ text: x }),
  releaseAssistant: (_sim, n) => ({ unitId: unitsToLead[n % 3], reason: x }),
  accept: (sim, n) => ({ acceptedOn: ago(sim, n % 5 ? 0 : n % 3), officer: officer(sim, n), notice: 'notice' }),
  declineAcceptance: () => ({ ground: x, remedy: x, notice: 'refusal' }),
  startHandling: (sim, n) => (n % 2 ? {} : { officer: officer(sim, n) }),
  reassign: (sim, n) => ({ officer: officer(sim, n) }),
  recordContact: (sim, n) => ({ on: ago(sim, n % 4), how: 'phone', summary: x }),
  requestExtension: (_sim, n) => ({ days: [10, 30, 31][n % 3], reason: x }),
  extend: () => ({ notice: 'extension' }),
  refuseExtension: () => ({ reason: x }),
  submitReply: (sim, n) => aReply({ ...(n % 2 ? {} : promised(sim, n)), differsIn: x }),
  'submitReply:promised': (sim, n) => aReply({ ...promised(sim, n), differsIn: x }),
  approveReply: () => ({}),
  returnReply: () => ({ reason: x }),
  openMediation: () => ({ kind: 'people', body: x, consents: { petitioner: 'consent', otherSide: 'otherConsent' } }),
  endMediation: (_sim, n) => ({ result: n % 2 ? 'failed' : 'withdrawn' }),
  submitAgreement: (sim, n) => ({
    ...{ agreement: 'agreement', signedBy: ['petitioner', 'otherSide'], performBy: ago(sim, -(n % 20)) },
  }),
  'settle:agreement': () => ({}),
  returnAgreement: () => ({ reason: x }),
  'recordDelivery:opinion': (sim, n) => delivery('opinion', ago(sim, n % 5 ? 0 : n % 7)),
  'recordDelivery:agreement': (sim, n) => delivery('agreement', ago(sim, n % 5 ? 0 : n % 7)),
  'recordDelivery:notice': (sim, n) => delivery(waiting(sim), ago(sim, n % 5 ? 0 : n % 7)),
  'recordDelivery:routed': (sim, n) => delivery('routed', ago(sim, n % 5 ? 0 : n % 7)),
  'recordDelivery:extension': (sim) => delivery('extension', day(sim)),
  verifyByUnit: (_sim, n) => ({ result: n % 4 ? 'passed' : 'failed', checks: threeChecks }),
  verifyByBureau: (_sim, n) => ({ result: n % 4 ? 'passed' : 'failed', checks: threeChecks }),
  rate: (_sim, n) => ({ bureau: 'satisfied', unit: grades[n % 2], onBehalfOf }),
  'rate:notSatisfied': () => ({ bureau: 'satisfied', unit: 'notSatisfied', onBehalfOf }),
  answerRating: () => ({ cause: 'law', how: x }),
  'answerRating:unit': () => ({ cause: 'unit', how: x }),
  recordPerformance: (sim) => ({ doneOn: day(sim), proof: 'performance' }),
  confirmPerformance: () => ({}),
  returnPerformance: () => ({ reason: x }),
  submitCompletion: () => ({ report: 'report' }),
  acceptCompletion: () => ({}),
  returnCompletion: () => ({ reason: x }),
  close: () => ({ resolved: true }),
  reportUrgent: (sim, n) => ({ what: x, told: [{ whom: 'government', toldOn: ago(sim, n % 2) }] }),
  approveUrgent: () => ({ order: x }),
  actUrgent: () => ({ action: x }),
  returnUrgent: () => ({ result: x }),
  instruct: (sim, n) => ({ text: x, dueOn: ago(sim, -(n % 12)) }),
  answerInstruction: (sim) => ({ no: waitingInstruction(sim), text: x, docs: [] }),
  urge: () => ({ onBehalfOf }),
  addPapers: () => ({ files: ['paper'], onBehalfOf }),
  issueLink: (_sim, n) => ({ as: n % 2 ? 'petitioner' : 'agent', no: 1 }),
  revokeLink: (sim) => ({ no: sim.state().facts.pageLinks?.at(-1)?.no ?? 1 }),
  askRecusal: (_sim, n) => ({ officer: ['han', 'hu', 'he', 'tou', 'chen'][n % 5], ground: x, onBehalfOf }),
  decideRecusal: (sim, n) => ({ officer: toRecuse(sim), decision: n % 3 ? 'granted' : 'refused' }),
  requestCorrection: (sim, n) => ({
    fact: correctableFacts[n % correctableFacts.length],
    newDate: ago(sim, n % 9),
    evidence: 'proof',
  }),
  'requestCorrection:receivedOn': (sim) => ({ fact: 'receivedOn', newDate: ago(sim, 30), evidence: 'proof' }),
  correctDate: (_sim, n) => ({ decision: n % 4 ? 'granted' : 'refused' }),
  conclude: (_sim, n) => ({ outcome: conclusions[n % conclusions.length], evidence: 'evidence' }),
  offerCare: (sim, n) => ({ kind: 'counselling', dueOn: ago(sim, -(n % 9)) }),
  endCare: (sim, n) => ({ no: sim.state().facts.care?.find(isOpen)?.no ?? 1, result: n % 2 ? 'done' : 'declined' }),
  requestReview: (sim, n) => ({ organ: 'county-gov', receivedOn: ago(sim, n % 3), grounds: x, onBehalfOf: asked }),
  requestSecondReview: (sim, n) => ({ organ: 'city-gov', receivedOn: ago(sim, n % 3), grounds: x, onBehalfOf: asked }),
  reopen: (_sim, n) => ({ cause: n % 2 ? 'newFacts' : 'notCarriedOut', evidence: 'evidence' }),
  withdraw: () => ({ statement: 'statement', onBehalfOf }),
  confirmWithdrawal: () => ({ how: x }),
};

const orderSteps: Record<string, (sim: Sim) => unknown> = {
  issue: (sim) => ({ petitionId: sim.main, cause: 'delay', demand: x, copyTo: [], jointWith: [] }),
  acknowledge: () => ({}),
  answer: () => ({ causeOfDelay: x, measures: x, docs: [] }),
  settle: () => ({}),
  returnOrder: () => ({ reason: x }),
  cancel: () => ({ reason: x }),
  dismissProposal: () => ({ reason: x }),
  confirmInterview: (sim) => ({ names: ['tou'], date: day(sim) }),
  holdInterview: () => ({ record: 'interview', commitments: [{ what: x }] }),
  decideListing: () => ({ form: 'listing', decisionNo: '1' }),
  inspect: (sim) => ({ inspectedOn: day(sim), findings: x, doc: 'inspection' }),
  proposeImprovement: () => ({ kind: 'improve', text: x }),
  recordUptake: () => ({ adopted: 'partly', reply: 'uptake' }),
};

const delivery = (docId: string, deliveredOn: string) => ({ docId, deliveredOn, way: 'inPerson', proof: 'proof' });

/** The register knows whoever is called in. */
const calledIn = Object.fromEntries(
  colleagues.map(({ id, unit, role }) => [id, { id, posts: [{ unit, roles: [role] }] }]),
);

const contexts = new Map<string, Context>();
/** The same papers for every story, looked up once. */
function filed(story: string): Context {
  const known = contexts.get(story) ?? filing(story);
  contexts.set(story, known);
  return known;
}

function filing(story: string): Context {
  const more = {
    refusal: 'nonAcceptanceNotice',
    interview: 'interviewRecord',
    inspection: 'inspectionRecord',
    uptake: 'proposalReply',
    decision: 'reviewOpinion',
    longer: 'extensionNotice',
    second: 'reReviewOpinion',
    ...packagePapers,
  };
  const cards = Object.values(papers.documents!).map((card) => ({ ...card, story }));
  const others = Object.entries(more).map(([id, type]) => ({ id, type, story, filedOn: '2026-02-26' }));
  const main = { id: sameMatter.running, kind: 'petition', stage: 'handling', facts: {}, over: false, running: [] };
  const documents = Object.fromEntries([...cards, ...others].map((card) => [card.id, card]));
  const concluded = { ...main, id: sameMatter.concluded, stage: 'concluded', over: true };
  const officers = { ...theContext().officers, ...calledIn };
  const stories = { [sameMatter.running]: main, [sameMatter.concluded]: concluded };
  return {
    ...theContext({ concludesBy: conclusions, documents, officers, stories }),
    representatives,
  };
}
const representatives = [{ upToHeadcount: null, max: 5 }];

/** As if both had been merged into the labour bureau that day. */
const merged = (context: Context): Context => {
  const into = ([id, card]: [string, UnitCard]) =>
    [id, ['housing', 'labour-team'].includes(id) ? { ...card, mergedInto: 'labour' } : card] as const;
  return { ...context, units: Object.fromEntries(Object.entries(context.units!).map(into)) };
};

/** Tries one named step by one person after another, beginning with `who`; true once somebody may do it. */
export function tryStep(
  sim: Sim,
  name: string,
  { who, n }: Pick<Step, 'who' | 'n'>,
  more: readonly Actor[] = [],
): boolean {
  const all = [...people, ...more];
  const act = name.split(':')[0]!;
  return storiesFor(sim, name).some((id) => {
    const input = (petitionSteps[name] ?? orderSteps[name] ?? reviewSteps[name] ?? packageSteps[name])!(sim, n);
    const context = contextFor(sim, act, id);
    const other = name in packageSteps ? 'package' : 'petition';
    const kind = name in orderSteps ? 'order' : other;
    return all.some((_, k) => sim.act(act, all[(who + k) % all.length]!, input, context, id, kind) === undefined);
  });
}

/** An order is issued for the petition as it stands; of one that is over, no more. */
function storiesFor(sim: Sim, name: string): string[] {
  if (name === 'issue') return sim.over() ? [] : [sim.idOf('order', sim.main, `by-hand-${sim.orders().length}`)];
  // One package at a time, and not without end.
  if (name === 'list')
    return openPackages(sim).length > 0 || sim.packages().length > 1
      ? []
      : [sim.idOf('package', sim.main, `package-${sim.packages().length}`)];
  if (name === 'backToWork:needed')
    return sim.packages().flatMap(({ id, stage }) => (['returned', 'relapsed'].includes(stage) ? [id] : []));
  if (name in packageSteps) return sim.packages().map((one) => one.id);
  if (name in reviewSteps) return sim.reviews().map((review) => review.id);
  return name in orderSteps ? sim.orders().map((order) => order.id) : [sim.main];
}

function contextFor(sim: Sim, act: string, id: string): Context {
  const context = filed(id);
  if (act === 'passToSuccessor') return merged(context);
  const { kind, stage, facts } = sim.state();
  if (act === 'list' || act === 'relapse') return { ...context, stories: packageStories(sim) };
  return act === 'issue' ? { ...context, stories: { [sim.main]: { id: sim.main, kind, stage, facts } } } : context;
}

/** Steps that end a matter early, begin it anew or can be taken without end: now and then only, or few walks get far. */
export const rareSteps = [
  ...rarePackageSteps,
  ...['withdraw', 'confirmWithdrawal', 'declineAcceptance', 'cancel', 'requestLeadChange', 'passToSuccessor'],
  ...['instruct', 'askRecusal', 'addPapers', 'issueLink', 'inspect', 'answerOnSpot', 'routeOut', 'takeBack'],
  ...['screen:linked', 'screen:concluded', 'reopen', 'issue', 'nameRepresentatives'],
  ...['refuse', 'withdraw:review', 'draftDecision:redo', 'returnDecision', 'refuseExtension:review'],
];
export const allSteps = [petitionSteps, orderSteps, reviewSteps, packageSteps].flatMap((steps) => Object.keys(steps));

/** What a willing office does until everything is over: no detours, nobody refuses. */
export const usefulSteps = [
  ...[
    'unlink',
    'screen',
    'classify',
    'routeOut:discipline',
    'forward',
    'decideObjection',
    'decideObjection:dispute',
    'designate',
    'accept',
  ],
  ...['startHandling', 'contribute', 'submitReply', 'approveReply'],
  ...['recordDelivery:opinion', 'recordDelivery:notice', 'recordDelivery:extension', 'verifyByUnit'],
  ...['recordPerformance', 'verifyByBureau', 'close', 'answer', 'settle'],
  ...['answerInstruction', 'recordUptake', 'correctDate', 'answerRating'],
  ...[
    'confirmHandOver',
    'recordDelivery:routed',
    'endMediation',
    'recordDelivery:agreement',
    'recordPerformance',
    'confirmPerformance',
  ],
  ...['admit', 'draftDecision', 'approveDecision', 'recordDelivery:decision', 'recordDelivery:refusal'],
  ...['verifyByBureau', 'submitCompletion', 'acceptCompletion', 'close', 'endCare', 'answer', 'settle'],
  ...usefulPackageSteps,
];
