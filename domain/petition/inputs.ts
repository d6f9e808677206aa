import { z } from 'zod';
import { days, id, isoDate, onBehalfOf, person, sealedText, text, unitId } from '../inputs';
import type { PetitionAct } from './acts';
import { channels, domains, grades, matterTypes, outcomes } from './lists';

const remedy = sealedText(500).describe('Which organ reviews the opinion and until when it may be asked');
const dispatch = {
  unitId: unitId.describe('The unit that is to handle the matter'),
  assistants: z.array(unitId).max(10).default([]),
  slip: id.optional().describe('The transfer or assignment slip, if one was printed'),
};
const check = z.strictObject({ code: text(40), ok: z.boolean() });

/** The input of every act of a petition. What belongs to a person is marked `sealed` and leaves the door encrypted. */
export const petitionInputs = {
  register: z.strictObject({
    bureauId: unitId.optional().describe('The registering bureau; absent: the bureau of the caller'),
    channel: z.enum(channels),
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
      .max(20),
    facts: sealedText(10_000),
    accused: z.strictObject({ units: z.array(unitId).max(10), officers: z.array(text(64)).max(10) }).optional(),
    firstReceiver: text(64).optional().describe('The officer who received the first visit'),
    assignedFrom: z.strictObject({ level: text(40), number: sealedText(60), dueOn: isoDate.optional() }).optional(),
    addressUnclear: z.boolean().default(false),
  }),
  nameRepresentatives: z.strictObject({ reps: z.array(person).min(1).max(20) }),
  screen: z.strictObject({ result: z.enum(['none', 'related']), matchId: id.optional() }),
  classify: z.strictObject({
    domain: z.enum(domains),
    severity: z.enum(['ordinary', 'major']).default('ordinary'),
    track: z.enum(['ordinary', 'difficult']).default('ordinary'),
    rateable: z.boolean().default(true),
  }),
  forward: z.strictObject(dispatch),
  assign: z.strictObject({ ...dispatch, feedbackOn: isoDate }),
  object: z.strictObject({ reasons: sealedText(4000), suggestedUnit: unitId.optional(), doc: id.optional() }),
  decideObjection: z.strictObject({ decision: z.literal('rejected'), reason: sealedText(2000) }),
  accept: z.strictObject({ acceptedOn: isoDate, officer: text(64), notice: id }),
  declineAcceptance: z.strictObject({ ground: sealedText(2000), remedy, notice: id }),
  startHandling: z.strictObject({ officer: text(64).optional(), plan: sealedText(4000).optional() }),
  reassign: z.strictObject({ officer: text(64), reason: sealedText(1000).optional() }),
  recordContact: z.strictObject({
    on: isoDate,
    how: z.enum(['visit', 'phone', 'letter', 'online', 'office']),
    summary: sealedText(4000),
  }),
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
  recordPerformance: z.strictObject({ doneOn: isoDate, proof: id }),
  close: z.strictObject({ resolved: z.boolean(), outcome: sealedText(2000).optional() }),
  withdraw: z.strictObject({ statement: id, onBehalfOf }),
  confirmWithdrawal: z.strictObject({ how: sealedText(1000) }),
} satisfies Record<PetitionAct, z.ZodType>;
export type PetitionInput<A extends PetitionAct> = z.output<(typeof petitionInputs)[A]>;
