import { conclusions, correctableFacts, grades } from '../../domain/petition/lists';
import { hearingCalls } from './hearing-steps';
import { threeChecks } from './registers';
import { ago } from './review-steps';
import { aDelivery } from './reviewing';
import { aReply, day, type Sim, x } from './sim';
import { sameMatter } from './walk-papers';

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
const promised = (sim: Sim, n: number) => ({
  items: [{ no: 1, outcome: 'supported', facts: x, basis: x }],
  promise: { what: x, by: ago(sim, -(n % 20)) },
});

const aClass = { domain: 'labour', severity: 'ordinary', rateable: true };
const isOpen = ({ result }: { result?: string }) => result === undefined;

/** What the bureau may ask to correct: the day of an open review's request, or its own. */
const dayOfBureau = (sim: Sim) => {
  const { review } = sim.state().facts;
  return review ? { fact: 'reviewReceivedOn', newDate: review.askedOn } : { fact: 'receivedOn', newDate: ago(sim, 30) };
};

/** `act` or `act:variant`, with an input made from one number. */
export const petitionSteps: Record<string, (sim: Sim, n: number) => unknown> = {
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
  ...hearingCalls.petition,
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
  'recordDelivery:opinion': (sim, n) => aDelivery('opinion', ago(sim, n % 5 ? 0 : n % 7)),
  'recordDelivery:agreement': (sim, n) => aDelivery('agreement', ago(sim, n % 5 ? 0 : n % 7)),
  'recordDelivery:notice': (sim, n) => aDelivery(waiting(sim), ago(sim, n % 5 ? 0 : n % 7)),
  'recordDelivery:routed': (sim, n) => aDelivery('routed', ago(sim, n % 5 ? 0 : n % 7)),
  'recordDelivery:extension': (sim) => aDelivery('extension', day(sim)),
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
  'requestCorrection:bureau': (sim) => ({ ...dayOfBureau(sim), evidence: 'proof' }),
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
