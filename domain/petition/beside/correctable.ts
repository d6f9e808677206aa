import { type Clock, type ClockOp, clockKey, latest } from '../../clock';
import type { RuleCode } from '../../policy/types';
import { dayOf, type IsoDate } from '../../time';
import type { PetitionFacts, PetitionState } from '../facts';
import { levelRules } from '../intake/levels';
import type { CorrectableFact } from '../lists';

/** One reported day: where it stands, between which days it must lie, which clocks began with it or were met by it. */
interface Correctable {
  readonly dayOf: (facts: PetitionFacts) => IsoDate | undefined;
  readonly with: (facts: PetitionFacts, on: IsoDate) => Partial<PetitionFacts>;
  readonly notBefore: (facts: PetitionFacts) => IsoDate | undefined;
  /** Nothing is reported before it has happened, so it lies no later than the day it was entered, where that is known. */
  readonly notAfter?: (facts: PetitionFacts) => IsoDate | undefined;
  readonly begins: readonly RuleCode[];
  readonly meets: readonly RuleCode[];
  /** The later rounds count from the same day. */
  readonly everyRound?: boolean;
}

const registeredOn = ({ registeredAt, forwardedOn }: PetitionFacts) =>
  registeredAt ? dayOf(registeredAt) : forwardedOn;

export const correctable: Readonly<Record<CorrectableFact, Correctable>> = {
  receivedOn: {
    dayOf: ({ receivedOn }) => receivedOn,
    with: (_facts, receivedOn) => ({ receivedOn }),
    notBefore: () => undefined,
    notAfter: registeredOn,
    begins: ['T_FORWARD', ...Object.values(levelRules)],
    meets: [],
  },
  acceptedOn: {
    dayOf: ({ acceptedOn }) => acceptedOn,
    with: (_facts, acceptedOn) => ({ acceptedOn }),
    notBefore: ({ forwardedOn }) => forwardedOn,
    notAfter: ({ notice }) => notice?.issuedOn,
    begins: ['T_HANDLE', 'T_TARGET_10', 'T_SIMPLE_REPLY'],
    meets: [],
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
    begins: ['T_REVIEW_WINDOW', 'T_RATING', 'T_FOLLOW_UP', 'T_EXECUTE'],
    meets: ['T_HANDLE', 'T_TARGET_10', 'T_SIMPLE_REPLY', 'T_ASSIGN_FEEDBACK'],
  },
  performedOn: {
    dayOf: ({ performedOn }) => performedOn,
    with: (_facts, performedOn) => ({ performedOn }),
    notBefore: ({ reply }) => reply?.issuedOn,
    begins: [],
    meets: ['T_EXECUTE'],
  },
};

/** What the right day makes of the clocks that the wrong one began or ended. */
export function redated(state: PetitionState, fact: CorrectableFact, newDate: IsoDate): Redate[] {
  const { begins, meets, everyRound, dayOf: dayIn } = correctable[fact];
  const wrong = dayIn(state.facts);
  const of = (rules: readonly RuleCode[], isMeant: (clock: Clock) => boolean) =>
    state.clocks.filter(
      (clock) =>
        rules.includes(clock.rule) && (everyRound || latest(state.clocks, clock.rule) === clock) && isMeant(clock),
    );
  const begun = of(begins, (clock) => clock.startOn === wrong || clock.rule === 'T_EXECUTE');
  const met = of(meets, ({ metOn }) => metOn === wrong);
  return [
    ...begun.map((clock): Redate => ({ op: 'redate', clock: clockKey(clock), startOn: startOf(clock, newDate) })),
    ...met.map((clock): Redate => ({ op: 'redate', clock: clockKey(clock), metOn: newDate })),
  ];
}
type Redate = Extract<ClockOp, { op: 'redate' }>;

/** Delivered after the promised day, the promise was broken on that day: see the delivery. */
const startOf = ({ givenDueOn }: Clock, on: IsoDate) => (givenDueOn && givenDueOn < on ? givenDueOn : on);
