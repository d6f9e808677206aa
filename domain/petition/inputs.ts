import type { z } from 'zod';
import { acceptanceInputs } from './acceptance/inputs';
import type { PetitionAct } from './acts';
import { besideInputs } from './beside/inputs';
import { handlingInputs } from './handling/inputs';
import { hearingInputs } from './hearing/inputs';
import { intakeInputs } from './intake/inputs';
import { leadInputs } from './lead/inputs';
import { outcomeInputs } from './outcome/inputs';
import { reviewInputs } from './review/inputs';
import { trackInputs } from './track/inputs';

/** The input of every act of a petition; an act without one does not compile. */
export const petitionInputs = {
  ...intakeInputs,
  ...acceptanceInputs,
  ...leadInputs,
  ...handlingInputs,
  ...hearingInputs,
  ...outcomeInputs,
  ...reviewInputs,
  ...trackInputs,
  ...besideInputs,
} satisfies Record<PetitionAct, z.ZodType>;
export type PetitionInput<A extends PetitionAct> = z.output<(typeof petitionInputs)[A]>;
