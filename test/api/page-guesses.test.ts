import { randomBytes } from 'node:crypto';
import { prefixOf } from '../../api/page/gate';
import { guesses } from '../../db/schema';
import { acceptedByLabour, aMatter } from '../support/matter';
import { anOffice, type Office } from '../support/office';
import { form, linkTo } from '../support/page-door';

let office: Office;
let now = Date.now();
/** Each test comes from an address of its own, as the outermost proxy would say. */
beforeAll(async () => {
  office = await anOffice({ trustedProxies: 1, clock: () => now });
});
afterAll(() => office.close());
// A thousand answers take more than the usual minute where others are at work.
jest.setTimeout(240_000);
// The staff's tokens are good for twelve hours.
beforeEach(() => {
  now = Date.now();
});

const begin = '2026-03-02T09:00:00+08:00';
const aToken = () => randomBytes(16).toString('base64url');
const from = (address: string) => ({ 'x-forwarded-for': address, 'accept-language': 'en' });
const read = async (url: string, address: string) => {
  const answer = await fetch(url, { headers: from(address) });
  const headers = [...answer.headers].filter(([name]) => name !== 'date');
  return { status: answer.status, headers, text: await answer.text() };
};
const guess = async (url: string, pin: string, address: string) => {
  const asked = form({ pin });
  const answer = await fetch(`${url}/acts/urge`, { ...asked, headers: { ...asked.headers, ...from(address) } });
  return { status: answer.status, after: answer.headers.get('retry-after'), text: await answer.text() };
};
const counted = (answers: readonly { status: number }[]) =>
  Object.fromEntries(
    [...new Set(answers.map(({ status }) => status))].map((one) => [
      one,
      answers.filter(({ status }) => status === one).length,
    ]),
  );

test('unknown, revoked, replaced and malformed are one answer, byte for byte', async () => {
  const matter = await aMatter(office, 'chen', begin);
  const [replaced, revoked] = [await linkTo(matter), await linkTo(matter)];
  await matter.do('chen', 'revokeLink', { no: revoked.no });
  const dead = [replaced.url, revoked.url, `${office.url}/t/${aToken()}`, `${office.url}/t/x`];
  const answers = await Promise.all(dead.map((url) => read(url, '10.0.0.1')));
  for (const one of answers) expect(one).toEqual(answers[0]);
  expect(answers[0]!.status).toBe(404);
  const acts = await Promise.all(dead.map((url) => guess(url, '000000', '10.0.0.1')));
  for (const one of acts) expect(one).toEqual({ status: 404, after: null, text: answers[0]!.text });
});

test('a thousand guesses of a token from one network are throttled, from all processes together, and another is not', async () => {
  const { url } = await linkTo(await aMatter(office, 'chen', begin));
  const answers: { status: number }[] = [];
  for (let n = 0; n < 1_000; n += 20)
    answers.push(
      ...(await Promise.all(
        Array.from({ length: 20 }, (_, k) => read(`${office.url}/t/${aToken()}`, `2001:db8::${n + k + 1}`)),
      )),
    );
  const { 404: looked = 0, 429: throttled = 0 } = counted(answers);
  expect(looked + throttled).toBe(1_000);
  expect(looked).toBeLessThanOrEqual(50); // 30, and those under way at that moment
  expect((await read(url, '2001:db8::ffff')).status).toBe(429); // the right one, too
  expect((await read(url, '2001:db9::1')).status).toBe(200);
  const { headers } = await read(url, '2001:db8::1');
  expect(Number(Object.fromEntries(headers)['retry-after'])).toBeGreaterThan(500);
  now += 11 * 60_000;
  expect((await read(url, '2001:db8::ffff')).status).toBe(200);
});

test('a thousand guesses of a PIN are throttled wherever they come from, and the right one waits', async () => {
  const matter = await acceptedByLabour(office);
  const { url, pin } = await linkTo(matter);
  const wrong = pin === '000000' ? '000001' : '000000';
  const answers: { status: number }[] = [];
  for (let n = 0; n < 1_000; n += 20)
    answers.push(
      ...(await Promise.all(Array.from({ length: 20 }, (_, k) => guess(url, wrong, `10.1.${n / 20}.${k}`)))),
    );
  expect(counted(answers)).toEqual({ 403: 5, 429: 995 });
  expect(await guess(url, pin, '10.2.0.1')).toMatchObject({ status: 429, after: expect.stringMatching(/^\d+$/) });
  now += 24 * 3_600_000 + 1_000;
  expect((await guess(url, pin, '10.2.0.1')).status).toBe(303);
});

test('a wrong PIN, a revoked link and one that never was take the same time', async () => {
  const matter = await acceptedByLabour(office);
  const [revoked, live] = [await linkTo(matter), await linkTo(matter)];
  const took: Record<string, number[]> = { wrong: [], revoked: [], unknown: [] };
  for (let n = 0; n < 9; n += 1)
    for (const [name, url] of [
      ['wrong', live.url],
      ['revoked', revoked.url],
      ['unknown', `${office.url}/t/${aToken()}`],
    ] as const) {
      const begun = performance.now();
      // Five tries at one link are looked at, more are not: each round has time of its own.
      now += 16 * 60_000;
      await guess(url, '-', `10.3.${n}.1`);
      took[name]!.push(performance.now() - begun);
    }
  const median = (name: string) => took[name]!.sort((a, b) => a - b)[4]!;
  // The slow hash is most of each: without it an answer takes a tenth of this.
  expect(Math.min(median('revoked'), median('unknown'), median('wrong'))).toBeGreaterThan(25);
  expect(median('revoked') / median('unknown')).toBeGreaterThan(0.4);
  expect(median('revoked') / median('unknown')).toBeLessThan(2.5);
  expect(median('wrong') / median('unknown')).toBeLessThan(2.5);
});

test('neither token nor PIN nor address is logged, counted by name or kept', async () => {
  const { url, token, pin } = await linkTo(await acceptedByLabour(office));
  await read(url, '10.9.9.9');
  await guess(url, pin, '10.9.9.9');
  await read(`${office.url}/t/${token}x`, '10.9.9.9');
  const figures = await (await fetch(`${office.url}/metrics`)).text();
  const kept = office.log() + figures + JSON.stringify(await office.db.select().from(guesses));
  for (const secret of [token, '10.9.9.9']) expect(kept).not.toContain(secret);
  expect(figures).toContain('route="/t/:token"');
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('%s counts as %s', (address, prefix) => expect(prefixOf(address)).toBe(prefix));
