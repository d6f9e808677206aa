import type { Actor } from '../../domain/acts';
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
/** The county bureau's own head, who answers orders that go to the bureau. */
people.push({ id: 'ju', role: 'unitHead', unit: 'county-bureau', region: '330421' });

/** Colleagues who had no part so far: an office where everybody had one calls in somebody of the bureau above. */
export const colleagues = [
  { id: 'cui', role: 'coordinator' as const, unit: 'city-bureau', region: '330400' },
  { id: 'cong', role: 'coordinator' as const, unit: 'city-bureau', region: '330400' },
  { id: 'fu', role: 'unitHead' as const, unit: 'housing', region: '330421' },
  { id: 'hou', role: 'handler' as const, unit: 'housing', region: '330421' },
];

const handlers = ['han', 'hu', 'he'];
const ago = (sim: Sim, days: number) =>
  new Date(sim.now + 8 * 3_600_000 - days * 86_400_000).toISOString().slice(0, 10);
const onBehalfOf = { paper: 'paper', signedBy: 'petitioner' };
const waiting = (sim: Sim) => sim.state().facts.notice?.doc ?? 'notice';
const promised = (sim: Sim, n: number) => ({
  items: [{ no: 1, outcome: 'supported', facts: x, basis: x }],
  promise: { what: x, by: ago(sim, -(n % 20)) },
});

/** `act` or `act:variant`, with an input made from one number. */
const petitionSteps: Record<string, (sim: Sim, n: number) => unknown> = {
  screen: () => ({ result: 'none' }),
  classify: (_sim, n) => ({
    ...{ domain: 'labour', severity: 'ordinary', track: 'ordinary', rateable: n % 5 !== 0 },
    ...(n % 4 ? {} : { problemClass: 'court-judgment' }),
  }),
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
  accept: (sim, n) => ({ acceptedOn: ago(sim, n % 3), officer: handlers[n % 3], notice: 'notice' }),
  declineAcceptance: () => ({ ground: x, remedy: x, notice: 'refusal' }),
  startHandling: (_sim, n) => (n % 2 ? {} : { officer: handlers[n % 3] }),
  reassign: (_sim, n) => ({ officer: handlers[n % 3] }),
  recordContact: (sim, n) => ({ on: ago(sim, n % 4), how: 'phone', summary: x }),
  requestExtension: (_sim, n) => ({ days: [10, 30, 31][n % 3], reason: x }),
  extend: () => ({ notice: 'extension' }),
  refuseExtension: () => ({ reason: x }),
  submitReply: (sim, n) => aReply(n % 2 ? {} : promised(sim, n)),
  approveReply: () => ({}),
  returnReply: () => ({ reason: x }),
  'recordDelivery:opinion': (sim, n) => delivery('opinion', ago(sim, n % 5 ? 0 : n % 7)),
  'recordDelivery:notice': (sim, n) => delivery(waiting(sim), ago(sim, n % 5 ? 0 : n % 7)),
  'recordDelivery:routed': (sim, n) => delivery('routed', ago(sim, n % 5 ? 0 : n % 7)),
  'recordDelivery:extension': (sim) => delivery('extension', day(sim)),
  verifyByUnit: (_sim, n) => ({ result: n % 4 ? 'passed' : 'failed', checks }),
  verifyByBureau: (_sim, n) => ({ result: n % 4 ? 'passed' : 'failed', checks }),
  rate: () => ({ bureau: 'satisfied', unit: 'satisfied', onBehalfOf }),
  recordPerformance: (sim) => ({ doneOn: day(sim), proof: 'performance' }),
  close: () => ({ resolved: true }),
  withdraw: () => ({ statement: 'statement', onBehalfOf }),
  confirmWithdrawal: () => ({ how: x }),
};

const orderSteps: Record<string, (sim: Sim) => unknown> = {
  acknowledge: () => ({}),
  answer: () => ({ causeOfDelay: x, measures: x, docs: [] }),
  settle: () => ({}),
  returnOrder: () => ({ reason: x }),
  cancel: () => ({ reason: x }),
  dismissProposal: () => ({ reason: x }),
  confirmInterview: (sim) => ({ names: ['tou'], date: day(sim) }),
  holdInterview: () => ({ record: 'interview', commitments: [{ what: x }] }),
  decideListing: () => ({ form: 'listing', decisionNo: '1' }),
};

const delivery = (docId: string, deliveredOn: string) => ({ docId, deliveredOn, way: 'inPerson', proof: 'proof' });

const filed = (story: string) => {
  const more = { refusal: 'nonAcceptanceNotice', interview: 'interviewRecord' };
  const cards = Object.values(papers.documents!).map((card) => ({ ...card, story }));
  const others = Object.entries(more).map(([id, type]) => ({ id, type, story, filedOn: '2026-02-26' }));
  return theContext({ documents: Object.fromEntries([...cards, ...others].map((card) => [card.id, card])) });
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
  const stories = name in orderSteps ? sim.orders().map((order) => order.id) : ['p'];
  return stories.some((id) =>
    all.some((_, k) => {
      const input = (petitionSteps[name] ?? orderSteps[name])!(sim, n);
      return sim.act(act, all[(who + k) % all.length]!, input, filed(id), id) === undefined;
    }),
  );
}

/** Steps that end a matter early: taken now and then only, or few walks would get far. */
export const rareSteps = [
  'withdraw',
  'confirmWithdrawal',
  'declineAcceptance',
  'cancel',
  ...['answerOnSpot', 'routeOut', 'takeBack'],
];
export const allSteps = [...Object.keys(petitionSteps), ...Object.keys(orderSteps)];

/** What a willing office does until everything is over: no detours, nobody refuses. */
export const usefulSteps = [
  ...['screen', 'classify', 'forward', 'decideObjection', 'accept', 'startHandling', 'submitReply', 'approveReply'],
  ...['recordDelivery:opinion', 'recordDelivery:notice', 'recordDelivery:extension', 'verifyByUnit'],
  ...['confirmHandOver', 'recordDelivery:routed', 'recordPerformance', 'verifyByBureau', 'close', 'answer', 'settle'],
];
