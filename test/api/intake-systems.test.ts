import { randomUUID } from 'node:crypto';
import { count, eq } from 'drizzle-orm';
import { events, stories } from '../../db/schema';
import { aPlainRegistration } from '../support/a-registration';
import { anOffice, type Office, type Speaker } from '../support/office';
import { databaseText, tablesWith } from '../support/traces';

/** What other systems may do at the door: bring a matter once, and see how it stands. */

let office: Office;
let platform: Speaker;
let hotline: Speaker;
beforeAll(async () => {
  office = await anOffice();
  const system = (sub: string, more: object = {}) => office.auth.sign({ sub, roles: ['intake'], ...more });
  platform = office.bearing(await system('client-7', { system: 'minhuwowei' }));
  hotline = office.bearing(await system('12345'));
});
afterAll(() => office.close());

const sent = (number: string, more: object = {}, system = 'minhuwowei') =>
  aPlainRegistration({
    ...{ bureauId: 'county-bureau', channel: 'unifiedPlatform', source: { system, number } },
    ...more,
  });
const isPetition = eq(stories.kind, 'petition'); // A matter received long ago opens orders by itself.
const matters = async () => (await office.db.select({ n: count() }).from(stories).where(isPetition))[0]!.n;

test('the same number is the same matter under any key, and gets the first answer', async () => {
  const first = await platform.post('/petitions', sent('MH-1'));
  expect(first.status).toBe(201);
  const before = await matters();
  const again = await platform.post('/petitions', sent('MH-1'), { key: randomUUID() });
  expect([again.status, again.text, await matters()]).toEqual([201, first.text, before]);
  expect(again.headers.get('location')).toBe(`/api/v1/petitions/${first.body.petition.id}`);
});

test('the same number with another body is refused by name, and another number under the same key is not', async () => {
  const key = randomUUID();
  expect((await platform.post('/petitions', sent('MH-2'), { key })).status).toBe(201);
  const other = await platform.post('/petitions', sent('MH-2', { class: 'housing' }));
  expect([other.status, other.body.code]).toEqual([422, 'sourceReused']);
  expect((await platform.post('/petitions', sent('MH-3'), { key })).status).toBe(201);
});

test('twenty at once with one number make one matter', async () => {
  const before = await matters();
  const asked = Array.from({ length: 20 }, () => platform.post('/petitions', sent('MH-4')));
  const answers = await Promise.all(asked);
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect(answers[0]!.status).toBe(201);
  expect(await matters()).toBe(before + 1);
});

test('twenty at once with one number and two bodies make one matter; the others are told', async () => {
  const asked = Array.from({ length: 20 }, (_, n) =>
    platform.post('/petitions', sent('MH-5', { headcount: 1 + (n % 2) })),
  );
  const codes = (await Promise.all(asked)).map(({ status, body }) => body.code ?? status).sort();
  expect(codes).toEqual([...Array(10).fill(201), ...Array(10).fill('sourceReused')]);
});

test('two systems may use the same number; none may use another system’s name', async () => {
  expect((await hotline.post('/petitions', sent('MH-1', { channel: 'hotline12345' }, '12345'))).status).toBe(201);
  const { status, body } = await hotline.post('/petitions', sent('MH-9'));
  expect([status, body.code]).toEqual([403, 'notYourSystem']);
  const nameless = await hotline.post('/petitions', sent('x', { source: undefined }));
  expect([nameless.status, nameless.body.code]).toEqual([422, 'sourceMissing']);
});

test('a system sees how its own matters stand, no other matter and no other page', async () => {
  const { body } = await platform.post('/petitions', sent('MH/6 甲'));
  const { id, number } = body.petition;
  const ask = (who: Speaker, its: string) => who.get(`/intake/sent?number=${encodeURIComponent(its)}`);
  const seen = await ask(platform, 'MH/6 甲');
  expect(seen.body).toMatchObject({ id, number, stage: 'registered', over: false, receivedOn: '2026-02-26' });
  await office.as('chen').post(`/petitions/${id}/acts/screen`, { result: 'none' });
  expect((await ask(platform, 'MH/6 甲')).body.stage).toBe('screened');
  expect((await ask(hotline, 'MH/6 甲')).status).toBe(404);
  for (const path of ['/petitions', `/petitions/${id}`, `/petitions/${id}/acts`, '/officers', '/statistics', '/tasks'])
    expect([path, (await platform.get(path)).body.code]).toEqual([path, 'forbidden']);
  expect((await platform.post(`/petitions/${id}/acts/screen`, { result: 'none' })).body.code).toBe('forbidden');
  for (const path of ['/channels', '/units', '/regions']) expect((await platform.get(path)).status).toBe(200);
});

test('of an accusation it learns the number and nothing of its course', async () => {
  const accusation = { matterType: 'accusation', accused: { units: ['labour'], officers: [] } };
  expect((await platform.post('/petitions', sent('MH-7', accusation))).status).toBe(201);
  const { body } = await platform.get('/intake/sent?number=MH-7');
  expect(Object.keys(body).sort()).toEqual(['id', 'number', 'receivedOn', 'registeredAt', 'source']);
});

test('an officer who enters another system’s list meets the matter that the system has sent', async () => {
  const first = await platform.post('/petitions', sent('MH-8'));
  const typed = await office.as('chen').post('/petitions', sent('MH-8'));
  expect(typed.body.petition.id).toBe(first.body.petition.id);
});

test('its number stays sealed, the record names the system', async () => {
  const { body } = await platform.post('/petitions', sent('来电13812349876'));
  const texts = await databaseText(office.db);
  expect([tablesWith(texts, '13812349876'), office.log().includes('13812349876')]).toEqual([[], false]);
  const [line] = await office.db.select().from(events).where(eq(events.story, body.petition.id));
  expect(JSON.stringify(line!.data)).toContain('minhuwowei');
});

async function measuredChannels(query: string): Promise<string[]> {
  const { body } = await office.as('su').get(`/statistics?month=2026-02&${query}&by=channel`);
  const keys = body.items.flatMap(({ groups }: { groups: { key: string }[] }) => groups.map(({ key }) => key));
  return [...new Set<string>(keys)];
}

test('every channel can be registered and is a filter of lists and rates', async () => {
  const { items } = (await office.as('chen').get('/channels')).body;
  expect(items.length).toBeGreaterThan(10);
  for (const { code, way, label, source } of items) {
    expect([label.zh, label.en, source].every(Boolean)).toBe(true);
    const made = await platform.post('/petitions', sent(`channel-${code}`, { channel: code }));
    expect([code, made.status]).toEqual([code, 201]);
    const { id } = made.body.petition;
    for (const query of [`channel=${code}`, `way=${way}`]) {
      const list = await office.as('chen').get(`/petitions?${query}&limit=100`);
      expect(list.body.items.map((one: { id: string }) => one.id)).toContain(id);
    }
    expect(await measuredChannels(`channel=${code}`)).toEqual([code]);
    expect(await measuredChannels(`channel=${code}&way=${way}`)).toEqual([code]);
    expect(await measuredChannels(`channel=${code}&way=${way === 'fax' ? 'visit' : 'fax'}`)).toEqual([]);
  }
  const visits = (await office.as('chen').get('/petitions?way=visit&limit=100')).body.items;
  expect(new Set(visits.map((one: { channel: string }) => one.channel))).toEqual(
    new Set(items.filter(({ way }: { way: string }) => way === 'visit').map(({ code }: { code: string }) => code)),
  );
});
