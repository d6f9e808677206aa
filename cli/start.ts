import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import pino from 'pino';
import type { Config } from '../runtime/config';
import { killServers } from '../runtime/kill';
import { type Office, startOffice } from '../runtime/office';
import { claimsOf } from '../runtime/seed/registers';
import { command, configOf, dataOption, type Io, work } from './command';

interface Options {
  readonly port?: string;
  readonly data?: string;
  readonly empty?: true;
  readonly json?: true;
}

/** `huiyin start`: a whole office in one process tree, until Ctrl-C. */
export function startCommand(io: Io): Command {
  return command('start', io)
    .description('start an office: Postgres, Temporal, worker and API; Ctrl-C stops it')
    .option('--port <number>', 'the port of the API; 0: any free one (default: PORT, else 8080 or any free one)')
    .option(...dataOption)
    .option('--empty', 'on the first start: registers, but no matters')
    .option('--json', 'one JSON line {url, ...} on standard output when ready; progress on standard error')
    .action(work(io, (options: Options) => start(io, options)));
}

async function start(io: Io, options: Options): Promise<void> {
  const config = configOf(options);
  const say = (line: string) => (options.json ? io.stderr : io.stdout)(`${line}\n`);
  const stopping = onCtrlC(io, config, say);
  onBug(io, config, say);
  mkdirSync(config.dataDir, { recursive: true });
  const dest = join(config.dataDir, 'huiyin.log');
  const log = pino({ level: config.logLevel }, pino.destination({ dest, sync: true }));
  const given = { config, log, progress: say, empty: options.empty ?? false, orAnyPort: options.port === undefined };
  let office: Office;
  try {
    office = await startOffice({ ...given, signal: stopping });
  } catch (error) {
    if (!stopping.aborted) throw error;
    return io.exit(0);
  }
  io.stdout(options.json ? `${JSON.stringify(cardOf(office))}\n` : wordsOf(office));
  await untilItEnds(office, stopping);
  io.exit(0);
}

/** Resolves when the office was stopped in order; a part that fails takes the others with it, and that is an error. */
async function untilItEnds(office: Office, stopping: AbortSignal): Promise<void> {
  const asked = new Promise<void>((resolve) => {
    if (stopping.aborted) resolve();
    stopping.addEventListener('abort', () => resolve(), { once: true });
  });
  try {
    await Promise.race([asked, office.failed]);
  } finally {
    await office.stop();
  }
}

/** npm hands Ctrl-C on to us although the terminal already did: what comes so soon is the same one. */
const sameMs = 500;

/** The first Ctrl-C asks everything to stop in order, the second one stops it at once. */
function onCtrlC(io: Io, { dataDir, cacheDir }: Config, say: (line: string) => void): AbortSignal {
  const controller = new AbortController();
  let firstAt = 0;
  const onSignal = () => {
    if (firstAt === 0) {
      firstAt = Date.now();
      say('stopping; once more Ctrl-C stops at once');
      controller.abort();
    } else if (Date.now() - firstAt >= sameMs) {
      void killServers(dataDir, cacheDir, say).finally(() => io.exit(1));
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  return controller.signal;
}

/** A bug of ours must not leave servers behind. */
function onBug(io: Io, { dataDir, cacheDir }: Config, say: (line: string) => void): void {
  process.once('uncaughtException', (error) => {
    say(`error: ${error.stack}`);
    void killServers(dataDir, cacheDir, say).finally(() => io.exit(1));
  });
}

/** Persons with whom a newcomer can try most of it: they register, handle and supervise in one county. */
const examples = ['gao-ming', 'yun-qing', 'du-xing'] as const;

const cardOf = ({ url, dataDir }: Office) => ({
  url,
  docs: `${url}/docs`,
  dataDir,
  pid: process.pid,
  officers: examples.map((person) => ({ as: person, ...claimsOf(person) })),
});

function wordsOf({ url }: Office): string {
  const tokens = examples.map((person) => {
    const { name, roles, unit } = claimsOf(person);
    return `    npm run --silent huiyin -- token --as ${person.padEnd(10)} ${name}, ${roles.join('+')} at ${unit}`;
  });
  return ['', `  Huiyin is ready: ${url}`, `  API by hand:     ${url}/docs`, '  Tokens:', ...tokens, '', ''].join('\n');
}
