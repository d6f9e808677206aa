import type { Behaviour } from '../kind';
import type { LearnedDraw, LearnedSeed, LearnedTally, RefusedDraw } from '../learning';
import type { PanelSettings } from '../panel/settings';
import type { Change, CommonFacts, StoryState } from '../story';
import type { Instant, IsoDate } from '../time';
import type { HearingAct } from './acts';
import type { HearingApplicant, HearingGround, HearingResult } from './call-lists';
import type { HearingInput } from './inputs';
import type { HearingStep, PostponeCause } from './lists';
import type { Redaction } from './publishing';
import type { HearingSettings } from './settings';
import type { HearingStage } from './stages';
import type { Verdict } from './verdict';

/**
 * What a hearing remembers. Its `unitId` is the unit whose opinion is heard, its bureau organises it. What anybody said
 * is in the record only, sealed; who sits where are persons of the registers.
 */
export interface HearingFacts extends CommonFacts {
  readonly petitionId?: string;
  readonly petitionNumber?: string;
  readonly reviewId?: string;
  readonly packageId?: string;
  readonly step?: HearingStep;
  readonly applicant?: HearingApplicant;
  /** The numbers of the requests that are heard. */
  readonly items?: readonly number[];
  readonly open?: boolean;
  readonly ground?: HearingGround;
  readonly proposedOn?: IsoDate;
  readonly consentOn?: IsoDate;
  /** Persons who handled or prepared it: they neither chair nor are drawn (acts.md 1.19). */
  readonly chain: readonly string[];
  /** Further units concerned: nobody of them is drawn. */
  readonly units?: readonly string[];
  /** The office's settings on the day it was scheduled first. */
  readonly terms?: Terms;
  readonly session?: Session;
  /** The first day of the pause of the matter; it ends with the hearing (acts.md 1.12). */
  readonly pausedSince?: IsoDate;
  readonly seed?: LearnedSeed;
  readonly drawAt?: Instant;
  readonly drawn?: LearnedDraw;
  /** Whoever stands in the order that was drawn leads nothing. Absent on draws of before that was so. */
  readonly bound?: true;
  /** A preventive one with a drawn panel: the supervisor alone gives it up. Absent on draws of before that was so. */
  readonly keeps?: true;
  /** Who left the chair or the recorder's seat, whoever found the reason: they do not come back. */
  readonly gone?: readonly string[];
  /** The panel once anybody has left it; before that it is the first of the draw. */
  readonly panel?: Panel;
  readonly strikes?: readonly Strike[];
  readonly servedOn?: IsoDate;
  readonly letterOn?: IsoDate;
  readonly postponed?: readonly Postponement[];
  /** A session that the unit missed, as long as it has not come to another one. */
  readonly missedBy?: IsoDate;
  readonly convenedOn?: IsoDate;
  /** How far the agenda of the session has come. */
  readonly steps?: number;
  readonly ballots?: Ballots;
  readonly tally?: LearnedTally;
  readonly opinion?: Opinion;
  readonly deliveredOn?: IsoDate;
  readonly redaction?: Redaction;
  /** It has closed, and the opinion stays where anybody reads it until somebody withdraws it. Absent on older ends. */
  readonly staysPublic?: true;
  readonly effects?: number;
  readonly repeat?: boolean;
  readonly result?: HearingResult;
}

/** Of the policies in force then: how the panel is made up, and from how large a pool. */
export type Terms = HearingSettings & { readonly pool: Pick<PanelSettings, 'poolAtLeast' | 'kindsAtLeast'> };

export interface Session {
  readonly at: Instant;
  readonly on: IsoDate;
  readonly chair: string;
  readonly recorder: string;
  /** Seats whose holder has stepped aside: somebody else is named with the next day. */
  readonly vacant?: readonly ('chair' | 'recorder')[];
  /** It opens on its day and on no other. Absent on sessions of before that was so. */
  readonly exact?: true;
}

export interface Place {
  /** On the served list: the seats first, then the alternates. */
  readonly no: number;
  /** Absent: it waits for somebody. */
  readonly person?: string;
  /** The parties have had their time to object to this person. */
  readonly fixed?: boolean;
}

export interface Panel {
  readonly places: readonly Place[];
  /** Who comes next in the order of the draw. */
  readonly next: number;
  readonly left: readonly Leaving[];
  /** Who was next and could be drawn no longer. Absent: nobody, or nobody was asked yet. */
  readonly passed?: readonly Passed[];
}

/** Passed over when a seat was to be taken: a tie, a post or the end of a term since the draw. */
export interface Passed {
  /** In the order of the draw, from 0. */
  readonly index: number;
  readonly person: string;
  /** A reason of the pool (domain/panel/pool), or `termEnded`. */
  readonly why: string;
  readonly on: IsoDate;
}

export interface Leaving {
  readonly no: number;
  readonly person: string;
  readonly why: 'interest' | 'struck' | 'recused' | 'absent';
  readonly on: IsoDate;
}

export type Side = 'petitioner' | 'unit';

export interface Strike {
  readonly side: Side;
  readonly seat: number | 'chair' | 'recorder';
  /** Who sat there then: whoever follows was not objected to. Absent on the oldest ones. */
  readonly person?: string;
  /** Without a cause it counts at once; for a cause somebody decides. */
  readonly state: 'done' | 'asked' | 'granted' | 'refused';
}

export interface Postponement {
  readonly cause: PostponeCause;
  readonly on: IsoDate;
  readonly session: IsoDate;
  /** From which register nobody could be drawn, and what it lacked. */
  readonly lacking?: Pick<RefusedDraw, 'register' | 'missing'>;
}

/** Who has voted, never how. A new round, after a suspension, has a key of its own. */
export interface Ballots {
  readonly round: number;
  readonly cast: readonly number[];
}

export interface Opinion {
  readonly issuedOn: IsoDate;
  readonly items: readonly Verdict[];
  readonly refusedBy: readonly number[];
}

export type HearingState = StoryState<HearingStage, HearingFacts>;
export type HearingChange = Change<HearingStage, HearingFacts>;
export type Does<A extends HearingAct> = Behaviour<HearingState, HearingInput<A>>;

export const bornHearing: HearingFacts = { chain: [] };
