import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { type Lock, lockFolder } from './lock';
import { type Account, openFolder, serverAccount } from './postgres/account';
import {
  createCluster,
  giveTo,
  postgresPrograms,
  refuseOtherVersion,
  removeDrafts,
  superuser,
} from './postgres/cluster';
import {
  abandon,
  commandLine,
  freePort,
  identify,
  isListening,
  type Log,
  lastWords,
  noteProcess,
  type ProcessId,
  spawnServer,
  startOf,
  stopOrphan,
  stopProcess,
  waitUntilReady,
} from './processes';

export interface PostgresOptions {
  /** Everything of this database lives here: cluster, password, log. */
  dir: string;
  log: Log;
  /** Server settings on top; tests turn fsync off, the product never does. */
  settings?: Record<string, string>;
}

export interface RunningPostgres {
  /** The database `huiyin`, as its superuser. */
  url: string;
  stop(): Promise<void>;
}

interface Home {
  dir: string;
  cluster: string;
  programs: string;
  password: string;
  account: Account | undefined;
}

/** Starts the embedded Postgres on a free port of 127.0.0.1, on the data left by the last run if there is any. */
export async function startPostgres({ dir, log, settings = {} }: PostgresOptions): Promise<RunningPostgres> {
  const account = serverAccount();
  const folder = openFolder(dir, account);
  const lock = lockFolder(join(folder, 'lock'), folder);
  try {
    const home = prepare(folder, account, { log, sync: settings.fsync !== 'off' });
    const record = join(folder, 'process.json');
    await stopOrphan(record, log, 'SIGINT');
    await clearPostmaster(home, log);
    const { port, server } = await launch(home, { settings, record });
    const url = `postgres://${superuser}:${home.password}@127.0.0.1:${port}`;
    await createDatabase(url);
    return { url: `${url}/huiyin`, stop: () => stop(server, record, lock) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function stop(server: ProcessId, record: string, lock: Lock): Promise<void> {
  // SIGINT is Postgres's fast shutdown: sessions end, data is flushed, no recovery at the next start.
  await stopProcess(server, 'SIGINT');
  rmSync(record, { force: true });
  lock.release();
}

function prepare(dir: string, account: Account | undefined, { log, sync }: { log: Log; sync: boolean }): Home {
  const programs = postgresPrograms(account);
  const cluster = join(dir, 'cluster');
  const passwordFile = join(dir, 'password');
  if (!existsSync(passwordFile)) {
    writeFileSync(`${passwordFile}.new`, randomBytes(24).toString('hex'), { mode: 0o600 });
    giveTo(account, `${passwordFile}.new`);
    renameSync(`${passwordFile}.new`, passwordFile);
  }
  if (existsSync(cluster)) refuseOtherVersion(cluster, programs);
  else createCluster({ programs, cluster, passwordFile, account, sync, log });
  removeDrafts(cluster);
  return { dir, cluster, programs, password: readFileSync(passwordFile, 'utf8').trim(), account };
}

/** A postmaster without a record of ours, or a stale file whose process number now belongs to somebody else. */
async function clearPostmaster({ cluster }: Home, log: Log): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  const started = startOf(pid);
  const words = commandLine(pid);
  if (started && words.includes(cluster)) {
    log(`stopping Postgres ${pid}, left behind by an earlier run`);
    await stopProcess({ pid, started }, 'SIGINT');
  } else if (!started || words) {
    rmSync(file, { force: true });
  }
}

/** What passes by itself: a port taken between looking and binding, and sessions of a killed server on their way out. */
const passing = /Address already in use|could not bind|pre-existing shared memory block/;

interface Launch {
  settings: Record<string, string>;
  record: string;
}

async function launch(home: Home, { settings, record }: Launch): Promise<{ port: number; server: ProcessId }> {
  const logFile = join(home.dir, 'postgres.log');
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const child = spawnPostgres(home, port, { settings, logFile });
    try {
      noteProcess(record, child, home.cluster);
      const ready = async () => (await isListening(port)) && (await answers(home, port));
      await waitUntilReady(child, ready, { name: 'Postgres', logFile, timeoutMs: 60_000 });
      return { port, server: identify(child.pid!) };
    } catch (error) {
      await abandon(child);
      if (attempt === 20 || !passing.test(lastWords(logFile))) throw error;
      await pause(250);
    }
  }
}

function spawnPostgres(
  home: Home,
  port: number,
  { settings, logFile }: { settings: Record<string, string>; logFile: string },
): ChildProcess {
  // No Unix socket: its path has a length limit, and nobody but us connects.
  const flags = Object.entries({ unix_socket_directories: '', lc_messages: 'C', ...settings });
  const args = ['-D', home.cluster, '-h', '127.0.0.1', '-p', String(port)];
  return spawnServer(
    join(home.programs, 'postgres'),
    [...args, ...flags.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...home.account,
      cwd: home.dir,
      logFile,
    },
  );
}

async function answers({ password }: Home, port: number): Promise<boolean> {
  const sql = postgres(`postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`, {
    max: 1,
    connect_timeout: 5,
  });
  try {
    await sql`select 1`;
    return true;
  } catch {
    return false;
  } finally {
    await sql.end();
  }
}

async function createDatabase(server: string): Promise<void> {
  const sql = postgres(`${server}/postgres`, { max: 1 });
  try {
    const found = await sql`select 1 from pg_database where datname = 'huiyin'`;
    if (found.length === 0) await sql.unsafe('create database huiyin');
  } finally {
    await sql.end();
  }
}
