import { randomUUID } from 'node:crypto';
import { openDatabase } from '../../db/connection';
import { messages } from '../../db/schema';
import { huiyin } from '../support/command';
import { cloneDatabase } from '../support/database';

let database: Awaited<ReturnType<typeof cloneDatabase>>;
let given: string | undefined;
beforeAll(async () => {
  database = await cloneDatabase();
  given = process.env.DATABASE_URL;
  process.env.DATABASE_URL = database.url;
});
afterAll(async () => {
  if (given === undefined) delete process.env.DATABASE_URL;
  else process.env.DATABASE_URL = given;
  await database.drop();
});

test('says what is stuck, and puts it back', async () => {
  const { db, close } = openDatabase(database.url, { max: 1 });
  const stuck = {
    story: randomUUID(),
    lane: 'staff',
    recipient: 'han',
    channel: 'mail',
    nextAt: '2026-03-02T01:00:00.000Z',
  };
  await db.insert(messages).values([
    { ...stuck, line: 1, state: 'dead', attempts: 16, error: 'smtp 451' },
    { ...stuck, line: 2, state: 'skipped', error: 'noSmtp' },
  ]);
  await close();

  expect((await huiyin('outbox')).out).toMatch(/^mail dead: 1, the oldest \d+ s old\nmail skipped: 1,/m);
  expect((await huiyin('outbox', '--retry', 'sent')).code).toBe(2);
  const again = JSON.parse((await huiyin('outbox', '--retry', 'dead', '--json')).out);
  expect(again).toMatchObject({ retried: 1, unspread: 0 });
  expect(again.messages.map(({ state }: { state: string }) => state).sort()).toEqual(['skipped', 'waiting']);
});
