import { randomUUID } from 'node:crypto';
import { type OpenDatabase, openDatabase } from '../../db/connection';
import { officeFigures } from '../../db/figures';
import { notices } from '../../db/schema';
import { cloneDatabase } from '../support/database';

let database: Awaited<ReturnType<typeof cloneDatabase>>;
let open: OpenDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
  open = openDatabase(database.url, { max: 2 });
});
afterAll(async () => {
  await open.close();
  await database.drop();
});

/** A line to one of those whom an alert or a message told. */
const told = (story: string, at: string, more: Partial<typeof notices.$inferInsert> = {}) =>
  open.db.insert(notices).values({
    story,
    seq: 2,
    n: 0,
    at,
    topic: 'x',
    level: 'warning',
    dueAt: at,
    asked: 'officer',
    why: 'post',
    ...more,
  });

test('alerts of the last 24 hours count once each, with the longest delay; older and coming ones do not', async () => {
  const [one, two] = [randomUUID(), randomUUID()];
  await told(one, '2026-03-02T01:00:02Z', { dueAt: '2026-03-02T01:00:00Z' });
  await told(one, '2026-03-02T01:00:02Z', { n: 1, dueAt: '2026-03-02T01:00:00Z' });
  await told(two, '2026-03-01T01:00:00.001Z');
  await told(two, '2026-03-02T00:30:00Z', { seq: 3, level: null });
  await told(two, '2026-03-01T01:00:00Z', { seq: 4, level: 'order', dueAt: '2026-02-01T00:00:00Z' });
  await told(two, '2026-03-02T01:00:03Z', { seq: 5, level: 'order' });

  const { alerts } = await officeFigures(open.db, Date.parse('2026-03-02T01:00:02.500Z'));
  expect(alerts).toEqual([{ level: 'warning', count: 1, lateSeconds: 2 }]);
  const sooner = await officeFigures(open.db, Date.parse('2026-03-02T01:00:00Z'));
  expect(sooner.alerts).toEqual([{ level: 'warning', count: 1, lateSeconds: 0 }]);
});

test('they are found by their time, however many lines there are', async () => {
  const [{ plan }] = (await open.db.transaction(async (tx) => {
    await tx.execute('set local enable_seqscan = off');
    const rows = await tx.execute(`explain select count(*) from notices
      where level is not null and at > '2026-03-01' and at <= '2026-03-02'`);
    return [{ plan: JSON.stringify(rows) }];
  })) as [{ plan: string }];
  expect(plan).toContain('notices_of_alerts');
});
