import { type BoxKind, boxOverheadBytes, closeBox, fromBase64, kindOf, openBox, UnsealError } from './box';
import { isWellFormed, NotStorableError } from './canonical';

export { UnsealError } from './box';

/** A sealed value on the wire, in Temporal's history and in Postgres: base64 of header | iv | tag | ciphertext. */
export type Sealed = { sealed: string };

const wireKinds: readonly BoxKind[] = ['text', 'json'];
const base64 = /^[A-Za-z0-9+/]+={0,2}$/;
const base64LengthMin = Math.ceil(boxOverheadBytes / 3) * 4;
const padMark = 0x80;
/** Bytes. Ciphertext is as long as its plaintext: unpadded, a name of two characters shows beside one of three. */
const padToDefault = 32;

/**
 * Seals a text. `context` is the id of the matter (or hearing) and must be given again to open: a sealed value may move
 * between the fields of one matter, never to another matter. `padTo` (bytes) is the step to which the length is rounded
 * up; give choices of a secret ballot one that is longer than any of them. Throws NotStorableError for a lone surrogate.
 */
export function seal(key: Uint8Array, plainText: string, context: string, padTo = padToDefault): Sealed {
  if (!isWellFormed(plainText)) throw new NotStorableError('', 'a lone surrogate');
  return sealAs('text', key, plainText, context, padTo);
}

/** Seals any JSON value as a whole; `openValue` gives it back. Same context and padding as `seal`. */
export function sealValue(key: Uint8Array, value: unknown, context: string, padTo = padToDefault): Sealed {
  if (typeof value === 'string') return seal(key, value, context, padTo);
  return sealAs('json', key, JSON.stringify(value), context, padTo);
}

/** The text, or the JSON text of a value sealed as a whole. A null key means erased. Throws UnsealError. */
export function open(key: Uint8Array | null, sealed: Sealed, context: string): string {
  return openWire(key, sealed, context).text;
}

/** The value that `sealValue` or `seal` was given. A null key means erased. Throws UnsealError. */
export function openValue(key: Uint8Array | null, sealed: Sealed, context: string): unknown {
  const { kind, text } = openWire(key, sealed, context);
  return kind === 'json' ? JSON.parse(text) : text;
}

/** Seals a document. All in memory and in one go: some 40 ms for the largest allowed, 20 MB. Not padded. */
export function sealBytes(key: Uint8Array, plain: Uint8Array, context: string): Buffer {
  return closeBox('bytes', key, plain, context);
}

/** The document again. A null key means erased. Throws UnsealError. */
export function openBytes(key: Uint8Array | null, sealed: Uint8Array, context: string): Buffer {
  return openBox(['bytes'], key, sealed, context).plain;
}

/** Whether a value has the shape of a sealed one; whether it can be opened, only the key can tell. */
export function isSealed(value: unknown): value is Sealed {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 1) return false;
  const { sealed } = value as Partial<Sealed>;
  if (typeof sealed !== 'string' || sealed.length < base64LengthMin || sealed.length % 4 !== 0) return false;
  const kind = kindOf(Buffer.from(sealed.slice(0, base64LengthMin), 'base64'));
  return kind !== undefined && wireKinds.includes(kind) && base64.test(sealed);
}

function sealAs(kind: BoxKind, key: Uint8Array, plainText: string, context: string, padTo: number): Sealed {
  return { sealed: closeBox(kind, key, padded(plainText, padTo), context).toString('base64') };
}

function openWire(key: Uint8Array | null, { sealed }: Sealed, context: string) {
  const box = fromBase64(sealed);
  if (box === undefined) throw new UnsealError('notSealed');
  const { kind, plain } = openBox(wireKinds, key, box, context);
  return { kind, text: plain.toString('utf8', 0, plain.lastIndexOf(padMark)) };
}

/** ISO/IEC 7816-4 padding: one mark, then zeros. The last mark is found from the end, so any text may contain both. */
function padded(plainText: string, padTo: number): Buffer {
  if (!Number.isSafeInteger(padTo) || padTo < 1) throw new RangeError(`padTo: ${padTo}`);
  const length = Buffer.byteLength(plainText);
  const bytes = Buffer.alloc(Math.ceil((length + 1) / padTo) * padTo);
  bytes.write(plainText);
  bytes[length] = padMark;
  return bytes;
}
