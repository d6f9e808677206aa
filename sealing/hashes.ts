import { createHmac } from 'node:crypto';
import { v5 as uuidV5 } from 'uuid';
import { canonicalForm } from './canonical';

/** Drawn once, for this product. Never change it: command ids already on record derive from it. */
const namespace = 'd5b27ad6-4fad-441e-9011-2dbd727a586d';

export type PersonFact = 'phone' | 'idNumber' | 'name';

/**
 * HMAC-SHA-256 (hex) over the RFC 8785 form of an act's plain input, with the matter's key: it tells a repeated request
 * from another one under the same command id, and says nothing once the key is erased. Fields that are undefined count as
 * absent, as in JSON. Throws NotStorableError for \u0000 and lone surrogates.
 */
export function inputHash(key: Uint8Array, input: unknown): string {
  const asSent = JSON.parse(JSON.stringify(input ?? null));
  return createHmac('sha256', key).update(canonicalForm(asSent)).digest('hex');
}

/**
 * Keyed hash (hex) by which the same person is found again, however the number or name was typed. Null when nothing is
 * left to look for ("-", blanks). The search key is not a matter's key and does not rotate; the hash never enters an event.
 */
export function personHash(searchKey: Uint8Array, kind: PersonFact, value: string): string | null {
  const normal = normalise[kind](plainWritten(value));
  if (normal === '') return null;
  // A phone and an identity number with the same digits must not meet.
  return createHmac('sha256', searchKey).update(`${kind}:${normal}`).digest('hex');
}

/**
 * Keyed hash (hex) of a name with an address, for those who gave neither phone nor identity number. Weak: a family shares an
 * address and names repeat, so it hints at the same person and never proves it. Null when one of the two is missing.
 */
export function nameAddressHash(searchKey: Uint8Array, name: string, address: string): string | null {
  const parts = [normalise.name(plainWritten(name)), plainWritten(address).toLowerCase()];
  if (parts.includes('')) return null;
  return createHmac('sha256', searchKey)
    .update(`nameAddress:${JSON.stringify(parts)}`)
    .digest('hex');
}

/** Id of an act: the same caller (`sub`) with the same Idempotency-Key always gets the same one (UUIDv5). */
export function commandId(sub: string, idempotencyKey: string): string {
  return derivedId('command', sub, idempotencyKey);
}

/** UUIDv5 of the parts in their order; ('a', 'bc') and ('ab', 'c') differ. */
export function derivedId(...parts: readonly (string | number)[]): string {
  return uuidV5(JSON.stringify(parts), namespace);
}

/** Full-width forms become ASCII; blanks, dashes and invisible marks (as pasted from address books) disappear. */
function plainWritten(value: string): string {
  return value.normalize('NFKC').replace(/[\s\p{Pd}\u2212\p{Cf}]/gu, '');
}

const normalise: Record<PersonFact, (written: string) => string> = {
  phone: (written) =>
    written
      .replace(/[()]/g, '')
      .replace(/^(\+|00)86/, '')
      .replace(/^86(?=1\d{10}$)/, ''),
  idNumber: (written) => written.toUpperCase(),
  // The dot inside Uyghur, Tibetan and other names is typed in many ways.
  name: (written) => written.toLowerCase().replace(/[.•‧∙⋅・]/g, '·'),
};
