import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { openDatabase } from '../db/connection';
import { bundleStories } from './bundle';
import { type Config, childEnvironment, isEmbedded } from './config';
import { keysOf } from './keys';
import { stopOwnBuild } from './kill';
import { tryLock } from './lock';
import { startMessages } from './messages/office';
import { migrateDatabase } from './migrate';
import { startPostgres } from './postgres';
import { removeRun, writeRun } from './run-file';
import { seedOffice } from './seed/office';
import { connectClient, startServer } from './server';
import { bringShipped, wordsOf } from './shipped';
import { Stops } from './stops';
import { startTemporal } from './temporal';
import { findTemporal } from './temporal/find';
import { wakeStories } from './wake';
import { watchServers } from './watch';
import { bundleLogger, prepareRuntime, type RunningWorker, startWorker } from './worker';

export interface OfficeOptions {
  readonly config: Config;
  readonly log: Logger;
  /** Tells a person how far it is. */
  readonly progress: (line: string) => void;
  /** Registers, but no matters. */
  readonly empty: boolean;
  /** The usual port may be taken: then any free one will do. */
  readonly orAnyPort: boolean;
  /** Aborted by Ctrl-C: the start ends at the next step, and what was started is stopped. */
  readonly signal: AbortSignal;
}

export interface Office {
  readonly url: string;
  readonly dataDir: string;
  /** Rejects when a part fails without which the office is none; never resolves. */
  readonly failed: Promise<never>;
  stop(): Promise<void>;
}

/** Another huiyin runs on this data folder. */
export class DataInUse extends Error {
  constructor(dataDir: string, pid: number) {
    super(`${dataDir} is in use by another running huiyin (process ${pid}); stop that one or give another --data`);
  }
}

/** Starts everything an office needs, in one process tree: what the environment does not name is embedded. */
export async function startOffice(options: OfficeOptions): Promise<Office> {
  const stops = new Stops(options.log);
  try {
    return await open(options, stops);
  } catch (error) {
    await stops.run();
    throw error;
  }
}

async function open(options: OfficeOptions, stops: Stops): Promise<Office> {
  const { config, log, progress, signal } = options;
  const { dataDir } = config;
  lockData(dataDir, stops);
  prepareRuntime(log);
  const keys = keysOf(config);
  const [databaseUrl, address, bundle] = await allOf(
    startDatabase(options, stops),
    startEngine(options, stops),
    bundleStories({ logger: bundleLogger(log) }),
  );
  signal.throwIfAborted();
  const { db, close } = openDatabase(databaseUrl, { max: config.database.pool });
  stops.push('database connections', close);
  for (const line of wordsOf(await bringShipped(db))) progress(line);
  const seeding = await seedOffice({ db, dataDir, empty: options.empty, embedded: isEmbedded(config) });
  signal.throwIfAborted();
  const worker = await startWorker({ config, address, db, keys, bundle });
  stops.push('worker', () => worker.stop());
  const messages = startMessages({ config, db, keys, log });
  stops.push('messages', () => messages.stop());
  await wake(options, db, address);
  const parts = { config, address, db, keys, log, host: '127.0.0.1', orAnyPort: options.orAnyPort };
  const server = await startServer(parts);
  stops.push('API', () => server.stop());
  writeRun(dataDir, { url: server.url, databaseUrl, temporalAddress: address });
  stops.push('run.json', () => removeRun(dataDir));
  const watch = watchServers(dataDir);
  stops.push('watch', () => watch.stop());
  const failed = Promise.race([failureOf(worker), watch.failed]);
  if (seeding.isWanted)
    progress(`open already: ${server.url}; now its matters are lived through, which takes a minute or two`);
  await Promise.race([seeding.matters({ url: server.url, keys, progress, signal }), failed]);
  return { url: server.url, dataDir, failed, stop: () => stops.run() };
}

function lockData(dataDir: string, stops: Stops): void {
  mkdirSync(dataDir, { recursive: true });
  const lock = tryLock(join(dataDir, 'office'));
  if ('heldBy' in lock) throw new DataInUse(dataDir, lock.heldBy.pid);
  stops.push('data folder', () => lock.release());
}

/** Waits for all, also when one fails: what they start must be known to be stopped. */
async function allOf<A, B, C>(...tasks: [Promise<A>, Promise<B>, Promise<C>]): Promise<[A, B, C]> {
  await Promise.allSettled(tasks);
  return Promise.all(tasks);
}

async function startDatabase({ config, progress }: OfficeOptions, stops: Stops): Promise<string> {
  let { url } = config.database;
  if (!url) {
    progress('Postgres: starting');
    const server = await startPostgres({ dir: join(config.dataDir, 'postgres'), log: progress });
    stops.push('Postgres', () => server.stop());
    url = server.url;
  }
  const steps = await migrateDatabase(url);
  progress(steps === 0 ? 'Postgres: ready' : `Postgres: ready, ${steps} migrations applied`);
  return url;
}

async function startEngine({ config, progress, signal }: OfficeOptions, stops: Stops): Promise<string> {
  const { address, namespace, cliPath } = config.temporal;
  if (address) return address;
  progress('Temporal: looking for a server');
  const { cacheDir } = config;
  const stopBuild = () => void stopOwnBuild(cacheDir, progress);
  signal.addEventListener('abort', stopBuild, { once: true });
  const binary = await findTemporal({ cacheDir, cliPath, env: childEnvironment(), log: progress });
  signal.removeEventListener('abort', stopBuild);
  signal.throwIfAborted();
  const dbFile = join(config.dataDir, 'temporal', 'temporal.db');
  const server = await startTemporal({ binary, dbFile, log: progress, namespace });
  stops.push('Temporal', () => server.stop());
  progress(`Temporal: ready (${binary})`);
  return server.address;
}

/** Stories that a crash left behind their record read on; those that Temporal lost are only counted. */
async function wake({ config, log, progress }: OfficeOptions, db: Parameters<typeof wakeStories>[0], address: string) {
  const client = await connectClient(config, address);
  try {
    const { woken, missing } = await wakeStories(db, client, config.temporal.taskQueue);
    log.info({ woken, missing }, 'stories woken');
    if (missing > 0) progress(`${missing} open matters are on record but unknown to Temporal: was its data removed?`);
  } finally {
    await client.connection.close();
  }
}

/** A worker ends only when it is stopped or fails. */
async function failureOf({ ended }: RunningWorker): Promise<never> {
  await ended;
  return new Promise(() => undefined);
}
