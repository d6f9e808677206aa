import type { Behaviour } from '../kind';
import type { DrawnCase, LearnedDraw, LearnedSeed } from '../learning';
import type { Change, CommonFacts, StoryState } from '../story';
import type { Instant, IsoDate } from '../time';
import type { SpotCheckAct } from './acts';
import type { SpotCheckInput } from './inputs';
import type { SpotCheckStage } from './stages';

/**
 * What a spot check remembers. Its `bureauId`, region and policy are those of whoever planned it; `leaders` are the chair
 * and whoever leads a drawn package, `assistants` the units of the drawn packages: they all see it. What was said about
 * a package is in the record only.
 */
export interface SpotCheckFacts extends CommonFacts {
  readonly meetingAt?: Instant;
  readonly chair?: string;
  readonly n?: number;
  readonly regions?: readonly string[];
  readonly plannedBy?: string;
  /** What the next draw is bound to: committed before any package is looked at. */
  readonly seed?: LearnedSeed;
  /** The draw in short, with the packages that were drawn in their order; its line in the record has it whole. */
  readonly drawn?: LearnedDraw;
  readonly cases?: readonly Case[];
  /** Which draw the leaders were told of. */
  readonly announcedNo?: number;
  /** Whoever leads a drawn package does not chair the meeting. Absent on draws of before that was so. */
  readonly apart?: true;
  /** No package could be drawn at the draw's instant. */
  readonly nothingDrawn?: true;
  /** Sets that a move made void: the record keeps their draws. */
  readonly voided?: readonly Voided[];
  readonly leaders?: readonly string[];
  readonly openedAt?: Instant;
  readonly followUps?: readonly FollowUp[];
}

export interface Voided {
  readonly no: number;
  readonly packageIds: readonly string[];
  readonly voidedAt: Instant;
}

/** A drawn package as it was at the draw, and what became of it in the meeting. */
export interface Case extends DrawnCase {
  readonly reported?: { readonly on: IsoDate; readonly nextSteps: number };
  readonly absent?: { readonly by: string; readonly on: IsoDate };
  readonly comments?: number;
}

export interface FollowUp {
  readonly no: number;
  readonly packageId: string;
  readonly by: IsoDate;
  /** Which clock of its rule runs for it. */
  readonly instance: number;
  readonly answered?: { readonly by: string; readonly on: IsoDate };
}

export type SpotCheckState = StoryState<SpotCheckStage, SpotCheckFacts>;
export type SpotCheckChange = Change<SpotCheckStage, SpotCheckFacts>;
export type Does<A extends SpotCheckAct> = Behaviour<SpotCheckState, SpotCheckInput<A>>;

export const bornSpotCheck: SpotCheckFacts = {};

export const caseOf = ({ facts }: SpotCheckState, packageId: string): Case | undefined =>
  facts.cases?.find((one) => one.packageId === packageId);

/** Whether that person would close the meeting on a package of their own. */
export const isOwnCheck = ({ apart, cases = [] }: SpotCheckFacts, person = ''): boolean =>
  apart === true && cases.some(({ leaderId }) => leaderId === person);

export const withCase = ({ facts }: SpotCheckState, changed: Case): readonly Case[] =>
  (facts.cases ?? []).map((one) => (one.packageId === changed.packageId ? changed : one));

/** The drawn packages, each with the matter whose key seals what is said about it. */
export const mattersOfCases = ({ facts }: Pick<SpotCheckState, 'facts'>): Readonly<Record<string, string>> =>
  Object.fromEntries((facts.cases ?? []).map(({ packageId, matter }) => [packageId, matter]));
