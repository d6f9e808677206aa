import { isIP } from 'node:net';
import { z } from 'zod';
import { quietHoursIn } from '../../domain/messages/quiet-hours';
import { loadSigningKey } from '../../sealing/record';

/* What the values of environment variables look like, and the words for those that do not. */

export const url = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be a URL that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  });

export const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .refine((text) => /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most, {
      error: `must be a whole number from ${least} to ${most}`,
    })
    .transform(Number);

export const key32 = z
  .string()
  .refine((text) => /^[A-Za-z0-9+/]{43}=$/.test(text.trim()), { error: 'must be 32 bytes in base64 (44 characters)' })
  .transform((text) => Buffer.from(text, 'base64'));

export const signingKey = z.string().transform((text, context) => {
  try {
    return loadSigningKey(text.replaceAll('\\n', '\n')); // one-line settings write a PEM's line ends as \n
  } catch {
    context.addIssue('must be an Ed25519 private key: PEM, or PKCS#8 in base64');
    return z.NEVER;
  }
});

export const oneOf = <const Words extends readonly [string, ...string[]]>(...words: Words) =>
  z.enum(words, { error: `must be one of ${words.join(', ')}` });

/** `name <address>`, or an address alone. */
export const sender = z
  .string()
  .regex(/^([^<>@\r\n]* <)?[^\s<>@]+@[^\s<>@]+>?$/, { error: 'must be an address, or name <address>' });

export const quietHours = z
  .string()
  .refine((text) => quietHoursIn(text) !== undefined, { error: 'must be two times of the day, such as 21:00-08:00' });

export const addressRanges = z
  .string()
  .transform((text) => text.split(',').map((one) => one.trim()))
  .refine((list) => list.every(isRange), { error: 'must be addresses or ranges with commas, such as 10.20.0.0/16' });

function isRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const most = { 4: 32, 6: 128 }[isIP(address)];
  return most !== undefined && more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && +bits <= most));
}

export const temporalAddress = z.string().regex(/^\S+:\d+$/, { error: 'must be host:port' });
