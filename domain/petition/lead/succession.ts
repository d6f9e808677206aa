import type { Ask, Context } from '../../acts';
import type { Clock, ClockOp } from '../../clock';
import { refusal } from '../../refusals';
import type { Telling } from '../../story';
import type { Does, PetitionFacts, PetitionState } from '../facts';
import type { PetitionInput } from '../inputs';
import { isAccused } from '../intake/dispatching';
import { unitPassedOn } from '../orders';
import { organRefusal } from '../review/organs';
import { contested } from '../review/requesting';
import { openParts } from './assisting';
import type { Assistance } from './facts';
import { withLead } from './leads';

type Passing = PetitionInput<'passToSuccessor'>;

/**
 * A merged or abolished unit's matters go to who continues its duties (R22-24), in whatever stage they are. Nothing is
 * renewed: the duty is the same. Where the successor was merged as well, the matter goes on step by step.
 */
const passToSuccessor: Does<'passToSuccessor'> = {
  needs: ({ unitId, successor }, { facts }) => ({ units: [...new Set([unitId, successor, ...underReview(facts)])] }),
  refuse: (state, { input, context }) => {
    const { unitId, successor } = input;
    if (!partsOf(state.facts).includes(unitId)) return refusal('notSuccessor', `${unitId} has no part in this matter`);
    const named = context.units?.[unitId]?.mergedInto;
    if (named !== successor) return refusal('notSuccessor', named && `${unitId} is now ${named}`);
    return isAccused(state, successor, context) ? refusal('accusedUnit') : organRefused(state, input, context);
  },
  change: (state, ask) => {
    const isLead = ask.input.unitId === state.facts.unitId;
    const others = assistantsAfter(state.facts, ask.input);
    const passed = partsPassed(state, ask, isLead ? ask.input.successor : state.facts.unitId);
    const lead = isLead ? leadPassed(state, ask) : {};
    return {
      facts: { ...lead, assistants: others, ...passed.facts, ...organsAfter(state.facts, ask.input) },
      clocks: passed.clocks,
      tells: tellingOf(state, ask.input),
      notices: [{ topic: 'successorOf', to: [`handler@${ask.input.successor}`, `unitHead@${ask.input.successor}`] }],
    };
  },
};

/** Orders and a review are told, and the leader package it is in, whose sides may be other units' as well. */
function tellingOf(state: PetitionState, { unitId, successor }: Passing): Telling[] {
  const { packageId } = state.facts;
  const data = { unitId, successor };
  const inPackage: Telling[] = packageId ? [{ kind: 'package', id: packageId, fact: 'unitSucceeded', data }] : [];
  return [...unitPassedOn(state, unitId, successor), ...inPackage];
}

/** Those who review or reviewed it have a part as long as somebody reviews it. */
const partsOf = ({ unitId, assistants = [], review, reviewOrgans = [] }: PetitionFacts) => [
  ...[unitId, ...assistants],
  ...(review ? reviewOrgans : []),
];

/** The assistants with the successor in the merged one's place, unless it leads. */
function assistantsAfter({ unitId: lead, assistants = [] }: PetitionFacts, { unitId, successor }: Passing) {
  const leads = lead === unitId ? successor : lead;
  const after = assistants.map((one) => (one === unitId ? successor : one));
  return [...new Set(after)].filter((one) => one !== leads);
}

/** Its open orders are the successor's to answer, its opinion is the successor's to defend. */
function leadPassed(state: PetitionState, { input, today }: Ask<Passing>): Partial<PetitionFacts> {
  const { successor } = input;
  return { unitId: successor, officerId: undefined, leads: withLead(state, successor, 'successor', today) };
}

/** Whose opinion the open review is about. */
const underReview = (facts: PetitionFacts): string[] =>
  [facts.review && contested(facts, facts.review.kind)].filter((unit) => unit !== undefined);

/** The successor of an organ must be above what it reviews, and no unit passes to the organ that reviews it. */
function organRefused({ facts }: PetitionState, { unitId, successor }: Passing, { units = {} }: Context) {
  const { review } = facts;
  if (!review) return undefined;
  if (successor === review.organ) return refusal('organNotAbove', `${successor} reviews the opinion of ${unitId}`);
  const [below] = underReview(facts);
  const cards = [units[successor], units[below ?? '']] as const;
  return unitId === review.organ && cards[0] && cards[1] ? organRefusal(cards[0], cards[1]) : undefined;
}

function organsAfter({ review, reviewOrgans }: PetitionFacts, { unitId, successor }: Passing): Partial<PetitionFacts> {
  if (!review || !reviewOrgans?.includes(unitId)) return {};
  const after = reviewOrgans.map((one) => (one === unitId ? successor : one));
  return {
    reviewOrgans: [...new Set(after)],
    ...(review.organ === unitId ? { review: { ...review, organ: successor } } : {}),
  };
}

/** A part asked of the merged unit is the successor's under the same date; nobody owes a part to itself, or twice. */
function partsPassed({ facts, clocks }: PetitionState, { input, today }: Ask<Passing>, lead?: string) {
  const { unitId, successor } = input;
  const open = openParts(facts);
  const own = open.filter((part) => part.unitId === unitId || (successor === lead && part.unitId === successor));
  if (own.length === 0) return { facts: {}, clocks: [] };
  const moves = successor !== lead && !open.some((part) => part.unitId === successor);
  const passed = (part: Assistance): Assistance =>
    moves ? { ...part, unitId: successor } : { ...part, state: 'released', endedOn: today };
  const stops = own.map((part): ClockOp => ({ op: 'stop', rule: 'T_ASSIST', unitId: part.unitId }));
  const old = clocks.find((one) => one.rule === 'T_ASSIST' && one.state === 'running' && one.unitId === unitId);
  return {
    facts: { assistance: facts.assistance?.map((part) => (own.includes(part) ? passed(part) : part)) },
    clocks: moves && old ? [...stops, sameDate(old, successor)] : stops,
  };
}

const sameDate = ({ rule, startOn, givenDueOn: dueOn }: Clock, unitId: string): ClockOp => {
  return { op: 'start', rule, startOn, dueOn, unitId };
};

/** The unit is no more, its duty is. */
export const succession = { passToSuccessor };
