import { type Clock, latest } from '../../clock';
import type { IsoDate } from '../../time';
import type { PetitionFacts, PetitionState } from '../facts';
import { type ReportedDay, startFor } from '../reported-day';
import type { EndedReview } from './facts';
import { standingReview, windows } from './requesting';

/** The review whose decision the matter goes by now: what it began still counts. */
function lastDecided({ reviews = [], round }: PetitionFacts): EndedReview | undefined {
  const last = reviews.findLast(({ result }) => result === 'delivered');
  return last && last.round + (last.outcome === 'revokeAndRedo' ? 1 : 0) === round ? last : undefined;
}

/** The request can be no older than the opinion that it contests. */
const contestedOn = (facts: PetitionFacts): IsoDate | undefined =>
  facts.review?.kind === 'second' ? standingReview(facts)?.deliveredOn : facts.deliveredOn;

/** It was in time when it was taken up, and it stays so: what came in later would be no request at all. */
function inTime({ facts, clocks }: PetitionState): IsoDate | undefined {
  const { kind, askedOn } = facts.review ?? {};
  const lastDay = kind && latest(clocks, windows[kind])?.dueOn;
  return lastDay && askedOn && askedOn < lastDay ? askedOn : lastDay;
}

/** Nobody asks again, or answers anew, before the decision is there. */
const followedOn = ({ facts, clocks }: PetitionState): IsoDate | undefined =>
  lastDecided(facts)?.outcome === 'revokeAndRedo' ? facts.reply?.issuedOn : latest(clocks, windows.second)?.metOn;

const began = (clock: Clock, facts: PetitionFacts): boolean => {
  const { deliveredOn, outcome } = lastDecided(facts) ?? {};
  if (!deliveredOn || (clock.rule === 'T_EXECUTE' && outcome !== 'change')) return false;
  return clock.startOn === startFor(clock, deliveredOn);
};

/**
 * Days of a review. They are put right here, whatever became of the review: its own story ends with the delivery, and
 * what counts from that day, the second window or the new handling limit, are clocks of the matter (docs/decisions/029).
 */
export const reviewDays: Readonly<Record<'reviewReceivedOn' | 'reviewDeliveredOn', ReportedDay>> = {
  reviewReceivedOn: {
    dayOf: ({ review }) => review?.receivedOn,
    with: ({ review }, receivedOn) => ({ review: { ...review!, receivedOn } }),
    notBefore: contestedOn,
    notAfter: inTime,
    begins: [],
    meets: ['T_REVIEW_WINDOW', 'T_REREVIEW_WINDOW'],
    ofBureau: true,
    tells: ({ children }, receivedOn) =>
      children
        .filter(({ kind, open }) => kind === 'review' && open)
        .map(({ id }) => ({ kind: 'review', id, fact: 'requestRedated', data: { receivedOn } })),
  },
  reviewDeliveredOn: {
    dayOf: (facts) => lastDecided(facts)?.deliveredOn,
    with: (facts, deliveredOn) => {
      const wrong = lastDecided(facts);
      return { reviews: facts.reviews!.map((one) => (one === wrong ? { ...one, deliveredOn } : one)) };
    },
    notBefore: (facts) => lastDecided(facts)?.decidedOn,
    notAfter: followedOn,
    begins: ['T_REREVIEW_WINDOW', 'T_HANDLE', 'T_TARGET_10', 'T_REDO', 'T_EXECUTE'],
    meets: [],
    hasBegun: began,
    ofBureau: true,
  },
};
