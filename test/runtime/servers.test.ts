import { Connection } from '@temporalio/client';
import postgres from 'postgres';
import { cloneDatabase } from '../support/database';

test('every run has a Postgres and a Temporal server', async () => {
  const { url, drop } = await cloneDatabase();
  const sql = postgres(url, { onnotice: () => undefined });
  await sql`create extension if not exists pg_trgm`;
  const rows = await sql`select similarity('信访办公室', '信访办') > 0.3 as alike`;
  expect(rows[0]).toEqual({ alike: true });
  await sql.end();
  await drop();

  const connection = await Connection.connect({ address: process.env.HUIYIN_TEST_TEMPORAL_ADDRESS! });
  await connection.workflowService.describeNamespace({ namespace: 'default' });
  await connection.close();
});
