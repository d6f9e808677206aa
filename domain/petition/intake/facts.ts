import type { Category, MatterRoute } from '../../catalogue';
import type { Instant, IsoDate } from '../../time';
import type { MatterType, ThreeCross } from '../lists';
import type { Paper } from '../papers';

/** The matter in which this one is handled along (R22-19): no second loop. */
export interface Link {
  readonly to: string;
  readonly because: LinkResult;
  /** What it was registered as, should it be unlinked. */
  readonly itemClass?: string;
  /** The other matter has answered; until then it may have ended unheard. */
  readonly heard?: boolean;
  /** How and when the other matter ended. */
  readonly ended?: { readonly on: IsoDate; readonly stage: string };
}
export type LinkResult = 'running' | 'inWindow' | 'notCarriedOut';

/** What is known of a matter when it reaches a unit. */
export interface IntakeFacts {
  readonly channel?: string;
  /** The system that sent it; how that system numbers it stays sealed. */
  readonly sourceSystem?: string;
  readonly receivedOn?: IsoDate;
  /** The instant of the registration; matters of before it was kept lack it. */
  readonly registeredAt?: Instant;
  readonly matterType?: MatterType;
  readonly itemClass?: string;
  readonly class?: string;
  readonly headcount?: number;
  /** How many petitioners are on record; absent in matters registered before it was kept. */
  readonly persons?: number;
  readonly requests?: number;
  readonly firstReceiver?: string;
  /** Whether who received the first visit was a leader then; absent: nobody is named. */
  readonly receivedByLeader?: boolean;
  readonly addressUnclear?: boolean;
  /** Whether the petitioner wants messages; absent: as is usual (domain/messages). */
  readonly tellChanges?: boolean;
  readonly assignedFromAbove?: boolean;
  readonly representatives?: number;
  readonly relatedTo?: string;
  readonly link?: Link;
  /** Petitions linked to this one: each is told when it ends. */
  readonly linkedPetitions?: readonly string[];
  readonly domain?: string;
  readonly severity?: string;
  readonly track?: string;
  readonly rateable?: boolean;
  readonly threeCross?: readonly ThreeCross[];
  /** Who coordinates it in its domain: the group's lead unit, or its vice-mayor if the matter is major (S3). */
  readonly coordinator?: { readonly unitId: string } | { readonly officerId: string };
  readonly dispatch?: 'forward' | 'assign';
  readonly forwardedOn?: IsoDate;
  readonly feedbackOn?: IsoDate;
  /** The assigner wants a completion report (R22-22(3)). Matters assigned before there were any lack it. */
  readonly completionDue?: boolean;
  /** The unit at whose counter it was registered; absent if a bureau did. */
  readonly counterUnit?: string;
  readonly route?: MatterRoute;
  readonly category?: Category;
  /** The line of the Concise List it was sorted by, and the version that was in force. */
  readonly problemClass?: string;
  readonly catalogueVersion?: number;
  readonly routedOut?: HandOver;
  /** The day the petitioner was told on the spot. */
  readonly answeredOn?: IsoDate;
  readonly takenBackOn?: IsoDate;
}

/** A matter that left for another procedure: it stays in sight until its organ and the petitioner have their papers. */
export interface HandOver {
  readonly basis: string;
  readonly organ: string;
  readonly organUnit?: string;
  readonly handedOverAt: Instant;
  readonly notice: Paper;
  readonly receipt?: string;
  readonly receivedOn?: IsoDate;
}
