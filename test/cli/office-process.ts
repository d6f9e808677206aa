import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { embeddedAuth } from '../../api/tokens';
import { embeddedKeys } from '../../runtime/keys';
import { identify, isRunning, type ProcessId } from '../../runtime/processes';
import { openDoor } from '../../runtime/seed/door';
import { claimsOf } from '../../runtime/seed/registers';

const launcher = resolve(__dirname, '../../cli/bin.js');

/** A data folder that Postgres's account can reach, and its removal. */
export function aDataFolder(): { data: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-cli-'));
  chmodSync(folder, 0o755);
  return { data: join(folder, 'data'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** One run of `huiyin` as people run it. */
export async function huiyin(...words: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [launcher, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { out: '', err: '' };
  child.stdout.on('data', (text) => {
    said.out += text;
  });
  child.stderr.on('data', (text) => {
    said.err += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...said };
}

export interface OfficeProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** The process and everything below it, as they are now. */
  tree(): ProcessId[];
}

/** The last faults that an office has logged. */
function faultsIn(data: string): string {
  const log = join(data, 'huiyin.log');
  const lines = existsSync(log) ? readFileSync(log, 'utf8').split('\n') : [];
  return lines
    .filter((line) => line.includes('"fault"'))
    .slice(-5)
    .join('\n');
}

/** `huiyin start --json` in a process of its own; resolves when it says that it is ready. */
export async function startOffice(data: string, ...words: string[]): Promise<OfficeProcess> {
  const child = beginOffice(data, ...words);
  let progress = '';
  child.stderr.on('data', (text) => {
    progress += text;
  });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`start ended with ${code}
${progress}
${faultsIn(data)}`);
  });
  ended.catch(() => undefined);
  const [line] = (await Promise.race([once(createInterface({ input: child.stdout }), 'line'), ended])) as [string];
  const { url } = JSON.parse(line) as { url: string };
  return { url, child, tree: treeUnder(child) };
}

/** The same, not waited for. */
export function beginOffice(data: string, ...words: string[]) {
  const args = [launcher, 'start', '--port', '0', '--json', '--data', data, ...words];
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Waits until a start has told this much of its progress. */
export async function untilSaid(child: ChildProcess, words: string): Promise<Omit<OfficeProcess, 'url'>> {
  for await (const line of createInterface({ input: child.stderr! }))
    if (line.includes(words)) return { child, tree: treeUnder(child) };
  throw new Error(`start ended without saying: ${words}`);
}

const treeUnder = (child: ChildProcess) => () => treeOf(child.pid!).map(identify);

function treeOf(root: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const parent = parentOf(Number(name));
      return parent === undefined ? [] : [[Number(name), parent] as const];
    });
  const below = (pid: number): number[] => [
    pid,
    ...parents.filter(([, up]) => up === pid).flatMap(([one]) => below(one)),
  ];
  return below(root);
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop()!.split(' ')[1]);
  } catch {
    return undefined; // It ended while we looked.
  }
}

/** kill -9 for the whole tree: nothing gets a chance to tidy up. */
export async function killTree(office: Pick<OfficeProcess, 'tree'>): Promise<void> {
  const all = office.tree();
  for (const { pid } of all) kill(pid, 'SIGKILL');
  await untilGone(all);
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

export async function untilGone(all: readonly ProcessId[]): Promise<void> {
  while (all.some(isRunning)) await pause(20);
}

/** Ctrl-C, as an impatient person sends it: `times` with a pause between. Resolves with the exit code. */
export async function ctrlC({ child }: Pick<OfficeProcess, 'child'>, times = 1): Promise<number | null> {
  const ended = once(child, 'exit') as Promise<[number | null]>;
  for (let n = 0; n < times; n += 1) {
    if (n > 0) await pause(700);
    child.kill('SIGINT');
  }
  return (await ended)[0];
}

/** The API of the office, as its seeded officers use it. */
export function doorOf({ url }: Pick<OfficeProcess, 'url'>, data: string) {
  const auth = embeddedAuth(embeddedKeys(data).master, { production: false });
  return openDoor({ url, tokenFor: (person) => auth.sign(claimsOf(person)) });
}
