import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';
import { childEnvironment } from './config';
import { lockFolder } from './lock';
import {
  abandon,
  freePort,
  identify,
  isListening,
  type Log,
  lastWords,
  noteProcess,
  type ProcessId,
  spawnServer,
  stopOrphan,
  stopProcess,
  waitUntilReady,
} from './processes';
import { judge } from './temporal/version';

export interface TemporalOptions {
  binary: string;
  /** Absent: everything stays in memory and is gone at the end. */
  dbFile?: string;
  /** Where the log and the note about the process live; beside dbFile, or in a temporary folder. */
  dir?: string;
  log: Log;
  namespace?: string;
}

export interface RunningTemporal {
  address: string;
  stop(): Promise<void>;
}

/** Closed stories can be looked up in the engine this long; the dev server alone would forget them after a day. */
const retention = '30 days';

/** Starts a Temporal dev server on a free port of 127.0.0.1 and waits until the namespace answers. */
export async function startTemporal(options: TemporalOptions): Promise<RunningTemporal> {
  const { dbFile, log } = options;
  const given = options.dir ?? (dbFile && dirname(resolve(dbFile)));
  const folder = given ?? mkdtempSync(join(tmpdir(), 'huiyin-temporal-'));
  mkdirSync(folder, { recursive: true });
  const lock = lockFolder(join(folder, 'temporal.lock'), folder);
  const record = join(folder, 'temporal.process.json');
  const leave = (): void => {
    rmSync(record, { force: true });
    lock.release();
    if (!given) rmSync(folder, { recursive: true, force: true });
  };
  try {
    await stopOrphan(record, log, 'SIGTERM');
    if (dbFile) await warnOfOtherVersion(options.binary, dbFile, log);
    const { address, server } = await launch(options, { folder, record });
    return { address, stop: () => stopProcess(server, 'SIGTERM').then(leave) };
  } catch (error) {
    leave();
    throw error;
  }
}

/** The dev server never migrates its file, so a file of another version may work or may not. */
async function warnOfOtherVersion(binary: string, dbFile: string, log: Log): Promise<void> {
  const verdict = await judge(binary, childEnvironment());
  if ('reason' in verdict) return;
  const note = `${dbFile}.version`;
  const writer = existsSync(note) ? readFileSync(note, 'utf8').trim() : verdict.server;
  if (existsSync(dbFile) && writer !== verdict.server) {
    log(`${dbFile} was begun by Temporal server ${writer} and this is ${verdict.server}; if stories stop,`);
    log(`name a CLI with server ${writer} in TEMPORAL_CLI_PATH`);
  } else {
    writeFileSync(note, verdict.server);
  }
}

interface Place {
  folder: string;
  record: string;
}

async function launch(options: TemporalOptions, place: Place): Promise<{ address: string; server: ProcessId }> {
  const logFile = join(place.folder, 'temporal.log');
  const namespace = options.namespace ?? 'default';
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const address = `127.0.0.1:${port}`;
    const child = spawnServer(options.binary, serverArguments(options, port), { logFile });
    try {
      noteProcess(place.record, child, `--port ${port} `);
      const ready = async () => (await isListening(port)) && (await answers(address, namespace));
      await waitUntilReady(child, ready, { name: 'The Temporal server', logFile, timeoutMs: 60_000 });
      return { address, server: identify(child.pid!) };
    } catch (error) {
      await abandon(child);
      if (attempt === 5 || !/address already in use/i.test(lastWords(logFile))) throw error;
    }
  }
}

/** The server picks its metrics and HTTP ports itself among free ones, so two of them live side by side. */
function serverArguments({ dbFile, namespace }: TemporalOptions, port: number): string[] {
  const args = ['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--headless'];
  args.push('--log-level', 'warn', '--log-format', 'text');
  if (namespace && namespace !== 'default') args.push('--namespace', namespace);
  if (dbFile) args.push('--db-filename', resolve(dbFile));
  // It would ask Temporal's home page for news of newer versions; an office network need not see that.
  return [...args, '--dynamic-config-value', 'frontend.enableServerVersionCheck=false'];
}

async function answers(address: string, namespace: string): Promise<boolean> {
  let connection: Connection | undefined;
  try {
    connection = await Connection.connect({ address, connectTimeout: 2_000 });
    const config = { workflowExecutionRetentionTtl: msToTs(retention) };
    await connection.workflowService.updateNamespace({ namespace, config });
    return true;
  } catch {
    return false;
  } finally {
    await connection?.close();
  }
}
