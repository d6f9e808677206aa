import type { IsoDate } from '../../time';
import type { CareKind, Conclusion, DiscontentCause, Grade, InPlace, ReopenCause } from '../lists';

/** What has come of the opinion since it was signed. */
export interface OutcomeFacts {
  readonly deliveredOn?: IsoDate;
  readonly deliveredLate?: boolean;
  readonly verification?: { readonly unitBy?: string; readonly bureauBy?: string };
  readonly rating?: Rating;
  /** The last rating of earlier rounds, if it said "not satisfied": it counts until there is another one. */
  readonly ratedBefore?: Rating;
  /** Since when a rating that says "not satisfied" waits for its follow-up. */
  readonly discontentOn?: IsoDate;
  readonly ratingAnswered?: { readonly on: IsoDate; readonly cause: DiscontentCause };
  readonly performedOn?: IsoDate;
  /** A linked petition says that what was promised or done has not been carried out. */
  readonly reopenAsked?: { readonly by: string; readonly on: IsoDate };
  readonly reopened?: Reopened;
  readonly performance?: Performance;
  readonly completion?: Completion;
  /** The day of the first closing, kept when the matter is handled again. */
  readonly firstClosedOn?: IsoDate;
  readonly closed?: { readonly on: IsoDate; readonly resolved: boolean; readonly threeInPlace?: readonly InPlace[] };
  /** What the policy lets a matter be concluded by, as it was when the opinion was delivered or the matter closed. */
  readonly concludesBy?: readonly string[];
  readonly concluded?: { readonly on: IsoDate; readonly outcome: Conclusion | 'concludedByReReview' };
  readonly care?: readonly Care[];
  /** Who entered the wish to withdraw; another person confirms it. */
  readonly withdrawal?: { readonly askedOn: IsoDate; readonly enteredBy: string };
}

/** What was promised is said to be done; not confirmed yet: the bureau looks at the proof. */
export interface Performance {
  readonly doneOn: IsoDate;
  readonly by: string;
  readonly confirmedBy?: string;
}

/** The unit's report to the bureau that assigned the matter (R22-22(3)). */
export interface Completion {
  readonly state: 'submitted' | 'returned' | 'accepted';
  readonly by: string;
  readonly report: string;
  readonly submittedOn: IsoDate;
}

/** The last time it was handled again. Matters of before they were counted lack `no` and `firstOn`. */
export interface Reopened {
  readonly on: IsoDate;
  readonly cause: ReopenCause;
  readonly no?: number;
  readonly firstOn?: IsoDate;
}

/** Help offered after the answer; without a result it is still to be given. */
export interface Care {
  readonly no: number;
  readonly kind: CareKind;
  readonly offeredOn: IsoDate;
  readonly dueOn: IsoDate;
  /** Which of the matter's T_CARE clocks is its own. */
  readonly instance: number;
  readonly endedOn?: IsoDate;
  /** `overtaken`: the matter was reopened and left before it was given. */
  readonly result?: 'done' | 'declined' | 'overtaken';
}

export interface Rating {
  readonly bureau: Grade;
  readonly unit: Grade;
  readonly times: number;
  /** Contacts with the petitioner up to the first rating, and from there to its change. */
  readonly contactsBefore?: number;
  readonly contactsBeforeChange?: number;
}

/** Whether it asks for a follow-up (domain.md 4.6). */
export const isDiscontent = ({ bureau, unit }: Pick<Rating, 'bureau' | 'unit'>): boolean =>
  bureau === 'notSatisfied' || unit === 'notSatisfied';
