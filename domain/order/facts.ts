import { running } from '../clock';
import type { Behaviour } from '../kind';
import type { ReopenCause } from '../petition/lists';
import type { RuleCode } from '../policy/types';
import type { RefusalCode } from '../refusals';
import type { Change, CommonFacts, StoryState } from '../story';
import type { IsoDate } from '../time';
import type { OrderAct } from './acts';
import type { OrderInput } from './inputs';
import type { Cause, ImprovementKind, ListingForm, SendBackAct, Uptake } from './lists';
import type { OrderStage } from './stages';

/**
 * What an order remembers. Its `unitId` is who must answer, its `bureauId` the bureau that supervises, its `assistants`
 * the units that supervise jointly with the bureau.
 */
export interface OrderFacts extends CommonFacts {
  readonly petitionId?: string;
  readonly petitionNumber?: string;
  /** The review whose date was missed; absent: the petition's own. */
  readonly reviewId?: string;
  /** The leader package whose date was missed. */
  readonly packageId?: string;
  /** The hearing whose date was missed; a preventive one stands as its own matter. */
  readonly hearingId?: string;
  readonly cause?: Cause;
  /** The clock and due day that were missed; absent if a supervisor saw another cause. */
  readonly breachId?: string;
  readonly rule?: RuleCode;
  readonly breachDueOn?: IsoDate;
  readonly breachEndedOn?: IsoDate;
  /** It is the bureau itself that must answer, to the bureau above it (R22-43). */
  readonly toBureau?: boolean;
  readonly issuedOn?: IsoDate;
  /** The person who issued it; the clock's orders and those of before this was kept lack it. */
  readonly issuedBy?: string;
  readonly sendBack?: SendBack;
  readonly acknowledgedOn?: IsoDate;
  /** Who has acted for the unit. Orders of before this was kept lack it. */
  readonly answeringFor?: readonly string[];
  readonly answer?: { readonly by: string; readonly on: IsoDate; readonly newDate?: IsoDate };
  readonly proposal?: Proposal;
  readonly interview?: Interview;
  readonly listing?: {
    readonly form: ListingForm;
    readonly decisionNo: string;
    readonly decidedBy: string;
    readonly on: IsoDate;
  };
  readonly inspections?: readonly { readonly by: string; readonly on: IsoDate; readonly doc: string }[];
  readonly improvement?: Improvement;
  readonly ended?: { readonly on: IsoDate; readonly baseless?: boolean };
}

/** What the petition is to do by itself because of this order, and what came of it. */
export interface SendBack {
  readonly act: SendBackAct;
  readonly cause?: ReopenCause;
  /** The petition has been told. */
  readonly told?: boolean;
  readonly doneOn?: IsoDate;
  readonly refused?: { readonly on: IsoDate; readonly code: RefusalCode };
}

/** What the clock proposes and only a named person decides (R22-39). */
export interface Proposal {
  readonly kind: 'interview' | 'listing';
  readonly because: 'unanswered' | 'secondOrder' | 'noProgress';
  readonly on: IsoDate;
}

export interface Interview {
  readonly decidedBy: string;
  readonly decidedOn: IsoDate;
  /** Officers, never petitioners. */
  readonly names: readonly string[];
  readonly date: IsoDate;
  readonly heldOn?: IsoDate;
  readonly record?: string;
  readonly commitments?: number;
}

/** A supervisor's proposal, and what came of it. */
export interface Improvement {
  readonly kind: ImprovementKind;
  readonly by: string;
  readonly on: IsoDate;
  readonly uptake?: { readonly adopted: Uptake; readonly reply: string; readonly by: string; readonly on: IsoDate };
}

export type OrderState = StoryState<OrderStage, OrderFacts>;
export type OrderChange = Change<OrderStage, OrderFacts>;
export type Does<A extends OrderAct> = Behaviour<OrderState, OrderInput<A>>;

export const bornOrder: OrderFacts = {};

/** A settled order stays open while improvement may be proposed, and until the proposal is answered. */
export function isOver({ stage, facts, clocks }: OrderState): boolean {
  const isAnswered = !facts.improvement || facts.improvement.uptake !== undefined;
  return stage === 'cancelled' || (stage === 'settled' && isAnswered && !running(clocks, 'T_PROPOSAL_WINDOW'));
}
