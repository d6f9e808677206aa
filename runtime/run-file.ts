import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identify, isRunning, type ProcessId } from './processes';

/** Where a running office is found: written by `start`, read by every other command. Holds the database's password. */
export interface Run {
  readonly url: string;
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly process: ProcessId;
}

const fileOf = (dataDir: string) => join(dataDir, 'run.json');

/** Tells other commands where this process's office is; nobody but its owner may read it. */
export function writeRun(dataDir: string, run: Omit<Run, 'process'>): void {
  const draft = `${fileOf(dataDir)}.new`;
  writeFileSync(draft, `${JSON.stringify({ ...run, process: identify(process.pid) })}\n`, { mode: 0o600 });
  renameSync(draft, fileOf(dataDir));
}

export function removeRun(dataDir: string): void {
  rmSync(fileOf(dataDir), { force: true });
}

/** The office that runs on this data folder; undefined if none does, also after a kill. */
export function readRun(dataDir: string): Run | undefined {
  try {
    const run = JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) as Run;
    return isRunning(run.process) ? run : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
