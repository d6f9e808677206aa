import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import * as schema from './schema';

export type Db = PostgresJsDatabase<typeof schema>;
/** What queries take: the database itself or a transaction on it. */
export type Queries = Pick<
  Db,
  'select' | 'selectDistinct' | 'selectDistinctOn' | 'insert' | 'update' | 'delete' | 'execute'
>;

export interface OpenDatabase {
  readonly db: Db;
  close(): Promise<void>;
}

/** A pool of at most `max` connections. */
export function openDatabase(url: string, { max = 10 }: { max?: number } = {}): OpenDatabase {
  const client = postgres(url, {
    max,
    onnotice: () => {},
    connect_timeout: 5,
    // The library waits up to twenty seconds between tries: too long once Postgres is back.
    backoff: (tries) => Math.min(1, 0.05 * 2 ** tries),
    connection: { application_name: 'huiyin' },
  });
  return { db: drizzle(preparing(client), { schema }), close: () => client.end({ timeout: 5 }) };
}

/** drizzle asks for unprepared statements, two round trips each; the same few texts come again and again here. */
function preparing<T extends postgres.Sql>(sql: T): T {
  return new Proxy(sql, {
    get(target, name) {
      if (name === 'unsafe')
        return (text: string, values: postgres.ParameterOrJSON<never>[] = [], options = {}) =>
          target.unsafe(text, values, values.length > 0 ? { ...options, prepare: true } : options);
      if (name === 'begin')
        return (work: (tx: postgres.TransactionSql) => Promise<unknown>) =>
          target.begin((tx) => work(preparing(tx as unknown as T) as unknown as postgres.TransactionSql));
      return Reflect.get(target, name);
    },
  });
}
