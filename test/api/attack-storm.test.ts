import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { eq } from 'drizzle-orm';
import { eventsAfter } from '../../db/events';
import { heads } from '../../db/schema';
import { publicKeyOf } from '../../sealing/record';
import { verifyRecord } from '../../sealing/verify';
import { aPlainRegistration, trainingBegin } from '../support/a-registration';
import { aMatter, type Matter } from '../support/matter';
import { anOffice, claimsOf, type Office, type Reply } from '../support/office';
import { aProxy } from '../support/proxy';
import { until } from '../support/until';

/** Many at once, callers who leave in the middle, acts at the very second of an alert, a database that is away. */

let office: Office;
let proxy: Awaited<ReturnType<typeof aProxy>>;
beforeAll(async () => {
  const { hostname, port } = new URL(process.env.HUIYIN_TEST_DATABASE_URL!);
  proxy = await aProxy(hostname, Number(port));
  const databaseVia = (url: string) => url.replace(`:${port}/`, `:${proxy.port}/`);
  office = await anOffice({ databaseVia, requestDeadlineMs: 4_000 });
});
afterAll(async () => {
  await office.close();
  proxy.close();
});

const begin = '2026-02-26T09:00:00+08:00';
const many = <T>(count: number, ask: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => ask(n)));

/** The record of a story: whole, in order, signed; answers with its acts. */
async function recordOf(id: string): Promise<string[]> {
  // A story that another one has just opened writes its first line in its own time.
  await until(async () => (await office.db.select().from(heads).where(eq(heads.story, id))).length > 0);
  const lines = await eventsAfter(office.db, id, 0);
  const [head] = await office.db.select().from(heads).where(eq(heads.story, id));
  expect(verifyRecord(lines, head!, publicKeyOf(office.keys.signing))).toEqual({ ok: true, lines: lines.length });
  return lines.map(({ act }) => act);
}

/** Asks with one key until there is an answer other than "come back later". */
async function insist(ask: () => Promise<Reply>): Promise<Reply> {
  for (;;) {
    const answer = await ask();
    if (answer.status !== 503) return answer;
    expect(answer.headers.get('retry-after')).toBe('2');
  }
}

test('two hundred requests at once: each is answered, each act happens once', async () => {
  const chen = office.as('chen');
  const reads = ['/petitions', '/petitions/counts', '/tasks', '/units'];
  const answers = await many(200, (n) => {
    if (n % 5 > 0) return insist(() => chen.get(reads[n % 4]!));
    const key = randomUUID();
    return insist(() => chen.post('/petitions', aPlainRegistration(), { key, headers: trainingBegin }));
  });
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 201]));
  const made = answers.filter(({ status }) => status === 201).map(({ body }) => body.petition);
  expect(new Set(made.map(({ number }) => number)).size).toBe(40);
  for (const { id } of made) expect(await recordOf(id)).toEqual(['register']);
}, 120_000);

test('a caller who leaves in the middle of an act finds it done once under the same key', async () => {
  const matter = await aMatter(office, 'chen', begin);
  const token = await office.auth.sign(claimsOf('chen'));
  await many(10, async (n) => {
    const key = `left-${n}`;
    const body = JSON.stringify({ reps: [{ name: `代表${n}` }] });
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key };
    const url = `${office.url}/api/v1/petitions/${matter.id}/acts/nameRepresentatives`;
    const signal = AbortSignal.timeout(1 + 3 * n);
    await fetch(url, { method: 'POST', headers, body, signal }).catch(() => undefined);
    const path = `/petitions/${matter.id}/acts/nameRepresentatives`;
    expect((await insist(() => office.as('chen').post(path, JSON.parse(body), { key }))).status).toBe(200);
  });
  expect((await recordOf(matter.id)).filter((act) => act === 'nameRepresentatives')).toHaveLength(10);
}, 60_000);

