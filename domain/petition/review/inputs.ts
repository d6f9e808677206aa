import { z } from 'zod';
import { isoDate, onBehalfOf, sealedText, unitId } from '../../inputs';
import type { reviewActs } from './acts';

const request = z.strictObject({
  organ: unitId.describe('The organ one level above the one whose opinion is contested'),
  receivedOn: isoDate.describe('The day the request came in; it must lie in the window'),
  grounds: sealedText(4000).describe('What the petitioner holds against the opinion'),
  onBehalfOf,
});

/** The inputs of the acts of this part. What belongs to a person is marked `sealed` and leaves the door encrypted. */
export const reviewInputs = {
  requestReview: request,
  requestSecondReview: request,
} satisfies Record<keyof typeof reviewActs, z.ZodType>;
