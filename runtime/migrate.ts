import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { measureAll } from '../activities/measured';
import * as schema from '../db/schema';

/** Any number, the same in every huiyin: of two migrations at once the second waits and finds nothing to do. */
const lockNumber = 4_046_101;

/** Brings a database to the newest schema and answers how many steps that took. A repeat changes nothing. */
export async function migrateDatabase(url: string): Promise<number> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await sql`select pg_advisory_lock(${lockNumber})`;
    const before = await stepsDone(sql);
    const db = drizzle(sql, { schema });
    await migrate(db, { migrationsFolder: join(__dirname, '../db/migrations') });
    // Matters that are older than their lines; also what an interrupted migration left out.
    await measureAll(db, { onlyMissing: true });
    return (await stepsDone(sql)) - before;
  } finally {
    await sql.end();
  }
}

async function stepsDone(sql: postgres.Sql): Promise<number> {
  const [table] = await sql`select to_regclass('drizzle.__drizzle_migrations') as name`;
  if (!table?.name) return 0;
  const [row] = await sql`select count(*)::int as steps from drizzle.__drizzle_migrations`;
  return Number(row?.steps);
}
