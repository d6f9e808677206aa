import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { notices, officers, tasks } from '../../db/schema';
import { aPlainRegistration } from '../support/a-registration';
import { aMatter, forward, type Matter } from '../support/matter';
import { anOffice, claimsOf, type Office, type Reply, type Speaker } from '../support/office';

/** A living accusation against the labour office and the coordinator Cao, who has a second post at the housing office. */

const begin = '2026-02-26T09:00:00+08:00';
const accused = { units: ['labour'], officers: ['cao', 'tou'] };
const secret = '检举信里才有的话';

let office: Office;
let accusation: Matter;
let order: string;
let paper: string;
let appeal: Matter;

beforeAll(async () => {
  office = await anOffice();
  const post = { person: 'cao', name: 'cao', rank: 'staff', deputy: null, active: true };
  await office.db.insert(officers).values([
    { ...post, id: 'cao@housing', unitId: 'housing', post: 'handler', roles: ['handler', 'unitHead'] },
    { ...post, id: 'cao2', unitId: 'county-bureau', post: 'supervisor', roles: ['supervisor', 'auditor'] },
  ]);
  accusation = await aMatter(office, 'chen', begin, { matterType: 'accusation', accused, facts: secret });
  // The same person brings an ordinary matter too.
  appeal = await aMatter(office, 'chen', begin);
  await forward(appeal, 'chen', 'labour');
  await forward(accusation, 'chen', 'housing', { domain: 'discipline' });
  paper = await accusation.file('chen', 'evidence');
  const demand = { petitionId: accusation.id, cause: 'delay', demand: '请限期核查' };
  const issued = await office.as('su').post('/orders', demand);
  expect(issued.status).toBe(201);
  order = issued.body.order.id;
  // Warnings and an order of the clock's own, with everybody they are sent to.
  await accusation.to('2026-03-20T10:00');
}, 60_000);
afterAll(() => office.close());

const at = (unit: string, roles: string[]) => ({ unit, roles: roles as never, region: '330421' });
const barred: readonly [string, () => Speaker][] = [
  ['a handler of the accused unit', () => office.as('han')],
  ['its head, accused too', () => office.as('tou')],
  ['its leader, who sees the whole region', () => office.as('lin')],
  ['a handler of a unit below', () => office.as('da')],
  ['the accused coordinator', () => office.as('cao', at('county-bureau', ['coordinator']))],
  ['the same at the unit that handles the matter', () => office.as('cao', at('housing', ['handler', 'unitHead']))],
  ['the same with a token that names no unit', () => office.as('cao', { unit: undefined })],
  ['the same with the roles of a supervisor', () => office.as('cao', at('county-bureau', ['supervisor', 'auditor']))],
];

/** Status, headers and bytes, as far as two requests at different times could agree. */
const told = ({ status, headers, text }: Reply) => ({
  status,
  headers: [...headers].filter(([name]) => name !== 'date'),
  text: text.replace(/urn:uuid:[0-9a-f-]+/, ''),
});

