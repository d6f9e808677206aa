import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  sign,
} from 'node:crypto';
import { anOffice, claimsOf, type Office } from '../support/office';

/** Tokens that are nearly right: made by whoever knows the format, the public key or an old token, but not the key. */

let office: Office;
beforeAll(async () => {
  office = await anOffice({ worker: false });
});
afterAll(() => office.close());

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const inAnHour = () => Math.floor(Date.now() / 1000) + 3_600;
const payload = (more: object = {}) => ({
  ...{ ...claimsOf('chen'), iss: 'huiyin-embedded', aud: 'huiyin', exp: inAnHour() },
  ...more,
});

/** The office's own key, as the door derives it. */
function ownKey(): KeyObject {
  const seed = Buffer.from(hkdfSync('sha256', office.keys.master, '', 'huiyin token signing key 1', 32));
  const head = Buffer.from('302e020100300506032b657004220420', 'hex');
  return createPrivateKey({ key: Buffer.concat([head, seed]), format: 'der', type: 'pkcs8' });
}

const signed = (claims: object, header: object = {}, key = ownKey()) => {
  const head = `${part({ alg: 'EdDSA', ...header })}.${part(claims)}`;
  return `${head}.${sign(null, Buffer.from(head), key).toString('base64url')}`;
};
const statusOf = async (token: string) => (await office.bearing(token).get('/petitions')).status;

test('the way these tokens are made is the right one', async () => {
  expect(await statusOf(signed(payload()))).toBe(200);
});

test.each([
  ['for another audience', { aud: 'other' }],
  ['of another issuer', { iss: 'elsewhere' }],
  ['that is good from tomorrow on', { nbf: inAnHour() + 86_400 }],
  ['that never ends', { exp: undefined }],
  ['that ended a minute ago', { exp: inAnHour() - 3_660 }],
  ['that ends on a day in words', { exp: '2099-01-01' }],
  ['of nobody', { sub: undefined }],
])('one %s opens nothing', async (_what, more) => {
  expect(await statusOf(signed(payload(more)))).toBe(401);
});

test.each([
  ['HS256', 'sha256'],
  ['HS512', 'sha512'],
])('the public key is no secret to sign %s with', async (alg, hash) => {
  const head = `${part({ alg })}.${part(payload())}`;
  for (const format of ['pem', 'der'] as const) {
    const known = createPublicKey(ownKey()).export({ format, type: 'spki' } as never) as string | Buffer;
    const tag = createHmac(hash, known).update(head).digest('base64url');
    expect(await statusOf(`${head}.${tag}`)).toBe(401);
  }
});

test.each(['none', 'None', 'NONE', '', 'RS256'])('the algorithm %s opens nothing', async (alg) => {
  const [, claims, tag] = signed(payload()).split('.');
  for (const end of ['', tag!]) expect(await statusOf(`${part({ alg })}.${claims}.${end}`)).toBe(401);
});

test('a key that the token brings along is not taken', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const jwk = publicKey.export({ format: 'jwk' });
  const jku = 'http://127.0.0.1:1/keys';
  for (const header of [{ jwk }, { jku, kid: 'x' }, { x5u: jku }, { kid: '../../etc/passwd' }])
    expect(await statusOf(signed(payload(), header, privateKey))).toBe(401);
});

test('claims that were changed, a header that must be understood, and halves of tokens open nothing', async () => {
  const good = signed(payload());
  const [head, , tag] = good.split('.');
  expect(await statusOf(`${head}.${part(payload({ sub: 'song' }))}.${tag}`)).toBe(401);
  expect(await statusOf(signed(payload(), { crit: ['x'], x: 1 }))).toBe(401);
  for (const half of [head!, `${head}.`, `${good}.`, `${good}.x`, `.${good}`, good.slice(0, -4), '..', 'null'])
    expect([half.slice(0, 9), await statusOf(half)]).toEqual([half.slice(0, 9), 401]);
});

test('whatever is refused may be kept by nobody on the way', async () => {
  const chen = office.as('chen');
  const answers = [
    await office.nobody.get('/petitions'),
    await chen.get('/petitions/00000000-0000-4000-8000-000000000000'),
    await chen.get('/petitions?x=1'),
    await chen.ask('DELETE', '/petitions', {}),
  ];
  expect(answers.map(({ status, headers }) => [status, headers.get('cache-control')])).toEqual(
    [401, 404, 400, 405].map((status) => [status, 'no-store']),
  );
});
