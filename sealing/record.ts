import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { fromBase64 } from './box';
import { canonicalForm } from './canonical';

/** What every line of a story's record carries besides its own fields. `seq` counts from 1 without gaps. */
export interface RecordLine {
  readonly story: string;
  readonly seq: number;
  /** `hash` of line seq - 1; `genesisHash` on line 1. */
  readonly prevHash: string;
  readonly hash: string;
}

/** The last line of a story, as its checkpoint names it. */
export interface Head {
  readonly story: string;
  readonly seq: number;
  readonly hash: string;
}

/** `signature`: Ed25519 (RFC 8032), base64. */
export interface SignedHead extends Head {
  readonly signature: string;
}

/** The `prevHash` of a story's first line. */
export const genesisHash = '0'.repeat(64);

/**
 * SHA-256 (hex) over the RFC 8785 form of the line: every field but `hash`, `prevHash` included. Throws NotStorableError
 * for a line that would read differently after jsonb, because such a line could never be verified again.
 */
export function lineHash(line: Omit<RecordLine, 'hash'> & { readonly hash?: string }): string {
  const { hash: _own, ...hashed } = line;
  return createHash('sha256').update(canonicalForm(hashed)).digest('hex');
}

/** The head with its signature. */
export function signHead(privateKey: KeyObject, head: Head): SignedHead {
  const { story, seq, hash } = head;
  return { story, seq, hash, signature: sign(null, signedBytes(head), privateKey).toString('base64') };
}

/** Whether the holder of the private key signed exactly this story, seq and hash. Never throws for a bad signature. */
export function verifyHead(publicKey: KeyObject, head: SignedHead): boolean {
  const signature = fromBase64(head.signature);
  return signature !== undefined && verify(null, signedBytes(head), publicKey, signature);
}

/** An Ed25519 private key from PEM or from base64 of its PKCS8 DER. Throws RangeError; the text never shows the key. */
export function loadSigningKey(text: string): KeyObject {
  const key = parsePrivateKey(text.trim());
  if (key?.asymmetricKeyType !== 'ed25519')
    throw new RangeError('signing key: not an Ed25519 key in PEM or base64 PKCS8');
  return key;
}

/** The public half, with which anybody can verify the record. */
export function publicKeyOf(privateKey: KeyObject): KeyObject {
  return createPublicKey(privateKey);
}

function parsePrivateKey(text: string): KeyObject | undefined {
  try {
    if (text.startsWith('-----')) return createPrivateKey(text);
    return createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' });
  } catch {
    // The library's error can quote what it was given.
    return undefined;
  }
}

/** `kind` keeps the signature from meaning anything else that this key may sign one day. */
function signedBytes({ story, seq, hash }: Head): Buffer {
  return Buffer.from(canonicalForm({ kind: 'huiyin record head 1', story, seq, hash }));
}
