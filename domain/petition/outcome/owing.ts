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

/** No duty and no right runs; help that is still to be given hinders no ending. */
export const isQuiet = ({ clocks }: PetitionState): boolean =>
  !clocks.some((clock) => clock.state === 'running' && clock.rule !== 'T_CARE');
