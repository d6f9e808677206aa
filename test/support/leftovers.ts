import { readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Lock, tryLock } from '../../runtime/lock';
import { stopOrphan } from '../../runtime/processes';

export const folderPrefix = 'huiyin-test-';
const lockOf = (folder: string): string => join(folder, 'run');
const quiet = (): void => undefined;

/** Marks a run's folder as in use while this process lives. */
export function claim(folder: string): Lock {
  const lock = tryLock(lockOf(folder));
  if (!('release' in lock)) throw new Error(`${folder} belongs to process ${lock.heldBy.pid}`);
  return lock;
}

/** A test run ended by Ctrl-C has no teardown: its servers and folder are removed by the next run. */
export async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(folderPrefix))) {
    const folder = join(tmpdir(), name);
    if (!isOurs(folder) || !('release' in tryLock(lockOf(folder)))) continue;
    await stopOrphan(join(folder, 'postgres/process.json'), quiet, 'SIGQUIT');
    await stopOrphan(join(folder, 'temporal/temporal.process.json'), quiet, 'SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Without a lock file the folder was made this very moment, and its run is about to claim it. */
function isOurs(folder: string): boolean {
  return statSync(folder).uid === process.getuid?.() && readdirSync(folder).some((name) => /^run\.\d+$/.test(name));
}
