import { type Clock, type ClockOp, clockKey, latest } from '../../clock';
import type { RuleCode } from '../../policy/types';
import { dayOf, type IsoDate } from '../../time';
import type { PetitionFacts, PetitionState } from '../facts';
import { levelRules } from '../intake/levels';
import { leadsOf } from '../lead/leads';
import type { CorrectableFact } from '../lists';
import type { ReportedDay } from '../reported-day';
import { startFor } from '../reported-day';
import { reviewDays } from '../review/days';
import { heldAgainst } from '../track/simple';

const registeredOn = ({ facts: { registeredAt, forwardedOn } }: PetitionState) =>
  registeredAt ? dayOf(registeredAt) : forwardedOn;

export const correctable: Readonly<Record<CorrectableFact, ReportedDay>> = {
  receivedOn: {
    dayOf: ({ receivedOn }) => receivedOn,
    with: (_facts, receivedOn) => ({ receivedOn }),
    notBefore: () => undefined,
    notAfter: registeredOn,
    begins: ['T_FORWARD', ...Object.values(levelRules)],
    meets: [],
    ofBureau: true,
  },
  acceptedOn: {
    dayOf: ({ acceptedOn }) => acceptedOn,
    with: (_facts, acceptedOn) => ({ acceptedOn }),
    notBefore: (facts) => leadsAround(facts).at?.from ?? facts.forwardedOn,
    notAfter: ({ facts }) => leadsAround(facts).next?.from ?? facts.notice?.issuedOn,
    begins: ['T_HANDLE', 'T_TARGET_10', 'T_SIMPLE_REPLY'],
    meets: ['T_SIMPLE_ACCEPT'],
    everyRound: true,
  },
  noticeDeliveredOn: {
    dayOf: ({ notice }) => notice?.deliveredOn,
    with: ({ notice }, deliveredOn) => ({ notice: { ...notice!, deliveredOn } }),
    notBefore: ({ notice }) => notice?.issuedOn,
    begins: [],
    meets: ['T_NOTIFY'],
  },
  deliveredOn: {
    dayOf: ({ deliveredOn }) => deliveredOn,
    with: (_facts, deliveredOn) => ({ deliveredOn }),
    notBefore: ({ reply }) => reply?.issuedOn,
    // What was checked and closed had been delivered.
    notAfter: ({ facts }) => facts.closed?.on,
    begins: ['T_REVIEW_WINDOW', 'T_RATING', 'T_FOLLOW_UP', 'T_EXECUTE'],
    meets: ['T_HANDLE', 'T_TARGET_10', 'T_SIMPLE_REPLY', 'T_ASSIGN_FEEDBACK', 'T_REDO'],
    // What a review ordered to be done began with another delivery.
    hasBegun: ({ rule, startOn, givenDueOn }, { deliveredOn, reply }) =>
      rule === 'T_EXECUTE' ? reply?.promiseBy !== undefined && givenDueOn === reply.promiseBy : startOn === deliveredOn,
  },
  performedOn: {
    dayOf: ({ performedOn }) => performedOn,
    with: ({ performance }, performedOn) => ({
      performedOn,
      ...(performance ? { performance: { ...performance, doneOn: performedOn } } : {}),
    }),
    notBefore: ({ reply }) => reply?.issuedOn,
    begins: [],
    meets: ['T_EXECUTE'],
  },
  ...reviewDays,
};

/**
 * Who led when it was accepted, and who took it over: within one organ the day of acceptance stays the first one's. It
 * lies no earlier than the first had the matter, and no later than the second did.
 */
function leadsAround(facts: PetitionFacts) {
  const { acceptedOn = '' } = facts;
  const leads = leadsOf(facts);
  return { at: leads.findLast(({ from }) => from <= acceptedOn), next: leads.find(({ from }) => from > acceptedOn) };
}

/** A simple limit whose order went out ended unmet: the right day may show that it was met after all. */
const isMetAfterAll = (state: PetitionState, { rule, dueOn, metOn }: Clock, on: IsoDate): boolean =>
  (rule === 'T_SIMPLE_ACCEPT' || rule === 'T_SIMPLE_REPLY') &&
  heldAgainst(state, rule)?.state === 'stopped' &&
  metOn === undefined &&
  on <= dueOn;

/** The day of the report ends the feedback clock, not that of the delivery (docs/decisions/009). */
const isOfReport = ({ facts }: PetitionState, { rule }: Clock): boolean =>
  rule === 'T_ASSIGN_FEEDBACK' && facts.completionDue === true;

/** What the right day makes of the clocks that the wrong one began or ended. */
export function redated(state: PetitionState, fact: CorrectableFact, newDate: IsoDate): Redate[] {
  const { begins, meets, everyRound, dayOf: dayIn, hasBegun } = correctable[fact];
  const wrong = dayIn(state.facts);
  const of = (rules: readonly RuleCode[], isMeant: (clock: Clock) => boolean) =>
    state.clocks.filter(
      (clock) =>
        rules.includes(clock.rule) && (everyRound || latest(state.clocks, clock.rule) === clock) && isMeant(clock),
    );
  const begun = of(begins, (clock) => hasBegun?.(clock, state.facts) ?? clock.startOn === wrong);
  const isMet = (clock: Clock) => clock.metOn === wrong && !isOfReport(state, clock);
  const met = of(meets, (clock) => isMet(clock) || isMetAfterAll(state, clock, newDate));
  return [
    ...begun.map((clock): Redate => ({ op: 'redate', clock: clockKey(clock), startOn: startFor(clock, newDate) })),
    ...met.map((clock): Redate => ({ op: 'redate', clock: clockKey(clock), metOn: newDate })),
  ];
}
type Redate = Extract<ClockOp, { op: 'redate' }>;
