import { z } from 'zod';
import { id, instant, isoDate, onBehalfOf, sealedText, text, unitId } from '../inputs';
import type { HearingAct } from './acts';
import { hearingApplicants, hearingGrounds } from './call-lists';
import { absentees, agenda, choices, hearingSteps, itemsMax, postponeCauses, reasonMax } from './lists';

const person = text(64).describe('Person of the officers register');
const itemNo = z.int().min(1).max(itemsMax);
const place = z.int().min(1).max(99);

/** One paper for each side that has one; a preventive hearing has no petitioner. */
const proofs = z
  .strictObject({ petitioner: id.optional(), unit: id.optional() })
  .describe('A proof of delivery for each party; all must be given');

const items = z
  .array(z.strictObject({ no: itemNo, about: sealedText(1000).optional() }))
  .min(1)
  .max(itemsMax);

/** The input of every act of a hearing. What belongs to a person is marked `sealed` and leaves the door encrypted. */
export const hearingInputs = {
  propose: z.strictObject({
    stage: z.enum(hearingSteps).describe('Only `preventive` is begun here; a matter calls its own hearing'),
    applicant: z.enum(hearingApplicants),
    items: items.describe('What the panel is asked; of a preventive hearing each says what about'),
    open: z.boolean().describe('Open to the public'),
    ground: z.enum(hearingGrounds),
    proposedOn: isoDate,
    subject: sealedText(4000).optional().describe('What a preventive hearing is about; must be given'),
    unitId: unitId.optional().describe('The unit whose plan a preventive hearing is about; must be given'),
  }),
  refuse: z.strictObject({ reason: sealedText(2000) }),
  cancel: z.strictObject({ reason: sealedText(2000) }),
  askConsent: z.strictObject({ note: sealedText(1000).optional() }),
  consent: z.strictObject({ onBehalfOf }),
  decline: z.strictObject({ reason: sealedText(2000).optional(), onBehalfOf }),
  schedule: z.strictObject({
    sessionAt: instant,
    drawAt: instant.optional().describe('When the panel is drawn; must be given unless it is drawn already'),
    place: sealedText(200),
    chair: person,
    recorder: person,
    size: z.int().min(1).max(31).optional().describe('Seats, odd; the office setting unless given'),
  }),
  draw: z.strictObject({}),
  serve: z.strictObject({ servedOn: isoDate, proofs }),
  declareInterest: z.strictObject({ ground: sealedText(2000) }),
  strike: z.strictObject({
    seat: z
      .union([place, z.enum(['chair', 'recorder'])])
      .describe('The number on the served list; chair and recorder only for a cause'),
    cause: sealedText(2000).optional().describe('Each side may strike so many without one; for a cause any number'),
    onBehalfOf,
  }),
  decideRecusal: z.strictObject({
    request: z.int().min(1).describe('Which of the strikes for a cause'),
    granted: z.boolean(),
    reason: sealedText(2000),
  }),
  fill: z.strictObject({}),
  letter: z.strictObject({ note: sealedText(500).optional() }),
  convene: z.strictObject({
    present: z.strictObject({ seats: z.array(place).max(31), petitioner: z.boolean(), unit: z.boolean() }),
    identities: sealedText(4000).describe('Who was there for whom, and by which papers'),
  }),
  recordNoShow: z.strictObject({
    who: z.enum(absentees),
    seat: place.optional().describe('For a member; must then be given'),
    cause: sealedText(2000).optional().describe('A reason beyond control; without one the petitioner waives'),
  }),
  postpone: z.strictObject({ cause: z.enum(postponeCauses), reason: sealedText(2000).optional() }),
  nameHead: z.strictObject({
    seat: z.enum(['chair', 'recorder']),
    person,
    reason: sealedText(2000).describe('Why the one who was named can lead or record it no longer'),
  }),
  suspend: z.strictObject({ reason: sealedText(2000) }),
  resume: z.strictObject({ note: sealedText(1000).optional() }),
  recordStep: z.strictObject({ step: z.int().min(1).max(agenda.length), text: sealedText(20_000) }),
  deliberate: z.strictObject({}),
  castBallot: z
    .strictObject({
      items: z
        .array(z.strictObject({ no: itemNo, choice: z.enum(choices), reason: text(reasonMax) }))
        .min(1)
        .max(itemsMax)
        .describe('One vote for each request'),
    })
    .meta({
      ballot: true,
      description: 'Leaves the door sealed by the key of this hearing’s ballots; its Idempotency-Key is a random UUID',
    }),
  tally: z.strictObject({}),
  issueOpinion: z.strictObject({
    text: sealedText(20_000),
    items: z
      .array(z.strictObject({ no: itemNo, upheld: z.boolean() }))
      .min(1)
      .max(itemsMax),
    signatures: z
      .array(z.strictObject({ seat: place, signed: z.boolean(), reason: sealedText(1000).optional() }))
      .max(31)
      .describe('Every seat signs or is noted as refusing'),
  }),
  recordDelivery: z.strictObject({ deliveredOn: isoDate, proofs }),
  submitRedaction: z.strictObject({
    text: sealedText(20_000).describe('The opinion without anything that tells who is meant; members by their seat'),
  }),
  publishOpinion: z.strictObject({
    redaction: z.int().min(1).max(999).describe('The number of the copy that was checked'),
  }),
  withdrawPublication: z.strictObject({ reason: sealedText(1000) }),
  recordEffect: z.strictObject({ note: sealedText(2000) }),
  close: z.strictObject({ repeat: z.boolean().describe('Whether the matter came again; at the end nobody says so') }),
} satisfies Record<HearingAct, z.ZodType>;
export type HearingInput<A extends HearingAct> = z.output<(typeof hearingInputs)[A]>;
