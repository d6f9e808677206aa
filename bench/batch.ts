import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { eq } from 'drizzle-orm';
import pino from 'pino';
import { createActivities } from '../activities';
import { createApp } from '../api/app';
import type { Deps } from '../api/deps';
import { startBatches } from '../api/intake/runner';
import { embeddedAuth } from '../api/tokens';
import { stories } from '../db/schema';
import { bundleStories } from '../runtime/bundle';
import { aLine, csvOf } from '../test/support/a-batch';
import { claimsOf } from '../test/support/office';
import { machineOf } from './machine';
import { type Stand, Stops, setUp } from './stand';
import { prepareRuntime, startWorker } from './worker';

/**
 * Question: how long does a file of many matters take, are the wrong lines told and the others in, and what does the same
 * file cost again?
 * Machine: whatever this runs on (it is printed); durable Postgres, Temporal dev server with a SQLite file, one Node
 * process with API, runner and worker.
 * Data: a CSV of `--lines` (10,000) of which `--wrong` (37) are wrong in turn by day, channel, name and a formula.
 */
const faults: readonly Record<string, string>[] = [
  { 收到日期: '2026-02-30' },
  { 信访渠道: '飞鸽' },
  { 姓名: '' },
  { 事实与理由: '=1+1' },
];

function fileOf(lines: number, wrong: number): { file: string; wrongLines: number[] } {
  const step = Math.floor(lines / wrong);
  const isWrong = (n: number) => n % step === 0 && n / step < wrong;
  const all = Array.from({ length: lines }, (_, n) => aLine(n, isWrong(n) ? faults[(n / step) % faults.length] : {}));
  return { file: csvOf(all), wrongLines: all.flatMap((_, n) => (isWrong(n) ? [n + 2] : [])) };
}

/** The API of the small office, with its runner, on a free port. */
async function openOffice(stand: Stand, stops: Stops, taskQueue: string) {
  const keys = { master: stand.deps.masterKey, search: Buffer.alloc(32, 7) };
  const auth = embeddedAuth(keys.master, { production: false });
  const deps: Deps = {
    ...{ db: stand.deps.db, temporal: stand.client, taskQueue, keys, auth, log: pino({ level: 'silent' }) },
    ...{ requestDeadlineMs: 30_000, training: false, clock: Date.now, publicUrl: () => '' },
  };
  const server = createServer(createApp(deps)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const batches = startBatches(deps);
  stops.add(() => void server.close());
  stops.add(() => batches.stop());
  const token = await auth.sign(claimsOf('chen'));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/intake/batches`;
  return async (path: string, body?: string) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/csv', 'idempotency-key': randomUUID() };
    const answer = await fetch(url + path, { method: body === undefined ? 'GET' : 'POST', body, headers });
    if (!answer.ok) throw new Error(await answer.text());
    // biome-ignore lint/suspicious/noExplicitAny: each caller knows what it asked for
    return (await answer.json()) as any;
  };
}

async function bring(ask: Awaited<ReturnType<typeof openOffice>>, file: string) {
  const begun = performance.now();
  const { id } = await ask('', file);
  const read = performance.now() - begun;
  let batch = await ask(`/${id}`);
  for (let n = 0; batch.doneAt === null; n += 1) {
    await pause(500);
    batch = await ask(`/${id}`);
    if (n % 60 === 59) process.stderr.write(`${batch.registered} of ${batch.lines} are in\n`);
  }
  return { ...batch, readMs: Math.round(read), seconds: Math.round((performance.now() - begun) / 100) / 10 };
}

async function run(stops: Stops, lines: number, wrong: number): Promise<boolean> {
  prepareRuntime();
  const stand = await setUp(stops, (line) => void process.stderr.write(`${line}\n`));
  const bundle = await bundleStories({ workflowsPath: require.resolve('../workflows/index.ts') });
  const ours = { name: 'ours', title: 'ours', workflow: 'petition', bundle } as const;
  const worker = await startWorker(stand, { ...ours, activities: createActivities(stand.deps) });
  stops.add(() => worker.stop());
  const ask = await openOffice(stand, stops, worker.taskQueue);
  const machine = await machineOf(stand);
  const { file, wrongLines } = fileOf(lines, wrong);
  const count = () => stand.deps.db.$count(stories, eq(stories.kind, 'petition'));

  const first = await bring(ask, file);
  const [inAfterFirst, refused] = [await count(), (await ask(`/${first.id}/lines?result=refused&limit=1000`)).items];
  const again = await bring(ask, file);
  const told = refused.map(({ line }: { line: number }) => line);
  const isRight =
    JSON.stringify(told) === JSON.stringify(wrongLines) &&
    inAfterFirst === lines - wrong &&
    again.registered === first.registered &&
    (await count()) === inAfterFirst;
  const perSecond = Math.round((first.registered / first.seconds) * 10) / 10;
  process.stdout.write(
    `${JSON.stringify({ machine, lines, fileBytes: Buffer.byteLength(file), first, perSecond, again, inAfterFirst, told, isRight }, null, 2)}\n`,
  );
  return isRight;
}

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { lines: text, wrong: text } });
const stops = new Stops();
process.on('SIGINT', () => void stops.all().finally(() => process.exit(130)));
run(stops, Number(values.lines ?? 10_000), Number(values.wrong ?? 37))
  .finally(() => stops.all())
  .then(
    (isRight) => process.exit(isRight ? 0 : 1),
    (error) => {
      process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
      process.exit(1);
    },
  );
