import { eq, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { builder, fixed } from '../../db/fixed';
import { stories } from '../../db/schema';

type Row = typeof stories.$inferInsert;

const change = (row: Partial<Row>) =>
  builder
    .update(stories)
    .set({ ...row, recordedAt: sql`clock_timestamp()` })
    .where(eq(stories.id, row.id!));
const builtOnce = fixed<Partial<Row>>(change);
const dialect = new PgDialect();

const rows: Partial<Row>[] = [
  { id: 'a', stage: 'registered', assistants: ['u1', 'u "2"'], state: { no: 1 }, unitId: null },
  { id: 'b', stage: 'closed', assistants: [], state: null, unitId: 'u3' },
  { id: 'c', stage: 'closed', number: undefined, over: true, offsetMs: 5 },
  { id: 'd', stage: 'forwarded', over: false, offsetMs: 0 },
];

test('a statement built once sends what drizzle would build anew for each row', () => {
  for (const row of [...rows, ...rows]) {
    const { sql: text, params } = dialect.sqlToQuery(builtOnce(row));
    expect({ sql: text, params }).toEqual(change(row).toSQL());
  }
});
