import { z } from 'zod';
import { isIsoDate } from './time';

/** Fields that inputs share. `sealed: true` in a schema's metadata says what leaves the door encrypted. */

export const text = (max: number) => z.string().trim().min(1).max(max);
export const sealedText = (max: number) => text(max).meta({ sealed: true });
export const id = z.uuid();
export const unitId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,40}$/)
  .describe('Unit code');
export const days = z.int().min(1).max(365);

/** A day at +08:00 that exists. */
export const isoDate = z
  .string()
  .refine(isIsoDate, 'not a day that exists (YYYY-MM-DD)')
  .meta({ format: 'date', description: 'Day at +08:00, YYYY-MM-DD' });

export const person = z
  .strictObject({
    name: text(60),
    phone: text(30).optional(),
    idNumber: text(30).optional(),
    address: text(200).optional(),
    representedBy: text(60).optional(),
  })
  .meta({ sealed: true });
export type Person = z.infer<typeof person>;

/** The signed paper from which staff enter what belongs to the petitioner. Staff must give it. */
export const onBehalfOf = z
  .strictObject({ paper: id, signedBy: z.enum(['petitioner', 'agent']).default('petitioner') })
  .optional();
