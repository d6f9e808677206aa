import { aPlainRegistration } from '../support/a-registration';
import { anOffice, type Office } from '../support/office';
import { until } from '../support/until';

let office: Office;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

/** A petition received on that day, begun in training on the same day. */
async function received(receivedOn: string): Promise<string> {
  const headers = { 'training-begin': `${receivedOn}T09:00:00+08:00` };
  const made = await office.as('chen').post('/petitions', aPlainRegistration({ receivedOn }), { headers });
  return made.body.petition.id;
}

const events = async (id: string) => (await office.as('su').get(`/petitions/${id}/events`)).body.items;
const dueOn = async (id: string) => (await office.as('chen').get(`/petitions/${id}`)).body.clocks[0].dueOn;

// Day 15 after Fri 2026-12-18 is Sat 2027-01-02, after Thu 2026-12-10 it is Fri 2026-12-25.
const notice = {
  source: 'test notice for 2027',
  holidays: ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04'].map((on) => ({ on, name: '元旦' })),
  makeUpWorkdays: [],
};

test('loading a year moves exactly the dates it touches, once, however often it is loaded', async () => {
  const [touched, untouched] = [await received('2026-12-18'), await received('2026-12-10')];
  expect([await dueOn(touched), await dueOn(untouched)]).toEqual(['2027-01-04', '2026-12-25']);

  const loaded = await office.as('cheng').post('/calendars/2027', notice);
  const dates = [{ clock: 'T_FORWARD#1', oldDueOn: '2027-01-04', newDueOn: '2027-01-05' }];
  expect([loaded.status, loaded.body]).toEqual([
    200,
    { year: 2027, version: 2, changed: true, moved: [{ story: touched, dates }] },
  ]);

  await until(async () => (await events(touched)).length === 2);
  const [, moved] = await events(touched);
  expect([moved.act, moved.actor.role, moved.data.moved]).toEqual(['recompute', 'clock', dates]);
  expect(await dueOn(touched)).toBe('2027-01-05');

  const again = await office
    .as('cheng')
    .post('/calendars/2027', { ...notice, holidays: [...notice.holidays].reverse() });
  expect(again.body).toEqual({ year: 2027, version: 2, changed: false, moved: [] });
  expect([(await events(touched)).length, (await events(untouched)).length]).toEqual([2, 1]);
});

test.each([
  ['a coordinator', 'chen', notice, 403, 'forbidden'],
  ['a day both off and worked', 'cheng', { ...notice, makeUpWorkdays: [notice.holidays[1]] }, 422, 'calendarInvalid'],
  [
    'a day of another year',
    'cheng',
    { ...notice, holidays: [{ on: '2026-05-01', name: 'x' }] },
    422,
    'calendarInvalid',
  ],
])('%s is refused', async (_what, person, body, status, code) => {
  const answer = await office.as(person).post('/calendars/2027', body);
  expect([answer.status, answer.body.code]).toEqual([status, code]);
});

test('the registers can be read, every policy value with its source', async () => {
  const shen = office.as('shen');
  for (const name of ['regions', 'units', 'officers', 'checklists', 'policies', 'calendars', 'acts', 'document-types'])
    expect([name, (await shen.get(`/${name}`)).body.items.length > 1]).toEqual([name, true]);
  const { items } = (await shen.get('/policies')).body;
  for (const { rules } of items) for (const { source } of rules) expect(source).toMatch(/\S/);
  expect((await shen.get('/calendars/2026')).body.data.makeUpWorkdays.length).toBeGreaterThan(3);
  expect((await shen.get('/calendars/1999')).status).toBe(404);
});
