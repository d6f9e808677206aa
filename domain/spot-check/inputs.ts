import { z } from 'zod';
import { id, instant, isoDate, regionCode, sealedText, text } from '../inputs';
import type { SpotCheckAct } from './acts';

const packageId = id.describe('The drawn package that it is about; its words are sealed with that matter');
const meetingAt = instant.describe('When the meeting begins; more than four hours ahead, since the draw comes first');

/** The input of every act of a spot check. What belongs to a person is marked `sealed` and leaves the door encrypted. */
export const spotCheckInputs = {
  plan: z.strictObject({
    meetingAt,
    chair: text(64).describe('The leader who chairs the meeting'),
    n: z.int().min(1).max(30).describe('How many packages are drawn'),
    regions: z
      .array(regionCode)
      .min(1)
      .max(50)
      .describe('Packages of these regions and below may be drawn; each region named is a stratum of the draw'),
  }),
  cancel: z.strictObject({ reason: sealedText(1000) }),
  move: z.strictObject({ meetingAt: instant.describe('When the meeting begins; ahead'), reason: sealedText(1000) }),
  nameChair: z.strictObject({
    chair: text(64).describe('Another leader, who chairs from now on'),
    reason: sealedText(1000).describe('Why the one who was named chairs it no longer'),
  }),
  open: z.strictObject({ attendance: z.array(sealedText(60)).min(1).max(200).describe('Who is present') }),
  report: z.strictObject({
    packageId,
    workDone: sealedText(4000).optional().describe('Work done; must be given'),
    whyUnresolved: sealedText(4000).optional().describe('Why it is not resolved; must be given'),
    nextSteps: z
      .array(z.strictObject({ what: sealedText(1000), by: isoDate }))
      .max(20)
      .optional()
      .describe('Next steps, each with its day; must be given'),
  }),
  recordAbsence: z.strictObject({ packageId, reason: sealedText(1000) }),
  comment: z.strictObject({ packageId, text: sealedText(4000) }),
  chairComment: z.strictObject({ text: sealedText(4000) }),
  setFollowUps: z.strictObject({
    items: z
      .array(z.strictObject({ packageId, what: sealedText(1000), by: isoDate.describe('Ahead') }))
      .max(60)
      .describe('Empty: the meeting left nothing to be done'),
  }),
  answerFollowUp: z.strictObject({
    packageId,
    no: z.int().min(1).describe('Number of the follow-up'),
    text: sealedText(4000),
  }),
  close: z.strictObject({ note: sealedText(1000).optional() }),
} satisfies Record<SpotCheckAct, z.ZodType>;
export type SpotCheckInput<A extends SpotCheckAct> = z.output<(typeof spotCheckInputs)[A]>;
