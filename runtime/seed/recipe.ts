import type { Person } from '../../domain/inputs';
import type { PaperKind } from '../../domain/papers/kinds';
import type { Domain, Grade, MatterType, SimpleGround } from '../../domain/petition/lists';

/** What happened to a seeded matter, in the office's words; `moves.ts` says which acts that takes. */
export type Move =
  | 'sorted'
  | 'representativesNamed'
  | 'forwarded'
  | 'assigned'
  | 'objected'
  | 'objectionRejected'
  | 'declinedByBureau'
  | 'declinedByUnit'
  | 'taken'
  | 'contacted'
  | 'extensionAsked'
  | 'extended'
  | 'replied'
  | 'returned'
  | 'signed'
  | 'delivered'
  | 'nonAcceptanceDelivered'
  | 'verifiedByUnit'
  | 'verifiedByBureau'
  | 'rated'
  | 'mediationOpened'
  | 'settled'
  | 'agreementDelivered'
  | 'performed'
  | 'performanceConfirmed'
  | 'reportSubmitted'
  | 'careOffered'
  | 'closed'
  | 'withdrawalAsked'
  | 'withdrawn'
  | 'orderAcknowledged'
  | 'orderAnswered'
  | 'urgentReported'
  | 'urgentApproved'
  | 'urgentActed'
  | 'urgentReturned'
  | 'instructed'
  | 'instructionAnswered'
  | 'reviewAsked'
  | 'reviewAdmitted'
  | 'fileCalled'
  | 'reviewDecided'
  | 'reviewDelivered'
  | 'routedOut'
  | 'routeNoticeDelivered'
  | 'linked'
  | 'linkNoticeDelivered'
  | 'packageListed'
  | 'packageBound'
  | 'packagePlanned'
  | 'packageActivated'
  | 'appointmentHeld'
  | 'progressRecorded'
  | 'hearingCalled'
  | 'hearingServed'
  | 'panelSettled'
  | 'hearingHeld'
  | 'panelOpined'
  | 'panelOpinionDelivered'
  | 'panelOpinionPublished';

/** One seeded matter as data: who asks for what, and what was done how many days before the office was seeded. */
export interface Recipe {
  /** Its Idempotency-Keys derive from it: never change one that an office may have begun. */
  readonly name: string;
  /** The unit that is to handle it; its bureau is that of the same place. */
  readonly unit: string;
  /** For units that have none of their own. */
  readonly domain?: Domain;
  readonly bureau?: string;
  readonly channel: 'network' | 'letter' | 'telephone' | 'visit';
  readonly matterType?: MatterType;
  readonly itemClass?: 'first' | 'repeat';
  /** The name of the recipe that it submits again while that one runs; such matters are made last. */
  readonly linkedTo?: string;
  readonly class: string;
  readonly place: string;
  readonly persons: readonly Person[];
  readonly headcount?: number;
  readonly requests: readonly string[];
  readonly facts: string;
  readonly accused?: { readonly units: readonly string[]; readonly officers: readonly string[] };
  readonly severity?: 'ordinary' | 'major';
  readonly track?: 'simple' | 'difficult';
  readonly simpleGround?: SimpleGround;
  /** Units that work on it beside the one that leads. */
  readonly assistants?: readonly string[];
  /** Days before the seeding; received is day 0 of the forwarding clock. */
  readonly received: number;
  readonly moves: readonly (readonly [move: Move, ago: number])[];
  /** Keeps rest days, where a day more or less would change the colour; else work is done on the working day before. */
  readonly exact?: boolean;
  /** What the unit promised, and days before the seeding (negative: after it) by which it is to be done. */
  readonly promise?: { readonly what: string; readonly ago: number };
  readonly rating?: { readonly bureau: Grade; readonly unit: Grade; readonly text?: string };
  readonly resolved?: boolean;
}

/** A day so many days before the seeding. */
export interface DayAgo {
  readonly daysAgo: number;
}

/** An instant of a day so many days before the seeding: 09:45, before that day's work, unless it says another hour. */
export interface InstantAgo {
  readonly instantAgo: number;
  /** Decimal, at +08:00. */
  readonly hour?: number;
  /** So many working days after that day. */
  readonly workingDaysOn?: number;
}

/** What the hearing of the matter shows: the numbers of its seats, a signature of each, the verdicts that the votes make. */
export interface HearingAsk {
  readonly ofHearing: 'seats' | 'signatures' | 'verdicts';
}

/** The id of another recipe's matter. */
export interface MatterAsk {
  readonly matter: string;
}

/** A paper that must be there before the act; the same type and copy within a matter is the same paper. */
export interface PaperAsk {
  readonly paper: string;
  readonly copy: number;
  /** What its template takes: it is issued under a serial number. Absent: filed as it came in, or there already. */
  readonly issued?: object;
}

/** One act of a recipe; `input` may hold DayAgo and PaperAsk in place of days and document ids. */
export interface Step {
  readonly ago: number;
  /** Later in the day than work is usually done: decimal, at +08:00. */
  readonly hour?: number;
  readonly as: string;
  readonly act: string;
  readonly input: unknown;
  /** On the matter's supervision order (the one due next) instead of the matter. */
  readonly onOrder?: boolean;
  /** On the matter's review, and with its papers. */
  readonly onReview?: boolean;
  /** On the leader package of the matter, and with its papers; `list` begins it. */
  readonly onPackage?: boolean;
  /** On the hearing of the matter, and with its papers. */
  readonly onHearing?: boolean;
  /** By each member of its panel instead of `as`; `input` then lists what each does, by seat. */
  readonly byEachSeat?: boolean;
  /** Papers of a hearing that go out with the act, which does not name them. */
  readonly prints?: readonly PaperAsk[];
}

export const daysAgo = (count: number): DayAgo => ({ daysAgo: count });
export const instantAgo = (count: number, more: Omit<InstantAgo, 'instantAgo'> = {}): InstantAgo => ({
  ...{ instantAgo: count, ...more },
});
export const ofHearing = (what: HearingAsk['ofHearing']): HearingAsk => ({ ofHearing: what });
export const matter = (name: string): MatterAsk => ({ matter: name });
export const paper = (type: string, copy = 1): PaperAsk => ({ paper: type, copy });
export const issued = (kind: PaperKind, input: object): PaperAsk => ({ paper: kind, copy: 1, issued: input });
