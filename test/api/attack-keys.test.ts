import { randomUUID } from 'node:crypto';
import { aPlainRegistration, trainingBegin } from '../support/a-registration';
import { aMatter, type Matter } from '../support/matter';
import { anOffice, type Office, type Reply, type Speaker } from '../support/office';

/** One key, many requests: at once, by others, with other bodies, for other matters, after the end, after erasure. */

const begin = '2026-02-26T09:00:00+08:00';
let office: Office;
let chen: Speaker;
beforeAll(async () => {
  office = await anOffice();
  chen = office.as('chen');
});
afterAll(() => office.close());

const many = <T>(count: number, ask: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => ask(n)));
const outcome = ({ status, body }: Reply) => `${status} ${body.code ?? 'done'}`;
const actsOf = async (id: string): Promise<string[]> =>
  (await office.as('song').get(`/petitions/${id}/events`)).body.items.map(({ act }: { act: string }) => act);
const register = (key: string, more: object = {}) =>
  chen.post('/petitions', aPlainRegistration(more), { key, headers: trainingBegin });

test('twenty registrations at once under one key are one petition and one answer', async () => {
  const key = randomUUID();
  const answers = await many(20, () => register(key));
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect(answers[0]!.status).toBe(201);
  expect(await actsOf(answers[0]!.body.petition.id)).toEqual(['register']);
});

test('two bodies at once under one key: one is registered, whoever sent the other is told', async () => {
  const key = randomUUID();
  const answers = await many(10, (n) => register(key, { place: n % 2 ? '甲处' : '乙处' }));
  expect(new Set(answers.map(outcome))).toEqual(new Set(['201 done', '422 keyReused']));
  expect(new Set(answers.filter(({ status }) => status === 201).map(({ text }) => text)).size).toBe(1);
});

describe('an act', () => {
  let matter: Matter;
  beforeEach(async () => {
    matter = await aMatter(office, 'chen', begin);
  });
  const act = (name: string, body: object, key: string) =>
    chen.post(`/petitions/${matter.id}/acts/${name}`, body, { key });

  test('asked twenty times at once happens once and answers alike', async () => {
    const key = randomUUID();
    const answers = await many(20, () => act('screen', { result: 'none' }, key));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(await actsOf(matter.id)).toEqual(['register', 'screen']);
  });

  test('asked at once with another body, or as another act, is refused for the others', async () => {
    await matter.do('chen', 'screen', { result: 'none' });
    const bodies = randomUUID();
    const first = await many(10, (n) => act('classify', { domain: n % 2 ? 'labour' : 'health' }, bodies));
    expect(new Set(first.map(outcome))).toEqual(new Set(['200 done', '422 keyReused']));
    const acts = randomUUID();
    const second = await many(10, (n) =>
      n % 2 ? act('classify', { domain: 'labour' }, acts) : act('forward', { unitId: 'labour' }, acts),
    );
    expect(new Set(second.map(outcome))).toEqual(new Set(['200 done', '422 keyReused']));
    expect(await actsOf(matter.id)).toHaveLength(4);
  });

  test('of ten persons with one version in mind, one comes through', async () => {
    const headers = { 'if-match': '"1"' };
    const answers = await many(10, (n) =>
      office.as(n % 2 ? 'chen' : 'cao').post(`/petitions/${matter.id}/acts/screen`, { result: 'none' }, { headers }),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(answers.map(outcome))).toEqual(new Set(['200 done', '412 versionMismatch']));
    expect(await actsOf(matter.id)).toEqual(['register', 'screen']);
  });

  test.each(['"1", "2"', 'W/"1"', '1', '"-1"', '""', '"99999999999"', '"1'])(
    'takes no If-Match %s',
    async (version) => {
      const headers = { 'if-match': version };
      const answer = await chen.post(`/petitions/${matter.id}/acts/screen`, { result: 'none' }, { headers });
      expect(outcome(answer)).toBe('400 invalidInput');
    },
  );

  test('of somebody else under the same key is another act', async () => {
    const key = randomUUID();
    expect(outcome(await act('nameRepresentatives', { reps: [{ name: '代表甲' }] }, key))).toBe('200 done');
    const reps = { reps: [{ name: '代表乙' }] };
    const other = await office.as('cao').post(`/petitions/${matter.id}/acts/nameRepresentatives`, reps, { key });
    expect(outcome(other)).toBe('200 done');
    expect(await actsOf(matter.id)).toHaveLength(3);
  });

  test('answers the same after the matter has ended and after it was erased', async () => {
    const statement = await matter.file('chen', 'withdrawalStatement');
    const paper = await matter.file('chen', 'signedStatement');
    const key = randomUUID();
    const first = await act('withdraw', { statement, onBehalfOf: { paper } }, key);
    await matter.do('cao', 'confirmWithdrawal', { how: '电话里确认' });
    expect((await act('withdraw', { statement, onBehalfOf: { paper } }, key)).text).toBe(first.text);
    expect(outcome(await act('withdraw', { statement }, key))).toBe('422 keyReused');
    expect(outcome(await act('screen', { result: 'none' }, randomUUID()))).toBe('409 storyEnded');
    await office.as('cheng').post(`/petitions/${matter.id}/erasure`, { reason: '保存期满' });
    expect((await act('withdraw', { statement, onBehalfOf: { paper } }, key)).text).toBe(first.text);
    expect(await actsOf(matter.id)).toEqual(['register', 'withdraw', 'confirmWithdrawal']);
  });
});

