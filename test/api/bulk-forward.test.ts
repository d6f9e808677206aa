import { randomUUID } from 'node:crypto';
import { aMatter, type Matter } from '../support/matter';
import { anOffice, type Office } from '../support/office';

/** 批量转送: many matters under one key, a result for each. */
let office: Office;
beforeAll(async () => {
  office = await anOffice({ requestDeadlineMs: 5_000 });
});
afterAll(() => office.close());

async function classified(more: object = {}, coordinator = 'chen'): Promise<Matter> {
  const matter = await aMatter(office, coordinator, '2026-03-02T09:00:00+08:00', more);
  await matter.do(coordinator, 'screen', { result: 'none' });
  await matter.do(coordinator, 'classify', { domain: 'labour' });
  return matter;
}

const bulk = (items: object[], key: string | null = randomUUID(), person = 'chen') =>
  office.as(person).post('/petitions/bulk/forward', { items }, { key });
// biome-ignore lint/suspicious/noExplicitAny: an answer of the door
const said = ({ body }: { body: any }) =>
  body.items.map((one: { status: string; problem?: { code: string } }) => one.problem?.code ?? one.status);
const eventsOf = async ({ id }: Matter) =>
  (await office.as('chen').get(`/petitions/${id}/events`)).body.items.map(({ act }: { act: string }) => act);

test('each has its own result, in the order asked: done, refused, not there', async () => {
  const done = await classified();
  const early = await aMatter(office, 'chen', '2026-03-02T09:00:00+08:00');
  const accused = { matterType: 'accusation', accused: { units: ['labour'], officers: [] } };
  const accusation = await classified(accused);
  const elsewhere = await classified({}, 'zhe-chen');
  const last = await classified();
  const items = [
    { id: done.id, unitId: 'labour', assistants: ['housing'] },
    { id: early.id, unitId: 'labour' },
    { id: accusation.id, unitId: 'labour' },
    { id: elsewhere.id, unitId: 'zhe-labour' },
    { id: randomUUID(), unitId: 'labour' },
    { id: last.id, unitId: 'nowhere' },
  ];

  const answer = await bulk(items);

  expect(answer.status).toBe(200);
  expect(said(answer)).toEqual(['done', 'wrongStage', 'accusedUnit', 'notFound', 'notFound', 'unknownUnit']);
  expect(answer.body.items.map(({ id }: { id: string }) => id)).toEqual(items.map(({ id }) => id));
  expect(answer.body.items[0].event).toMatchObject({ story: done.id, act: 'forward', stage: 'forwarded' });
  expect(answer.body.items[1].problem.detail).toBe('the stage is registered');
  // What may not be seen and what is not there say the same.
  expect(answer.body.items[3].problem).toEqual(answer.body.items[4].problem);
  expect(await done.row()).toMatchObject({ stage: 'forwarded', unit: 'labour', assistants: ['housing'] });
  expect(await eventsOf(early)).toEqual(['register']);
});

test('a repeat answers the same for what is done, also at once and after more has happened', async () => {
  const [one, two] = [await classified(), await classified()];
  const items = [one, two].map(({ id }) => ({ id, unitId: 'labour' }));
  const key = randomUUID();

  const answers = await Promise.all([bulk(items, key), bulk(items, key), bulk(items, key)]);
  await one.do('han', 'object', { reasons: '不属本单位职责' });
  const later = await bulk(items, key);

  for (const answer of answers) expect(answer.text).toBe(later.text);
  expect(said(later)).toEqual(['done', 'done']);
  expect((await eventsOf(two)).filter((act: string) => act === 'forward')).toHaveLength(1);
});

test('another body under the same key: refused for what was done, and a matter that is new is done', async () => {
  const [one, two] = [await classified(), await classified()];
  const key = randomUUID();
  await bulk([{ id: one.id, unitId: 'labour' }], key);

  const answer = await bulk(
    [
      { id: one.id, unitId: 'housing' },
      { id: two.id, unitId: 'housing' },
    ],
    key,
  );

  expect(said(answer)).toEqual(['keyReused', 'done']);
  expect((await one.row()).unit).toBe('labour');
});

test('a key used for one act is not the same act in a batch', async () => {
  const matter = await classified();
  const key = randomUUID();
  const single = `/petitions/${matter.id}/acts/forward`;
  expect((await office.as('chen').post(single, { unitId: 'labour' }, { key })).status).toBe(200);
  expect(said(await bulk([{ id: matter.id, unitId: 'labour' }], key))).toEqual(['sameUnitTwice']);
});

test.each([
  ['none', 0],
  ['more than a hundred', 101],
])('%s: the whole is refused', async (_what, count) => {
  const items = Array.from({ length: count }, () => ({ id: randomUUID(), unitId: 'labour' }));
  const { status, body } = await bulk(items);
  expect([status, body.code, body.errors[0].pointer]).toEqual([400, 'invalidInput', '/items']);
});

test('a hundred are taken; one named twice, an unknown field, no key and another role are refused as a whole', async () => {
  const id = randomUUID();
  const many = Array.from({ length: 100 }, () => ({ id: randomUUID(), unitId: 'labour' }));
  expect(new Set(said(await bulk(many)))).toEqual(new Set(['notFound']));
  const twice = [
    { id, unitId: 'labour' },
    { id: id.toUpperCase(), unitId: 'housing' },
  ];
  expect((await bulk(twice)).body.code).toBe('invalidInput');
  expect((await bulk([{ id, unitId: 'labour', feedbackOn: '2026-04-01' }])).body.code).toBe('invalidInput');
  expect((await bulk([{ id, unitId: 'labour' }], null)).body.code).toBe('keyMissing');
  for (const person of ['han', 'tou', 'su', 'shen'])
    expect((await bulk([{ id, unitId: 'labour' }], randomUUID(), person)).body.code).toBe('notYourRole');
});

test('nobody works: the whole answers 503, and the same key does it once somebody does', async () => {
  const matters = [await classified(), await classified(), await classified()];
  const items = matters.map(({ id }) => ({ id, unitId: 'labour' }));
  const key = randomUUID();
  await office.stopWorker();
  const away = await bulk(items, key);
  const stop = await office.startWorker();

  const back = await bulk(items, key);

  expect([away.status, away.body.code]).toEqual([503, 'unavailable']);
  expect(said(back)).toEqual(['done', 'done', 'done']);
  for (const matter of matters)
    expect((await eventsOf(matter)).filter((act: string) => act === 'forward')).toHaveLength(1);
  await stop();
});
