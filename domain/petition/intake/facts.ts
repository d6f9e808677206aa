import type { Category, MatterRoute } from '../../catalogue';
import type { Instant, IsoDate } from '../../time';
import type { MatterType } from '../lists';
import type { Paper } from '../papers';

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
  /** Who had accepted it before it was taken back: there its sixty days run on. */
  readonly handledBy?: string;
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
