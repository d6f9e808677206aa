import type { Ask } from '../acts';
import { type Alert, type Clock, clockKey } from '../clock';
import { extending } from '../extending';
import { endingHearing } from '../hearing/calling';
import type { Behaviour, StoryKind } from '../kind';
import { alertActs } from '../petition/alerts';
import { breachOpening, onOrderFact, tellingOrders } from '../petition/orders';
import type { Change, Opening } from '../story';
import { type ReviewAct, reviewActs } from './acts';
import { admitting } from './admitting';
import { calling, onHearingFact } from './calling';
import { deciding } from './deciding';
import { delivering } from './delivering';
import { examining } from './examining';
import { bornReview, isOver, type ReviewChange, type ReviewState } from './facts';
import { holderOf, independenceRefusal, mayAct, partyOf } from './parties';
import { onRequestRedated, redating } from './redating';
import { requesting, ruleOf } from './requesting';
import { onPetitionFact } from './successors';
import { reviewTasks } from './tasks';

function onAlert(state: ReviewState, clock: Clock, level: Alert['level']): { act: string; change: Change } {
  const opening = level === 'order' ? orderFor(state, clock) : undefined;
  const clocks = [{ op: 'fire' as const, clock: clockKey(clock), level }];
  return { act: alertActs[level], change: { clocks, opens: opening ? [opening] : [] } };
}

/** A missed date of a review is the organ's to answer for, under the bureau of its own region. */
function orderFor({ id, kind, stage, facts }: ReviewState, clock: Clock): Opening | undefined {
  const { petitionId, petitionNumber: number, organRegionPath: regionPath, policyId, accused, recused } = facts;
  const { unitId, officerId, bureauId, superiorId } = facts;
  if (!petitionId || accused?.units.includes(unitId ?? '')) return undefined;
  const handed = { number, regionPath, policyId, accused, recused, unitId, officerId, bureauId, superiorId };
  return breachOpening({ id, kind, stage, facts: handed }, clock, { petitionId, reviewId: id });
}

/** Its own orders tell when they begin and end, its hearing how it stands, the petition who has gone. */
const onFact: StoryKind<ReviewState>['onFact'] = (state, fact, data) =>
  onPetitionFact(state, fact, data) ??
  onRequestRedated(state, fact, data) ??
  onHearingFact(state, fact, data) ??
  onOrderFact(state, fact, data);

type Does = Behaviour<ReviewState, never>;

/** Who takes part in deciding is kept: the second review is decided by others (acts.md 1.19). */
const decidingActs: readonly ReviewAct[] = [
  'admit',
  'refuse',
  'callFile',
  'draftDecision',
  'approveDecision',
  'returnDecision',
];

function joiningDeciders<T extends Readonly<Record<string, Does>>>(behaviours: T): T {
  const joining = Object.entries(behaviours).map(([act, does]) => {
    if (!decidingActs.includes(act as ReviewAct)) return [act, does];
    const change = (state: ReviewState, ask: Ask<never>): ReviewChange => {
      const made = does.change(state, ask) as ReviewChange;
      const deciders = [...new Set([...(state.facts.deciders ?? []), ask.actor.id])];
      return { ...made, facts: { ...made.facts, deciders } };
    };
    return [act, { ...does, change }];
  });
  return Object.fromEntries(joining);
}

/** Whatever the organ does, nobody does who had a part in what is reviewed; no act needs to think of it. */
function independently<T extends Readonly<Record<string, Does>>>(behaviours: T): T {
  const checked = Object.entries(behaviours).map(([act, does]): [string, Does] => {
    const needs: Does['needs'] = (input, state, actor) => {
      const asked = does.needs?.(input, state, actor) ?? {};
      return { ...asked, officers: [...new Set([...(asked.officers ?? []), actor.id])] };
    };
    const refuse: Does['refuse'] = (state, ask) => independenceRefusal(state, ask) ?? does.refuse?.(state, ask);
    return [act, { ...does, needs, refuse }];
  });
  return Object.fromEntries(checked) as unknown as T;
}

const { supplyFile, ...ofOrgan } = examining;
const behaviours = {
  ...{ ...requesting, ...redating, supplyFile },
  ...independently({ ...admitting, ...ofOrgan, ...calling, ...deciding, ...delivering }),
  ...independently(extending(({ facts }) => ruleOf(facts.kind))),
} satisfies Record<ReviewAct, unknown>;

/** A review or second review, from the petitioner's request to the delivered decision (R22-35, 36). */
export const review: StoryKind<ReviewState> = {
  name: 'review',
  acts: reviewActs,
  behaviours: tellingOrders(endingHearing(joiningDeciders(behaviours), ['inHearing'])),
  born: bornReview,
  mayAct,
  holderOf,
  tasksOf: reviewTasks,
  partyOf,
  onAlert,
  onFact,
  settles: ({ facts }) => (facts.judging ? { act: 'judgeBreaches', input: {} } : undefined),
  isOver,
};
