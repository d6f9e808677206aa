import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { coveredUntil } from '../../db/figures';
import { aPlainRegistration } from '../support/a-registration';
import { anOffice, claimsOf, type Office } from '../support/office';
import { insertPetition } from '../support/rows';

/** The house itself: its figures, its log, its patience. */

const metricsToken = 'a-token-for-the-figures';
let office: Office;
let guarded: Office;
beforeAll(async () => {
  [office, guarded] = await Promise.all([
    anOffice({ worker: false, bodyDeadlineMs: 1_500, requestDeadlineMs: 1_000 }),
    anOffice({ worker: false, metricsToken }),
  ]);
});
afterAll(() => Promise.all([office.close(), guarded.close()]));

const scrape = async ({ url }: Office, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${url}/metrics`, { headers });
  return [answer.status, (await answer.text()).includes('huiyin_open_matters')];
};

describe('the figures', () => {
  test('without a token are for this machine alone, through no proxy', async () => {
    expect(await scrape(office)).toEqual([200, true]);
    for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip'])
      expect(await scrape(office, { [name]: '127.0.0.1' })).toEqual([403, false]);
  });

  test('with a token are for who shows it, from wherever', async () => {
    const bearer = (token: string) => ({ authorization: `Bearer ${token}`, 'x-forwarded-for': '10.1.2.3' });
    expect(await scrape(guarded, bearer(metricsToken))).toEqual([200, true]);
    for (const headers of [
      {},
      bearer(''),
      bearer(`${metricsToken}x`),
      bearer(await guarded.auth.sign(claimsOf('cheng'))),
    ])
      expect(await scrape(guarded, headers)).toEqual([401, false]);
  });
});

describe('the log', () => {
  test('holds the words of the routes and ids, nothing else that was typed', async () => {
    const id = await insertPetition(office.db);
    await office.as('chen').get(`/petitions/${id}/events`);
    for (const path of ['/petitions/wang-secret', `/planted-name/${id}/x`, '/deadlines/planted-rule'])
      await office.as('chen').get(path);
    await fetch(`${office.url}/planted/13912345678`);
    expect(office.log()).toContain(`"/api/v1/petitions/${id}/events"`);
    expect(office.log()).toContain('"/api/v1/petitions/:x"');
    expect(office.log()).toContain(`"/api/v1/:x/${id}/:x"`);
    expect(office.log()).not.toMatch(/secret|planted|13912345678/);
  });
});

test.each([
  [[2025, 2026, 2027], 2026, 2027],
  [[2026, 2028], 2026, 2026],
  [[2024, 2025, 2027], 2026, null],
  [[], 2026, null],
])('of the years %j the calendar reaches from %d to %s', (years, thisYear, until) => {
  expect(coveredUntil(years, thisYear)).toBe(until);
});

describe('a body', () => {
  const body = JSON.stringify({ result: 'none' });
  /** Sends a POST whose body arrives in two parts, and answers with what came back and when the line was closed. */
  async function inParts(rest: string, waitMs: number) {
    const id = await insertPetition(office.db);
    const head = [
      `POST /api/v1/petitions/${id}/acts/screen/preview HTTP/1.1`,
      'Host: office',
      `Authorization: Bearer ${await office.auth.sign(claimsOf('chen'))}`,
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
    ];
    const socket = connect(Number(new URL(office.url).port), '127.0.0.1');
    let text = '';
    socket.on('data', (data) => {
      text += data.toString();
    });
    await once(socket, 'connect');
    const closed = once(socket, 'close');
    socket.write(`${head.join('\r\n')}\r\n\r\n${body.slice(0, 5)}`);
    await pause(waitMs);
    if (rest) socket.write(rest);
    await Promise.race([closed, pause(1_500)]);
    socket.destroy();
    return text;
  }

  test('that takes longer than the house may take is waited for', async () => {
    expect(await inParts(body.slice(5), 1_200)).toMatch(/^HTTP\/1.1 200 /);
  });

  test('that never ends is given up, and the line is closed', async () => {
    const text = await inParts('', 1_000);
    expect(text).toMatch(/^HTTP\/1.1 408 /);
    expect(text).toMatch(/connection: close/i);
    expect(text).toContain('"code":"bodyTooSlow"');
  });
});

test('a story that does not answer is a 503 after the time of the house, counted from the body on', async () => {
  const began = Date.now();
  const { status } = await office.as('chen').post('/petitions', aPlainRegistration());
  expect([status, Date.now() - began < 3_000]).toEqual([503, true]);
});
