import fc from 'fast-check';
import { kinds } from '../../domain/kinds';
import type { AnyState } from '../../domain/story';
import { colleagues } from './colleagues';
import type { PoolsOfTest } from './draws';
import { hearingPools, hearingStarts, inSession } from './hearing-steps';
import { packageStarts } from './package-steps';
import { registered, type Sim } from './sim';
import { spotCheckStarts, walkPools } from './spot-check-steps';
import { allSteps, rareSteps, type Step, tryStep, usefulSteps } from './walker';

/** Which step from here, by whom, with which input, after how many days. */
const step = fc.record({
  pick: fc.nat(10_000),
  who: fc.nat(20),
  n: fc.nat(60),
  waitDays: fc.constantFrom(0, 0, 0, 1, 3, 9, 30),
});
const steps = (length = { minLength: 20, maxLength: 90 }) => fc.array(step, length);

export interface Walk {
  readonly start: string;
  readonly path: readonly Step[];
}
export const walks = () => fc.record({ start: fc.constantFrom(...Object.keys(starts)), path: steps() });
export const walksFrom = (start: string, length: { minLength: number; maxLength: number }) =>
  fc.record({ start: fc.constant(start), path: steps(length) });

/** Days go by; what is due meanwhile happens. */
export const later = (sim: Sim, days: number) => sim.to(new Date(sim.now + days * 86_400_000).toISOString());

/** Half of the steps go on with the matter, or no walk would get as far as an answer; the others are whatever may be. */
function taken(sim: Sim, step: Step): void {
  if (step.pick % 2 === 0 && usefulSteps.some((name) => tryStep(sim, name, step))) return;
  // Most steps are of another stage: the first one from here that somebody may do is taken.
  for (let k = 0; k < allSteps.length; k += 1) {
    const name = allSteps[(step.pick + k) % allSteps.length]!;
    if (rareSteps.includes(name) && step.n % 8 > 0) continue;
    if (tryStep(sim, name, step)) return;
  }
}

const sorted = ['screen', 'classify'];
const received = [...sorted, 'forward', 'accept', 'recordDelivery:notice'];
const atWork = [...received, 'startHandling'];
const opinion = ['submitReply', 'approveReply', 'recordDelivery:opinion'];
const checked = ['verifyByUnit', 'verifyByBureau'];

const answered = [...atWork, ...opinion];
const decided = ['admit', 'draftDecision', 'approveDecision', 'recordDelivery:decision'];
const promised = [...atWork, 'submitReply:promised', ...opinion.slice(1)];
const agreed = [...atWork, 'openMediation', 'submitAgreement'];
const assigned = [...sorted, 'assign', ...received.slice(3), 'startHandling', ...opinion];
const ordered = [...received, 'issue', 'issue', 'confirmInterview'];

const aroundHearings = hearingStarts([...atWork, 'submitReply', 'callHearing']);

/**
 * Where walks begin: by chance alone they seldom get past the opinion. Each is a way of lawful steps; `+n` lets days go
 * by.
 */
