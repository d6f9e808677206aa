import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Log, stopOrphan } from './processes';

/** Stops a build of the Temporal server that this process began; another huiyin's goes on. */
export async function stopOwnBuild(cacheDir: string, log: Log): Promise<void> {
  const record = join(cacheDir, 'go-build.json');
  if (markIn(record).includes(`.${process.pid}.`)) await stopOrphan(record, log, 'SIGTERM');
}

function markIn(record: string): string {
  try {
    return String((JSON.parse(readFileSync(record, 'utf8')) as { mark?: string }).mark);
  } catch {
    return '';
  }
}

/**
 * Ends the servers of a data folder at once, for a second Ctrl-C. Postgres gets SIGQUIT, its immediate shutdown: killed
 * it would leave its own children behind for a while.
 */
export async function killServers(dataDir: string, cacheDir: string, log: Log): Promise<void> {
  await Promise.all([
    stopOwnBuild(cacheDir, log),
    stopOrphan(join(dataDir, 'temporal', 'temporal.process.json'), log, 'SIGKILL'),
    stopOrphan(join(dataDir, 'postgres', 'process.json'), log, 'SIGQUIT'),
  ]);
}
