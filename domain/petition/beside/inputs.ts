import { z } from 'zod';
import { id, isoDate, onBehalfOf, sealedText, text } from '../../inputs';
import { correctableFacts, partyKinds, urgentAudience } from '../lists';
import type { besideActs } from './acts';

const decision = z.enum(['granted', 'refused']);

/** The inputs of the acts of this part. What belongs to a person is marked `sealed` and leaves the door encrypted. */
export const besideInputs = {
  reportUrgent: z.strictObject({
    what: sealedText(2000).describe('What makes it urgent'),
    told: z
      .array(z.strictObject({ whom: z.enum(urgentAudience), toldOn: isoDate }))
      .min(1)
      .max(12)
      .describe('Who has been told of it, and when (R22-25)'),
  }),
  approveUrgent: z.strictObject({ order: sealedText(2000).describe('What is to be done at once') }),
  actUrgent: z.strictObject({ action: sealedText(4000) }),
  returnUrgent: z.strictObject({ result: sealedText(4000) }),
  instruct: z.strictObject({
    text: sealedText(4000),
    dueOn: isoDate.describe('When the answer is due; today or later'),
    doc: id.optional().describe('The instruction on paper'),
  }),
  answerInstruction: z.strictObject({
    no: z.int().min(1).describe('Which instruction'),
    text: sealedText(4000),
    docs: z.array(id).max(20).default([]),
  }),
  urge: z.strictObject({ text: sealedText(2000).optional(), onBehalfOf }),
  addPapers: z.strictObject({ files: z.array(id).min(1).max(20), onBehalfOf }),
  issueLink: z.strictObject({
    as: z.enum(partyKinds).default('petitioner').describe('Whose link it is; an earlier one of the same party dies'),
    no: z.int().min(1).max(50).default(1).describe('Which of them, in the order in which they are on record'),
  }),
  revokeLink: z.strictObject({ no: z.int().min(1).describe('The number of the link in this matter') }),
  askRecusal: z.strictObject({
    officer: text(64).describe('Who shall no longer act; for oneself, the own id'),
    ground: sealedText(2000),
    onBehalfOf,
  }),
  decideRecusal: z.strictObject({
    officer: text(64),
    decision,
    newOfficer: text(64).optional().describe('Who goes on in place of the officer in charge'),
    reason: sealedText(1000).optional(),
  }),
  requestCorrection: z.strictObject({
    fact: z.enum(correctableFacts),
    newDate: isoDate,
    evidence: id.describe('The paper that shows the right date'),
  }),
  correctDate: z.strictObject({ decision, reason: sealedText(1000).optional() }),
  judgeBreaches: z.strictObject({}),
} satisfies Record<keyof typeof besideActs, z.ZodType>;
