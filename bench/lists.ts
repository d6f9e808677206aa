import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import pino from 'pino';
import { createApp } from '../api/app';
import type { Deps } from '../api/deps';
import { embeddedAuth } from '../api/tokens';
import { claimsOf } from '../test/support/office';
import { fill } from './lists/fill';
import { machineOf } from './machine';
import { type Stand, Stops, setUp } from './stand';

/**
 * Question: how long do lists and figures take when very many matters are on record?
 * Machine: whatever this runs on (it is printed); durable Postgres, one Node process with API and clients.
 * Data: `--matters` (1,000,000) petitions (lists/fill.ts). Asked is the API of the office, tokens included; `--asks` (60)
 * times one after the other, and as often from 16 clients at once.
 */
const pages: Readonly<Record<string, readonly [person: string, path: string]>> = {
  'list of petitions, county': ['chen', '/petitions?limit=50'],
  'list of petitions, a county half open': ['zhe-chen', '/petitions?limit=50'],
  'list of petitions, one county for the city': ['cheng', '/petitions?region=330421&limit=50'],
  'list of petitions, a unit that leads': ['zhe-han', '/petitions?limit=50'],
  'list of petitions, a unit that assists': ['he', '/petitions?limit=50'],
  'list of petitions, city': ['cheng', '/petitions?limit=50'],
  'red ones, county': ['su', '/petitions?colour=red&over=false&limit=50'],
  'red ones, a county half open': ['zhe-chen', '/petitions?colour=red&over=false&limit=50'],
  'open ones by colour, a county half open': ['zhe-chen', '/petitions/counts?over=false'],
  'open ones by colour, city': ['cheng', '/petitions/counts?over=false'],
  'candidates, county': ['chen', '/packages/candidates?limit=50'],
  'candidates, city': ['song', '/packages/candidates?limit=50'],
  'candidates, a county without matters': ['pu-su', '/packages/candidates?limit=50'],
  'rates of a month, county': ['su', '/statistics'],
  'rates of a month, city': ['song', '/statistics'],
};

async function openOffice(stand: Stand, stops: Stops) {
  const keys = { master: stand.deps.masterKey, search: Buffer.alloc(32, 7) };
  const auth = embeddedAuth(keys.master, { production: false });
  const deps: Deps = {
    ...{ db: stand.deps.db, temporal: stand.client, taskQueue: 'none', keys, auth, log: pino({ level: 'silent' }) },
    ...{ requestDeadlineMs: 600_000, training: false, clock: Date.now, publicUrl: () => '' },
  };
  const server = createServer(createApp(deps)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  stops.add(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;
  return async (person: string, path: string): Promise<number> => {
    const headers = { authorization: `Bearer ${await auth.sign(claimsOf(person))}` };
    const asked = performance.now();
    const answer = await fetch(url + path, { headers });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${text}`);
    return performance.now() - asked;
  };
}

const figures = (times: readonly number[]) => {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.ceil(sorted.length * share) - 1]! * 10) / 10;
  return { p50: at(0.5), p95: at(0.95), most: at(1) };
};

/** A page that is slow is not asked as often: a minute for each is enough to say so. */
async function timed(ask: () => Promise<number>, asks: number, clients: number): Promise<number[]> {
  const times: number[] = [];
  const until = Date.now() + 60_000;
  const client = async () => {
    while (times.length < asks && Date.now() < until) times.push(await ask());
  };
  await Promise.all(Array.from({ length: clients }, client));
  return times;
}

async function run(stops: Stops, matters: number, asks: number): Promise<void> {
  const stand = await setUp(stops, (line) => void process.stderr.write(`${line}\n`));
  const machine = await machineOf(stand);
  const begun = performance.now();
  const one = await stand.sql.reserve();
  await fill(one, matters);
  one.release();
  process.stderr.write(`filled with ${matters} in ${Math.round((performance.now() - begun) / 1000)} s\n`);
  const ask = await openOffice(stand, stops);
  const found: Record<string, unknown> = {};
  for (const [name, [person, path]] of Object.entries(pages)) {
    const once = () => ask(person, path);
    await once();
    found[name] = { alone: figures(await timed(once, asks, 1)), of16: figures(await timed(once, asks, 16)) };
    process.stderr.write(`${name}: ${JSON.stringify(found[name])}\n`);
  }
  process.stdout.write(`${JSON.stringify({ machine, matters, asks, ms: found }, null, 2)}\n`);
}

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { matters: text, asks: text } });
const stops = new Stops();
process.on('SIGINT', () => void stops.all().finally(() => process.exit(130)));
run(stops, Number(values.matters ?? 1_000_000), Number(values.asks ?? 60))
  .finally(() => stops.all())
  .then(
    () => process.exit(0),
    (error) => {
      process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
      process.exit(1);
    },
  );
