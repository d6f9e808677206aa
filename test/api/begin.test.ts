import { randomUUID } from 'node:crypto';
import { ActivityFailure, ApplicationFailure, type Client, WorkflowUpdateFailedError } from '@temporalio/client';
import { eq } from 'drizzle-orm';
import { storiesOf } from '../../api/temporal';
import { matterKeys, personHashes } from '../../db/schema';
import { aPlainRegistration, trainingBegin } from '../support/a-registration';
import { anOffice, type Office } from '../support/office';

/** What a registration leaves of its persons, and what the door says when the record cannot measure a date. */

let office: Office;
let silent: Office;
beforeAll(async () => {
  [office, silent] = await Promise.all([anOffice(), anOffice({ worker: false, requestDeadlineMs: 1_000 })]);
});
afterAll(() => Promise.all([office.close(), silent.close()]));

const hashesOf = (matter: string) => office.db.select().from(personHashes).where(eq(personHashes.matter, matter));

test('a registration that did not happen leaves no hash of its persons', async () => {
  const refused = await office.as('chen').post('/petitions', aPlainRegistration({ bureauId: 'pu-bureau' }));
  expect(refused.body.code).toBe('notYourUnit');
  expect((await silent.as('chen').post('/petitions', aPlainRegistration())).status).toBe(503);
  for (const { db } of [office, silent]) expect(await db.select().from(personHashes)).toEqual([]);
});

test('a repeat writes the hashes that are missing, never those of another body nor of an erased matter', async () => {
  const key = randomUUID();
  const register = (more: object = {}) =>
    office.as('chen').post('/petitions', aPlainRegistration(more), { key, headers: trainingBegin });
  const { id } = (await register()).body.petition;
  const kept = await hashesOf(id);
  expect(kept.map(({ kind }) => kind).sort()).toEqual(['idNumber', 'nameAddress', 'phone']);

  await office.db.delete(personHashes).where(eq(personHashes.matter, id));
  expect((await register({ persons: [{ name: 'x', phone: '13900000000' }] })).body.code).toBe('keyReused');
  expect(await hashesOf(id)).toEqual([]);
  await Promise.all([register(), register(), register()]);
  expect(new Set((await hashesOf(id)).map(({ hash }) => hash))).toEqual(new Set(kept.map(({ hash }) => hash)));

  await office.db.delete(personHashes).where(eq(personHashes.matter, id));
  await office.db.delete(matterKeys).where(eq(matterKeys.matter, id));
  expect((await register()).status).toBe(201);
  expect(await hashesOf(id)).toEqual([]);
});

test('a joiner between words is part of them', async () => {
  const requests = [{ text: '👩\u200d🌾请求支付' }];
  const made = await office.as('chen').post('/petitions', aPlainRegistration({ requests }), { headers: trainingBegin });
  expect(made.status).toBe(201);
});

test.each([
  ['Impossible', 'impossibleDate'],
  ['Unwritable', 'unwritable'],
  ['RuleMissing', 'ruleMissing'],
])('what the record fails for good with %s is answered with %s', async (type, code) => {
  const failure = ApplicationFailure.nonRetryable('Invalid time value', type);
  const activity = new ActivityFailure('x', 'commit', '1', 'NON_RETRYABLE_FAILURE', 'w', failure);
  for (const cause of [failure, activity]) {
    const executeUpdate = () => Promise.reject(new WorkflowUpdateFailedError('x', cause));
    const client = {
      withDeadline: (_at: number, ask: () => unknown) => ask(),
      workflow: { getHandle: () => ({ executeUpdate }) },
    } as unknown as Client;
    const stories = storiesOf(client, { taskQueue: 'x', deadlineMs: 1_000 });
    await expect(stories.perform('petition', randomUUID(), {} as never)).rejects.toMatchObject({ code });
  }
});

test('an accusation against the own bureau goes up at once: who took it down has a receipt and sees it no more', async () => {
  const accused = { units: ['county-bureau'], officers: [] };
  const body = aPlainRegistration({ matterType: 'accusation', accused });
  const key = randomUUID();
  const made = await office.as('chen').post('/petitions', body, { key, headers: trainingBegin });
  expect(made).toMatchObject({ status: 201, body: { petition: { bureau: 'city-bureau', region: '330400' } } });
  const { id } = made.body.petition;
  expect((await office.as('chen').get(`/petitions/${id}`)).status).toBe(404);
  expect((await office.as('cheng').get(`/petitions/${id}`)).body).toMatchObject({ bureau: 'city-bureau' });
  const again = await office.as('chen').post('/petitions', body, { key, headers: trainingBegin });
  expect(again.text).toBe(made.text);
});
