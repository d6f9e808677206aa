import { z } from 'zod';
import { check, id, isoDate, onBehalfOf, sealedText } from '../../inputs';
import { careKinds, conclusions, discontentCauses, grades, reopenCauses } from '../lists';
import type { outcomeActs } from './acts';

/** The inputs of the acts of this part. What belongs to a person is marked `sealed` and leaves the door encrypted. */
export const outcomeInputs = {
  recordDelivery: z.strictObject({
    docId: id,
    deliveredOn: isoDate,
    way: z.enum(['inPerson', 'post', 'online', 'leftAtAddress', 'public']),
    proof: id,
  }),
  verifyByUnit: z.strictObject({
    result: z.enum(['passed', 'failed']),
    checks: z.array(check),
    evidence: id.optional(),
  }),
  verifyByBureau: z.strictObject({
    result: z.enum(['passed', 'failed']),
    checks: z.array(check),
    evidence: id.optional(),
  }),
  rate: z.strictObject({ bureau: z.enum(grades), unit: z.enum(grades), text: sealedText(2000).optional(), onBehalfOf }),
  answerRating: z.strictObject({
    cause: z
      .enum(discontentCauses)
      .describe('unit: it is handled again; law: it gives no more, the remedies were explained'),
    how: sealedText(2000).describe('What was said to the petitioner'),
  }),
  recordPerformance: z.strictObject({ doneOn: isoDate, proof: id }),
  confirmPerformance: z.strictObject({ note: sealedText(2000).optional() }),
  returnPerformance: z.strictObject({ reason: sealedText(2000) }),
  submitCompletion: z.strictObject({ report: id.describe('The completion report, filed as a document') }),
  acceptCompletion: z.strictObject({ note: sealedText(2000).optional() }),
  returnCompletion: z.strictObject({ reason: sealedText(2000) }),
  close: z.strictObject({ resolved: z.boolean(), outcome: sealedText(2000).optional() }),
  conclude: z.strictObject({
    outcome: z.enum(conclusions),
    evidence: id.optional().describe('The paper that shows a court’s decision or the end of the one who asked'),
    note: sealedText(2000).optional(),
  }),
  offerCare: z.strictObject({ kind: z.enum(careKinds), dueOn: isoDate, note: sealedText(1000).optional() }),
  endCare: z.strictObject({
    no: z.int().min(1),
    result: z.enum(['done', 'declined']),
    note: sealedText(1000).optional(),
  }),
  reopen: z.strictObject({
    cause: z.enum(reopenCauses).optional().describe('Must be given'),
    evidence: id.describe('What shows it, filed as evidence'),
    reason: sealedText(2000).optional(),
  }),
  withdraw: z.strictObject({ statement: id, onBehalfOf }),
  confirmWithdrawal: z.strictObject({ how: sealedText(1000) }),
} satisfies Record<keyof typeof outcomeActs, z.ZodType>;
