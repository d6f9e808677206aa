import { type ChildProcess, execFileSync, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { childEnvironment } from './config';

export type Log = (line: string) => void;

/** One process for ever: its number is reused by the system, number and start together are not. */
export interface ProcessId {
  pid: number;
  started: string;
}

/** Which server an earlier start left; written beside its data so that the next start can judge it. */
interface ServerRecord extends ProcessId {
  /** A text that the server's command line must contain, or nobody is stopped. */
  mark: string;
}

/** When the process began, as the system tells it, or undefined when it is gone (a zombie is gone). */
export function startOf(pid: number): string | undefined {
  try {
    if (process.platform !== 'linux') {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
    }
    // The name in brackets may hold spaces, so fields are counted from its end: state is first, start is twentieth.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop()!.split(' ');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : `${boot}:${fields[19]}`;
  } catch {
    return undefined;
  }
}

/** The identity of a running process; throws when there is none with this number. */
export function identify(pid: number): ProcessId {
  const started = startOf(pid);
  if (!started) throw new Error(`process ${pid} is not running`);
  return { pid, started };
}

export const isRunning = ({ pid, started }: ProcessId): boolean => startOf(pid) === started;

/** The words a process was started with, as one line; empty when unknown. */
export function commandLine(pid: number): string {
  try {
    if (process.platform !== 'linux') {
      return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    }
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}

/** Notes in `file` which process this is, at once or not at all; one that has ended already needs no note. */
export function noteProcess(file: string, child: ChildProcess, mark: string): void {
  const started = child.pid && startOf(child.pid);
  if (!started) return;
  const record: ServerRecord = { pid: child.pid!, started, mark };
  writeFileSync(`${file}.new`, JSON.stringify(record), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function readRecord(file: string): ServerRecord | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ServerRecord;
  } catch {
    return undefined; // No file, or half a file after a power cut: nobody is accused.
  }
}

/** Stops the server that a killed huiyin left behind. The caller holds the folder's lock, so its owner is gone. */
export async function stopOrphan(file: string, log: Log, signal: NodeJS.Signals): Promise<void> {
  const record = readRecord(file);
  if (record && isRunning(record) && commandLine(record.pid).includes(record.mark)) {
    log(`stopping process ${record.pid}, left behind by an earlier run`);
    await stopProcess(record, signal);
  }
  rmSync(file, { force: true });
}

/** Asks a process to end, waits, and ends it by force after `graceMs`. */
export async function stopProcess(target: ProcessId, signal: NodeJS.Signals, graceMs = 20_000): Promise<void> {
  const until = Date.now() + graceMs;
  send(target, signal);
  while (isRunning(target) && Date.now() < until) await pause(20);
  if (!isRunning(target)) return;
  send(target, 'SIGKILL');
  while (isRunning(target)) await pause(20);
}

function send(target: ProcessId, signal: NodeJS.Signals): void {
  try {
    if (isRunning(target)) process.kill(target.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/**
 * Starts a server in a process group of its own: Ctrl-C reaches only us, and we stop our servers after the worker
 * has drained. Its words go to a file, because a pipe would break (and end the server) when we are killed.
 */
export function spawnServer(
  command: string,
  args: string[],
  options: SpawnOptions & { logFile: string },
): ChildProcess {
  const { logFile, ...rest } = options;
  const output = openSync(logFile, 'w', 0o600);
  try {
    const stdio: SpawnOptions['stdio'] = ['ignore', output, output];
    return spawn(command, args, { env: childEnvironment(), ...rest, detached: true, stdio });
  } finally {
    closeSync(output);
  }
}

/** Ends a server that is of no use, if it runs at all. */
export async function abandon(child: ChildProcess): Promise<void> {
  const started = child.pid && startOf(child.pid);
  if (started) await stopProcess({ pid: child.pid!, started }, 'SIGINT');
}

/** Waits until `ready` answers true; a server that ends meanwhile is an error that shows its last words. */
export async function waitUntilReady(
  child: ChildProcess,
  ready: () => Promise<boolean>,
  { name, logFile, timeoutMs }: { name: string; logFile: string; timeoutMs: number },
): Promise<void> {
  const end = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
  });
  for (const until = Date.now() + timeoutMs; Date.now() < until; await pause(25)) {
    const answer = await Promise.race([ready(), end]);
    if (answer === true) return;
    if (answer) throw new Error(`${name} ended while starting (${answer})\n${lastWords(logFile)}`);
  }
  throw new Error(`${name} did not answer within ${timeoutMs / 1000} s\n${lastWords(logFile)}`);
}

/** Whether somebody listens on this port: much quicker to find out than with a client that backs off for a second. */
export async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

export function lastWords(logFile: string, lines = 20): string {
  try {
    return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '';
  }
}

/** A port nobody listens on at this moment; whoever uses it must be ready to try another. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('the system named no port');
  return address.port;
}
