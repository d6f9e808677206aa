import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { count, eq } from 'drizzle-orm';
import { startBatches } from '../../api/intake/runner';
import { intakeLines, stories } from '../../db/schema';
import { aLine, bring, csvOf, worked } from '../support/a-batch';
import { anOffice, type Office } from '../support/office';
import { until } from '../support/until';

let office: Office;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

const isPetition = eq(stories.kind, 'petition');
const petitions = async () => (await office.db.select({ n: count() }).from(stories).where(isPetition))[0]!.n;
const told = async () => (await office.db.select({ n: count() }).from(intakeLines))[0]!.n;

function aVictim() {
  const { databaseUrl, taskQueue, keys } = office;
  const address = process.env.HUIYIN_TEST_TEMPORAL_ADDRESS;
  const [master, search] = [keys.master, keys.search].map((key) => Buffer.from(key).toString('hex'));
  const needs = JSON.stringify({ databaseUrl, address, taskQueue, master, search });
  const script = resolve(__dirname, '../support/victim-batches.ts');
  return spawn(process.execPath, ['--import', 'tsx', script, needs], { stdio: ['pipe', 'ignore', 'inherit'] });
}

test('a process that is killed in the middle of a file leaves nothing out and nothing twice to the next one', async () => {
  const chen = office.as('chen');
  const file = csvOf(Array.from({ length: 150 }, (_, n) => aLine(n)));
  const { body } = await bring(chen, file);
  const victim = aVictim();
  await until(async () => (await told()) > 0);
  victim.kill('SIGKILL');
  await once(victim, 'close');
  const before = { told: await told(), petitions: await petitions() };
  expect(before.told).toBeLessThan(150);

  // What the dead one held is free after a minute.
  const next = startBatches({ ...office.deps, clock: () => Date.now() + 61_000 });
  const done = await worked(chen, body.id);
  await next.stop();

  expect([done.registered, done.wasThere, done.refused, await petitions()]).toEqual([150, 0, 0, 150]);
  expect(before.petitions).toBeGreaterThanOrEqual(before.told);
}, 180_000);

test('two processes share the files between them, and each file is worked off once', async () => {
  const chen = office.as('chen');
  const before = await petitions();
  const files = [0, 1, 2, 3].map((n) => csvOf(Array.from({ length: 20 }, (_, line) => aLine(1000 + n * 20 + line))));
  const brought = await Promise.all(files.map((file) => bring(chen, file)));
  const both = [startBatches(office.deps), startBatches(office.deps)];
  for (const { body } of brought) expect((await worked(chen, body.id)).registered).toBe(20);
  await Promise.all(both.map((one) => one.stop()));
  expect(await petitions()).toBe(before + 80);
}, 120_000);
