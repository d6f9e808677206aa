import { calendarLinks, policies } from '../../db/schema';
import { national2022 } from '../../domain/policy/national-2022';
import { accept, aMatter, forward, type Matter } from '../support/matter';
import { anOffice, type Office } from '../support/office';
import {
  activate,
  aPackage,
  assign,
  handIn,
  type Package,
  packageAt,
  plan,
  resolve,
  sign,
  verify,
} from '../support/package-door';

/** Packages at the door: who sees which, what may be listed, the campaign's figures, an officer's calendar. */
let office: Office;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

const begin = '2026-01-05T09:00:00+08:00';
const accused = { matterType: 'accusation', accused: { units: ['housing'], officers: ['zhang'] } };
const get = async (path: string, by = 'chen') => office.as(by).get(path);
const items = async (path: string, by = 'chen') => (await get(path, by)).body.items.map(({ id }: { id: string }) => id);

async function bound(more: object = {}, leader = 'zhang'): Promise<Package> {
  const pack = await aPackage(office, await aMatter(office, 'chen', begin), 'chen', more);
  await assign(pack, '2026-05-29');
  await pack.do('chen', 'bindLeader', { leaderId: leader });
  return pack;
}

async function active(more: object = {}): Promise<Package> {
  const pack = await bound(more);
  await plan(pack, '2026-12-31');
  await sign(pack);
  await activate(pack);
  return pack;
}

test('leaders see their own, each side its own, supervisors all of their region; nobody else any', async () => {
  const mine = await bound({ campaign: 'sight' });
  const theirs = await bound({ campaign: 'sight' }, 'gao');
  const both = [mine.id, theirs.id].sort();
  for (const who of ['chen', 'su', 'song', 'shen', 'han', 'tou', 'he'])
    expect([who, (await items('/packages?campaign=sight', who)).sort()]).toEqual([who, both]);
  expect(await items('/packages?campaign=sight', 'zhang')).toEqual([mine.id]);
  expect(await items('/packages?campaign=sight', 'gao')).toEqual([theirs.id]);
  for (const who of ['lin', 'geng', 'pu-su', 'pu-han', 'da'])
    expect([who, await items('/packages?campaign=sight', who)]).toEqual([who, []]);
  expect((await get(`/packages/${theirs.id}`, 'zhang')).text).toBe(
    (await get(`/packages/${crypto.randomUUID()}`, 'zhang')).text,
  );
  expect(await items('/packages?campaign=sight&leader=gao')).toEqual([theirs.id]);
  expect((await get('/tasks', 'zhang')).body.items.map(({ story }: { story: string }) => story)).toContain(mine.id);
});

test('whom a petition bars the package bars as well', async () => {
  const matter = await aMatter(office, 'chen', begin, accused);
  const pack = await aPackage(office, matter, 'chen', { campaign: 'barred' });
  expect(
    await pack.code('chen', 'assign', { side: 'department', unitId: 'housing', dueOn: '2026-05-29', text: 'x' }),
  ).toBe('accusedUnit');
  for (const who of ['he', 'zhang']) {
    expect((await get(`/packages/${pack.id}`, who)).status).toBe(404);
    expect((await get('/packages/campaign?campaign=barred', who)).body.listed ?? 0).toBe(0);
  }
  expect((await get('/packages/campaign?campaign=barred')).body.listed).toBe(1);
});

test('a petition is listed once, its words stay sealed, and it says where it is', async () => {
  const matter = await aMatter(office, 'chen', begin);
  const pack = await aPackage(office, matter, 'chen', { criterion: 'manual', reason: '群众反映强烈' });
  const again = await office.as('chen').post('/packages', { petitionIds: [matter.id], criterion: 'superior' });
  expect([again.status, again.body.code]).toEqual([409, 'alreadyListed']);
  expect(JSON.stringify((await get(`/packages/${pack.id}/events`)).body)).not.toContain('群众反映强烈');
  expect(JSON.stringify((await get(`/packages/${pack.id}/events?open=1`)).body)).toContain('群众反映强烈');
  expect(await items(`/petitions/${matter.id}/packages`)).toEqual([pack.id]);
});

test('candidates: what counts as backlog, with the criteria that fit, and nothing that is in a package', async () => {
  const above = await aMatter(office, 'chen', begin, { assignedFrom: { level: '市级', number: '和信〔2026〕1号' } });
  const long = await aMatter(office, 'chen', begin);
  await forward(long, 'chen', 'labour');
  await accept(long, 'han', '2026-01-05');
  await long.to('2026-04-05T10:00'); // 90 days
  const found = async () =>
    Object.fromEntries(
      (await get('/packages/candidates?limit=100')).body.items.map((one: { id: string; criteria: string[] }) => [
        one.id,
        one.criteria,
      ]),
    );
  expect(await found()).toMatchObject({ [above.id]: ['superior'] });
  expect(await found()).not.toHaveProperty(long.id);
  await long.to('2026-04-06T10:00');
  expect(await found()).toMatchObject({ [long.id]: ['overdue'] });
  for (let n = 0; n < 3; n += 1) {
    const again = await aMatter(office, 'chen', '2026-04-06T11:00:00+08:00');
    await again.do('chen', 'screen', {
      result: 'running',
      matchId: long.id,
      notice: await again.file('chen', 'linkNotice'),
    });
  }
  expect(await found()).toMatchObject({ [long.id]: ['repeats', 'overdue'] });
  await aPackage(office, long);
  expect(await found()).not.toHaveProperty(long.id);
  expect((await get('/packages/candidates', 'han')).body.code).toBe('forbidden');
  expect((await get('/packages/candidates?limit=100', 'pu-su')).body.items).toEqual([]);
  const ahead = { ...national2022, id: 'next-year', version: 1, validFrom: '2099-01-01' };
  await office.db.insert(policies).values({ id: ahead.id, version: 1, data: ahead });
  expect((await get('/packages/candidates')).status).toBe(200); // a policy that is in force for nobody yet
});

