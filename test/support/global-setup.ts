import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { openDatabase } from '../../db/connection';
import { bundleStories } from '../../runtime/bundle';
import { childEnvironment, readConfig } from '../../runtime/config';
import { startPostgres } from '../../runtime/postgres';
import { startTemporal } from '../../runtime/temporal';
import { cachedTemporal } from '../../runtime/temporal/cache';
import { findTemporal } from '../../runtime/temporal/find';
import { officeTemplate, run, templateDatabase, withDatabase } from './database';
import { claim, folderPrefix, removeLeftovers } from './leftovers';
import { insertRegisters } from './registers';

const root = resolve(__dirname, '../..');
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const quiet = (): void => undefined;

declare global {
  var huiyinTestStops: (() => Promise<void> | void)[];
}

/** One Postgres, one Temporal server and one workflow bundle for the whole run, handed on by environment variables. */
export default async function globalSetup(): Promise<void> {
  globalThis.huiyinTestStops = [];
  try {
    await removeLeftovers();
    const dir = temporaryFolder();
    await allDone([setUpPostgres(dir), setUpTemporal(dir), writeBundle(dir)]);
  } catch (error) {
    for (const stop of globalThis.huiyinTestStops) await stop();
    throw error;
  }
}

/** Unlike Promise.all, waits for the others when one fails, so that whatever they start can be stopped. */
async function allDone(tasks: Promise<void>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(tasks)) if (outcome.status === 'rejected') throw outcome.reason;
}

async function setUpPostgres(dir: string): Promise<void> {
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };
  const server = await startPostgres({ dir: join(dir, 'postgres'), log: quiet, settings });
  globalThis.huiyinTestStops.unshift(() => server.stop());
  await run(server.url, `create database ${templateDatabase}`);
  await migrateTemplate(withDatabase(server.url, templateDatabase));
  await run(server.url, `create database ${officeTemplate} template ${templateDatabase} strategy file_copy`);
  await fillRegisters(withDatabase(server.url, officeTemplate));
  process.env.HUIYIN_TEST_DATABASE_URL = server.url;
}

async function migrateTemplate(url: string): Promise<void> {
  const migrationsFolder = join(root, 'db/migrations');
  if (!existsSync(join(migrationsFolder, 'meta/_journal.json'))) return;
  const sql = postgres(url, { max: 1, onnotice: quiet });
  try {
    await migrate(drizzle(sql), { migrationsFolder });
  } finally {
    await sql.end();
  }
}

async function fillRegisters(url: string): Promise<void> {
  const { db, close } = openDatabase(url, { max: 1 });
  try {
    await insertRegisters(db);
  } finally {
    await close();
  }
}

async function setUpTemporal(dir: string): Promise<void> {
  const { cacheDir, temporal } = readConfig();
  const search = { cacheDir, cliPath: temporal.cliPath, env: childEnvironment(), log: say };
  // The cached server comes first here, so that the tests mean the same on every machine that has one.
  const binary = cachedTemporal(cacheDir) ?? (await findTemporal(search));
  const server = await startTemporal({ binary, dir: join(dir, 'temporal'), log: quiet });
  globalThis.huiyinTestStops.unshift(() => server.stop());
  process.env.HUIYIN_TEST_TEMPORAL_ADDRESS = server.address;
}

async function writeBundle(dir: string): Promise<void> {
  const file = join(dir, 'workflows.js');
  writeFileSync(file, (await bundleStories()).code);
  process.env.HUIYIN_TEST_BUNDLE = file;
}

function temporaryFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), folderPrefix));
  chmodSync(dir, 0o755); // Postgres runs under another account when the tests run as root.
  claim(dir);
  globalThis.huiyinTestStops.push(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}
