import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { aMatter, type Matter } from '../support/matter';
import { anOffice, type Office, type Reply } from '../support/office';
import { aProxy } from '../support/proxy';

/** Postgres or Temporal is away for half a minute in the middle of an act. */
const AWAY_MS = 30_000;
const DEADLINE_MS = 3_000;

/** An office that reaches its servers through proxies, which can be cut. */
async function aCuttableOffice() {
  const { hostname, port } = new URL(process.env.HUIYIN_TEST_DATABASE_URL!);
  const [host, temporalPort] = process.env.HUIYIN_TEST_TEMPORAL_ADDRESS!.split(':');
  const proxies = {
    postgres: await aProxy(hostname, Number(port)),
    temporal: await aProxy(host!, Number(temporalPort)),
  };
  const databaseVia = (url: string) => url.replace(`:${port}/`, `:${proxies.postgres.port}/`);
  const temporalAddress = `127.0.0.1:${proxies.temporal.port}`;
  const office = await anOffice({ databaseVia, temporalAddress, requestDeadlineMs: DEADLINE_MS });
  const close = async () => {
    await office.close();
    for (const proxy of Object.values(proxies)) proxy.close();
  };
  return { office, proxies, close };
}
type Cuttable = Awaited<ReturnType<typeof aCuttableOffice>>;

let offices: [Cuttable, Cuttable];
beforeAll(async () => {
  offices = await Promise.all([aCuttableOffice(), aCuttableOffice()]);
});
afterAll(() => Promise.all(offices.map(({ close }) => close())));

/** Asks with one key until there is an answer other than "come back later". */
async function insist(ask: () => Promise<Reply>): Promise<{ answers: Reply[]; last: Reply }> {
  const answers: Reply[] = [];
  for (;;) {
    const answer = await ask();
    answers.push(answer);
    if (answer.status !== 503) return { answers, last: answer };
    await wait(1000 * Number(answer.headers.get('retry-after')));
  }
}

const screensOf = async (office: Office, matter: Matter) =>
  (await office.as('chen').get(`/petitions/${matter.id}/events`)).body.items.filter(
    (event: { act: string }) => event.act === 'screen',
  );

/** What half a minute without one of its servers does to an office. */
async function halfAMinuteWithout(which: 'postgres' | 'temporal', { office, proxies }: Cuttable): Promise<void> {
  const matter = await aMatter(office, 'chen', '2026-03-02T09:00:00+08:00');
  const proxy = proxies[which];
  const key = randomUUID();
  const ask = () => office.as('chen').post(`/petitions/${matter.id}/acts/screen`, { result: 'none' }, { key });

  proxy.cut();
  const mended = wait(AWAY_MS).then(proxy.mend);
  const { answers, last } = await insist(ask);
  await mended;

  expect([which, last.status]).toEqual([which, 200]);
  const later = answers.slice(0, -1);
  expect(later.length).toBeGreaterThan(0);
  for (const answer of later) expect(answer.body).toMatchObject({ code: 'unavailable', status: 503 });
  expect(await screensOf(office, matter)).toHaveLength(1);
  expect((await ask()).text).toBe(last.text);
}

/** In two offices, so that nobody waits twice. */
test('Postgres or Temporal away for half a minute: come back later, then the answer; the act happens once', async () => {
  const [one, other] = offices;
  await Promise.all([halfAMinuteWithout('postgres', one), halfAMinuteWithout('temporal', other)]);
}, 120_000);

test('cut in the very act: whatever the first answer, the act happens once', async () => {
  const [{ office, proxies }] = offices;
  const matter = await aMatter(office, 'chen', '2026-03-02T09:00:00+08:00');
  const key = randomUUID();
  const ask = () => office.as('chen').post(`/petitions/${matter.id}/acts/screen`, { result: 'none' }, { key });

  const first = ask();
  proxies.postgres.cut();
  await first;
  proxies.postgres.mend();
  const { last } = await insist(ask);

  expect(last.status).toBe(200);
  expect(await screensOf(office, matter)).toHaveLength(1);
}, 60_000);