describe.each(barred)('%s', (_who, speaker) => {
  const lists = ['/petitions', '/orders', '/tasks', '/tasks?box=unit', '/notices', '/notices?box=unit'];

  test('finds it in no list, search, inbox or count', async () => {
    const who = speaker();
    const { number } = (await office.as('su').get(`/petitions/${accusation.id}`)).body;
    const searches = [secret.slice(0, 4), number, '安'].map((q) => `/petitions?q=${encodeURIComponent(q)}`);
    const filters = ['matterType=accusation', 'unit=housing', 'over=false', 'colour=red', 'dueBefore=2027-01-01'];
    for (const path of [...lists, ...searches, ...filters.map((one) => `/petitions?${one}`)]) {
      const answer = await who.get(path);
      expect([path, answer.status]).toEqual([path, 200]);
      for (const hidden of [accusation.id, order, paper, number])
        expect([path, answer.text.includes(hidden)]).toEqual([path, false]);
    }
    const { items } = (await who.get('/petitions?limit=100')).body;
    expect((await who.get('/petitions/counts')).body.total).toBe(items.length);
    expect((await who.get('/petitions/counts?matterType=accusation')).body.total).toBe(0);
    expect((await who.get('/petitions/counts?unit=housing')).body.total).toBe(0);
  });

  test('cannot tell it, its order and its paper from ones that do not exist', async () => {
    const who = speaker();
    const reads = ['', '?persons=1', '/events', '/events?open=1', '/clocks', '/holdings', '/documents', '/acts'];
    const ofPetition = [...reads, '/orders', '/same-persons', '/duplicates'].map((path) => [
      `/petitions/ID${path}`,
      accusation.id,
    ]);
    const ofOrder = reads.filter((path) => path !== '?persons=1').map((path) => [`/orders/ID${path}`, order]);
    for (const [path, id] of [...ofPetition, ...ofOrder, ['/documents/ID', paper]] as [string, string][]) {
      const there = told(await who.get(path.replace('ID', id)));
      expect([path, there]).toEqual([path, told(await who.get(path.replace('ID', randomUUID())))]);
      expect([path, there.status]).toEqual([path, 404]);
      expect([path, (await who.get(path.replace('ID', id.toUpperCase()))).status]).toEqual([path, 404]);
    }
  });

  test('gets the same answer when naming it inside another matter or an order', async () => {
    const who = speaker();
    const masked = (answer: Reply, id: string) => ({ ...told(answer), text: told(answer).text.replaceAll(id, 'ID') });
    const naming = async (path: string, body: (id: string) => object, hidden: string) => {
      const missing = randomUUID();
      const there = masked(await who.post(path, body(hidden)), hidden);
      expect([path, there]).toEqual([path, masked(await who.post(path, body(missing)), missing)]);
    };
    await naming('/orders', (petitionId) => ({ petitionId, cause: 'delay', demand: 'x' }), accusation.id);
    await naming(`/petitions/${appeal.id}/acts/object`, (doc) => ({ reasons: 'x', doc }), paper);
    await naming(`/petitions/${appeal.id}/acts/screen`, (matchId) => ({ result: 'related', matchId }), accusation.id);
    const accept = (notice: string) => ({ acceptedOn: '2026-02-26', officer: 'han', notice });
    await naming(`/petitions/${appeal.id}/acts/accept`, accept, paper);
    await naming(`/petitions/${appeal.id}/acts/accept/preview`, accept, paper);
    await naming('/training/advance', (story) => ({ story, by: 'P1D' }), accusation.id);
    await naming('/training/advance', (story) => ({ story, by: 'P1D' }), order);
  });

  test('finds it neither through the same person nor by registering again', async () => {
    const who = speaker();
    for (const path of ['same-persons', 'duplicates']) {
      const same = await who.get(`/petitions/${appeal.id}/${path}`);
      expect([200, 404]).toContain(same.status);
      expect(same.text).not.toContain(accusation.id);
    }
  });
});

test('what is not barred is seen, so that the barrier is no wall', async () => {
  const [han, su] = [office.as('han'), office.as('su')];
  expect((await han.get(`/petitions/${appeal.id}`)).status).toBe(200);
  expect((await su.get(`/petitions/${appeal.id}/same-persons`)).text).toContain(accusation.id);
  expect((await su.get(`/petitions/${appeal.id}/duplicates`)).text).toContain(accusation.id);
  expect((await su.get(`/orders/${order}`)).status).toBe(200);
  expect((await su.get(`/documents/${paper}`)).status).toBe(200);
  expect((await office.as('he').get(`/petitions/${accusation.id}`)).status).toBe(200);
});

test('nothing was sent to the accused, and nothing waits for them', async () => {
  const inUnit = (unit: string | null) => ['labour', 'labour-team'].includes(unit ?? '');
  const lines = [accusation.id, order].map((story) => office.db.select().from(notices).where(eq(notices.story, story)));
  const sent = (await Promise.all(lines)).flat();
  expect(sent.length).toBeGreaterThan(2);
  const waiting = await office.db.select().from(tasks).where(eq(tasks.story, accusation.id));
  for (const { officerId, unitId } of [...sent, ...waiting]) {
    expect(accused.officers).not.toContain(officerId);
    expect(inUnit(unitId)).toBe(false);
  }
});

test.each([
  ['the accused unit', { unitId: 'labour' }],
  ['a unit below it', { unitId: 'labour-team' }],
  ['it as assistant', { unitId: 'housing', assistants: ['labour'] }],
  ['a unit below it as assistant', { unitId: 'county-gov', assistants: ['housing', 'labour-team'] }],
])('the matter is never given to %s', async (_whom, input) => {
  for (const act of ['forward', 'assign']) {
    const body = act === 'assign' ? { ...input, feedbackOn: '2026-04-20' } : input;
    expect([act, await accusation.code('chen', act, body)]).toEqual([act, 'accusedUnit']);
  }
});

test('its words stand in no read row, and in no log', async () => {
  expect((await office.as('su').get(`/petitions/${accusation.id}`)).body.words).toBeNull();
  expect((await office.as('su').get(`/petitions?q=${encodeURIComponent(secret)}`)).body.items).toEqual([]);
  expect(office.log()).not.toContain(secret);
});

test('an accused person may register, but reads nothing of it afterwards', async () => {
  const han = office.as('han');
  const body = aPlainRegistration({ matterType: 'accusation', accused: { units: ['labour'], officers: [] } });
  const key = randomUUID();
  const made = await han.post('/petitions', body, { key, headers: { 'training-begin': begin } });
  expect(made.status).toBe(201);
  expect((await han.get(`/petitions/${made.body.petition.id}`)).status).toBe(404);
  expect((await han.post('/petitions', body, { key, headers: { 'training-begin': begin } })).text).toBe(made.text);
  expect(claimsOf('han').unit).toBe('labour');
});
