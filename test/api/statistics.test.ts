import { measured } from '../../db/schema';
import { rateCodes } from '../../domain/statistics/rate';
import { anOffice, type Office } from '../support/office';
import { insertPetition } from '../support/rows';

let office: Office;
const ids: Record<string, string> = {};
const now = Date.parse('2026-06-10T09:00:00+08:00');

/** Received on Mon 03-02, answered on Wed 03-11; the due days are as the clocks would have put them. */
const answered = {
  ...{ unitId: 'labour', domain: 'labour', channel: 'visit', track: 'ordinary', itemClass: 'first' },
  ...{ matterType: 'appeal', receivedByLeader: false, receivedOn: '2026-03-02', acceptedOn: '2026-03-02' },
  ...{ handleDueOn: '2026-05-06', handledOn: '2026-03-11', deliveredOn: '2026-03-11', handlingDays: 9 },
  ...{ contactsBeforeChange: 0, resolved: true, closedOn: '2026-03-20', unitLevel: 4 },
};
type Line = Partial<typeof measured.$inferInsert>;

interface Place {
  readonly region?: string;
  readonly regionPath?: string[];
  readonly assistants?: string[];
  readonly accusedUnits?: string[];
  readonly accusedOfficers?: string[];
}
const county: Required<Place> = {
  ...{ region: '330421', regionPath: ['330421', '330400'] },
  ...{ assistants: [], accusedUnits: [], accusedOfficers: [] },
};

async function insertMeasured(name: string, line: Line = {}, place: Place = {}): Promise<void> {
  const whole = { ...answered, ...county, ...place, version: 4, offsetMs: 0, ...line };
  const id = await insertPetition(office.db, { unitId: whole.unitId, ...place });
  await office.db.insert(measured).values({ firstClosedOn: whole.closedOn, ...whole, id });
  ids[name] = id;
}

beforeAll(async () => {
  office = await anOffice({ worker: false, clock: () => now });
  await insertMeasured('first');
  await insertMeasured('open', {
    handledOn: null,
    deliveredOn: null,
    handlingDays: null,
    closedOn: null,
    resolved: false,
  });
  await insertMeasured('assisted', { unitId: 'housing', domain: 'realEstate' }, { assistants: ['labour'] });
  await insertMeasured('ofLeader', { unitId: 'housing', receivedByLeader: true, channel: 'letter' });
  await insertMeasured('ofCity', { unitId: 'city-bureau' }, { region: '330400', regionPath: ['330400'] });
  await insertMeasured('against', { matterType: 'accusation' }, { accusedUnits: ['labour'], accusedOfficers: ['cao'] });
  // Both came back within 90 days; the second time as an accusation against the labour bureau.
  await insertMeasured('cameBack', { closedOn: '2026-02-02', acceptedOn: null });
  const accusation = { accusedUnits: ['labour'], accusedOfficers: ['cao'] };
  const again = { itemClass: 'repeat', receivedOn: '2026-02-20', handleDueOn: null, closedOn: null, resolved: false };
  await insertMeasured('again', { ...again, repeatOf: ids.cameBack! }, accusation);
});
afterAll(() => office.close());

const window = 'from=2026-03-01&to=2026-05-31';
const nameOf = (id: string) => Object.keys(ids).find((name) => ids[name] === id);
type Item = { readonly id: string; readonly rate: string };

async function rateOf(person: string, code: string, query = window) {
  const { status, body } = await office.as(person).get(`/statistics?${query}`);
  expect(status).toBe(200);
  return body.items.find(({ rate }: Item) => rate === code);
}
async function opened(person: string, path: string): Promise<(string | undefined)[]> {
  const { body } = await office.as(person).get(path);
  return body.items.map(({ id }: Item) => nameOf(id)).sort();
}

test('every rate comes with numerator, denominator, window, definition and source', async () => {
  const { body } = await office.as('chen').get(`/statistics?${window}`);
  expect(body).toMatchObject({ window: { from: '2026-03-01', to: '2026-05-31' }, asOf: '2026-06-10T01:00:00.000Z' });
  expect(body.settings).toMatchObject({ source: 'office setting', value: { basicallySatisfiedCounts: true } });
  expect(body.items.map(({ rate }: Item) => rate)).toEqual(rateCodes);
  const [onTime] = body.items.filter(({ rate }: Item) => rate === 'onTimeRate');
  expect(onTime).toMatchObject({
    ...{ numerator: 5, denominator: 6, value: 0.8333, unit: 'ratio', source: 'R22-34; formula: office setting' },
    definition: { window: { column: 'handleDueOn' }, countsAfterDays: 1, of: [] },
  });
});

test('a rate of nothing is null and says so, not zero', async () => {
  const rate = await rateOf('chen', 'participationRate');
  expect(rate).toMatchObject({ numerator: 0, denominator: 0, value: null });
  expect(rate.empty.en).toBe('No matter of this window counts');
});

