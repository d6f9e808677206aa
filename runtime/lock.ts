import { linkSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { identify, isRunning, type ProcessId } from './processes';

export interface Lock {
  release(): void;
}

/**
 * One holder among processes, without waiting. A lock is the highest of `path.1`, `path.2`, …: taking over from a dead
 * or finished holder means creating the next number, which the file system grants to one process only. The highest
 * is never deleted, so nobody who read an older listing can win an older number.
 */
export function tryLock(path: string): Lock | { heldBy: ProcessId } {
  for (;;) {
    const highest = Math.max(0, ...numbers(path));
    const holder = highest ? readHolder(`${path}.${highest}`) : null;
    if (holder === 'gone') continue;
    if (holder && isRunning(holder)) return { heldBy: holder };

    const mine = highest + 1;
    if (!create(`${path}.${mine}`)) continue;
    if (Math.max(...numbers(path)) !== mine) {
      rmSync(`${path}.${mine}`, { force: true });
      continue;
    }
    for (const older of numbers(path)) if (older < mine) rmSync(`${path}.${older}`, { force: true });
    return { release: () => replace(`${path}.${mine}`, 'null') };
  }
}

/** Waits for the lock; `onWait` is told once whom it waits for. */
export async function waitForLock(path: string, onWait: (holder: ProcessId) => void): Promise<Lock> {
  for (let told = false; ; await pause(100)) {
    const attempt = tryLock(path);
    if ('release' in attempt) return attempt;
    if (!told) onWait(attempt.heldBy);
    told = true;
  }
}

/** For a folder that one huiyin at a time may use. */
export function lockFolder(path: string, what: string): Lock {
  const attempt = tryLock(path);
  if ('release' in attempt) return attempt;
  throw new Error(`${what} is in use by another running huiyin (process ${attempt.heldBy.pid}); stop that one first`);
}

function numbers(path: string): number[] {
  const prefix = `${basename(path)}.`;
  return readdirSync(dirname(path))
    .filter((name) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)))
    .map((name) => Number(name.slice(prefix.length)));
}

function readHolder(file: string): ProcessId | null | 'gone' {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ProcessId | null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'gone';
    if (error instanceof SyntaxError) return null; // Torn by a power cut: its writer did not survive.
    throw error;
  }
}

function create(file: string): boolean {
  const draft = writeDraft(file, JSON.stringify(identify(process.pid)));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

const replace = (file: string, text: string): void => renameSync(writeDraft(file, text), file);

function writeDraft(file: string, text: string): string {
  const draft = `${file}.${process.pid}.draft`;
  writeFileSync(draft, text, { mode: 0o600 });
  return draft;
}