test('a caller who leaves in the middle of the body has done nothing', async () => {
  const before = (await office.as('chen').get('/petitions/counts')).body.total;
  const token = await office.auth.sign(claimsOf('chen'));
  const body = JSON.stringify(aPlainRegistration());
  const head = [
    'POST /api/v1/petitions HTTP/1.1',
    'Host: office',
    `Authorization: Bearer ${token}`,
    'Content-Type: application/json',
    'Idempotency-Key: half',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  await many(10, async () => {
    const socket = connect(Number(new URL(office.url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(`${head.join('\r\n')}\r\n\r\n${body.slice(0, 40)}`);
    socket.end();
    socket.resume();
    await once(socket, 'close');
  });
  expect((await office.as('chen').get('/petitions/counts')).body.total).toBe(before);
  expect((await fetch(`${office.url}/healthz`)).status).toBe(200);
});

describe('an act at the very second of an alert', () => {
  // Received Thu 02-26: the slip goes out on Tue 03-10 at 09:00, the order on Mon 03-16 at 09:00.
  const rounds = Array.from({ length: 4 }, (_, round) => round);

  async function race(round: number, instant: string, act: (matter: Matter) => Promise<Reply>): Promise<string[]> {
    const matter = await aMatter(office, 'chen', begin);
    await matter.to(`${instant}T08:59`);
    // Either may come first; the last rounds give the alert a start.
    const moving = matter.to(`${instant}T09:01`);
    await until(async () => round < 2 || (await matter.row()).now >= `${instant}T00:59:30`);
    const [answer] = await Promise.all([insist(() => act(matter)), moving]);
    expect([200, 409]).toContain(answer.status);
    return recordOf(matter.id);
  }

  test.each(rounds)('five matters are warned once and screened once (round %i)', async (round) => {
    await many(5, async () => {
      const key = randomUUID();
      const acts = await race(round, '2026-03-10', ({ id }) =>
        office.as('chen').post(`/petitions/${id}/acts/screen`, { result: 'none' }, { key }),
      );
      expect(acts.sort()).toEqual(['register', 'screen', 'warn']);
    });
  });

  test.each(rounds)('one that is withdrawn then brings an order once or never (round %i)', async (round) => {
    const matter = await aMatter(office, 'chen', begin);
    const statement = await matter.file('chen', 'withdrawalStatement');
    const paper = await matter.file('chen', 'signedStatement');
    await matter.do('chen', 'withdraw', { statement, onBehalfOf: { paper } });
    await matter.to('2026-03-16T08:59');
    const moving = matter.to('2026-03-16T09:01');
    await until(async () => round < 2 || (await matter.row()).now >= '2026-03-16T00:59:30');
    await matter.do('cao', 'confirmWithdrawal', { how: '电话里确认' });
    await moving;
    const acts = await recordOf(matter.id);
    expect(acts.filter((act) => act === 'supervise').length).toBeLessThanOrEqual(1);
    expect(acts.filter((act) => act === 'confirmWithdrawal')).toHaveLength(1);
    for (const order of (await matter.row()).children) await recordOf(order.id);
  });
});

describe('moved time', () => {
  test('two who move one matter at once lose nothing and fire nothing twice', async () => {
    const matter = await aMatter(office, 'chen', begin);
    const move = (by: string) => office.as('chen').post('/training/advance', { story: matter.id, by });
    const answers = await Promise.all([move('P20D'), move('P20D'), move('P2D')]);
    for (const { status, body } of answers) expect([200, 'timeInPast']).toContain(body.code ?? status);
    expect((await recordOf(matter.id)).sort()).toEqual(['register', 'supervise', 'warn']);
  });

  test('acts while the matter moves are done at some instant on the way', async () => {
    const matter = await aMatter(office, 'chen', begin);
    await Promise.all([matter.to('2026-03-20T10:00'), matter.do('chen', 'screen', { result: 'none' })]);
    const at = (await eventsAfter(office.db, matter.id, 0)).map((line) => line.at);
    expect(at).toEqual([...at].sort());
  });

  test.each([
    [{ by: 'P99999D' }, 'invalidInput'],
    [{ by: 'P-1D' }, 'invalidInput'],
    [{ by: 'PT' }, 'invalidInput'],
    [{ to: '2026-02-30T00:00:00Z' }, 'invalidInput'],
    [{ to: '0000-01-01T00:00:00Z' }, 'invalidInput'],
    [{ to: '2005-01-01T00:00:00Z' }, 'timeInPast'],
  ])('is not moved by %j', async (how, code) => {
    const matter = await aMatter(office, 'chen', begin);
    const { body } = await office.as('chen').post('/training/advance', { story: matter.id, ...how });
    expect(body.code).toBe(code);
  });
});

test('while Postgres is away the office lives, is not ready, and says so; then it is ready again', async () => {
  const ready = async () => (await fetch(`${office.url}/readyz`)).status;
  expect(await ready()).toBe(200);
  proxy.cut();
  const away = await fetch(`${office.url}/readyz`);
  expect([away.status, await away.json()]).toEqual([
    503,
    expect.objectContaining({ status: 'notReady', postgres: { ok: false }, temporal: { ok: true } }),
  ]);
  expect((await fetch(`${office.url}/healthz`)).status).toBe(200);
  const list = await office.as('chen').get('/petitions');
  expect([list.status, list.body.code]).toEqual([503, 'unavailable']);
  proxy.mend();
  await until(async () => (await ready()) === 200);
  expect((await office.as('chen').get('/petitions')).status).toBe(200);
}, 60_000);
