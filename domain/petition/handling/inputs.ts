import { z } from 'zod';
import { check, days, id, isoDate, remedy, sealedText } from '../../inputs';
import { outcomes } from '../lists';
import type { handlingActs } from './acts';

/** The inputs of the acts of this part. What belongs to a person is marked `sealed` and leaves the door encrypted. */
export const handlingInputs = {
  requestExtension: z.strictObject({ days, reason: sealedText(2000) }),
  extend: z.strictObject({ notice: id }),
  refuseExtension: z.strictObject({ reason: sealedText(2000) }),
  submitReply: z.strictObject({
    opinion: id.describe('The handling opinion, filed as a document'),
    items: z
      .array(
        z.strictObject({
          no: z.int().min(1),
          outcome: z.enum(outcomes),
          facts: sealedText(4000),
          basis: sealedText(500),
        }),
      )
      .min(1),
    threeInPlace: z.array(z.enum(['solved', 'explained', 'helped'])).default([]),
    onceChecks: z.array(check),
    promise: z.strictObject({ what: sealedText(2000), by: isoDate }).optional(),
    remedy,
  }),
  approveReply: z.strictObject({ note: sealedText(2000).optional() }),
  returnReply: z.strictObject({ reason: sealedText(2000) }),
} satisfies Record<keyof typeof handlingActs, z.ZodType>;
