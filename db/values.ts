import { type SQL, sql } from 'drizzle-orm';

/** Values as bound parameters, for `in (…)`. */
export const listOf = (values: readonly string[]): SQL =>
  sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  );

export const textArray = (values: readonly string[]): SQL => sql`array[${listOf(values)}]::text[]`;

/** A list of ids as one parameter. */
export const uuidList = (ids: readonly string[]): SQL => sql`${`{${ids.join(',')}}`}::uuid[]`;
