import type { Behaviour } from '../kind';
import type { Change, CommonFacts, StoryState } from '../story';
import type { IsoDate } from '../time';
import type { PetitionAct } from './acts';
import type { PetitionInput } from './inputs';
import type { Grade, MatterType, Outcome } from './lists';
import type { PetitionStage } from './stages';

/** What a petition remembers. No person's data: who the petitioner is stays sealed in the record. */
export interface PetitionFacts extends CommonFacts {
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
  readonly acceptedOn?: IsoDate;
  readonly declinedOn?: IsoDate;
  /** The notice of acceptance, or of declining it, that must reach the petitioner. */
  readonly notice?: Paper;
  readonly extension?: Extension;
  readonly reply?: Reply;
  readonly round: number;
  readonly contacts: number;
  /** Persons who handled the matter: none of them verifies it. */
  readonly chain: readonly string[];
  readonly deliveredOn?: IsoDate;
  readonly deliveredLate?: boolean;
  readonly verification?: { readonly unitBy?: string; readonly bureauBy?: string };
  readonly rating?: { readonly bureau: Grade; readonly unit: Grade; readonly times: number };
  readonly performedOn?: IsoDate;
  readonly closed?: { readonly on: IsoDate; readonly resolved: boolean };
  /** Who entered the wish to withdraw; another person confirms it. */
  readonly withdrawal?: { readonly askedOn: IsoDate; readonly enteredBy: string };
}

export interface Paper {
  readonly doc: string;
  readonly issuedOn: IsoDate;
  readonly deliveredOn?: IsoDate;
}

export interface Extension {
  readonly state: 'asked' | 'granted' | 'refused';
  readonly days: number;
  readonly askedBy: string;
  readonly notice?: Paper;
}

export interface Reply {
  readonly state: 'submitted' | 'returned' | 'signed';
  readonly author: string;
  readonly opinion: string;
  readonly items: readonly { readonly no: number; readonly outcome: Outcome }[];
  readonly promiseBy?: IsoDate;
  readonly issuedOn?: IsoDate;
}

export type PetitionState = StoryState<PetitionStage, PetitionFacts>;

export const bornPetition: PetitionFacts = { round: 1, contacts: 0, chain: [] };

export type PetitionChange = Change<PetitionStage, PetitionFacts>;
/** What one act of a petition means. */
export type Does<A extends PetitionAct> = Behaviour<PetitionState, PetitionInput<A>>;

/** What belongs to one round of handling and ends with it. A granted extension is used for good. */
export function newRound({ round, extension }: PetitionFacts): Partial<PetitionFacts> {
  return {
    round: round + 1,
    reply: undefined,
    deliveredOn: undefined,
    deliveredLate: undefined,
    performedOn: undefined,
    verification: undefined,
    rating: undefined,
    withdrawal: undefined,
    extension: extension?.state === 'granted' ? extension : undefined,
  };
}