describe('a key', () => {
  test.each([
    ['empty', ''],
    ['with a blank', 'a b'],
    ['with a letter that is not ASCII', 'clé'],
    ['longer than 200', 'x'.repeat(201)],
  ])('%s is refused', async (_what, key) => {
    expect(outcome(await register(key))).toBe('400 invalidInput');
  });

  test.each(['x'.repeat(200), '../..', '__proto__', '%00', '"', '0'])(
    'like %s is a key like any other',
    async (key) => {
      const made = await register(key);
      expect(outcome(made)).toBe('201 done');
      expect((await register(key)).text).toBe(made.text);
    },
  );

  test('joins nothing: person and key are kept apart', async () => {
    const [one, two] = [
      await register('a'),
      await office.as('cao').post('/petitions', aPlainRegistration(), { key: 'a', headers: trainingBegin }),
    ];
    expect(one.body.petition.id).not.toBe(two.body.petition.id);
  });
});

describe('a paper', () => {
  test('filed ten times at once under one key is one paper of version 1', async () => {
    const matter = await aMatter(office, 'chen', begin);
    const key = randomUUID();
    expect(new Set(await many(10, () => chen.file(matter.id, 'evidence', 'the same', { key }))).size).toBe(1);
    const { items } = (await chen.get(`/petitions/${matter.id}/documents`)).body;
    expect(items.map(({ version }: { version: number }) => version)).toEqual([1]);
  });

  test('under the key of a paper of another matter, or of another type, is refused', async () => {
    const [one, two] = [await aMatter(office, 'chen', begin), await aMatter(office, 'chen', begin)];
    const key = randomUUID();
    await chen.file(one.id, 'evidence', 'the same', { key });
    await expect(chen.file(two.id, 'evidence', 'the same', { key })).rejects.toThrow('keyReused');
    await expect(chen.file(one.id, 'other', 'the same', { key })).rejects.toThrow('keyReused');
    expect((await chen.get(`/petitions/${two.id}/documents`)).body.items).toEqual([]);
  });

  test('of another matter serves no act', async () => {
    const [one, two] = [await aMatter(office, 'chen', begin), await aMatter(office, 'chen', begin)];
    const statement = await two.file('chen', 'withdrawalStatement');
    expect(await one.code('chen', 'withdraw', { statement, onBehalfOf: { paper: statement } })).toBe('documentMissing');
    const wrong = await one.file('chen', 'evidence');
    expect(await one.code('chen', 'withdraw', { statement: wrong, onBehalfOf: { paper: wrong } })).toBe('wrongPaper');
  });
});
