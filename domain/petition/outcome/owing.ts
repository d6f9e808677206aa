import { running } from '../../clock';
import type { RuleCode } from '../../policy/types';
import type { PetitionFacts, PetitionState } from '../facts';

/** What still waits for somebody when the answer is given. Matters from before these facts existed owe nothing. */

export const waitsForConfirmation = ({ performance }: PetitionFacts): boolean =>
  performance !== undefined && performance.confirmedBy === undefined;

export const waitsForAcceptance = ({ completion }: PetitionFacts): boolean => completion?.state === 'submitted';

/** The bureau has not got, or not accepted, the report that it asked for. */
export const reportIsOwed = ({ completionDue, completion }: PetitionFacts): boolean =>
  completionDue === true && completion?.state !== 'accepted';

/** The petitioner is not satisfied, and nobody has asked why. */
export const waitsForFollowUp = ({ discontentOn }: PetitionFacts): boolean => discontentOn !== undefined;

export const openCare = ({ care = [] }: PetitionFacts) => care.filter((item) => item.result === undefined);

/** Help that is still to be given, and a request that may come in late, hinder no ending. */
const besideAll: readonly RuleCode[] = ['T_CARE', 'T_LATE_ENTRY'];

/** No duty and no right runs. */
export const isQuiet = ({ clocks }: PetitionState): boolean =>
  !clocks.some((clock) => clock.state === 'running' && !besideAll.includes(clock.rule));

/** A second review ends the matter; what the opinion or the review promised is performed all the same (R22-32). */
export const isPerforming = ({ stage, clocks, facts }: PetitionState): boolean =>
  stage === 'concluded' &&
  facts.concluded?.outcome === 'concludedByReReview' &&
  (running(clocks, 'T_EXECUTE') !== undefined || waitsForConfirmation(facts));
