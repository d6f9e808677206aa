import type { DrawRecord, Snapshot } from './draw';
import type { Choice } from './hearing/lists';
import type { SeatFacts } from './hearing/panel';
import type { IsoDate } from './time';

/** A secret seed is made and kept; the story learns what binds to it, before any pool is looked at. */
export interface SeedLookup {
  readonly what: 'seed';
  readonly as: string;
  /** One per draw of a story: a draw that is void takes a new seed with it. */
  readonly no: number;
}

/** Who may be drawn for a hearing: the register on a day, without those who have to do with the matter. */
export interface PanelPool {
  readonly pool: 'panel';
  readonly bureauId: string;
  readonly on: IsoDate;
  /** Units and persons concerned, and the matters that are heard. */
  readonly units: readonly string[];
  readonly persons: readonly string[];
  readonly petitionIds: readonly string[];
  /** The hearing itself, which is no earlier one of the matter. */
  readonly hearingId?: string;
}

/** Which packages may be drawn for a spot check: those led in these regions that are not verified or ended. */
export interface PackagePool {
  readonly pool: 'packages';
  readonly regions: readonly string[];
}

export type PoolQuestion = PanelPool | PackagePool;

/** The pool is looked at, the seed opened and the order computed, all in the line's own transaction. */
export interface DrawLookup {
  readonly what: 'draw';
  readonly as: string;
  /** Of the seed. */
  readonly no: number;
  readonly of: PoolQuestion;
  /** A smaller pool, counted before anybody is left out of it, and nothing is drawn. */
  readonly poolAtLeast?: number;
  /** Fewer candidates, or candidates of fewer strata, and nothing is drawn. */
  readonly least: number;
  readonly leastStrata?: number;
  /** How many of the order the story keeps; absent: all. The record has them all. */
  readonly keep?: number;
  /** The stage if nothing is drawn. */
  readonly orElse: string;
}

/** The ballots of a round are opened, counted and shuffled, and their key is destroyed. */
export interface TallyLookup {
  readonly what: 'tally';
  readonly as: string;
  readonly round: number;
  /** The requests that were voted on, and how many ballots there must be. */
  readonly items: readonly number[];
  readonly ballots: number;
}

/** The pool is looked at again: who takes the open seat, of those who may still be drawn. */
export interface SuccessorLookup {
  readonly what: 'successor';
  readonly as: string;
  readonly of: PanelPool;
  readonly facts: SeatFacts;
  readonly listed: boolean;
}

/** Who leads the drawn packages and where they are, as the same transaction sees them; after the draw in the same line. */
export interface CasesLookup {
  readonly what: 'cases';
  readonly as: string;
  /** Under which name the draw was learned. */
  readonly of: string;
}

export type Lookup = SeedLookup | DrawLookup | TallyLookup | CasesLookup | SuccessorLookup;

/** A drawn package as it was at the draw. */
export interface DrawnCase {
  readonly packageId: string;
  readonly number: string;
  /** The matter whose key seals what is said about it. */
  readonly matter: string;
  readonly leaderId: string;
  readonly unitId: string;
  /** The responsible unit and the two sides. */
  readonly units: readonly string[];
}

/** What a story knows of a seed: the proof that it was there. */
export interface LearnedSeed {
  readonly no: number;
  readonly commitment: string;
}

/** What a story knows of its draw. */
export type LearnedDraw =
  | (Omit<DrawRecord, 'algorithm'> & { readonly no: number; readonly candidates: number })
  | RefusedDraw;

/** Why there is no draw, from which register, and what it lacks; draws of before that was said name the reason alone. */
export interface RefusedDraw {
  readonly no: number;
  readonly candidates: number;
  readonly refused: 'poolTooSmall' | 'strataTooFew';
  readonly register?: string;
  readonly missing?: readonly Shortage[];
}

/** What a story knows of a vote: how many, never who. */
export interface LearnedTally {
  readonly items: readonly {
    readonly no: number;
    readonly uphold: number;
    readonly notUphold: number;
    readonly abstain: number;
  }[];
}

/**
 * The votes as their line keeps them: each request's shuffled by itself and without seats, so that anybody can count
 * again and nobody can tell whose they are. Reasons are sealed like all words of the matter.
 */
export type VotesLine = readonly {
  readonly no: number;
  readonly votes: readonly { readonly choice: Choice; readonly reason: unknown }[];
}[];

export const countsOf = (votes: VotesLine): LearnedTally => ({
  items: votes.map((item) => {
    const count = (wanted: Choice) => item.votes.filter(({ choice }) => choice === wanted).length;
    return { no: item.no, uphold: count('uphold'), notUphold: count('notUphold'), abstain: count('abstain') };
  }),
});

/** The whole draw as its line keeps it, so that anybody can repeat it. */
export type DrawLine = DrawRecord & Snapshot & { readonly no: number };

/** What a pool lacks: members of the register, candidates once some are left out, kinds among those. */
export interface Shortage {
  readonly what: 'members' | 'candidates' | 'kinds';
  readonly by: number;
}

type Counted = Pick<Snapshot, 'candidates' | 'excluded'>;
type Least = Pick<DrawLookup, 'poolAtLeast' | 'least' | 'leastStrata'>;

/**
 * The one rule of whether may be drawn: the register is counted before anybody is left out of it, candidates and their
 * kinds after. With nobody left out it says the same of a register alone.
 */
export function shortagesOf({ candidates, excluded }: Counted, { poolAtLeast = 0, least, leastStrata = 1 }: Least) {
  const lacking = {
    members: poolAtLeast - candidates.length - excluded.length,
    candidates: least - candidates.length,
    kinds: leastStrata - new Set(candidates.map(({ stratum }) => stratum)).size,
  };
  return (['members', 'candidates', 'kinds'] as const)
    .filter((what) => lacking[what] > 0)
    .map((what): Shortage => ({ what, by: lacking[what] }));
}

/** Undefined: it may be drawn. */
export function drawRefusal(lookup: DrawLookup, snapshot: Counted): RefusedDraw | undefined {
  const missing = shortagesOf(snapshot, lookup);
  if (missing.length === 0) return undefined;
  const isSmall = missing.some(({ what }) => what !== 'kinds');
  return {
    ...{ no: lookup.no, candidates: snapshot.candidates.length, refused: isSmall ? 'poolTooSmall' : 'strataTooFew' },
    ...(lookup.of.pool === 'panel' ? { register: lookup.of.bureauId } : {}),
    missing,
  };
}

/** What of a draw the story keeps among its facts. */
export function learnedDraw(
  { no, keep }: Pick<DrawLookup, 'no'> & Partial<DrawLookup>,
  { algorithm: _, ...drawn }: DrawRecord,
): LearnedDraw {
  return { ...drawn, no, candidates: drawn.order.length, order: drawn.order.slice(0, keep) };
}
