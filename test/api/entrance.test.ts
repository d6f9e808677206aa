import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { embeddedAuth } from '../../api/tokens';
import { officers } from '../../db/schema';
import { aPlainRegistration } from '../support/a-registration';
import { anOffice, claimsOf, type Office } from '../support/office';
import { insertPetition } from '../support/rows';

let office: Office;
beforeAll(async () => {
  office = await anOffice({ worker: false, training: false });
});
afterAll(() => office.close());

describe('who comes in', () => {
  test('nobody without a token', async () => {
    const { status, body, headers } = await office.nobody.get('/petitions');
    expect([status, body.code, headers.get('www-authenticate')]).toEqual([401, 'unauthenticated', 'Bearer']);
    expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  });

  test('nobody with a token of another key', async () => {
    const stranger = embeddedAuth(randomBytes(32), { production: false });
    const { status, body } = await office.bearing(await stranger.sign(claimsOf('chen'))).get('/petitions');
    expect([status, body.code]).toEqual([401, 'unauthenticated']);
  });

  test('nobody with an unsigned token', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const token = `${part({ alg: 'none' })}.${part({ ...claimsOf('chen'), exp: 9999999999 })}.`;
    expect((await office.bearing(token).get('/petitions')).status).toBe(401);
  });

  test('nobody with an expired token', async () => {
    const { status, body } = await office.as('chen', {}, -60).get('/petitions');
    expect([status, body.code]).toEqual([401, 'tokenExpired']);
  });

  test('nobody who has left, however good the token', async () => {
    expect((await office.as('cao').get('/petitions')).status).toBe(200);
    await office.db.update(officers).set({ active: false }).where(eq(officers.person, 'cao'));
    const { status, body } = await office.as('cao').get('/petitions');
    expect([status, body.code]).toEqual([401, 'officerLeft']);
  });

  test('nobody for a unit where the person holds no post', async () => {
    const { body } = await office.as('han', { unit: 'housing' }).get('/petitions');
    expect(body.code).toBe('officerLeft');
  });

  test('our own tokens are not signed in production', () => {
    expect(() => embeddedAuth(randomBytes(32), { production: true })).toThrow('OIDC_ISSUER');
  });
});

describe('what comes in', () => {
  test('no fields the schema does not know', async () => {
    const { status, body } = await office.as('chen').post('/petitions', aPlainRegistration({ score: 3 }));
    expect([status, body.code, body.errors[0].detail]).toEqual([400, 'invalidInput', 'Unrecognized key: "score"']);
  });

  test('no query parameters the schema does not know', async () => {
    const { status, body } = await office.as('chen').get('/petitions?colours=red');
    expect([status, body.code]).toEqual([400, 'invalidInput']);
  });

  test('no day that does not exist', async () => {
    const { body } = await office.as('chen').post('/petitions', aPlainRegistration({ receivedOn: '2026-02-30' }));
    expect(body.errors).toEqual([{ pointer: '/receivedOn', detail: 'not a day that exists (YYYY-MM-DD)' }]);
  });

  test('no act without an Idempotency-Key', async () => {
    const { status, body } = await office.as('chen').post('/petitions', aPlainRegistration(), { key: null });
    expect([status, body.code]).toEqual([400, 'keyMissing']);
  });

  test('no body over 256 kB, no document over 20 MB', async () => {
    const large = aPlainRegistration({ facts: 'x'.repeat(300_000) });
    expect((await office.as('chen').post('/petitions', large)).body.code).toBe('bodyTooLarge');
    const id = await insertPetition(office.db);
    const headers = { 'content-type': 'video/mp4', 'idempotency-key': 'k' };
    const path = `/documents?story=${id}&type=evidence`;
    const { status } = await office
      .as('chen')
      .ask('POST', path, { body: new Uint8Array(20 * 1024 * 1024 + 1), headers });
    expect(status).toBe(413);
  });

  test('no other media type, no half JSON', async () => {
    const headers = { 'content-type': 'text/plain', 'idempotency-key': 'k' };
    const chen = office.as('chen');
    expect((await chen.ask('POST', '/petitions', { body: '{}', headers })).status).toBe(415);
    const json = { ...headers, 'content-type': 'application/json' };
    expect((await chen.ask('POST', '/petitions', { body: '{"channel":', headers: json })).body.code).toBe(
      'invalidInput',
    );
  });

  test('no other method', async () => {
    const { status, headers, body } = await office.as('chen').ask('DELETE', '/petitions', {});
    expect([status, headers.get('allow'), body.code]).toEqual([405, 'GET, HEAD, POST', 'methodNotAllowed']);
  });

  test('no moved time outside training', async () => {
    const headers = { 'training-begin': '2026-03-02T09:00:00+08:00' };
    const { status, body } = await office.as('chen').post('/petitions', aPlainRegistration(), { headers });
    expect([status, body.code]).toEqual([409, 'notTraining']);
  });

  test('problems speak Chinese to who asks for it', async () => {
    const { body, headers } = await office.as('chen').get('/petitions/none', { 'accept-language': 'zh-CN,zh;q=0.9' });
    expect([body.title, headers.get('content-language')]).toEqual(['没有找到', 'zh']);
  });
});

describe('the house itself', () => {
  test('lives, is ready, and shows its figures', async () => {
    const { url } = office;
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const ready = await fetch(`${url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([200, expect.objectContaining({ status: 'ready' })]);
    const text = await (await fetch(`${url}/metrics`)).text();
    expect(text).toContain('huiyin_http_request_seconds_count{method="GET",route="/petitions",status="200"}');
    expect(text).toMatch(/huiyin_calendar_covered_until_seconds 1798761600/);
  });

  test('logs neither what was searched for nor what was sent', async () => {
    await office.as('chen').get('/petitions?q=%E7%A7%8D%E5%AD%90');
    await office.as('chen').post('/petitions', aPlainRegistration({ facts: 3 }));
    expect(office.log()).toContain('/api/v1/petitions');
    expect(office.log()).not.toMatch(/%E7|种子|Bearer|authorization/);
  });
});