test('the links open exactly the matters of their number, under the same filters', async () => {
  const { links } = await rateOf('su', 'onTimeRate', `${window}&domain=labour`);
  expect(await opened('su', links.numerator)).toEqual(['against', 'cameBack', 'first', 'ofLeader']);
  expect(await opened('su', links.rest)).toEqual(['open']);
  expect(await opened('su', links.denominator)).toEqual(['against', 'cameBack', 'first', 'ofLeader', 'open']);
});

test.each([
  ['unit=housing', ['assisted', 'ofLeader']],
  ['channel=letter', ['ofLeader']],
  ['receivedByLeader=true', ['ofLeader']],
  ['domain=realEstate', ['assisted']],
  ['matterType=accusation', ['against']],
  ['itemClass=repeat', []],
  ['track=difficult', []],
  ['region=330400', ['against', 'assisted', 'cameBack', 'first', 'ofLeader', 'open']],
])('%s narrows', async (filter, expected) => {
  expect(await opened('su', `/statistics/onTimeRate/matters?${window}&${filter}`)).toEqual(expected);
});

test.each([
  ['the city sees its counties', 'song', 7],
  ['the county sees itself', 'su', 6],
  ['an accused officer is counted nothing of the accusation', 'cao', 5],
  ['the head of a unit sees what it leads, not what it assists nor what accuses it', 'tou', 3],
])('%s', async (_rule, person, denominator) => {
  expect((await rateOf(person, 'onTimeRate')).denominator).toBe(denominator);
});

test('an accusation is no repeat for whom it bars', async () => {
  const query = 'from=2026-02-01&to=2026-02-28';
  expect(await rateOf('su', 'firstResolutionRate', query)).toMatchObject({ numerator: 0, denominator: 1 });
  for (const barred of ['cao', 'tou'])
    expect(await rateOf(barred, 'firstResolutionRate', query)).toMatchObject({ numerator: 1, denominator: 1 });
});

test.each(['han', 'he', 'da'])('a handler (%s) reads no rates, nor the matters of one', async (person) => {
  for (const path of ['/statistics', '/statistics/onTimeRate/matters']) {
    const { status, body } = await office.as(person).get(path);
    expect([status, body.code]).toEqual([403, 'forbidden']);
  }
});

test('a leader and an auditor read, an administrator alone does not', async () => {
  expect((await office.as('lin').get('/statistics')).status).toBe(200);
  expect((await office.as('shen').get('/statistics')).status).toBe(200);
  expect((await office.as('cheng', { roles: ['admin'] }).get('/statistics')).status).toBe(403);
});

test('groups come by name and add up; they are in no other order', async () => {
  const { groups, denominator } = await rateOf('su', 'onTimeRate', `${window}&by=unit`);
  const shown = groups.map(({ key, numerator, denominator: of }: Record<string, unknown>) => [key, numerator, of]);
  expect(shown).toEqual([
    ['housing', 2, 2],
    ['labour', 3, 4],
  ]);
  expect(denominator).toBe(6);
  const leaders = await rateOf('su', 'onTimeRate', `${window}&by=receivedByLeader`);
  expect(leaders.groups.map(({ key }: { key: string }) => key)).toEqual(['false', 'true']);
});

test('months come in their order, without empty ones', async () => {
  const { groups } = await rateOf('su', 'repeatRate', 'from=2026-01-01&to=2026-06-30&by=month');
  const shown = groups.map(({ key, numerator, denominator }: Record<string, unknown>) => [key, numerator, denominator]);
  expect(shown).toEqual([
    ['2026-02', 1, 1],
    ['2026-03', 0, 6],
  ]);
});

test('a month is asked by name; without any window it is the present one', async () => {
  const { body } = await office.as('su').get('/statistics?month=2026-05');
  expect(body.window).toEqual({ from: '2026-05-01', to: '2026-05-31' });
  expect((await office.as('su').get('/statistics')).body.window).toEqual({ from: '2026-06-01', to: '2026-06-30' });
});

test.each([
  ['from=2026-03-01', '?to'],
  ['to=2026-03-01', '?from'],
  ['from=2026-03-02&to=2026-03-01', '?to'],
  ['from=2026-03-01&to=2026-03-31&month=2026-03', '?month'],
  ['month=2026-13', '?month'],
  ['by=number', '?by'],
  ['by=month&from=2010-01-01&to=2026-01-01', '?by'],
  ['channel=gossip', '?channel'],
])('%s is refused', async (query, pointer) => {
  const { status, body } = await office.as('su').get(`/statistics?${query}`);
  expect([status, body.code, body.errors[0].pointer]).toEqual([400, 'invalidInput', pointer]);
});

test('there is no other rate', async () => {
  expect((await office.as('su').get('/statistics/hearingSuccessRate/matters')).status).toBe(404);
  expect((await office.as('su').get(`/statistics/onTimeRate/matters?${window}&cursor=abc`)).status).toBe(400);
});
