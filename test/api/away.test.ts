import { randomUUID } from 'node:crypto';
import { aPlainRegistration } from '../support/a-registration';
import { run } from '../support/database';
import { anOffice, type Office } from '../support/office';

let office: Office;
afterEach(() => office.close());

test('while no worker runs the door says so in time; the act happens once, and the same key answers with it', async () => {
  office = await anOffice({ worker: false, requestDeadlineMs: 1_500 });
  const chen = office.as('chen');
  const key = randomUUID();
  const away = await chen.post('/petitions', aPlainRegistration(), { key });
  expect([away.status, away.body.code, away.headers.get('retry-after')]).toEqual([503, 'unavailable', '2']);

  const stop = await office.startWorker();
  const back = await chen.post('/petitions', aPlainRegistration(), { key });
  expect(back.status).toBe(201);
  expect((await chen.post('/petitions', aPlainRegistration(), { key })).text).toBe(back.text);
  expect((await office.as('su').get('/petitions')).body.items).toHaveLength(1);
  await stop();
});

test('a connection that Postgres cut is a 503, and the next request finds a new one', async () => {
  office = await anOffice({ worker: false });
  const cut = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
  await office.as('chen').get('/petitions');
  await run(office.databaseUrl, cut);
  const statuses = [];
  for (let tries = 0; tries < 5; tries += 1) statuses.push((await office.as('chen').get('/petitions')).status);
  expect(statuses.every((status) => status === 200 || status === 503)).toBe(true);
  expect(statuses.at(-1)).toBe(200);
});
