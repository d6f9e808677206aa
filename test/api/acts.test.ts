import { randomUUID } from 'node:crypto';
import { aPlainRegistration, plantedName, trainingBegin } from '../support/a-registration';
import { anOffice, type Office, type Speaker } from '../support/office';

let office: Office;
let chen: Speaker;
let han: Speaker;
beforeAll(async () => {
  office = await anOffice();
  chen = office.as('chen');
  han = office.as('han');
});
afterAll(() => office.close());

async function registered(more: object = {}): Promise<string> {
  const { body } = await chen.post('/petitions', aPlainRegistration(more), { headers: trainingBegin });
  return body.petition.id;
}

const classes = { domain: 'labour' };

async function forwarded(): Promise<string> {
  const id = await registered();
  await chen.post(`/petitions/${id}/acts/screen`, { result: 'none' });
  await chen.post(`/petitions/${id}/acts/classify`, classes);
  const sent = await chen.post(`/petitions/${id}/acts/forward`, { unitId: 'labour' });
  expect([sent.status, sent.body.petition.stage]).toEqual([200, 'forwarded']);
  return id;
}

test('registering answers with the petition, its number and where it is; the same key answers the same, byte for byte', async () => {
  const key = randomUUID();
  const made = await chen.post('/petitions', aPlainRegistration(), { key, headers: trainingBegin });
  const { id, number } = made.body.petition;
  expect([made.status, made.headers.get('location'), number]).toEqual([
    201,
    `/api/v1/petitions/${id}`,
    expect.stringMatching(/^county-bureau-2026-\d{6}$/),
  ]);
  await chen.post(`/petitions/${id}/acts/screen`, { result: 'none' });
  const again = await chen.post('/petitions', aPlainRegistration(), { key, headers: trainingBegin });
  expect([again.status, again.text]).toEqual([201, made.text]);
});

test('two registrations at once under one key are one petition', async () => {
  const key = randomUUID();
  const register = () => chen.post('/petitions', aPlainRegistration(), { key, headers: trainingBegin });
  const [one, two] = await Promise.all([register(), register()]);
  expect(one.text).toBe(two.text);
  expect((await office.as('su').get(`/petitions/${one.body.petition.id}/events`)).body.items).toHaveLength(1);
});

test('a key that was used for something else is refused, and nothing changes', async () => {
  const key = randomUUID();
  const { body } = await chen.post('/petitions', aPlainRegistration(), { key });
  const other = await chen.post('/petitions', aPlainRegistration({ place: '别处' }), { key });
  expect([other.status, other.body.code]).toEqual([422, 'keyReused']);
  const id = body.petition.id;
  await chen.post(`/petitions/${id}/acts/screen`, { result: 'none' }, { key: 'screened' });
  const changed = await chen.post(`/petitions/${id}/acts/classify`, classes, { key: 'screened' });
  expect([changed.status, changed.body.code]).toEqual([422, 'keyReused']);
});

test('an act answers the same after others have followed', async () => {
  const id = await registered();
  const key = randomUUID();
  const first = await chen.post(`/petitions/${id}/acts/screen`, { result: 'none' }, { key });
  await chen.post(`/petitions/${id}/acts/classify`, classes);
  const again = await chen.post(`/petitions/${id}/acts/screen`, { result: 'none' }, { key });
  expect(again.text).toBe(first.text);
  expect([again.body.petition.stage, again.headers.get('etag')]).toEqual(['screened', '"2"']);
});

test.each([
  ['an act too early', 'chen', 'forward', { unitId: 'labour' }, 409, 'wrongStage'],
  [
    'an act of another role',
    'han',
    'accept',
    { acceptedOn: '2026-02-26', officer: 'han', notice: randomUUID() },
    404,
    'notFound',
  ],
  ['an act of another role that sees it', 'su', 'screen', { result: 'none' }, 403, 'notYourRole'],
  ['a match that is missing', 'chen', 'screen', { result: 'related' }, 422, 'matchMissing'],
])('%s is refused by name', async (_what, person, act, input, status, code) => {
  const id = await registered();
  const answer = await office.as(person).post(`/petitions/${id}/acts/${act}`, input);
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expect((await chen.get(`/petitions/${id}`)).body.version).toBe(1);
});

test('what does not exist is named', async () => {
  const id = await registered();
  await chen.post(`/petitions/${id}/acts/screen`, { result: 'none' });
  await chen.post(`/petitions/${id}/acts/classify`, classes);
  const unit = await chen.post(`/petitions/${id}/acts/forward`, { unitId: 'nowhere' });
  expect([unit.status, unit.body.code, unit.body.detail]).toEqual([422, 'unknownUnit', 'nowhere']);
  const accused = { matterType: 'accusation', accused: { units: [], officers: ['ghost'] } };
  const officer = await chen.post('/petitions', aPlainRegistration(accused));
  expect([officer.body.code, officer.body.detail]).toEqual(['unknownOfficer', 'ghost']);
});