export const starts: Readonly<Record<string, readonly string[]>> = {
  registered: [],
  forwarded: [...sorted, 'forward'],
  linked: ['screen:linked'],
  noLonger: ['screen:concluded'],
  withdrawn: [...sorted, 'withdraw', 'confirmWithdrawal'],
  simple: ['screen', 'classify:simple', 'forward'],
  disputed: [...sorted, 'forward', 'object', 'decideObjection:dispute'],
  routedOut: [...sorted, 'routeOut'],
  takenBack: [...received, 'routeOut', 'takeBack'],
  accused: [...sorted, 'routeOut:discipline'],
  answeredOnSpot: [...sorted, 'answerOnSpot'],
  forwardedLate: ['+20', 'requestCorrection:bureau', 'correctDate', '+1', ...sorted, 'forward'],
  urgent: [...sorted, 'forward', 'reportUrgent', 'approveUrgent', 'actUrgent'],
  handling: atWork,
  mediating: [...atWork, 'openMediation'],
  ...aroundHearings,
  declined: [...sorted, 'forward', 'declineAcceptance'],
  extended: [...atWork, 'requestExtension', 'refuseExtension', 'requestExtension', 'extend'],
  assisted: [...atWork, 'askAssistants'],
  released: [...atWork, 'askAssistants', 'releaseAssistant'],
  recused: [...atWork, 'askRecusal', 'decideRecusal'],
  morePapers: [...atWork, 'addPapers'],
  leadAsked: [...atWork, 'requestLeadChange', 'refuseLeadChange'],
  leadChanged: [...atWork, 'requestExtension', 'refuseExtension', 'requestLeadChange', 'changeLead'],
  agreed,
  settled: [...agreed, 'returnAgreement', 'submitAgreement', 'settle:agreement', 'recordDelivery:agreement'],
  answered,
  reported: [...assigned, 'submitCompletion', 'returnCompletion'],
  passedOn: [...atWork, 'askAssistants', 'passToSuccessor'],
  completed: [...assigned, 'submitCompletion', 'acceptCompletion'],
  performed: [...promised, 'recordPerformance', 'returnPerformance', 'recordPerformance', 'confirmPerformance'],
  checked: [...answered, ...checked],
  closed: [...answered, ...checked, 'close'],
  reviewRefused: [...answered, 'requestReview', 'refuse'],
  underReview: [...answered, 'requestReview'],
  reviewExtended: [...answered, 'requestReview', 'admit', 'requestExtension:review', 'extend:review'],
  reviewWithdrawn: [...answered, 'requestReview', 'withdraw:review'],
  reviewReturned: [...answered, 'requestReview', 'admit', 'draftDecision', 'returnDecision'],
  reviewInTime: [...answered, 'requestReview', 'admit', 'requestExtension:review', 'refuseExtension:review'],
  reviewed: [...answered, 'requestReview', ...decided],
  reviewRedated: [...answered, '+3', 'requestReview', '+35', 'requestCorrection:bureau', 'correctDate'],
  redone: [...answered, 'requestReview', 'admit', 'draftDecision:redo', ...decided.slice(2)],
  filed: [...answered, 'requestReview', 'admit', 'callFile', 'supplyFile'],
  underReReview: [...answered, 'requestReview', ...decided, 'requestSecondReview'],
  reviewHeard: [
    ...answered,
    'requestReview',
    ...decided,
    'requestSecondReview',
    'admit',
    'callHearing:review',
    ...inSession,
  ],
  reopened: [...answered, ...checked, 'offerCare', 'reopen'],
  ordered,
  cancelled: [...received, 'issue', 'cancel'],
  followed: ['nameRepresentatives', 'issueLink', 'revokeLink', 'addPapers'],
  unsatisfied: [...answered, 'rate:notSatisfied'],
  answeredAgain: [...answered, 'rate:notSatisfied', 'answerRating:unit'],
  refused: [...atWork, 'requestExtension', 'refuseExtension', 'issue', 'cancel'],
  improved: [...received, 'issue', 'inspect', 'answer', 'proposeImprovement', 'recordUptake'],
  ...packageStarts,
  ...spotCheckStarts,
  listed: [...ordered, 'holdInterview', '+20', 'decideListing'],
};

/** What is registered, where it is no ordinary appeal. */
export const registrations: Readonly<Record<string, object>> = {
  accused: { matterType: 'accusation', accused: { units: ['housing'], officers: ['hu'] } },
};

function begun(sim: Sim, start: string, name: string): void {
  const days = name.startsWith('+') ? Number(name.slice(1)) : 0;
  later(sim, days);
  const isDone = days > 0 || [1, 3, 0, 2].some((n) => tryStep(sim, name, { who: 5, n }));
  if (!isDone) throw new Error(`the start ${start} does not get past ${name}`);
}

/** Starts that live walks leave out: they need a policy under which reviews can be extended. */
export const notLive: readonly string[] = ['reviewExtended', 'reviewInTime'];
/** Starts of walks that draw. */
export const withHearings: readonly string[] = [...Object.keys(aroundHearings), 'reviewHeard', 'packageHeard'];
export const withChecks: readonly string[] = Object.keys(spotCheckStarts);

/** Who may be drawn in a walk, and how its panels vote. */
export const poolsOfWalk = (sim: Sim): PoolsOfTest => ({ ...walkPools(sim), ...hearingPools(sim) });

/** What a walk does, one move after another: where it begins, then its path. */
export const movesOf = ({ start, path }: Walk): ((sim: Sim) => void)[] => [
  ...starts[start]!.map((name) => (sim: Sim) => begun(sim, start, name)),
  ...path.flatMap((step) => [
    ...(step.waitDays > 0 ? [(sim: Sim) => later(sim, step.waitDays)] : []),
    (sim: Sim) => taken(sim, step),
  ]),
];

/** From a start along a path; `check` looks at it after every move. */
export function walk(one: Walk, check?: (sim: Sim) => void): Sim {
  const sim = registered(registrations[one.start]);
  sim.poolsNow = poolsOfWalk;
  sim.reviewPolicy = 'beijing'; // the one under which a review can be extended
  for (const move of movesOf(one)) {
    move(sim);
    check?.(sim);
  }
  return sim;
}

/** What a willing office leaves unfinished: it does whatever is useful, round after round, and lets days go by. */
export function leftOpen(sim: Sim): { kind: string; stage: string; chain?: readonly string[] }[] {
  const isOver = (state: AnyState) => kinds[state.kind].isOver(state);
  for (let round = 0; round < 25 && ![...sim.stories.values()].every(isOver); round += 1) {
    for (const name of usefulSteps) [1, 11].some((n) => tryStep(sim, name, { who: 0, n }, colleagues));
    later(sim, 20);
  }
  const stuck = [...sim.stories.values()].filter((state) => !isOver(state));
  return stuck.map(({ kind, stage, facts }) => ({ kind, stage, chain: facts.chain }));
}
