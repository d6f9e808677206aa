import type { CalledHearings } from '../hearing/calling';
import type { Behaviour } from '../kind';
import type { Change, CommonFacts, StoryState } from '../story';
import type { AcceptanceFacts } from './acceptance/facts';
import type { PetitionAct } from './acts';
import type { BesideFacts } from './beside/facts';
import type { HandlingFacts } from './handling/facts';
import type { PetitionInput } from './inputs';
import type { IntakeFacts } from './intake/facts';
import type { LeadFacts } from './lead/facts';
import { isDiscontent, type OutcomeFacts } from './outcome/facts';
import type { ReviewFacts } from './review/facts';
import type { PetitionStage } from './stages';
import type { TrackFacts } from './track/facts';

/** What a petition remembers. No person's data: who the petitioner is stays sealed in the record. */
export interface PetitionFacts
  extends CommonFacts,
    IntakeFacts,
    AcceptanceFacts,
    LeadFacts,
    HandlingFacts,
    OutcomeFacts,
    ReviewFacts,
    TrackFacts,
    CalledHearings,
    BesideFacts {
  readonly round: number;
  /** The leader package it is in. */
  readonly packageId?: string;
  /** Persons who handled the matter: none of them verifies it. */
  readonly chain: readonly string[];
}

export type PetitionState = StoryState<PetitionStage, PetitionFacts>;

export const bornPetition: PetitionFacts = { round: 1, contacts: 0, chain: [] };

export type PetitionChange = Change<PetitionStage, PetitionFacts>;
/** What one act of a petition means. */
export type Does<A extends PetitionAct> = Behaviour<PetitionState, PetitionInput<A>>;

/**
 * What belongs to one round of handling and ends with it. A granted extension is used for good, and what must be done
 * again was not simple.
 */
export function newRound({
  round,
  extension,
  completion,
  track,
  rating,
  ratedBefore,
}: PetitionFacts): Partial<PetitionFacts> {
  return {
    round: round + 1,
    reply: undefined,
    deliveredOn: undefined,
    deliveredLate: undefined,
    performedOn: undefined,
    performance: undefined,
    mediation: undefined,
    // A report that nobody has accepted told of the round before.
    completion: completion?.state === 'accepted' ? completion : undefined,
    verification: undefined,
    // Praise falls with the answer that earned it. A complaint stands until the petitioner says otherwise.
    ratedBefore: rating ? (isDiscontent(rating) ? rating : undefined) : ratedBefore,
    rating: undefined,
    discontentOn: undefined,
    withdrawal: undefined,
    closed: undefined,
    reopenAsked: undefined,
    leadChange: undefined,
    extension: extension?.state === 'granted' ? extension : undefined,
    ...(track === 'simple' ? { track: 'ordinary', simpleEnded: 'newRound' } : {}),
  };
}
