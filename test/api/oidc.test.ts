import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { oidcAuth } from '../../api/tokens';

let server: Server;
let issuer: string;
let key: CryptoKey;

beforeAll(async () => {
  const pair = await generateKeyPair('ES256');
  key = pair.privateKey;
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'ES256' };
  server = createServer((req, res) => {
    res.setHeader('content-type', 'application/json');
    res.end(JSON.stringify(req.url === '/keys' ? { keys: [jwk] } : { jwks_uri: `${issuer}/keys` }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const token = (more: { aud?: string; iss?: string; exp?: string; claims?: object } = {}) =>
  new SignJWT({ roles: ['coordinator', 'somethingElse'], unit: 'county-bureau', ...more.claims })
    .setProtectedHeader({ alg: 'ES256', kid: 'one' })
    .setSubject('chen')
    .setIssuer(more.iss ?? issuer)
    .setAudience(more.aud ?? 'huiyin')
    .setExpirationTime(more.exp ?? '5m')
    .sign(key);

const verify = async (text: string) => oidcAuth({ issuer, audience: 'huiyin' }).verify(text, Date.now());

test('a token of the issuer is taken; roles that are none of ours are left out', async () => {
  expect(await verify(await token())).toEqual({ sub: 'chen', roles: ['coordinator'], unit: 'county-bureau' });
});

test.each([
  ['for another audience', { aud: 'other' }, 'unauthenticated'],
  ['of another issuer', { iss: 'https://elsewhere.test' }, 'unauthenticated'],
  ['that has expired', { exp: '-1h' }, 'tokenExpired'],
  ['whose roles are no list', { claims: { roles: 'coordinator' } }, 'unauthenticated'],
])('a token %s is refused', async (_what, more, code) => {
  await expect(verify(await token(more))).rejects.toMatchObject({ code });
});

test('an issuer that does not answer is no fault of the token', async () => {
  const away = oidcAuth({ issuer: 'http://127.0.0.1:1', audience: 'huiyin' });
  await expect(away.verify(await token(), Date.now())).rejects.toMatchObject({ code: 'unavailable' });
});
