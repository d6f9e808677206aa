import { z } from 'zod';
import { matterRoutes } from '../catalogue';
import { id, isoDate, sealedText, text, unitId } from '../inputs';
import { answerItems } from '../petition/handling/inputs';
import { ruleCodes } from '../policy/types';
import { decisionItems } from '../review/inputs';
import type { PaperKind } from './kinds';

const organ = text(120)
  .optional()
  .describe('The organ that reviews it; absent: the unit above the issuing one, else the government');
const deliverOn = isoDate
  .optional()
  .describe('The day it is meant to be handed over; the last day for a review is counted from it. Absent: today');
const matchId = id.describe('The other matter, as in screen');
const receivers = {
  unitId: unitId.describe('The unit that is to handle the matter'),
  assistants: z.array(unitId).max(10).default([]),
  note: sealedText(1000).optional(),
};
const overdue = {
  rule: z.enum(ruleCodes).describe('A running clock of the matter'),
  note: sealedText(1000).optional(),
};
const signing = { signed: z.boolean(), reason: sealedText(1000).optional().describe('Of a refusal') };
const review = {
  items: decisionItems,
  basis: text(500),
  redoBy: isoDate.optional(),
  ...{ organ, deliverOn },
};

/** What each paper takes besides what the matter knows by itself. None of it is kept but in the sealed paper. */
export const paperInputs = {
  registrationReceipt: z.strictObject({}),
  transferSlip: z.strictObject(receivers),
  assignmentSlip: z.strictObject({ ...receivers, feedbackOn: isoDate }),
  linkNotice: z.strictObject({ matchId, because: z.enum(['running', 'notCarriedOut']).default('running') }),
  reviewAdvice: z.strictObject({ matchId, organ }),
  noLongerAcceptedNotice: z.strictObject({ matchId }),
  acceptanceNotice: z.strictObject({ acceptedOn: isoDate }),
  nonAcceptanceNotice: z.strictObject({
    ground: sealedText(2000),
    advice: sealedText(500).describe('Where the petitioner may turn to'),
  }),
  routeOutNotice: z.strictObject({
    route: z.enum(matterRoutes),
    basis: text(200).describe('The law that opens this route'),
    organ: text(120),
  }),
  extensionNotice: z.strictObject({ reason: sealedText(2000) }),
  handlingOpinion: z.strictObject({
    items: answerItems,
    promise: z.strictObject({ what: sealedText(2000), by: isoDate }).optional(),
    ...{ organ, deliverOn },
  }),
  reviewOpinion: z.strictObject(review),
  reReviewOpinion: z.strictObject(review),
  supervisionSlip: z.strictObject({ demand: sealedText(1000).optional().describe('What the unit must do') }),
  warningSlip: z.strictObject(overdue),
  reminderSlip: z.strictObject(overdue),
  hearingNotice: z.strictObject({
    to: z.enum(['petitioner', 'unit']),
    bring: z.array(sealedText(200)).min(1).max(20).describe('Papers and evidence to bring'),
  }),
  candidateList: z.strictObject({}),
  memberLetter: z.strictObject({ seat: z.int().min(1).max(99).describe('The number on the list') }),
  hearingMinutes: z.strictObject({
    parties: z
      .array(z.strictObject({ who: z.enum(['petitioner', 'unit', 'chair', 'recorder']), ...signing }))
      .max(4)
      .describe('Everybody who was heard or led the session signs, or is noted as refusing'),
    seats: z.array(z.strictObject({ seat: z.int().min(1).max(99), ...signing })).max(31),
  }),
  hearingOpinion: z.strictObject({}),
  publicOpinion: z.strictObject({}),
} satisfies Record<PaperKind, z.ZodType>;
export type PaperInput<K extends PaperKind> = z.output<(typeof paperInputs)[K]>;
