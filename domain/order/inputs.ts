import { z } from 'zod';
import { id, isoDate, sealedText, text, unitId } from '../inputs';
import { reopenCauses } from '../petition/lists';
import type { OrderAct } from './acts';
import { causes, copies, improvementKinds, listingForms, uptakes } from './lists';

/** The input of every act of an order. What belongs to a person is marked `sealed` and leaves the door encrypted. */
export const orderInputs = {
  issue: z.strictObject({
    petitionId: id,
    cause: z.enum(causes).describe('The event of Article 40; an order for a missed date is issued by the clock'),
    demand: sealedText(4000).describe('What the unit is to do'),
    copyTo: z.array(z.enum(copies)).max(2).default([]),
    jointWith: z.array(unitId).max(5).default([]).describe('Units that supervise with the bureau'),
    sendBack: z
      .discriminatedUnion('act', [
        z.strictObject({ act: z.literal('reopen'), cause: z.enum(reopenCauses) }),
        z.strictObject({ act: z.literal('takeBack') }),
      ])
      .optional()
      .describe('What the petition itself is to do at once because of this order: be handled again, or be sorted anew'),
  }),
  acknowledge: z.strictObject({}),
  answer: z.strictObject({
    causeOfDelay: sealedText(4000).optional().describe('Why it came to this; must be given'),
    measures: sealedText(4000),
    newDate: isoDate.optional().describe('When the matter will be done; must lie ahead'),
    docs: z.array(id).max(20).default([]).describe('Papers filed to this order'),
  }),
  settle: z.strictObject({ note: sealedText(2000).optional() }),
  returnOrder: z.strictObject({ reason: sealedText(2000) }),
  cancel: z.strictObject({ reason: sealedText(2000) }),
  dismissProposal: z.strictObject({ reason: sealedText(2000) }),
  confirmInterview: z.strictObject({
    names: z.array(text(64)).min(1).max(10).describe('Officers of the unit or of a unit above it'),
    date: isoDate.describe('The day of the interview; today or later'),
  }),
  holdInterview: z.strictObject({
    record: id.describe('The interview record, filed to this order'),
    commitments: z
      .array(z.strictObject({ what: sealedText(1000), by: isoDate.optional() }))
      .min(1)
      .max(20),
  }),
  inspect: z.strictObject({
    inspectedOn: isoDate,
    findings: sealedText(4000),
    doc: id.describe('The inspection record, filed to this order'),
  }),
  proposeImprovement: z.strictObject({ kind: z.enum(improvementKinds), text: sealedText(4000) }),
  recordUptake: z.strictObject({
    adopted: z.enum(uptakes),
    reply: id.describe('The written reply, filed to this order'),
    note: sealedText(2000).optional(),
  }),
  decideListing: z.strictObject({
    form: z.enum(listingForms),
    decisionNo: text(60).optional().describe("Number of the joint conference's decision; must be given"),
  }),
} satisfies Record<OrderAct, z.ZodType>;
export type OrderInput<A extends OrderAct> = z.output<(typeof orderInputs)[A]>;
