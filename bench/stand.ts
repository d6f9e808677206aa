import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import postgres from 'postgres';
import type { ActivityDeps } from '../activities/deps';
import { openDatabase } from '../db/connection';
import { childEnvironment, readConfig } from '../runtime/config';
import { migrateDatabase } from '../runtime/migrate';
import { startPostgres } from '../runtime/postgres';
import { startTemporal } from '../runtime/temporal';
import { findTemporal } from '../runtime/temporal/find';
import { claim, folderPrefix, removeLeftovers } from '../test/support/leftovers';
import { aSigningKey, insertRegisters } from '../test/support/registers';
import { Matters } from './matters';

export type Say = (line: string) => void;

/** As many connections as the product takes by default. */
export const poolSize = readConfig({}).database.pool;

/** What every variant runs on. */
export interface Stand {
  readonly address: string;
  readonly binary: string;
  readonly databaseUrl: string;
  readonly deps: ActivityDeps;
  /** The bare variants' own pool of the same size; postgres.js without a query builder. */
  readonly sql: postgres.Sql;
  readonly client: Client;
  readonly matters: Matters;
}

/** Stops in reverse order whatever was started, also when starting stopped half way. */
export class Stops {
  private readonly stops: (() => Promise<void> | void)[] = [];
  private stopping: Promise<void> | undefined;

  add(stop: () => Promise<void> | void): void {
    this.stops.unshift(stop);
  }

  all(): Promise<void> {
    this.stopping ??= this.stopEach();
    return this.stopping;
  }

  private async stopEach(): Promise<void> {
    for (const stop of this.stops)
      await Promise.resolve()
        .then(stop)
        .catch((error) => process.stderr.write(`while stopping: ${error}\n`));
  }
}

/** One durable Postgres and one Temporal dev server with a file, in a folder that is removed at the end. */
export async function setUp(stops: Stops, say: Say): Promise<Stand> {
  await removeLeftovers();
  const dir = mkdtempSync(join(tmpdir(), folderPrefix));
  chmodSync(dir, 0o755); // Postgres runs under another account when we are root.
  claim(dir);
  stops.add(() => rmSync(dir, { recursive: true, force: true }));

  const { cacheDir, temporal } = readConfig();
  const binary = await findTemporal({ cacheDir, cliPath: temporal.cliPath, env: childEnvironment(), log: say });
  const log = (): void => undefined;
  const database = await startPostgres({ dir: join(dir, 'postgres'), log });
  stops.add(database.stop);
  const home = join(dir, 'temporal');
  const server = await startTemporal({ binary, dir: home, dbFile: join(home, 'temporal.db'), log });
  stops.add(server.stop);

  await migrateDatabase(database.url);
  const { db, close } = openDatabase(database.url, { max: poolSize });
  stops.add(close);
  await insertRegisters(db);
  const sql = postgres(database.url, { max: poolSize, onnotice: log });
  stops.add(() => sql.end({ timeout: 5 }));
  const connection = await Connection.connect({ address: server.address });
  stops.add(() => connection.close());
  const deps: ActivityDeps = { db, masterKey: randomBytes(32), signingKey: aSigningKey() };
  return {
    ...{ address: server.address, binary, databaseUrl: database.url, deps, sql },
    ...{ client: new Client({ connection }), matters: new Matters(db, deps.masterKey) },
  };
}
