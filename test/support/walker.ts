import type { Actor, Context, UnitCard } from '../../domain/acts';
import { conclusions, correctableFacts } from '../../domain/petition/lists';
import { actorOf, theContext } from './registers';
import { aReply, checks, day, papers, type Sim, x } from './sim';

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
people.push(actorOf('zhang', 'leader'));
/** The county bureau's own head, who answers orders that go to the bureau. */
people.push(actorOf('da'), { id: 'dui', role: 'unitHead', unit: 'labour-team', region: '330421' });
people.push({ id: 'ju', role: 'unitHead', unit: 'county-bureau', region: '330421' });

/**
 * Colleagues who had no part so far: an office where everybody had one, or must be recused, calls in somebody of the
 * bureau above, and a unit without a head left names another.
 */
export const colleagues = [
  { id: 'cui', role: 'coordinator' as const, unit: 'city-bureau', region: '330400' },
  { id: 'cong', role: 'coordinator' as const, unit: 'city-bureau', region: '330400' },
  { id: 'mei', role: 'unitHead' as const, unit: 'labour', region: '330421' },
  { id: 'lan', role: 'handler' as const, unit: 'labour', region: '330421' },
  { id: 'fu', role: 'unitHead' as const, unit: 'housing', region: '330421' },
  { id: 'hou', role: 'handler' as const, unit: 'housing', region: '330421' },
];

/** The officer of number n; the team below the labour bureau has one only. */
const officer = (sim: Sim, n: number) =>
  sim.state().facts.unitId === 'labour-team' ? 'da' : ['han', 'hu', 'he'][n % 3];
const ago = (sim: Sim, days: number) =>
  new Date(sim.now + 8 * 3_600_000 - days * 86_400_000).toISOString().slice(0, 10);
const onBehalfOf = { paper: 'paper', signedBy: 'petitioner' };
const waiting = (sim: Sim) => sim.state().facts.notice?.doc ?? 'notice';
const unitsToLead = ['labour', 'housing', 'labour-team'];
const waitingInstruction = (sim: Sim) =>
  sim.state().facts.instructions?.find((one: { answeredOn?: string }) => !one.answeredOn)?.no ?? 1;
const toRecuse = (sim: Sim) =>
  sim.state().facts.recusals?.find((one: { state: string }) => one.state === 'asked')?.officer ?? 'han';
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
  'screen:concluded': () => ({ result: 'sameConcluded', matchId: 'concluded', notice: 'last' }),
  'screen:linked': () => ({ result: 'running', matchId: 'main', notice: 'link' }),
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
  submitReply: (sim, n) => aReply(n % 2 ? {} : promised(sim, n)),
  'submitReply:promised': (sim, n) => aReply(promised(sim, n)),
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
  verifyByUnit: (_sim, n) => ({ result: n % 4 ? 'passed' : 'failed', checks }),
  verifyByBureau: (_sim, n) => ({ result: n % 4 ? 'passed' : 'failed', checks }),
  rate: () => ({ bureau: 'satisfied', unit: 'satisfied', onBehalfOf }),
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
  reopen: (_sim, n) => ({ cause: n % 2 ? 'newFacts' : 'notCarriedOut', evidence: 'evidence' }),
  withdraw: () => ({ statement: 'statement', onBehalfOf }),
  confirmWithdrawal: () => ({ how: x }),
};

const orderSteps: Record<string, (sim: Sim) => unknown> = {
  issue: () => ({ petitionId: 'p', cause: 'delay', demand: x, copyTo: [], jointWith: [] }),
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
  };
  const cards = Object.values(papers.documents!).map((card) => ({ ...card, story }));
  const others = Object.entries(more).map(([id, type]) => ({ id, type, story, filedOn: '2026-02-26' }));
  const main = { id: 'main', kind: 'petition', stage: 'handling', facts: {}, over: false, running: [] };
  const documents = Object.fromEntries([...cards, ...others].map((card) => [card.id, card]));
  const concluded = { ...main, id: 'concluded', stage: 'concluded', over: true };
  return { ...theContext({ concludesBy: conclusions, documents, stories: { main, concluded } }), representatives };
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
    const input = (petitionSteps[name] ?? orderSteps[name])!(sim, n);
    const context = contextFor(sim, act, id);
    const kind = name in orderSteps ? 'order' : 'petition';
    return all.some((_, k) => sim.act(act, all[(who + k) % all.length]!, input, context, id, kind) === undefined);
  });
}

/** An order is issued for the petition as it stands; of one that is over, no more. */
function storiesFor(sim: Sim, name: string): string[] {
  if (name === 'issue') return sim.over() ? [] : [`by-hand-${sim.orders().length}`];
  return name in orderSteps ? sim.orders().map((order) => order.id) : ['p'];
}

function contextFor(sim: Sim, act: string, id: string): Context {
  const context = filed(id);
  if (act === 'passToSuccessor') return merged(context);
  const { kind, stage, facts } = sim.state();
  return act === 'issue' ? { ...context, stories: { p: { id: 'p', kind, stage, facts } } } : context;
}

/** Steps that end a matter early, begin it anew or can be taken without end: now and then only, or few walks get far. */
export const rareSteps = [
  ...['withdraw', 'confirmWithdrawal', 'declineAcceptance', 'cancel', 'requestLeadChange', 'passToSuccessor'],
  ...['instruct', 'askRecusal', 'addPapers', 'issueLink', 'inspect', 'answerOnSpot', 'routeOut', 'takeBack'],
  ...['screen:linked', 'screen:concluded', 'reopen', 'issue', 'nameRepresentatives'],
];
export const allSteps = [...Object.keys(petitionSteps), ...Object.keys(orderSteps)];

/** What a willing office does until everything is over: no detours, nobody refuses. */
export const usefulSteps = [
  ...['unlink', 'screen', 'classify', 'forward', 'decideObjection', 'decideObjection:dispute', 'designate', 'accept'],
  ...['startHandling', 'contribute', 'submitReply', 'approveReply'],
  ...['recordDelivery:opinion', 'recordDelivery:notice', 'recordDelivery:extension', 'verifyByUnit'],
  ...['recordPerformance', 'verifyByBureau', 'close', 'answer', 'settle'],
  ...['answerInstruction', 'recordUptake', 'correctDate'],
  ...[
    'confirmHandOver',
    'recordDelivery:routed',
    'endMediation',
    'recordDelivery:agreement',
    'recordPerformance',
    'confirmPerformance',
  ],
  ...['verifyByBureau', 'submitCompletion', 'acceptCompletion', 'close', 'endCare', 'answer', 'settle'],
];
