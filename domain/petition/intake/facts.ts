import type { IsoDate } from '../../time';
import type { MatterType } from '../lists';

/** What is known of a matter when it reaches a unit. */
export interface IntakeFacts {
  readonly channel?: string;
  readonly receivedOn?: IsoDate;
  readonly matterType?: MatterType;
  readonly itemClass?: string;
  readonly class?: string;
  readonly headcount?: number;
  readonly requests?: number;
  readonly firstReceiver?: string;
  readonly addressUnclear?: boolean;
  readonly representatives?: number;
  readonly relatedTo?: string;
  readonly domain?: string;
  readonly severity?: string;
  readonly track?: string;
  readonly rateable?: boolean;
  readonly dispatch?: 'forward' | 'assign';
  readonly forwardedOn?: IsoDate;
  readonly feedbackOn?: IsoDate;
  /** The assigner wants a completion report (R22-22(3)). Matters assigned before there were any lack it. */
  readonly completionDue?: boolean;
}
