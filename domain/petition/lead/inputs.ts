import { z } from 'zod';
import { id, isoDate, sealedText, text, unitId } from '../../inputs';
import { deciders } from '../lists';
import type { leadActs } from './acts';

/** The inputs of the acts of this part. What belongs to a person is marked `sealed` and leaves the door encrypted. */
export const leadInputs = {
  designate: z.strictObject({
    unitId: unitId.describe('The unit that must take the matter'),
    decidedBy: z.enum(deciders),
    decisionNo: text(60).optional().describe('Number of the decision; must be given'),
    paper: id.optional().describe('The decision, filed as a document'),
  }),
  requestLeadChange: z.strictObject({ unitId: unitId.describe('The unit that is to lead'), reason: sealedText(2000) }),
  changeLead: z.strictObject({ note: sealedText(2000).optional() }),
  refuseLeadChange: z.strictObject({ reason: sealedText(2000) }),
  passToSuccessor: z.strictObject({
    unitId: unitId.describe('The unit that was merged or abolished'),
    successor: unitId.describe('The unit that the register names for it'),
  }),
  askAssistants: z.strictObject({
    units: z.array(unitId).min(1).max(10),
    dueOn: isoDate.describe('By when each contributes its part; must lie ahead'),
    what: sealedText(2000).optional(),
  }),
  contribute: z.strictObject({ text: sealedText(4000), doc: id.optional() }),
  releaseAssistant: z.strictObject({ unitId, reason: sealedText(2000) }),
} satisfies Record<keyof typeof leadActs, z.ZodType>;
