import type { z } from 'zod';
import { hearingCall } from '../../inputs';
import type { hearingActs } from './acts';

/** The inputs of the acts of this part. What belongs to a person is marked `sealed` and leaves the door encrypted. */
export const hearingInputs = { callHearing: hearingCall } satisfies Record<keyof typeof hearingActs, z.ZodType>;
