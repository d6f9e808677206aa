import type { Acts } from '../acts';
import { acceptanceActs } from './acceptance/acts';
import { besideActs } from './beside/acts';
import { handlingActs } from './handling/acts';
import { hearingActs } from './hearing/acts';
import { intakeActs } from './intake/acts';
import { leadActs } from './lead/acts';
import { outcomeActs } from './outcome/acts';
import { reviewActs } from './review/acts';
import type { PetitionStage } from './stages';
import { trackActs } from './track/acts';

/** Who may do what to a petition, when. Plain data: the story, the door, the console and the tests read it. */
export const petitionActs = {
  ...intakeActs,
  ...acceptanceActs,
  ...leadActs,
  ...handlingActs,
  ...hearingActs,
  ...outcomeActs,
  ...reviewActs,
  ...trackActs,
  ...besideActs,
} as const satisfies Acts<PetitionStage>;
export type PetitionAct = keyof typeof petitionActs;
