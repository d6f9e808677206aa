import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { type OpenDatabase, openDatabase } from '../../db/connection';

/** Migrated and empty; and the same with the registers of the small office. */
export const templateDatabase = 'huiyin_template';
export const officeTemplate = 'huiyin_office_template';

/** A private copy of a template; as quick as copying its files. */
export async function cloneDatabase(template = templateDatabase): Promise<{ url: string; drop(): Promise<void> }> {
  const server = process.env.HUIYIN_TEST_DATABASE_URL;
  if (!server) throw new Error('no test database: is this test in the jest project "live"?');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await run(server, `create database ${name} template ${template} strategy file_copy`);
  return { url: withDatabase(server, name), drop: () => run(server, `drop database if exists ${name} with (force)`) };
}

/** A private copy of the empty template, opened; closing drops it. */
export async function openedClone(): Promise<OpenDatabase> {
  const { url, drop } = await cloneDatabase();
  const { db, close } = openDatabase(url);
  return {
    db,
    close: async () => {
      await close();
      await drop();
    },
  };
}

/** The same server, another database. */
export function withDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** One statement on a connection of its own. */
export async function run(url: string, statement: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}
