import type { Instant, IsoDate } from '../../time';
import type { MatterType, ThreeCross } from '../lists';

/** What is known of a matter when it reaches a unit. */
export interface IntakeFacts {
  readonly channel?: string;
  readonly receivedOn?: IsoDate;
  /** The instant of the registration; matters of before it was kept lack it. */
  readonly registeredAt?: Instant;
  readonly matterType?: MatterType;
  readonly itemClass?: string;
  readonly class?: string;
  readonly headcount?: number;
  readonly requests?: number;
  readonly firstReceiver?: string;
  /** Whether who received the first visit was a leader then; absent: nobody is named. */
  readonly receivedByLeader?: boolean;
  readonly addressUnclear?: boolean;
  readonly assignedFromAbove?: boolean;
  readonly representatives?: number;
  readonly relatedTo?: string;
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
}
