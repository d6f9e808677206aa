import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const root = resolve(__dirname, '../..');

/** Starts test/support/victim.ts as a process of its own, at the head of a group as a shell would do. */
export function aVictim(what: 'postgres' | 'temporal' | 'find', options: object): ChildProcess {
  return aVictimOf('victim.ts', what, options);
}

/** Starts a script of test/support with texts and objects as its words. */
export function aVictimOf(script: string, ...given: readonly (string | object)[]): ChildProcess {
  const words = given.map((one) => (typeof one === 'string' ? one : JSON.stringify(one)));
  const args = ['--import', 'tsx', join(root, 'test/support', script), ...words];
  return spawn(process.execPath, args, { cwd: root, detached: true, stdio: ['pipe', 'pipe', 'inherit'] });
}

/** What the victim says it started. */
export async function firstWord<T>(victim: ChildProcess): Promise<T> {
  const [line] = await once(createInterface({ input: victim.stdout! }), 'line');
  return JSON.parse(line as string) as T;
}

/** What Ctrl-C in a terminal does: SIGINT to the whole process group. */
export async function pressCtrlC(victim: ChildProcess): Promise<void> {
  const ended = once(victim, 'exit');
  process.kill(-victim.pid!, 'SIGINT');
  await ended;
}

/** kill -9: nothing gets a chance to tidy up. */
export async function kill(victim: ChildProcess): Promise<void> {
  const ended = once(victim, 'exit');
  victim.kill('SIGKILL');
  await ended;
}
