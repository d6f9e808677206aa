import { randomBytes } from 'node:crypto';
import { closeBox, fromBase64, keyBytes, openBox, UnsealError } from './box';

/** A fresh key (32 bytes) for one matter, or for the ballots of one hearing. Destroying every copy of it is erasing. */
export function newMatterKey(): Buffer {
  return randomBytes(keyBytes);
}

/** The matter's key enclosed under the master key, as base64. It opens only together with the same matter id. */
export function wrapKey(masterKey: Uint8Array, key: Uint8Array, matterId: string): string {
  if (key.length !== keyBytes) throw new RangeError(`key: ${key.length} bytes instead of ${keyBytes}`);
  return closeBox('key', masterKey, key, matterId).toString('base64');
}

/** Throws UnsealError when the master key or the matter is another one, or the wrapped key was changed. */
export function unwrapKey(masterKey: Uint8Array, wrapped: string, matterId: string): Buffer {
  const box = fromBase64(wrapped);
  if (box === undefined) throw new UnsealError('notSealed');
  return openBox(['key'], masterKey, box, matterId).plain;
}

/**
 * The same matter key under a new master key; what it seals stays as it is. A key already under the new master is
 * returned unchanged, so that a rotation that was interrupted can simply run again. Throws UnsealError.
 */
export function rewrapKey(oldMaster: Uint8Array, newMaster: Uint8Array, wrapped: string, matterId: string): string {
  try {
    unwrapKey(newMaster, wrapped, matterId);
    return wrapped;
  } catch (error) {
    if (!(error instanceof UnsealError)) throw error;
  }
  return wrapKey(newMaster, unwrapKey(oldMaster, wrapped, matterId), matterId);
}
