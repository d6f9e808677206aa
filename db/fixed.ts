import { Param, Placeholder, type Query, SQL, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';

/** Builds statements and has no connection. */
export const builder = drizzle.mock();

/** A statement whose text is ready. */
class Ready extends SQL {
  constructor(private readonly query: Query) {
    super([]);
  }

  override toQuery(): Query {
    return this.query;
  }
}

/**
 * A statement that is the same but for the row's values: drizzle builds its text once for each set of columns given,
 * for its building is most of what a commit costs the processor. `build` gets placeholders in the row's place.
 */
export function fixed<Row extends object>(build: (row: Row) => { toSQL(): Query }): (row: Row) => SQL {
  const built = new Map<string, Query>();
  return (row) => {
    const names = Object.keys(row).filter((name) => row[name as keyof Row] !== undefined);
    const key = names.join();
    let query = built.get(key);
    if (!query) {
      query = build(Object.fromEntries(names.map((name) => [name, sql.placeholder(name)])) as Row).toSQL();
      built.set(key, query);
    }
    return new Ready({ sql: query.sql, params: query.params.map((param) => valueFor(param, row)) });
  };
}

function valueFor(param: unknown, row: object): unknown {
  const place = param instanceof Param ? param.value : param;
  if (!(place instanceof Placeholder)) return param;
  const value = row[place.name as keyof typeof row] as unknown;
  return value === null || !(param instanceof Param) ? value : param.encoder.mapToDriverValue(value);
}
