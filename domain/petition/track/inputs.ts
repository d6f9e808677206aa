import { z } from 'zod';
import { sealedText } from '../../inputs';
import type { trackActs } from './acts';

/** The inputs of the acts of this part. What belongs to a person is marked `sealed` and leaves the door encrypted. */
export const trackInputs = {
  switchTrack: z.strictObject({ reason: sealedText(2000) }),
} satisfies Record<keyof typeof trackActs, z.ZodType>;
