import type { Command } from 'commander';
import pino from 'pino';
import { openDatabase } from '../db/connection';
import { keysOf } from '../runtime/keys';
import { startServer } from '../runtime/server';
import { command, configOf, type Io, required, work } from './command';
import { asked } from './signals';

/** `huiyin api`: one API process beside a Postgres and a Temporal that run elsewhere. Any number of them may run. */
export function apiCommand(io: Io): Command {
  return command('api', io)
    .description('run one API process on PORT; needs DATABASE_URL and TEMPORAL_ADDRESS')
    .option('--port <number>', 'instead of PORT')
    .action(work(io, (options: { port?: string }) => run(io, options)));
}

async function run(io: Io, options: { port?: string }): Promise<void> {
  const config = configOf(options);
  const databaseUrl = required(config.database.url, 'DATABASE_URL', 'api');
  const address = required(config.temporal.address, 'TEMPORAL_ADDRESS', 'api');
  const log = pino({ level: config.logLevel });
  const stopping = asked();
  const { db, close } = openDatabase(databaseUrl, { max: config.database.pool });
  const server = await startServer({ config, address, db, keys: keysOf(config), log, host: '0.0.0.0' });
  log.info({ url: server.url }, 'API ready');
  await stopping;
  await server.stop();
  await close();
  io.exit(0);
}
