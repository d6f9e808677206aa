import type { Actor, Ask, StoryCard, UnitCard } from '../../acts';
import { type ClockOp, clockKey, latest, running } from '../../clock';
import { dateRefusal, isLateEntry, lateEntry } from '../../dates';
import { type Refusal, refusal } from '../../refusals';
import type { ReviewKindName } from '../../review/lists';
import type { Opening } from '../../story';
import type { Does, PetitionChange, PetitionFacts, PetitionState } from '../facts';
import type { PetitionInput } from '../inputs';
import { isAccused } from '../intake/dispatching';
import { paperRefusal } from '../papers';
import type { PetitionStage } from '../stages';
import { organRefusal } from './organs';

type Request = Ask<PetitionInput<'requestReview'>>;

export const windows = { first: 'T_REVIEW_WINDOW', second: 'T_REREVIEW_WINDOW' } as const;
const stages = { first: 'underReview', second: 'underReReview' } as const;

/** The first review of this round that was delivered and left an opinion standing: a second one is about that. */
export const standingReview = ({ reviews = [], round }: PetitionFacts) =>
  reviews.findLast((one) => one.kind === 'first' && one.round === round && one.result === 'delivered');

/** Whose opinion is contested: the unit's, or the first reviewer's. */
export const contested = (facts: PetitionFacts, kind: ReviewKindName) =>
  kind === 'first' ? facts.unitId : standingReview(facts)?.organ;

/** Whose opinion may be contested today, and by which right; undefined: no window runs. */
export function contestedNow({ facts, clocks }: Pick<PetitionState, 'facts' | 'clocks'>): string | undefined {
  const kind = (['second', 'first'] as const).find((one) => running(clocks, windows[one]));
  return kind && contested(facts, kind);
}

/** Both whose opinions are on the table: they supply the file. */
const below = (facts: PetitionFacts, kind: ReviewKindName): string[] => [
  ...new Set([facts.unitId, contested(facts, kind)].filter((unit) => unit !== undefined)),
];

/** What mayAct adds: the bureau's head enters what came in time and is entered late. */
export const mayEnterLate = ({ facts }: PetitionState, { role, unit }: Actor, act: string): boolean =>
  lateActs.includes(act) && role === 'unitHead' && unit === facts.bureauId;

const lateActs: readonly string[] = ['requestReview', 'requestSecondReview'];

/** The last request went to an organ that may not review: it was in time, and no decision used it up. */
function wasMisdirected({ reviews = [], round }: PetitionFacts, kind: ReviewKindName): boolean {
  const last = reviews.at(-1);
  return last?.kind === kind && last.round === round && last.ground === 'wrongOrgan';
}

/** The window is counted from delivery; a day in it that is entered after it needs the bureau's head (acts.md 1.16). */
function windowRefusal(state: PetitionState, ask: Request, kind: ReviewKindName): Refusal | undefined {
  const { input, actor, today } = ask;
  const window = latest(state.clocks, windows[kind]);
  const isUsed = window?.state === 'stopped' && !wasMisdirected(state.facts, kind);
  if (!contested(state.facts, kind) || !window || isUsed || input.receivedOn > window.dueOn)
    return refusal('windowOver', window && `the last day was ${window.dueOn}`);
  const ofBureau = actor.role !== 'unitHead' || actor.unit === state.facts.bureauId;
  if (!ofBureau || (actor.role === 'unitHead' && !isLateEntry(window, input.receivedOn, today)))
    return refusal('notYourUnit', 'the head of the bureau enters what came in time and is entered late');
  return dateRefusal('receivedOn', input.receivedOn, today, window.startOn) ?? lateEntry(ask, window, input.receivedOn);
}

/** Staff enter it from the written request; an agent may sign, for nothing is given up. */
function paperMissing(state: PetitionState, { input, actor, context }: Request): Refusal | undefined {
  if (actor.role === 'petitioner') return undefined;
  if (!input.onBehalfOf) return refusal('paperMissing', 'the signed request');
  return paperRefusal(state, context, input.onBehalfOf.paper, ['reviewRequest']);
}

function whyNot(state: PetitionState, ask: Request, kind: ReviewKindName): Refusal | undefined {
  const { input, context } = ask;
  if (state.facts.review) return refusal('reviewOpen');
  const cards = context.units ?? {};
  return (
    windowRefusal(state, ask, kind) ??
    (isAccused(state, input.organ, context) ? refusal('accusedUnit') : undefined) ??
    organRefusal(cards[input.organ] as UnitCard, cards[contested(state.facts, kind)!] as UnitCard) ??
    paperMissing(state, ask)
  );
}

/** What the review needs to know of the petition: who is barred, who had a part, how many requests it answers. */
function cardFor({ id, kind, stage, facts }: PetitionState, of: ReviewKindName): StoryCard {
  const { number, regionPath, accused, recused, requests, chain, reviewers = [] } = facts;
  const handed = { number, regionPath, accused, recused, requests, assistants: below(facts, of) };
  return { id, kind, stage, facts: { ...handed, chain: [...new Set([...chain, ...reviewers])] } };
}

function openingOf(state: PetitionState, { input, context }: Request, kind: ReviewKindName): Opening {
  const { organ, receivedOn, grounds } = input;
  const earlier = state.children.filter((child) => child.kind === 'review').length;
  return {
    kind: 'review',
    key: `${kind}-${earlier + 1}`,
    act: 'request',
    input: { petitionId: state.id, kind, organ, receivedOn, grounds },
    context: { stories: { [state.id]: cardFor(state, kind) }, units: { [organ]: context.units![organ]! } },
  };
}

/** One petition, one review at a time: it opens the review itself, so that no two can begin. Rating runs on. */
function requested(state: PetitionState, ask: Request, kind: ReviewKindName): PetitionChange {
  const { organ, receivedOn } = ask.input;
  const window = latest(state.clocks, windows[kind])!;
  const used: ClockOp =
    window.state === 'running'
      ? { op: 'stop', rule: windows[kind], on: receivedOn }
      : { op: 'redate', clock: clockKey(window), metOn: receivedOn };
  return {
    to: stages[kind],
    facts: {
      review: { kind, organ, receivedOn, askedOn: ask.today, before: state.stage as PetitionStage },
      reviewOrgans: [...new Set([...(state.facts.reviewOrgans ?? []), organ])],
    },
    clocks: [used, { op: 'stop', rule: 'T_LATE_ENTRY' }, { op: 'stop', rule: 'T_FOLLOW_UP' }],
    opens: [openingOf(state, ask, kind)],
    notices: [{ topic: 'reviewAsked', to: ['officer', 'unitHead@unit', 'coordinator@bureau'] }],
  };
}

const asking = (kind: ReviewKindName): Does<'requestReview'> => ({
  needs: ({ organ, onBehalfOf }, { facts }) => ({
    units: [organ, contested(facts, kind)].filter((unit) => unit !== undefined),
    documents: onBehalfOf ? [onBehalfOf.paper] : [],
  }),
  refuse: (state, ask) => whyNot(state, ask, kind),
  change: (state, ask) => requested(state, ask, kind),
});

/** The petitioner does not accept the opinion, and asks the organ above (R22-35, 36). */
export const requesting = { requestReview: asking('first'), requestSecondReview: asking('second') };
