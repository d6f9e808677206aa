import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** What a box holds. High half of the number: version of the format (1). The number is the box's first byte. */
const headers = { key: 0x11, text: 0x12, json: 0x13, bytes: 0x14, ballot: 0x15 } as const;
export type BoxKind = keyof typeof headers;

const ivBytes = 12;
const tagBytes = 16;
export const keyBytes = 32;
export const boxOverheadBytes = 1 + ivBytes + tagBytes;

const unsealReasons = {
  keyErased: 'the key has been erased',
  notSealed: 'this is not a sealed value of the expected kind',
  refused: 'the key or the context is another one, or the value was changed',
} as const;

/** A sealed value that cannot be opened. Neither text nor fields carry anything of the value, the key or the context. */
export class UnsealError extends Error {
  override readonly name = 'UnsealError';
  constructor(readonly why: keyof typeof unsealReasons) {
    super(`cannot unseal: ${unsealReasons[why]}`);
  }
}

/**
 * AES-256-GCM (NIST SP 800-38D): header | iv (12 bytes, random) | tag (16 bytes) | ciphertext.
 * Header and context are authenticated. Throws RangeError for a key that is not 32 bytes and for an empty context.
 */
export function closeBox(kind: BoxKind, key: Uint8Array, plain: Uint8Array, context: string): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', checkedKey(key), iv, { authTagLength: tagBytes });
  cipher.setAAD(authenticated(headers[kind], context));
  const body = cipher.update(plain);
  cipher.final();
  return Buffer.concat([Buffer.of(headers[kind]), iv, cipher.getAuthTag(), body]);
}

interface Content {
  kind: BoxKind;
  plain: Buffer;
}

/** The content of a box and its kind. Throws UnsealError; a key that is null (erased) is one of its reasons. */
export function openBox(kinds: readonly BoxKind[], key: Uint8Array | null, box: Uint8Array, context: string): Content {
  if (key === null) throw new UnsealError('keyErased');
  const kind = kindOf(box);
  if (kind === undefined || !kinds.includes(kind)) throw new UnsealError('notSealed');
  const iv = box.subarray(1, 1 + ivBytes);
  const decipher = createDecipheriv('aes-256-gcm', checkedKey(key), iv, { authTagLength: tagBytes });
  decipher.setAAD(authenticated(headers[kind], context));
  decipher.setAuthTag(box.subarray(1 + ivBytes, boxOverheadBytes));
  const plain = decipher.update(box.subarray(boxOverheadBytes));
  try {
    decipher.final();
  } catch {
    throw new UnsealError('refused');
  }
  return { kind, plain };
}

/** The kind that a box's first byte claims; undefined when it is too short or of another format. */
export function kindOf(box: Uint8Array): BoxKind | undefined {
  if (box.length < boxOverheadBytes) return undefined;
  return (Object.keys(headers) as BoxKind[]).find((kind) => headers[kind] === box[0]);
}

/** Strict base64: Node also decodes strings with stray characters or padding bits, which would let a changed text pass. */
export function fromBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}

function checkedKey(key: Uint8Array): Uint8Array {
  if (key.length !== keyBytes) throw new RangeError(`key: ${key.length} bytes instead of ${keyBytes}`);
  return key;
}

function authenticated(header: number, context: string): Buffer {
  if (context === '') throw new RangeError('context: empty');
  return Buffer.from(`${header}:${context}`, 'utf8');
}
