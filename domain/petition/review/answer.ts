import { type ClockOp, clockKey, latest, resumeLast } from '../../clock';
import type { Decision, RefusalGround } from '../../review/lists';
import { dayOf, type Instant, type IsoDate } from '../../time';
import { endedBeside } from '../beside/leaving';
import type { PetitionChange, PetitionFacts, PetitionState } from '../facts';
import { endedBreaches } from '../orders';
import { executeBy } from '../outcome/delivery';
import { backToHandling } from '../rounds';
import { displaced } from './differing';
import type { EndedReview } from './facts';
import { lateEntryFrom } from './late';

/** How a review says that it ended. */
interface Answer {
  readonly reviewId: string;
  readonly deciders: readonly string[];
  readonly result: EndedReview['result'];
  readonly outcome?: Decision;
  readonly items?: readonly { readonly no: number; readonly decision: Decision }[];
  readonly deliveredOn?: IsoDate;
  readonly decidedOn?: IsoDate;
  readonly redoBy?: IsoDate;
  /** Until when the unit performs what was changed. */
  readonly performBy?: IsoDate;
  readonly ground?: RefusalGround;
}

type Meant = { readonly act: string; readonly change: PetitionChange };

/** The review has ended. Heard twice, or of one that is not the open one, it means nothing. */
export function onReviewFact(
  state: PetitionState,
  fact: string,
  data: Readonly<Record<string, unknown>>,
  at: Instant,
): Meant | undefined {
  const answer = data as unknown as Answer;
  const child = state.children.find(({ id, open }) => open && id === answer.reviewId);
  if (fact !== 'reviewEnded' || !child || !state.facts.review) return undefined;
  const meant = answer.result === 'delivered' ? decided(state, answer) : undecided(state, answer, dayOf(at));
  // What waits to be corrected may be a day of this very review.
  const ended = { ...meant, facts: { ...meant.facts, ...kept(state, answer) } };
  const made = endedBeside(state, ended, dayOf(at));
  const tells = endedBreaches(state, made.clocks ?? [], dayOf(at));
  const change: PetitionChange = {
    ...made,
    endsChild: answer.reviewId,
    ...(tells.length > 0 ? { tells } : {}),
  };
  return { act: 'reviewEnded', change };
}

function kept({ facts }: PetitionState, answer: Answer): Partial<PetitionFacts> {
  const { kind, organ } = facts.review!;
  const { reviewId: id, result, outcome, deliveredOn, decidedOn, deciders, ground, items = [] } = answer;
  const ended: EndedReview = { id, kind, organ, round: facts.round, result, outcome, deliveredOn, decidedOn, ground };
  const fallen = displaced(
    facts,
    items.filter(({ decision }) => decision !== 'uphold').map(({ no }) => no),
  );
  return {
    ...(fallen.length > 0 ? { mustDiffer: [...(facts.mustDiffer ?? []), ...fallen] } : {}),
    ...(ground === 'wrongOrgan' ? { reviewOrgans: organsWithout(facts, organ) } : {}),
    review: undefined,
    reviews: [...(facts.reviews ?? []), ended],
    reviewers: [...new Set([...(facts.reviewers ?? []), ...deciders])],
  };
}

/** An organ that may not review the matter sees it no more, unless it reviewed another opinion in it. */
const organsWithout = ({ reviewOrgans = [], reviews = [] }: PetitionFacts, organ: string) =>
  reviewOrgans.filter((one) => one !== organ || reviews.some((ended) => ended.organ === one && !ended.ground));

/**
 * Refused or withdrawn: the matter stands where it stood, and the right runs on to its last day if that lies ahead. What
 * went to the wrong organ in time stays in time: the bureau has the days of a late entry to send it to the right one.
 */
function undecided(state: PetitionState, { ground }: Answer, today: IsoDate): PetitionChange {
  const { kind, before } = state.facts.review!;
  const window = latest(state.clocks, kind === 'first' ? 'T_REVIEW_WINDOW' : 'T_REREVIEW_WINDOW');
  const runsOn = window?.state === 'stopped' && today <= window.dueOn;
  const isChecking = before === 'replied' || before === 'followUp';
  return {
    to: before,
    clocks: [
      ...(runsOn ? [{ op: 'resume' as const, clock: clockKey(window) }] : []),
      ...(!runsOn && ground === 'wrongOrgan' ? lateEntryFrom(today) : []),
      ...(isChecking ? resumeLast(state.clocks, 'T_FOLLOW_UP') : []),
    ],
    notices: [{ topic: 'reviewUndecided', to: ['officer', 'unitHead@unit', 'coordinator@bureau'] }],
  };
}

function decided(state: PetitionState, answer: Answer): PetitionChange {
  if (answer.outcome === 'revokeAndRedo') return redone(state, answer);
  const made = state.facts.review!.kind === 'second' ? concluded(answer) : reviewed(answer);
  return answer.performBy ? performing(made, answer.deliveredOn!, answer.performBy) : made;
}

/** What the organ changed is performed like a promise, in the place of what the changed opinion promised (R22-32). */
const performing = (made: PetitionChange, on: IsoDate, by: IsoDate): PetitionChange => ({
  ...made,
  facts: { ...made.facts, performance: undefined, performedOn: undefined },
  clocks: [{ op: 'stop', rule: 'T_EXECUTE' }, ...(made.clocks ?? []), executeBy(by, on)],
});

/** The first reviewer's opinion has reached the petitioner: the second window counts from there (R22-36). */
const reviewed = ({ deliveredOn }: Answer): PetitionChange => ({
  to: 'reviewed',
  clocks: [{ op: 'start', rule: 'T_REREVIEW_WINDOW', startOn: deliveredOn! }],
  notices: [{ topic: 'reviewed', to: ['officer', 'unitHead@unit', 'coordinator@bureau'] }],
});

/** The last word: the same facts and reasons are heard no more (R22-36). What is still to be given or done goes on. */
const concluded = ({ deliveredOn }: Answer): PetitionChange => ({
  to: 'concluded',
  facts: { concluded: { on: deliveredOn!, outcome: 'concludedByReReview' } },
  clocks: [{ op: 'stopAll', except: ['T_CARE', 'T_EXECUTE'] }],
  notices: [{ topic: 'concluded', to: ['petitioner', 'officer', 'unitHead@unit', 'coordinator@bureau'] }],
});

/**
 * The unit answers anew, with the law's full time from the day the order to do so was delivered (acts.md 1.13), and by
 * the organ's own date where it set one.
 */
function redone(state: PetitionState, { deliveredOn, redoBy }: Answer): PetitionChange {
  const on = deliveredOn!;
  const again = backToHandling(state, on);
  const redo: ClockOp[] = redoBy
    ? [{ op: 'start', rule: 'T_REDO', startOn: redoBy < on ? redoBy : on, dueOn: redoBy }]
    : [];
  return {
    ...again,
    clocks: [...(again.clocks ?? []), ...redo],
    notices: [{ topic: 'redoOrdered', to: ['officer', 'unitHead@unit', 'coordinator@bureau'] }],
  };
}