test('a version that has passed is refused, the current one is taken', async () => {
  const id = await registered();
  const late = await chen.post(`/petitions/${id}/acts/screen`, { result: 'none' }, { headers: { 'if-match': '"0"' } });
  expect([late.status, late.body.code]).toEqual([412, 'versionMismatch']);
  const etag = (await chen.get(`/petitions/${id}`)).headers.get('etag')!;
  expect(
    (await chen.post(`/petitions/${id}/acts/screen`, { result: 'none' }, { headers: { 'if-match': etag } })).status,
  ).toBe(200);
});

test('who is the one to act is told what may be done now, with the schema of it', async () => {
  const id = await forwarded();
  const acts = async (who: Speaker) =>
    (await who.get(`/petitions/${id}/acts`)).body.map(({ act }: { act: string }) => act);
  expect(await acts(han)).toEqual(['routeOut', 'object', 'accept', 'declineAcceptance', 'recordDelivery', 'withdraw']);
  expect(await acts(office.as('su'))).toEqual([]);
  const [, second] = (await han.get(`/petitions/${id}/acts`)).body;
  expect(second).toMatchObject({ act: 'object', label: { zh: '提异议' }, href: `/api/v1/petitions/${id}/acts/object` });
  expect(second.schema.required).toEqual(['reasons']);
});

test('a preview shows the clocks as they would be and writes nothing', async () => {
  const id = await forwarded();
  const notice = await han.file(id, 'acceptanceNotice');
  const input = { acceptedOn: '2026-02-26', officer: 'han', notice };
  const { body } = await han.post(`/petitions/${id}/acts/accept/preview`, input, { key: null });
  const handle = body.clocks.find(({ rule }: { rule: string }) => rule === 'T_HANDLE');
  expect([body.to, handle.strictOn, handle.dueOn]).toEqual(['accepted', '2026-04-27', '2026-04-27']);
  expect((await han.get(`/petitions/${id}`)).body.stage).toBe('forwarded');
  const refused = await han.post(`/petitions/${id}/acts/accept/preview`, { ...input, officer: 'he' }, { key: null });
  expect(refused.body).toEqual({ refused: { code: 'unknownOfficer', detail: expect.any(String) }, clocks: [] });
});

test('the record, the clocks and the days per unit can be read', async () => {
  const id = await forwarded();
  const { items } = (await han.get(`/petitions/${id}/events`)).body;
  expect(items.map(({ act }: { act: string }) => act)).toEqual(['register', 'screen', 'classify', 'forward']);
  expect(JSON.stringify(items)).not.toContain(plantedName);
  const clocks = (await han.get(`/petitions/${id}/clocks`)).body.items;
  expect(clocks[0]).toMatchObject({ rule: 'T_FORWARD', state: 'stopped', explanation: { steps: expect.any(Array) } });
  const { units, totalMs, intervals } = (await han.get(`/petitions/${id}/holdings`)).body;
  expect(units.map(({ unitId }: { unitId: string }) => unitId)).toEqual(['county-bureau', 'labour']);
  expect(totalMs).toBe(units.reduce((sum: number, { ms }: { ms: number }) => sum + ms, 0));
  expect(intervals).toHaveLength(2);
});

test('inboxes say what waits for whom', async () => {
  const id = await forwarded();
  const mine = (await han.get('/tasks')).body.items.filter(({ story }: { story: string }) => story === id);
  expect(mine).toEqual([
    expect.objectContaining({ act: 'accept', unit: 'labour', role: 'handler', dueOn: '2026-03-13' }),
  ]);
  expect((await office.as('he').get('/tasks')).body.items).toEqual([]);
});

test('a supervisor issues an order for a matter seen; nobody for one unseen', async () => {
  const id = await forwarded();
  const input = { petitionId: id, cause: 'otherEvent', demand: '请限期反馈' };
  const causes = (await office.as('su').get('/openapi.json')).body.paths['/orders'].post.requestBody;
  const [cause] = causes.content['application/json'].schema.properties.cause.enum;
  const made = await office.as('su').post('/orders', { ...input, cause });
  expect([made.status, made.body.order?.stage]).toEqual([201, 'issued']);
  expect((await office.as('tou').get(`/orders/${made.body.order.id}`)).status).toBe(200);
  const unseen = await office.as('su').post('/orders', { ...input, cause, petitionId: randomUUID() });
  expect([unseen.status, unseen.body.code]).toEqual([422, 'unknownStory']);
});
