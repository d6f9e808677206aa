import { randomUUID } from 'node:crypto';
import { once } from '../../api/once';
import { Problem } from '../../api/problem';
import type { Answer, Call, Route } from '../../api/route';
import { erasures, requestKeys } from '../../db/schema';
import { anOffice, type Office, type Reply, type Speaker } from '../support/office';
import { insertPetition } from '../support/rows';

/** Keyed requests that are no acts: the door itself remembers what it answered first. */

let office: Office;
let cheng: Speaker;
beforeAll(async () => {
  office = await anOffice({ worker: false });
  cheng = office.as('cheng');
});
afterAll(() => office.close());
beforeEach(() => office.db.delete(requestKeys));

const day = (on: string) => ({ on, name: '元旦' });
const notice = { source: 'a notice', holidays: [day('2027-01-01')], makeUpWorkdays: [] };
const load = (key: string, body: object = notice, year = 2027) => cheng.post(`/calendars/${year}`, body, { key });
const outcome = ({ status, body }: Reply) => `${status} ${body.code ?? 'done'}`;
const many = <T>(count: number, ask: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => ask(n)));

describe('at the door', () => {
  test('a repeat gets the first answer, byte for byte, whatever has been loaded since', async () => {
    const [key, other] = [randomUUID(), randomUUID()];
    const first = await load(key);
    expect([outcome(first), first.body.changed]).toEqual(['200 done', true]);
    expect((await load(other, { ...notice, holidays: [] })).body.version).toBe(first.body.version + 1);
    expect((await load(key)).text).toBe(first.text);
    expect((await cheng.get('/calendars/2027')).body.data.holidays).toEqual([]);
  });

  test('another body, another year or another route under the key is refused and does nothing', async () => {
    const key = randomUUID();
    const matter = await insertPetition(office.db, { over: true });
    expect(outcome(await load(key))).toBe('200 done');
    expect(outcome(await load(key, { ...notice, source: 'another' }))).toBe('422 keyReused');
    expect(outcome(await load(key, notice, 2028))).toBe('422 keyReused');
    const erasure = await cheng.post(`/petitions/${matter}/erasure`, { reason: '保存期满' }, { key });
    expect([outcome(erasure), await office.db.select().from(erasures)]).toEqual(['422 keyReused', []]);
    expect((await cheng.get('/calendars/2028')).status).toBe(404);
  });

  test('an erasure under the key of another one is refused', async () => {
    const key = randomUUID();
    const [one, two] = [
      await insertPetition(office.db, { over: true }),
      await insertPetition(office.db, { over: true }),
    ];
    const erase = (id: string, reason = '保存期满') => cheng.post(`/petitions/${id}/erasure`, { reason }, { key });
    const first = await erase(one);
    expect(outcome(first)).toBe('200 done');
    expect(outcome(await erase(one, '另一原因'))).toBe('422 keyReused');
    expect(outcome(await erase(two))).toBe('422 keyReused');
    expect((await erase(one)).text).toBe(first.text);
  });

  test('a refused request leaves its key free, also for another body', async () => {
    const key = randomUUID();
    const bad = { ...notice, makeUpWorkdays: notice.holidays };
    expect(outcome(await load(key, bad))).toBe('422 calendarInvalid');
    expect(await office.db.select().from(requestKeys)).toEqual([]);
    expect(outcome(await load(key))).toBe('200 done');
  });

  test('somebody else under the same key asks for something else', async () => {
    const key = randomUUID();
    await load(key);
    expect(outcome(await office.as('chen').post('/calendars/2027', notice, { key }))).toBe('403 forbidden');
  });

  test('the table holds hashes, none that anybody could make without the key of the office', async () => {
    await load(randomUUID());
    const [row] = await office.db.select().from(requestKeys);
    expect(row).toMatchObject({ route: 'post /calendars/:year', inputHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(JSON.stringify(row)).not.toMatch(/a notice|cheng/);
  });
});

describe('a handler', () => {
  let done = 0;
  let now = Date.parse('2026-03-02T01:00:00Z');
  beforeEach(() => {
    done = 0;
  });
  const route = (handle: () => Promise<Answer>): Route => ({
    ...{ method: 'post', path: '/something', tag: '', says: '', keyed: true, handle },
  });
  const slow = route(async () => {
    done += 1;
    await new Promise((wake) => setTimeout(wake, 200));
    return { status: 201, headers: { Location: '/x' }, body: { n: done } };
  });
  const call = (key: string, body: object = {}) => {
    const deps = { db: office.db, keys: office.keys, clock: () => now };
    return { deps, viewer: { id: 'cheng' }, key, params: {}, query: {}, body } as unknown as Call;
  };
  const ask = (one: Route, key: string, body?: object, isWaitedFor = () => true) =>
    once(one, call(key, body), isWaitedFor);
  const codeOf = (asked: Promise<Answer>) =>
    asked.then(
      () => 'done',
      (error: unknown) => (error instanceof Problem ? error.code : String(error)),
    );

  test('asked twenty times at once works once, and all get its answer', async () => {
    const answers = await many(20, () => ask(slow, 'a'));
    expect([done, new Set(answers.map((one) => JSON.stringify(one))).size]).toEqual([1, 1]);
    expect(answers[0]).toEqual({ status: 201, headers: { Location: '/x' }, body: { n: 1 } });
  });

  test('asked at once with two bodies does one of them', async () => {
    const answers = await many(10, (n) => codeOf(ask(slow, 'b', { n: n % 2 })));
    expect([done, new Set(answers)]).toEqual([1, new Set(['done', 'keyReused'])]);
    expect(answers.filter((one) => one === 'done')).toHaveLength(5);
  });

  test('that fails while others wait is tried by one of those', async () => {
    const failing = route(async () => {
      done += 1;
      await new Promise((wake) => setTimeout(wake, 100));
      if (done === 1) throw new Problem('unavailable');
      return { body: { n: done } };
    });
    const answers = await many(5, () => codeOf(ask(failing, 'c')));
    expect([done, answers.sort()]).toEqual([2, ['done', 'done', 'done', 'done', 'unavailable']]);
  });

  test('lost with its process is done again after two minutes, not before', async () => {
    const lost = route(() => new Promise<Answer>(() => undefined));
    void ask(lost, 'd');
    await new Promise((wake) => setTimeout(wake, 100));
    let patience = 2;
    expect(await codeOf(ask(slow, 'd', {}, () => patience-- > 0))).toBe('unavailable');
    now += 2 * 60_000 + 1;
    expect(await codeOf(ask(slow, 'd', { another: 'body' }))).toBe('done');
  });

  test('is asked again under its key after thirty days, and nothing older is kept', async () => {
    await ask(slow, 'e');
    now += 30 * 24 * 3_600_000;
    expect(await codeOf(ask(slow, 'e', { another: 'body' }))).toBe('keyReused');
    now += 1;
    await ask(slow, 'f');
    expect(await office.db.select().from(requestKeys)).toHaveLength(1);
    expect(await codeOf(ask(slow, 'e', { another: 'body' }))).toBe('done');
  });
});
