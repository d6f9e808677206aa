import type { Decision, RefusalGround, ReviewKindName } from '../../review/lists';
import type { IsoDate } from '../../time';
import type { Outcome } from '../lists';
import type { PetitionStage } from '../stages';

/** What is reviewed, was reviewed, and must not be said again. Matters of before this part have none of it. */
export interface ReviewFacts {
  /** The one review that is open, and the stage it returns to if nothing is decided. */
  readonly review?: OpenReview;
  /** Those that ended, the first one first. */
  readonly reviews?: readonly EndedReview[];
  /** Organs that review or reviewed the matter: they see it and do nothing to it. */
  readonly reviewOrgans?: readonly string[];
  /** Who took part in deciding reviews: they decide in no later one. */
  readonly reviewers?: readonly string[];
  /** Answers that a review revoked or a panel did not uphold: not to be given again on the same facts and reasons. */
  readonly mustDiffer?: readonly RevokedAnswer[];
  /** The clock of the day that the organ set, while nobody has the matter who could answer by it. */
  readonly redoUnder?: string;
}

export interface OpenReview {
  readonly kind: ReviewKindName;
  readonly organ: string;
  readonly receivedOn: IsoDate;
  /** The day on which the request was entered. Absent in reviews asked for before it was kept. */
  readonly askedOn?: IsoDate;
  readonly before: PetitionStage;
}

export interface EndedReview {
  readonly id: string;
  readonly kind: ReviewKindName;
  readonly organ: string;
  readonly round: number;
  readonly result: 'delivered' | 'refused' | 'withdrawn';
  readonly outcome?: Decision;
  readonly deliveredOn?: IsoDate;
  /** The day on which the decision was signed. Absent in reviews that ended before it was told. */
  readonly decidedOn?: IsoDate;
  /** Why it was not taken up. */
  readonly ground?: RefusalGround;
}

export interface RevokedAnswer {
  readonly no: number;
  /** Absent: what was rejected is not on file, so that every new answer says in what it differs. */
  readonly outcome?: Outcome;
  /** Keyed hash of facts and basis; absent: the answer was given before hashes were kept. */
  readonly hash?: string;
}
