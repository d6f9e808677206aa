import { z } from 'zod';
import { hearingApplicants, hearingGrounds } from './hearing/call-lists';
import { isIsoDate } from './time';

/** Fields that inputs share. `sealed: true` in a schema's metadata says what leaves the door encrypted. */

/** What the record and Postgres can hold: no U+0000, no half of a surrogate pair. */
export const isStorable = (text: string): boolean => !text.includes('\u0000') && !/\p{Cs}/u.test(text);
/** Whether anything is left to see when spaces, controls and zero-width characters are taken away. */
export const isVisible = (text: string): boolean => /[^\s\p{Cc}\p{Cf}\p{DI}]/u.test(text);

export const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine(isStorable, 'U+0000 or half a character')
    .refine(isVisible, 'nothing that can be seen');
export const sealedText = (max: number) => text(max).meta({ sealed: true });
export const id = z.uuid();
export const unitId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,40}$/)
  .describe('Unit code');
export const regionCode = text(20).describe('Region code');
export const problemClass = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,60}$/)
  .describe('Class of problem in the list of routes');
export const days = z.int().min(1).max(365);

/** Nobody reports a day outside these; dates far away have no calendar that they could be measured by. */
const firstDay = '1990-01-01';
const lastDay = '2099-12-31';

/** A day at +08:00 that exists. */
export const isoDate = z
  .string()
  .refine(isIsoDate, { error: 'not a day that exists (YYYY-MM-DD)', abort: true })
  .refine((day) => day >= firstDay && day <= lastDay, `not a day from ${firstDay} to ${lastDay}`)
  .meta({ format: 'date', description: 'Day at +08:00, YYYY-MM-DD' });

/** An instant with its offset; written as UTC from here on. */
export const instant = z.iso
  .datetime({ offset: true, abort: true })
  .refine((at) => at.slice(0, 10) >= firstDay && at.slice(0, 10) <= lastDay, `not within ${firstDay} to ${lastDay}`)
  .meta({ description: 'Instant with offset, e.g. 2026-03-02T09:00:00+08:00' });
const identity = {
  name: text(60),
  phone: text(30).optional(),
  mail: z.email().max(120).optional().describe('For messages, where there is no mobile phone'),
  idNumber: text(30).optional(),
  address: text(200).optional(),
};

export const person = z
  .strictObject({
    ...identity,
    representedBy: text(60).optional().describe('The name of the agent who speaks for this person'),
    represents: z
      .array(z.strictObject(identity))
      .min(1)
      .max(50)
      .optional()
      .describe('For an agent: the persons spoken for. Duplicates are looked for by them, not by the agent'),
  })
  .meta({ sealed: true });
export type Person = z.infer<typeof person>;

/** The signed paper from which staff enter what belongs to the petitioner. Staff must give it. */
export const onBehalfOf = z
  .strictObject({ paper: id, signedBy: z.enum(['petitioner', 'agent']).default('petitioner') })
  .optional();

export const remedy = sealedText(500).describe('Which organ reviews the opinion and until when it may be asked');

/** More time: asked for, granted with a paper that tells the petitioner, or not granted. */
export const extensionInputs = {
  requestExtension: z.strictObject({ days, reason: sealedText(2000) }),
  extend: z.strictObject({ notice: id }),
  refuseExtension: z.strictObject({ reason: sealedText(2000) }),
};

/** One answered line of a checklist. */
export const check = z.strictObject({ code: text(40), ok: z.boolean() });

/** A call for a public hearing by the review panel, the same for every matter that may call one. */
export const hearingCall = z.strictObject({
  applicant: z.enum(hearingApplicants).describe('Who wants it'),
  items: z
    .array(z.strictObject({ no: z.int().min(1), about: sealedText(500).optional() }))
    .min(1)
    .max(20)
    .describe('Which requests of the petition the panel judges, each once'),
  open: z.boolean().default(true).describe('Open to the public; not where secrets or privacy are concerned'),
  ground: z.enum(hearingGrounds),
  reason: sealedText(2000).optional(),
});
