import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { subscriptions } from '../../db/schema';
import { anOffice, type Office } from '../support/office';
import { insertPetition } from '../support/rows';

/** Who may set up, see, replay and end what leaves the house. No sender runs here. */
let office: Office;
beforeAll(async () => {
  office = await anOffice({ worker: false });
});
afterAll(() => office.close());

const body = (more: object = {}) => ({
  ...{ url: 'https://hooks.example.org/in', types: ['petition.*'], region: '330421', unitId: 'county-bureau' },
  ...more,
});
const cheng = () => office.as('cheng');
const code = async (more: object) => (await cheng().post('/subscriptions', body(more))).body.code;

describe('setting up a subscription', () => {
  test('answers with the secret once; a repeat of the same request gets the same answer, no list has it', async () => {
    const key = randomUUID();
    const made = await cheng().post('/subscriptions', body(), { key });
    const again = await cheng().post('/subscriptions', body(), { key });
    const listed = await cheng().get('/subscriptions');

    expect(made.status).toBe(201);
    expect(made.body.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(again.text).toBe(made.text);
    expect(listed.body.items.map(({ id }: { id: string }) => id)).toContain(made.body.id);
    expect(listed.text).not.toMatch(/secret|whsec/);
    expect((await cheng().post('/subscriptions', body({ types: ['order.*'] }), { key })).body.code).toBe('keyReused');
    expect(office.log()).not.toContain(made.body.secret);
  });

  test.each([
    'http://hooks.example.org/in',
    'http://127.0.0.1.nip.example/in',
    'https://user:password@hooks.example.org/in',
    'https://hooks.example.org/in#part',
    'ftp://hooks.example.org/in',
    'file:///etc/passwd',
  ])('refuses %s', async (url) => expect(await code({ url })).toBe('urlNotAllowed'));

  test.each(['http://localhost:9000/in', 'http://127.0.0.1:9000/in', 'http://[::1]:9000/in'])(
    'takes %s in the embedded office only',
    async (url) => {
      const other = await anOffice({ worker: false, training: false });
      const refused = await other.as('cheng').post('/subscriptions', body({ url }));
      await other.close();

      expect([await code({ url }), refused.body.code]).toEqual([undefined, 'urlNotAllowed']);
    },
  );

  test.each([
    [{ types: [] }, 'invalidInput'],
    [{ types: ['*'] }, 'invalidInput'],
    [{ types: ['petition.*,"x"'] }, 'invalidInput'],
    [{ unitId: 'nowhere' }, 'unknownUnit'],
    [{ region: '999999' }, 'forbidden'],
    [{ region: '330400', unitId: 'labour' }, 'forbidden'],
    [{ region: '330422', unitId: 'county-bureau' }, 'forbidden'],
  ])('refuses %p with %s', async (more, wanted) => expect(await code(more)).toBe(wanted));
});

describe('all of it', () => {
  const asked = (id: string) =>
    [
      ['post', '/subscriptions', body()],
      ['post', `/subscriptions/${id}/replay`, { from: 0 }],
      ['post', `/subscriptions/${id}/end`, {}],
      ['post', `/subscriptions/${id}/rotate`, {}],
      ['post', `/outbox/${id}/retry`, {}],
      ['get', '/subscriptions', undefined],
      ['get', '/outbox', undefined],
    ] as const;

  test.each(['chen', 'su', 'song', 'han', 'tou', 'shen', 'zhang'])('is closed to %s', async (person) => {
    const who = office.as(person);
    for (const [method, path, sent] of asked(randomUUID()))
      expect([path, (method === 'get' ? await who.get(path) : await who.post(path, sent)).status]).toEqual([path, 403]);
  });

  test('is the own region’s and nobody else’s', async () => {
    const made = (await cheng().post('/subscriptions', body())).body;
    const claims = { roles: ['admin' as const], unit: 'city-bureau', region: '330422' };
    const elsewhere = office.as('cheng', claims);

    expect((await elsewhere.post(`/subscriptions/${made.id}/end`, {})).status).toBe(404);
    expect((await elsewhere.post(`/subscriptions/${made.id}/rotate`, {})).status).toBe(404);
    expect((await elsewhere.post(`/subscriptions/${made.id}/replay`, { from: 0 })).status).toBe(404);
    expect((await elsewhere.get('/subscriptions')).body.items).toEqual([]);
    expect((await elsewhere.post('/subscriptions', body())).body.code).toBe('forbidden');
  });
});

test('the outbox shows no message of a matter that accuses the administrator or lies elsewhere, nor puts one back', async () => {
  const of = async (more: object) => {
    const story = await insertPetition(office.db, more);
    const rows = await office.db.execute<{ id: string }>(
      sql.raw(`
      with line as (insert into outbox (story, seq, at, type, body) values ('${story}', 1, now(), 'petition.x', '{}') returning id)
      insert into messages (line, story, lane, recipient, state, next_at)
      select id, '${story}', 'staff', 'x', 'dead', now() from line returning id`),
    );
    return rows[0]!.id;
  };
  const seen = await of({});
  const hidden = [await of({ accusedOfficers: ['cheng'] }), await of({ accusedUnits: ['city-bureau'] })];
  const far = await of({ regionPath: ['110000'] });
  const { items } = (await cheng().get('/outbox?state=dead')).body;

  expect(items.map(({ id }: { id: string }) => id)).toEqual([seen]);
  for (const id of [...hidden, far]) expect((await cheng().post(`/outbox/${id}/retry`, {})).status).toBe(404);
  expect((await cheng().post(`/outbox/${seen}/retry`, {})).body).toMatchObject({ state: 'waiting', attempts: 0 });
});

test('what has ended keeps its first end', async () => {
  const { id } = (await cheng().post('/subscriptions', body())).body;
  const first = await cheng().post(`/subscriptions/${id}/end`, {});
  const second = await cheng().post(`/subscriptions/${id}/end`, {});
  const kept = (await office.db.select().from(subscriptions)).find((one) => one.id === id);

  expect(second.body.endedAt).toBe(first.body.endedAt);
  expect(kept!.endedAt).toBe(first.body.endedAt);
});

test('pages of the outbox neither skip nor repeat, also where one line went to many', async () => {
  const story = await insertPetition(office.db);
  await office.db.execute(
    sql.raw(`with line as (insert into outbox (story, seq, at, type, body) values ('${story}', 1, now(), 'petition.x', '{}') returning id)
      insert into messages (line, story, lane, recipient, state, next_at)
      select id, '${story}', 'staff', 'p' || n, 'skipped', now() from line, generate_series(1, 5) n`),
  );
  const seen: string[] = [];
  for (let next = ''; ; ) {
    const { body } = await cheng().get(`/outbox?state=skipped&limit=2${next && `&before=${next}`}`);
    seen.push(...body.items.map(({ recipient }: { recipient: string }) => recipient));
    if (!body.next) break;
    next = body.next;
  }

  expect(seen.sort()).toEqual(['p1', 'p2', 'p3', 'p4', 'p5']);
  expect((await cheng().get('/outbox?before=1')).body.code).toBe('invalidInput');
});

describe('a new secret', () => {
  test('is shown once to the key that asked, and says until when the old one signs', async () => {
    const { id, secret } = (await cheng().post('/subscriptions', body())).body;
    const [key, before] = [randomUUID(), Date.now()];
    const first = await cheng().post(`/subscriptions/${id}/rotate`, { overlapHours: 2 }, { key });
    expect(first.body.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(first.body.secret).not.toBe(secret);
    const overlap = Date.parse(first.body.oldSecretUntil) - before;
    expect([overlap > 7_190_000, overlap < 7_260_000]).toEqual([true, true]);
    const again = await cheng().post(`/subscriptions/${id}/rotate`, { overlapHours: 2 }, { key });
    expect(again.text).toBe(first.text);

    const other = await cheng().post(`/subscriptions/${id}/rotate`, { overlapHours: 0 }, { key });
    expect([other.status, other.body.code]).toEqual([422, 'keyReused']);

    const second = await cheng().post(`/subscriptions/${id}/rotate`, {});
    const late = await cheng().post(`/subscriptions/${id}/rotate`, { overlapHours: 2 }, { key });
    expect([late.status, late.body.secret]).toEqual([200, undefined]);
    expect(late.body.oldSecretUntil).toBe(second.body.oldSecretUntil);
    const texts = JSON.stringify(await office.db.select().from(subscriptions)) + office.log();
    for (const one of [first, second]) expect(texts).not.toContain(one.body.secret.slice(6, 30));
  });

  test('is not for what has ended, nor for longer than a week', async () => {
    const { id } = (await cheng().post('/subscriptions', body())).body;
    expect((await cheng().post(`/subscriptions/${id}/rotate`, { overlapHours: 169 })).body.code).toBe('invalidInput');
    await cheng().post(`/subscriptions/${id}/end`, {});
    expect((await cheng().post(`/subscriptions/${id}/rotate`, {})).body.code).toBe('subscriptionEnded');
  });
});
