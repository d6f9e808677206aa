import { z } from 'zod';
import { matterRoutes } from '../../catalogue';
import { id, instant, isoDate, person, problemClass, sealedText, text, unitId } from '../../inputs';
import { channelCodes } from '../channels';
import { domains, matterTypes, requestsMax, screenResults, simpleGrounds, threeCrosses, tracks } from '../lists';
import type { intakeActs } from './acts';

const dispatch = {
  unitId: unitId.describe('The unit that is to handle the matter'),
  assistants: z.array(unitId).max(10).default([]),
  slip: id.optional().describe('The transfer or assignment slip, if one was printed'),
};

/** The inputs of the acts of this part. What belongs to a person is marked `sealed` and leaves the door encrypted. */
export const intakeInputs = {
  register: z.strictObject({
    bureauId: unitId.optional().describe('The registering bureau; absent: the bureau of the caller'),
    channel: z.enum(channelCodes),
    receivedOn: isoDate,
    matterType: z.enum(matterTypes),
    itemClass: z.enum(['first', 'repeat']).default('first'),
    class: text(80).describe('Content class, e.g. wages'),
    place: sealedText(120).describe('Where the problem is (no address of a person)'),
    persons: z.array(person).min(1).max(50),
    headcount: z.int().min(1).max(100_000).default(1),
    requests: z
      .array(z.strictObject({ text: sealedText(1000) }))
      .min(1)
      .max(requestsMax),
    facts: sealedText(10_000),
    accused: z.strictObject({ units: z.array(unitId).max(10), officers: z.array(text(64)).max(10) }).optional(),
    firstReceiver: text(64).optional().describe('The officer who received the first visit'),
    assignedFrom: z.strictObject({ level: text(40), number: sealedText(60), dueOn: isoDate.optional() }).optional(),
    addressUnclear: z.boolean().default(false),
    tellChanges: z
      .boolean()
      .optional()
      .describe(
        'Whether the petitioner wants a message when something changes. Absent: yes, but no if somebody is accused',
      ),
    source: z
      .strictObject({ system: text(64), number: sealedText(100) })
      .optional()
      .describe('The system that sent it and its number there: the same number is the same matter, whatever the key'),
  }),
  nameRepresentatives: z.strictObject({ reps: z.array(person).min(1).max(20) }),
  screen: z.strictObject({
    result: z.enum(screenResults),
    matchId: id.optional().describe('The matter it was compared with; every result but none needs it'),
    itemClass: z.enum(['first', 'repeat']).optional().describe('With none and related only: corrects the registration'),
    newFacts: sealedText(4000).optional().describe('The new facts or reasons; the result newFacts needs them'),
    notice: id.optional().describe('The paper that tells the petitioner when no new loop begins'),
  }),
  unlink: z.strictObject({ reason: sealedText(2000) }),
  classify: z.strictObject({
    domain: z.enum(domains),
    severity: z.enum(['ordinary', 'major']).default('ordinary'),
    track: z.enum(tracks).default('ordinary'),
    simpleGround: z.enum(simpleGrounds).optional().describe('Which case of SIMPLE22-4; the simple track needs it'),
    maybeNotSupported: z.boolean().default(false).describe('Keeps a matter off the simple track (SIMPLE22-5)'),
    rateable: z.boolean().default(true),
    threeCross: z.array(z.enum(threeCrosses)).min(1).max(threeCrosses.length).optional().describe('三跨三分离'),
    route: z
      .enum(matterRoutes)
      .optional()
      .describe("Absent: the list's, else petitionProcedure or, accused, discipline"),
    problemClass: problemClass.optional().describe('The line of the Concise List by which it was sorted'),
    catalogueVersion: z.int().min(1).optional().describe('The version that was looked at'),
  }),
  forward: z.strictObject(dispatch),
  assign: z.strictObject({ ...dispatch, feedbackOn: isoDate }),
  answerOnSpot: z.strictObject({
    answer: sealedText(4000),
    toldOn: isoDate,
    writtenAsked: z.boolean().default(false).describe('The petitioner wants it in writing'),
    doc: id.optional().describe('The written answer'),
  }),
  routeOut: z.strictObject({
    route: z.enum(matterRoutes),
    basis: text(200).describe('The law that opens this route'),
    organ: text(120),
    organUnit: unitId.optional().describe('The organ, if the register knows it; of an accusation it must'),
    handedOverAt: instant,
    notice: id.describe('The notice that tells the petitioner'),
  }),
  confirmHandOver: z.strictObject({ receipt: id, receivedOn: isoDate }),
  takeBack: z.strictObject({ reason: sealedText(2000) }),
} satisfies Record<keyof typeof intakeActs, z.ZodType>;