test('the campaign: its figures, by leader with their rank, and no petitioner counted', async () => {
  const campaign = { campaign: 'drive' };
  const cleared = await active(campaign);
  await resolve(cleared);
  await handIn(cleared);
  await verify(cleared);
  await cleared.do('su', 'strikeOff');
  await active(campaign);
  await bound(campaign, 'gao');
  const { body } = await get('/packages/campaign?campaign=drive&by=leader');
  expect(body).toMatchObject({
    ...{ listed: 3, active: 1, struckOff: 1, relapsed: 0, net: 2, yellow: 0, red: 0, medianAge: 0 },
    struckOffShare: { numerator: 1, denominator: 3, value: 0.3333 },
    resolutionRate: { numerator: 1, denominator: 3, value: 0.3333 },
    groups: [
      { key: 'zhang', rank: 1, listed: 2, struckOffShare: { numerator: 1, denominator: 2, value: 0.5 } },
      { key: 'gao', rank: 2, listed: 1, struckOffShare: { numerator: 0, denominator: 1, value: 0 } },
    ],
  });
  expect(body.window).toEqual({ column: 'listedOn', from: null, to: null });
  // A leader's figures are of the leader's own.
  expect((await get('/packages/campaign?campaign=drive', 'gao')).body).toMatchObject({ listed: 1, net: 1 });
  expect((await get('/packages/campaign?campaign=drive&from=2026-01-06')).body.listed).toBe(0);
  expect((await get('/packages/campaign', 'han')).body.code).toBe('forbidden');
  expect(JSON.stringify(body)).not.toMatch(/petitioner|headcount|visits/);
});

async function withdrawn(): Promise<Matter> {
  const matter = await aMatter(office, 'chen', begin);
  const [statement, paper] = [
    await matter.file('chen', 'withdrawalStatement'),
    await matter.file('chen', 'signedStatement'),
  ];
  await matter.do('chen', 'withdraw', { statement, onBehalfOf: { paper } });
  await matter.do('cao', 'confirmWithdrawal', { how: '电话核实' });
  return matter;
}

test.each([
  ['is handled', () => aMatter(office, 'chen', begin)],
  ['has ended and hears of nothing any more', withdrawn],
])('of two packages that list one petition at once, one has it: the petition %s', async (_how, matter) => {
  const { id } = await matter();
  const list = (by: string) => office.as(by).post('/packages', { petitionIds: [id], criterion: 'superior' });
  const answers = await Promise.all(['chen', 'cao', 'chen', 'cheng', 'cao'].map(list));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
  const refused = answers.filter(({ status }) => status === 409);
  expect(new Set(refused.map(({ body }) => body.code))).toEqual(new Set(['alreadyListed']));
  const listed = answers.find(({ status }) => status === 201)!.body.package.id;
  expect(await items(`/petitions/${id}/packages`)).toEqual([listed]);

  const first = packageAt(office, listed);
  await first.do('su', 'delist', { reason: '材料不全' });
  const again = await list('chen');
  expect([again.status, (await list('cao')).body.code]).toEqual([201, 'alreadyListed']);
});

test('a calendar feed: appointments of the own packages, under a link that can be revoked', async () => {
  const pack = await active();
  const made = await office.as('zhang').post('/calendar-links', {}, { key: 'feed' });
  expect(made.status).toBe(201);
  const { id, path } = made.body;
  expect((await office.as('zhang').post('/calendar-links', {}, { key: 'feed' })).body.path).toBe(path);
  const feed = await fetch(`${office.url}${path}`);
  expect(feed.headers.get('content-type')).toContain('text/calendar');
  const text = (await feed.text()).replaceAll('\r\n ', '');
  const { number } = (await get(`/packages/${pack.id}`)).body;
  expect(text).toContain(`UID:${pack.id}-2026-01@huiyin`);
  expect(text).toMatch(
    new RegExp(`DTSTART;VALUE=DATE:20260115\r\nDTEND;VALUE=DATE:20260116\r\nSUMMARY:[^\r]*${number}`),
  );
  await pack.do('zhang', 'invite', { meetOn: '2026-01-20' });
  expect(await (await fetch(`${office.url}${path}`)).text()).toContain('DTSTART;VALUE=DATE:20260120');
  const kept = await office.db.select().from(calendarLinks);
  expect(kept.map(({ tokenHash }) => path.includes(tokenHash))).toEqual([false]);
  // Somebody who leads nothing gets an empty calendar; nobody revokes another's link.
  const other = await office.as('han').post('/calendar-links', {});
  expect(await (await fetch(`${office.url}${other.body.path}`)).text()).not.toContain('VEVENT');
  expect((await office.as('han').post(`/calendar-links/${id}/revocation`, {})).status).toBe(404);
  expect((await office.as('zhang').post(`/calendar-links/${id}/revocation`, {})).status).toBe(200);
  const revoked = await fetch(`${office.url}${path}`);
  const unknown = await fetch(`${office.url}/calendar/${'A'.repeat(43)}.ics`);
  expect([revoked.status, unknown.status]).toEqual([404, 404]);
  expect(await revoked.text()).toBe(await unknown.text());
});
