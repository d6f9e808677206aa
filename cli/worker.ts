import type { Command } from 'commander';
import pino from 'pino';
import { openDatabase } from '../db/connection';
import { bundleStories } from '../runtime/bundle';
import { keysOf } from '../runtime/keys';
import { startMessages } from '../runtime/messages/office';
import { connectClient } from '../runtime/server';
import { wakeStories } from '../runtime/wake';
import { bundleLogger, prepareRuntime, startWorker } from '../runtime/worker';
import { command, configOf, type Io, required, work } from './command';
import { asked } from './signals';

/** `huiyin worker`: one worker beside a Postgres and a Temporal that run elsewhere. Any number of them may run. */
export function workerCommand(io: Io): Command {
  return command('worker', io)
    .description('run one worker; needs DATABASE_URL and TEMPORAL_ADDRESS')
    .action(work(io, () => run(io)));
}

async function run(io: Io): Promise<void> {
  const config = configOf({});
  const databaseUrl = required(config.database.url, 'DATABASE_URL', 'worker');
  const address = required(config.temporal.address, 'TEMPORAL_ADDRESS', 'worker');
  const log = pino({ level: config.logLevel });
  prepareRuntime(log);
  const stopping = asked();
  const keys = keysOf(config);
  const { db, close } = openDatabase(databaseUrl, { max: config.database.pool });
  const worker = await startWorker({
    config,
    address,
    db,
    keys,
    bundle: await bundleStories({ logger: bundleLogger(log) }),
  });
  const messages = startMessages({ config, db, keys, log });
  const client = await connectClient(config, address);
  log.info({ ...(await wakeStories(db, client, config.temporal.taskQueue)) }, 'worker ready');
  await client.connection.close();
  await Promise.race([stopping, worker.ended]);
  await Promise.all([worker.stop(), messages.stop()]);
  await close();
  io.exit(0);
}
