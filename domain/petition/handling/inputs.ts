import { z } from 'zod';
import { check, extensionInputs, id, isoDate, remedy, sealedText } from '../../inputs';
import { inPlace, mediationKinds, outcomes, requestsMax, signatories } from '../lists';
import type { handlingActs } from './acts';

/** One answer to each request, as the act takes it and the opinion says it. */
export const answerItems = z
  .array(
    z.strictObject({
      no: z.int().min(1),
      outcome: z.enum(outcomes),
      facts: sealedText(4000),
      basis: sealedText(500),
    }),
  )
  .min(1)
  .max(requestsMax)
  .describe('One answer to each request');

/** The inputs of the acts of this part. What belongs to a person is marked `sealed` and leaves the door encrypted. */
export const handlingInputs = {
  ...extensionInputs,
  submitReply: z.strictObject({
    opinion: id.describe('The handling opinion, filed as a document'),
    items: answerItems,
    threeInPlace: z.array(z.enum(inPlace)).default([]),
    onceChecks: z.array(check),
    promise: z.strictObject({ what: sealedText(2000), by: isoDate }).optional(),
    differsIn: sealedText(2000)
      .optional()
      .describe('In what it differs from a revoked answer that cannot be compared; must then be given'),
    remedy,
  }),
  approveReply: z.strictObject({ note: sealedText(2000).optional() }),
  returnReply: z.strictObject({ reason: sealedText(2000) }),
  openMediation: z.strictObject({
    kind: z.enum(mediationKinds),
    body: sealedText(120).describe('The body that mediates'),
    consents: z
      .strictObject({ petitioner: id.optional(), otherSide: id.optional() })
      .describe('A paper signed by each side; both are needed'),
  }),
  endMediation: z.strictObject({ result: z.enum(['failed', 'withdrawn']), note: sealedText(2000).optional() }),
  submitAgreement: z.strictObject({
    agreement: id.describe('The mediation or settlement agreement, filed as a document; it covers every request'),
    signedBy: z.array(z.enum(signatories)).describe('Whose signatures it bears: both sides must have signed'),
    performBy: isoDate,
  }),
  settle: z.strictObject({ note: sealedText(2000).optional() }),
  returnAgreement: z.strictObject({ reason: sealedText(2000) }),
} satisfies Record<keyof typeof handlingActs, z.ZodType>;
