import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject } from 'node:crypto';
import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { type Role, roles } from '../domain/acts';
import { isStorable, isVisible } from '../domain/inputs';
import { Problem } from './problem';

/** What a token says about its bearer. */
export interface Claims {
  readonly sub: string;
  readonly name?: string;
  readonly roles: readonly Role[];
  readonly unit?: string;
  readonly region?: string;
  /** Of another system: its name. Absent, `sub` is its name. */
  readonly system?: string;
}

export interface Auth {
  /** The claims of a valid token. Throws a Problem. */
  verify(token: string, nowMs: number): Promise<Claims>;
}

/** The embedded office's own issuer. */
export interface EmbeddedAuth extends Auth {
  /** A token for a seeded officer; good for 12 hours unless said otherwise. */
  sign(claims: Claims, options?: { readonly nowMs?: number; readonly seconds?: number }): Promise<string>;
}

// Other systems' roles are none of ours: a token may carry them.
const claimsSchema = z.object({
  sub: z.string().min(1).max(200).refine(isStorable).refine(isVisible),
  name: z.string().max(200).optional(),
  roles: z
    .array(z.string())
    .default([])
    .transform((list) => list.filter((role): role is Role => (roles as readonly string[]).includes(role))),
  unit: z.string().max(64).refine(isStorable).optional(),
  region: z.string().max(64).refine(isStorable).optional(),
  system: z.string().min(1).max(64).refine(isStorable).refine(isVisible).optional(),
});

/** Checks a token's signature, issuer, audience and dates. */
async function check(
  token: string,
  nowMs: number,
  how: { key: KeyObject | JWTVerifyGetKey; issuer: string; audience: string; algorithms: string[] },
): Promise<Claims> {
  const { key, ...options } = how;
  const more = { ...options, currentDate: new Date(nowMs), clockTolerance: 5, requiredClaims: ['exp', 'sub'] };
  const payload = await (typeof key === 'function' ? jwtVerify(token, key, more) : jwtVerify(token, key, more)).then(
    (verified): JWTPayload => verified.payload,
    refuse,
  );
  const claims = claimsSchema.safeParse(payload);
  if (!claims.success) throw unauthenticated();
  return claims.data;
}

function refuse(error: unknown): never {
  if (error instanceof errors.JWTExpired) throw unauthenticated('tokenExpired');
  if (error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout)) throw unauthenticated();
  // The issuer cannot be reached: that says nothing about the token.
  throw new Problem('unavailable', 'the token issuer does not answer', { headers: { 'Retry-After': '5' } });
}

/** The 401 of RFC 6750. */
export const unauthenticated = (code: 'unauthenticated' | 'tokenExpired' | 'officerLeft' = 'unauthenticated') =>
  new Problem(code, undefined, { headers: { 'WWW-Authenticate': 'Bearer' } });

/** Tokens of an OpenID Connect issuer, checked against the keys it publishes. */
export function oidcAuth({ issuer, audience }: { issuer: string; audience: string }): Auth {
  const algorithms = ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA'];
  let keys: Promise<JWTVerifyGetKey> | undefined;
  const discover = () => {
    keys ??= keysOf(issuer).catch((error: unknown) => {
      keys = undefined;
      return refuse(error);
    });
    return keys;
  };
  return {
    verify: async (token, nowMs) => check(token, nowMs, { key: await discover(), issuer, audience, algorithms }),
  };
}

async function keysOf(issuer: string): Promise<JWTVerifyGetKey> {
  const url = new URL(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
  if (!answer.ok) throw new Error(`the issuer answered ${answer.status}`);
  const { jwks_uri } = z.object({ jwks_uri: z.url() }).parse(await answer.json());
  return createRemoteJWKSet(new URL(jwks_uri));
}

const embedded = { issuer: 'huiyin-embedded', audience: 'huiyin', algorithms: ['EdDSA', 'Ed25519'] };
/** The fixed head of an Ed25519 private key in PKCS#8 (RFC 8410); the 32 bytes of the seed follow. */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * Signs and checks tokens with a key that follows from the master key, so that the command line and the API agree
 * without sharing a file. Throws in production: there tokens come from the office's own issuer.
 */
export function embeddedAuth(masterKey: Uint8Array, { production }: { production: boolean }): EmbeddedAuth {
  if (production) throw new Error('tokens are not signed in production: set OIDC_ISSUER');
  const seed = Buffer.from(hkdfSync('sha256', masterKey, '', 'huiyin token signing key 1', 32));
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey);
  return {
    verify: (token, nowMs) => check(token, nowMs, { ...embedded, key: publicKey }),
    sign: ({ sub, ...claims }, { nowMs = Date.now(), seconds = 12 * 3600 } = {}) =>
      new SignJWT({ ...claims })
        .setProtectedHeader({ alg: 'EdDSA' })
        .setSubject(sub)
        .setIssuer(embedded.issuer)
        .setAudience(embedded.audience)
        .setIssuedAt(Math.floor(nowMs / 1000))
        .setExpirationTime(Math.floor(nowMs / 1000) + seconds)
        .sign(privateKey),
  };
}
