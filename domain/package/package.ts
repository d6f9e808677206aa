import type { Ask } from '../acts';
import { type Alert, type Clock, clockKey } from '../clock';
import { endingHearing } from '../hearing/calling';
import type { Behaviour, StoryKind } from '../kind';
import { alertActs } from '../petition/alerts';
import { breachOpening, onOrderFact, tellingOrders } from '../petition/orders';
import type { RuleCode } from '../policy/types';
import type { Change, Opening } from '../story';
import type { Instant } from '../time';
import { type PackageAct, packageActs } from './acts';
import { appointing, missed } from './appointing';
import { closing } from './closing';
import { duties } from './duties';
import { bornPackage, type PackageChange, type PackageState } from './facts';
import { hearing, onHearingFact } from './hearing';
import { delisted, listing } from './listing';
import { holderOf, isOver, mayAct, partyOf, personOf } from './parties';
import { planning } from './planning';
import { spotChecked } from './spot-checked';
import { atWork } from './stages';
import { steering } from './steering';
import { succession, unitSucceeded } from './succession';
import { packageTasks } from './tasks';
import { repeated, watchEnded, watching } from './watching';
import { working } from './working';

type Meant = { act: string; change: Change };

function onAlert(state: PackageState, clock: Clock, level: Alert['level'], at: Instant): Meant {
  if (level === 'lapse' && clock.rule === 'T_APPOINTMENT') return missed(state, clock, at);
  if (level === 'lapse' && clock.rule === 'T_STRIKE_OFF_WATCH') return watchEnded(state, clock);
  const opening = level === 'order' ? orderFor(state, clock) : undefined;
  const clocks = [{ op: 'fire' as const, clock: clockKey(clock), level }];
  return { act: alertActs[level], change: { clocks, opens: opening ? [opening] : [] } };
}

/** Red is ordered once per breach (domain.md 6.4): a side's report from that side, all else from the responsible unit. */
function orderFor({ id, kind, stage, facts }: PackageState, clock: Clock): Opening | undefined {
  const { petitionId, petitionNumber: number, regionPath, policyId, accused, recused, bureauId, superiorId } = facts;
  const unitId = clock.unitId ?? facts.unitId;
  if (!petitionId || accused?.units.includes(unitId ?? '')) return undefined;
  const officerId = clock.unitId ? undefined : facts.officerId;
  const handed = { number, regionPath, policyId, accused, recused, unitId, officerId, bureauId, superiorId };
  return breachOpening({ id, kind, stage, facts: handed }, clock, { petitionId, packageId: id });
}

/** A petition tells that it is a repeat, is in another package, or lost a unit; orders, that they begin and end. */
function onFact(state: PackageState, fact: string, data: Readonly<Record<string, unknown>>, at: Instant) {
  if (fact === 'petitionRepeated') return repeated(state, data, at);
  if (fact === 'unitSucceeded') return unitSucceeded(state, data);
  if (fact === 'petitionTaken')
    return state.stage === 'listed'
      ? { act: 'delist', change: { ...delisted(state), note: 'alreadyListed' } }
      : undefined;
  return spotChecked(state, fact, data, at) ?? onHearingFact(state, fact, data) ?? onOrderFact(state, fact, data);
}

/** Which of a package's colours a clock gives (domain.md 6.4). */
const reasons: Partial<Record<RuleCode, string>> = {
  T_ASSIGN_REPORT: 'assignment',
  T_PACKAGE_TARGET: 'milestone',
  T_MEASURE: 'milestone',
  T_PROGRESS: 'progress',
  T_APPOINTMENT: 'appointment',
  T_APPOINTMENT_MISSED: 'appointment',
  T_SPOT_ITEM: 'followUp',
};

type Does = Behaviour<PackageState, never>;

/** Checking, ending and supervising it is no part in it. */
const apart: readonly PackageAct[] = [
  ...(['delist', 'changeLeader', 'refuseLeaderChange', 'verify', 'sendBack', 'strikeOff'] as const),
  'passToSuccessor',
];

/** Whoever does any other act has had a part, and so has every leader bound to it (acts.md 1.19). */
function joiningChain<T extends Readonly<Record<string, Does>>>(behaviours: T): T {
  const joining = Object.entries(behaviours).map(([act, does]) => {
    const change = (state: PackageState, ask: Ask<never>): PackageChange => {
      const made = does.change(state, ask) as PackageChange;
      const before = made.facts?.chain ?? state.facts.chain;
      const persons = [...(apart.includes(act as PackageAct) ? [] : [ask.actor.id]), ...(made.facts?.leaders ?? [])];
      const chain = [...new Set([...before, ...persons])];
      return chain.length === state.facts.chain.length ? made : { ...made, facts: { ...made.facts, chain } };
    };
    return [act, { ...does, change }];
  });
  return Object.fromEntries(joining);
}

const behaviours = {
  ...listing,
  ...planning,
  ...duties,
  ...working,
  ...appointing,
  ...steering,
  ...hearing,
  ...closing,
  ...succession,
  ...watching,
} satisfies Record<PackageAct, unknown>;

/** A backlog case under a leader 领导包案, from its listing to the end of its watch (S3). */
export const leaderPackage: StoryKind<PackageState> = {
  name: 'package',
  acts: packageActs,
  behaviours: tellingOrders(endingHearing(joiningChain(behaviours), atWork)),
  born: bornPackage,
  mayAct,
  holderOf,
  tasksOf: packageTasks,
  partyOf,
  personOf,
  onAlert,
  onFact,
  settles: () => undefined,
  isOver,
  colourReason: ({ rule }) => reasons[rule],
};
