import type { CalledHearings } from '../hearing/calling';
import type { Behaviour } from '../kind';
import type { MediationKind } from '../petition/lists';
import type { Change, CommonFacts, StoryState } from '../story';
import type { IsoDate } from '../time';
import type { PackageAct } from './acts';
import type { PackageInput } from './inputs';
import type { CloseOutKind, Criterion, Guarantee, PackPart, ResolvingGround, SideName } from './lists';
import type { PackageStage } from './stages';

/**
 * What a package remembers. Its `petitionId` is the matter that it is about, its `bureauId`, region and policy are that
 * matter's. Its `unitId` is the responsible unit (the territory's until a plan names one), its `assistants` the other
 * side. Words about a person are in the record only.
 */
export interface PackageFacts extends CommonFacts, CalledHearings {
  readonly petitionId?: string;
  readonly petitionNumber?: string;
  /** The matter first, then its repeats. */
  readonly petitionIds?: readonly string[];
  readonly criterion?: Criterion;
  readonly campaign?: string;
  /** The level that listed it; under which number, the record says. */
  readonly assignedFrom?: string;
  readonly listedOn?: IsoDate;
  readonly sides?: Partial<Readonly<Record<SideName, Side>>>;
  /** The leader who answers for it, and everybody who leads it or one of its sides. */
  readonly leaderId?: string;
  readonly leaders?: readonly string[];
  readonly leaderChange?: { readonly leaderId: string; readonly askedBy: string; readonly askedOn: IsoDate };
  readonly formerLeaders?: readonly { readonly leaderId: string; readonly until: IsoDate }[];
  /** The three inputs of a plan come in their order; the leader's makes it one. */
  readonly proposed?: { readonly by: string; readonly on: IsoDate };
  readonly ideas?: { readonly by: string; readonly on: IsoDate };
  readonly plan?: Plan;
  readonly formerPlans?: readonly Plan[];
  readonly guarantees?: Partial<Readonly<Record<Guarantee, { readonly by: string; readonly on: IsoDate }>>>;
  readonly activeSince?: IsoDate;
  readonly progress?: { readonly records: number; readonly visits: number; readonly lastOn: IsoDate };
  readonly invited?: { readonly meetOn: IsoDate; readonly on: IsoDate };
  readonly appointments?: readonly Appointment[];
  readonly nextStepBy?: IsoDate;
  readonly mediation?: { readonly kind: MediationKind; readonly openedOn: IsoDate };
  readonly resolving?: { readonly ground: ResolvingGround; readonly doc: string; readonly on: IsoDate };
  readonly concluding?: { readonly how: 'law' | 'rerouted'; readonly route?: string; readonly on: IsoDate };
  readonly closeOut?: CloseOut;
  readonly verified?: { readonly by: string; readonly on: IsoDate };
  readonly struckOff?: { readonly by: string; readonly on: IsoDate };
  readonly relapses?: readonly Relapse[];
  readonly returnedOn?: IsoDate;
  /** What spot checks left to be done. */
  readonly followUps?: readonly FollowUp[];
  /** Spot checks for which it is drawn and that have not ended: they hear who leads it now. */
  readonly drawnFor?: readonly string[];
  /** Persons who had a part in it: none of them verifies it or strikes it off (acts.md 1.19). */
  readonly chain: readonly string[];
}

export interface Side {
  readonly unitId: string;
  readonly leaderId?: string;
  readonly assignedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly reportedOn?: IsoDate;
}

export interface Measure {
  readonly no: number;
  readonly owner: string;
  readonly by: IsoDate;
  readonly doneOn?: IsoDate;
  /** Which clock of its rule runs for it; absent before the work has begun. */
  readonly instance?: number;
}

export interface Plan {
  readonly fixedBy: string;
  readonly fixedOn: IsoDate;
  readonly measures: readonly Measure[];
  readonly target: IsoDate;
  readonly unitId: string;
  readonly person: string;
}

/** One month's appointment 月约访. That the petitioner declined is told apart from nothing else: it is no fault. */
export interface Appointment {
  /** `2026-02`. */
  readonly month: string;
  readonly state: 'held' | 'declined' | 'missed';
  readonly on: IsoDate;
  readonly enteredLate?: boolean;
}

export interface FollowUp {
  readonly spotCheckId: string;
  /** Of the spot check. */
  readonly number: string;
  readonly no: number;
  readonly by: IsoDate;
  /** Which clock of its rule runs for it; absent if the package was struck off by then. */
  readonly instance?: number;
  readonly answeredOn?: IsoDate;
}

export interface CloseOut {
  readonly kind: CloseOutKind;
  readonly appliedBy: string;
  readonly appliedOn: IsoDate;
  readonly pack: Readonly<Partial<Record<PackPart, string>>>;
}

export interface Relapse {
  readonly petitionId: string;
  readonly receivedOn: IsoDate;
  readonly on: IsoDate;
  /** What turned out not to last. */
  readonly struckOffOn?: IsoDate;
  readonly kind?: CloseOutKind;
}

export type PackageState = StoryState<PackageStage, PackageFacts>;
export type PackageChange = Change<PackageStage, PackageFacts>;
export type Does<A extends PackageAct> = Behaviour<PackageState, PackageInput<A>>;

export const bornPackage: PackageFacts = { chain: [] };
