import type { Extension } from '../extending';
import type { CalledHearings } from '../hearing/calling';
import type { Behaviour } from '../kind';
import type { Change, CommonFacts, StoryState } from '../story';
import type { IsoDate } from '../time';
import type { ReviewAct } from './acts';
import type { ReviewInput } from './inputs';
import type { Decision, DecisionGround, RefusalGround, ReviewKindName } from './lists';
import type { ReviewStage } from './stages';

/**
 * What a review remembers. Its `unitId` is the organ that decides, its `bureauId` the bureau of that organ's region, its
 * `assistants` the units whose opinions are under review: they see it and supply the file. Its region is the petition's.
 */
export interface ReviewFacts extends CommonFacts, CalledHearings {
  readonly petitionId?: string;
  readonly petitionNumber?: string;
  readonly kind?: ReviewKindName;
  readonly receivedOn?: IsoDate;
  /** Number of the petition's requests: each gets a decision. */
  readonly requests?: number;
  /** The organ's own region and those above: who supervises it. */
  readonly organRegionPath?: readonly string[];
  /** Persons who handled or reviewed the matter before: none of them decides here (acts.md 1.19). */
  readonly chain: readonly string[];
  /** Who took part in deciding here: they decide in no later review of the matter. */
  readonly deciders?: readonly string[];
  readonly files?: readonly FileCall[];
  readonly refusal?: Refused;
  /** The requests whose answer the panel did not uphold; absent: no panel has given its opinion here. */
  readonly panelOpinion?: { readonly notUpheld: readonly number[] };
  readonly decision?: Decided;
  readonly extension?: Extension;
  readonly deliveredOn?: IsoDate;
  /** Clocks whose orders are to be judged by the corrected day of the request. */
  readonly judging?: readonly string[];
}

export interface FileCall {
  readonly unitId: string;
  readonly askedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly suppliedOn?: IsoDate;
}

/** Not taken up; the petitioner is told in writing. */
export interface Refused {
  readonly ground: RefusalGround;
  readonly rightOrgan?: string;
  readonly notice: string;
  readonly issuedOn: IsoDate;
}

export interface Decided {
  readonly state: 'drafted' | 'returned' | 'signed';
  readonly author: string;
  readonly opinion: string;
  readonly items: readonly { readonly no: number; readonly decision: Decision }[];
  readonly ground?: DecisionGround;
  readonly redoBy?: IsoDate;
  /** Until when the unit performs what is changed. */
  readonly performBy?: IsoDate;
  readonly issuedOn?: IsoDate;
  /** Requests on which it says another thing than the panel. */
  readonly departsOn?: readonly number[];
}

export type ReviewState = StoryState<ReviewStage, ReviewFacts>;
export type ReviewChange = Change<ReviewStage, ReviewFacts>;
export type Does<A extends ReviewAct> = Behaviour<ReviewState, ReviewInput<A>>;

export const bornReview: ReviewFacts = { chain: [] };

/** The paper in which it is decided. */
export const opinionOf = ({ facts }: ReviewState) => (facts.kind === 'second' ? 'reReviewOpinion' : 'reviewOpinion');

/** What the decision says of the matter as a whole: one revoked answer sends it back, one changed answer changes it. */
export function outcomeOf({ items }: Pick<Decided, 'items'>): Decision {
  const has = (wanted: Decision) => items.some(({ decision }) => decision === wanted);
  return has('revokeAndRedo') ? 'revokeAndRedo' : has('change') ? 'change' : 'uphold';
}

/** A refused request stays open until the petitioner has been told. */
export const isOver = ({ stage, facts }: ReviewState): boolean =>
  stage === 'closed' || stage === 'withdrawn' || (stage === 'refused' && facts.deliveredOn !== undefined);
