import { createHash, createHmac, randomBytes, randomInt, scrypt } from 'node:crypto';

const tokenBytes = 16;
const saltBytes = 16;
const pinDigits = 6;
/** 32 MiB and some 80 ms for each try (RFC 7914). */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 2 ** 26 };

/** 128 random bits in 22 characters that a URL can hold. */
export const newToken = (): string => randomBytes(tokenBytes).toString('base64url');

/** Six random digits: the slow hash and the door's counting protect them, not their number. */
export const newPin = (): string => String(randomInt(10 ** pinDigits)).padStart(pinDigits, '0');

export const newSalt = (): Buffer => randomBytes(saltBytes);

/** What is kept of a token (hex). Quick: nobody tries 128 random bits out. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

/**
 * What is kept of a PIN (32 bytes). It takes the office's search key besides the salt: a stolen table alone does not let
 * anybody try the million PINs out.
 */
export function pinHash(searchKey: Uint8Array, salt: Uint8Array, pin: string): Promise<Buffer> {
  const peppered = createHmac('sha256', searchKey).update(`pin:${pin}`).digest();
  return new Promise((done, fail) => {
    scrypt(peppered, salt, 32, cost, (error, hash) => (error ? fail(error) : done(hash)));
  });
}
