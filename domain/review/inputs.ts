import { z } from 'zod';
import { extensionInputs, hearingCall, id, isoDate, onBehalfOf, remedy, sealedText, text, unitId } from '../inputs';
import { requestsMax } from '../petition/lists';
import type { ReviewAct } from './acts';
import { decisionGrounds, decisions, refusalGrounds, reviewKinds } from './lists';

/** One decision on each request, as the act takes it and the opinion says it. */
export const decisionItems = z
  .array(z.strictObject({ no: z.int().min(1), decision: z.enum(decisions), reasons: sealedText(4000) }))
  .min(1)
  .max(requestsMax)
  .describe('One answer to each request of the petition');

/** The input of every act of a review. What belongs to a person is marked `sealed` and leaves the door encrypted. */
export const reviewInputs = {
  request: z.strictObject({
    petitionId: id,
    kind: z.enum(reviewKinds),
    organ: unitId,
    receivedOn: isoDate,
    grounds: sealedText(4000),
  }),
  admit: z.strictObject({
    officer: text(64).describe('Handler of the review organ, with no part in the matter so far'),
  }),
  refuse: z.strictObject({
    ground: z.enum(refusalGrounds),
    rightOrgan: unitId.optional().describe('The organ that may review it; must be given for wrongOrgan'),
    reason: sealedText(2000),
    notice: id.describe('The notice of non-acceptance, filed to this review'),
  }),
  callFile: z.strictObject({
    unitId: unitId.describe('A unit whose opinion is under review'),
    dueOn: isoDate,
    what: sealedText(1000).optional(),
  }),
  supplyFile: z.strictObject({ docs: z.array(id).min(1).max(50).describe('Papers filed to this review') }),
  callHearing: hearingCall,
  draftDecision: z.strictObject({
    opinion: id.describe('The review opinion, filed to this review'),
    items: decisionItems,
    ground: z.enum(decisionGrounds).optional().describe('Why the opinion does not stand; must then be given'),
    redoBy: isoDate.optional().describe('Until when the unit must answer anew; the law gives it sixty days anyway'),
    execution: z
      .strictObject({
        unitId: unitId.describe('The unit that handles the matter'),
        what: sealedText(2000),
        by: isoDate,
      })
      .optional()
      .describe(
        'Who performs what was changed, and by when; must be given where something is changed and nothing revoked',
      ),
    onHearing: sealedText(4000)
      .optional()
      .describe('How it answers the opinion of the panel, its main basis; must be given after a hearing'),
    remedy,
  }),
  approveDecision: z.strictObject({ note: sealedText(2000).optional() }),
  returnDecision: z.strictObject({ reason: sealedText(2000) }),
  ...extensionInputs,
  recordDelivery: z.strictObject({
    docId: id,
    deliveredOn: isoDate,
    way: z.enum(['inPerson', 'post', 'online', 'leftAtAddress', 'public']),
    proof: id,
  }),
  withdraw: z.strictObject({ statement: id, onBehalfOf }),
  judgeBreaches: z.strictObject({}),
} satisfies Record<ReviewAct, z.ZodType>;
export type ReviewInput<A extends ReviewAct> = z.output<(typeof reviewInputs)[A]>;
