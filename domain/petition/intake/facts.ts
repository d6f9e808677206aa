import type { IsoDate } from '../../time';
import type { MatterType } from '../lists';

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
  readonly link?: Link;
  /** Petitions linked to this one: each is told when it ends. */
  readonly linkedPetitions?: readonly string[];
  readonly domain?: string;
  readonly severity?: string;
  readonly track?: string;
  readonly rateable?: boolean;
  readonly dispatch?: 'forward' | 'assign';
  readonly forwardedOn?: IsoDate;
  readonly feedbackOn?: IsoDate;
}
