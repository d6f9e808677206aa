import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning, type ProcessId } from './processes';

const everyMs = 1_000;

/** The embedded servers of a data folder, by the notes that their starters keep. */
const notes = { Postgres: 'postgres/process.json', Temporal: 'temporal/temporal.process.json' };

export interface Watch {
  /** Rejects when one of the servers has ended; never resolves. */
  readonly failed: Promise<never>;
  stop(): void;
}

/** Looks every second whether the embedded servers still run: without them the office could only answer 503. */
export function watchServers(dataDir: string): Watch {
  const servers = Object.entries(notes)
    .map(([name, note]) => ({ name, note: join(dataDir, note) }))
    .filter(({ note }) => existsSync(note))
    .map(({ name, note }) => ({ name, process: JSON.parse(readFileSync(note, 'utf8')) as ProcessId }));
  let timer: NodeJS.Timeout;
  const failed = new Promise<never>((_resolve, reject) => {
    timer = setInterval(() => {
      const gone = servers.find(({ process }) => !isRunning(process));
      if (gone) reject(new Error(`${gone.name} has ended by itself; its log is under ${dataDir}`));
    }, everyMs);
  });
  failed.catch(() => clearInterval(timer));
  return { failed, stop: () => clearInterval(timer) };
}
