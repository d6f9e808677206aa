import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { messages, officers, subscriptions } from '../../db/schema';
import { plantedName, plantedPhone, plantedWords } from '../support/a-registration';
import { aVictimOf, kill } from '../support/crash';
import { accept, aMatter, forward, type Matter } from '../support/matter';
import { anOffice, type Office } from '../support/office';
import { aReceiver, type Call, type Receiver, verified } from '../support/receivers';
import { allMessages, allSettled, eager, sending, sentBy, subscribed, type Ways } from '../support/sending';
import { until } from '../support/until';

let office: Office;
let receiver: Receiver;
beforeEach(async () => {
  office = await anOffice();
  receiver = await aReceiver();
});
afterEach(async () => {
  await receiver.close();
  await office.close();
});

const begin = '2026-03-02T09:00:00+08:00';
const seqsOf = (calls: readonly Call[], story: string) =>
  calls.filter(({ event }) => event.subject === story).map(({ event }) => Number(event.sequence));

/** Four acts, in their order. */
async function forwarded(): Promise<Matter> {
  const matter = await aMatter(office, 'chen', begin);
  await forward(matter, 'chen', 'labour');
  return matter;
}

const sendAll = (ways: Ways = {}) => sentBy(office, ways);

test('a receiver gets each event once, in order, as a CloudEvent whose signature holds', async () => {
  const { secret } = await subscribed(office, receiver.url);
  const matter = await forwarded();
  await sendAll();

  expect(seqsOf(receiver.calls, matter.id)).toEqual([1, 2, 3, 4]);
  for (const call of receiver.calls) {
    expect(call.headers['content-type']).toBe('application/cloudevents+json; charset=utf-8');
    expect(verified(secret, call)).toEqual(call.event);
    expect(() => verified(secret, { ...call, body: `${call.body} ` })).toThrow();
  }
  expect(receiver.calls[3]!.event).toMatchObject({
    ...{ specversion: '1.0', type: 'huiyin.petition.forward', source: '/api/v1/petitions', training: true },
    data: { act: 'forward', from: 'classified', stage: 'forwarded', by: 'coordinator', region: '330421' },
  });
  expect(new Set(receiver.calls.map(({ headers }) => headers['webhook-id'])).size).toBe(4);
});

test('nothing of a person and nothing that is sealed goes out, nor does the secret lie open in the database', async () => {
  const { secret } = await subscribed(office, receiver.url);
  const matter = await forwarded();
  await matter.to('2026-03-03T09:30');
  await accept(matter, 'han', '2026-03-03');
  await sendAll();

  const sent = JSON.stringify(receiver.calls);
  expect(receiver.calls.length).toBeGreaterThan(6);
  for (const word of [plantedName, plantedPhone, plantedWords, '工资', 'sealed', '"han"', '"chen"'])
    expect(sent).not.toContain(word);
  const [kept] = await office.db.select().from(subscriptions);
  expect(JSON.stringify(kept)).not.toContain(secret.slice(6, 30));
});

test('only the types and the region that were asked for', async () => {
  await subscribed(office, receiver.url, { types: ['petition.forward'] });
  const other = await aReceiver();
  await subscribed(office, other.url, { region: '330422', unitId: 'zhe-bureau' });
  await forwarded();
  await sendAll();
  await other.close();

  expect(receiver.calls.map(({ event }) => event.type)).toEqual(['huiyin.petition.forward']);
  expect(other.calls).toEqual([]);
});

test('while a receiver is down everything waits; then all of it arrives in order, none lost', async () => {
  receiver.answer = () => ({ status: 500 });
  await subscribed(office, receiver.url);
  const sender = sending(office);
  const stories = [await forwarded(), await forwarded(), await forwarded()];
  await until(async () => receiver.calls.length >= 10);
  const ofReceiver = (await allMessages(office)).filter(({ channel }) => channel === 'webhook');
  expect(new Set(ofReceiver.map(({ state }) => state))).toEqual(new Set(['waiting']));

  const taken: Call[] = [];
  receiver.answer = (call) => {
    taken.push(call);
    return { status: 200 };
  };
  await allSettled(office);
  await sender.stop();

  for (const { id } of stories) expect(seqsOf(taken, id)).toEqual([1, 2, 3, 4]);
});

test('Retry-After stays all calls to that receiver, and no others', async () => {
  receiver.answer = () => ({ status: 503, headers: { 'retry-after': '3600' } });
  const other = await aReceiver();
  const { id: held } = await subscribed(office, receiver.url);
  const { id: free } = await subscribed(office, other.url);
  const first = await aMatter(office, 'chen', begin);
  const sender = sending(office);
  await until(async () => receiver.calls.length === 1 && other.calls.length === 1);
  await until(async () => (await allMessages(office)).some(({ lane, error }) => lane === held && error === 'http 503'));
  await first.do('chen', 'screen', { result: 'none' });
  await aMatter(office, 'chen', begin);
  await until(async () => other.calls.length === 3);
  await sender.stop();
  await other.close();

  expect(receiver.calls).toHaveLength(1);
  const states = (await allMessages(office)).filter(({ lane }) => lane === held || lane === free);
  expect(states.filter(({ lane, state }) => lane === held && state === 'waiting')).toHaveLength(3);
  const [row] = await office.db.select().from(subscriptions).where(eq(subscriptions.id, held));
  expect(Date.parse(row!.heldUntil!) - Date.now()).toBeGreaterThan(3_500_000);
});

describe('a dead letter', () => {
  const patience = { ...eager, attempts: 3 };

  test('is what was tried to the bound; it is listed, and sent when it is put back, under its id', async () => {
    receiver.answer = () => ({ status: 500 });
    await subscribed(office, receiver.url);
    await aMatter(office, 'chen', begin);
    await sendAll({ patience });
    const cheng = office.as('cheng');
    const { items } = (await cheng.get('/outbox?state=dead')).body;

    expect(receiver.calls).toHaveLength(3);
    expect(items).toEqual([
      expect.objectContaining({ type: 'petition.register', attempts: 3, error: 'http 500', channel: 'webhook' }),
    ]);
    receiver.answer = () => ({ status: 200 });
    const key = randomUUID();
    const again = await cheng.post(`/outbox/${items[0].id}/retry`, {}, { key });
    expect([again.status, again.body.state]).toEqual([200, 'waiting']);
    await sendAll({ patience });

    expect((await cheng.post(`/outbox/${items[0].id}/retry`, {}, { key })).body).toEqual(again.body);
    expect(receiver.calls.map(({ headers }) => headers['webhook-id'])).toEqual(Array(4).fill(items[0].id));
    expect((await cheng.get('/outbox?state=dead')).body.items).toEqual([]);
    expect((await cheng.get('/outbox?state=sent')).body.items).toMatchObject([{ id: items[0].id, attempts: 1 }]);
  });

  test('lets the events after it pass', async () => {
    receiver.answer = ({ event }) => ({ status: event.sequence === '1' ? 400 : 200 });
    await subscribed(office, receiver.url);
    const matter = await forwarded();
    await sendAll({ patience });

    expect(seqsOf(receiver.calls, matter.id)).toEqual([1, 1, 1, 2, 3, 4]);
  });
});

test('a replay sends events once more from an offset on, under the ids they had; what is new to it, too', async () => {
  const before = await aMatter(office, 'chen', begin);
  await sendAll();
  const { id, secret } = await subscribed(office, receiver.url);
  const matter = await forwarded();
  await sendAll();
  const first = receiver.calls.splice(0);
  const from = Number(first[1]!.event.offset);
  const replayed = await office.as('cheng').post(`/subscriptions/${id}/replay`, { from });
  await sendAll();

  expect(replayed.body).toEqual({ queued: 3, through: expect.any(Number) });
  expect(seqsOf(receiver.calls, matter.id)).toEqual([2, 3, 4]);
  const idOf = ({ headers }: Call) => headers['webhook-id'];
  expect(receiver.calls.map(idOf)).toEqual(first.slice(1).map(idOf));
  for (const call of receiver.calls) verified(secret, call);
  receiver.calls.splice(0);
  await office.as('cheng').post(`/subscriptions/${id}/replay`, { from: 0 });
  await sendAll();
  expect(seqsOf(receiver.calls, before.id)).toEqual([1]);
  expect(seqsOf(receiver.calls, matter.id)).toEqual([1, 2, 3, 4]);
});

test('several senders at once send each message once, in order', async () => {
  await subscribed(office, receiver.url);
  const senders = [sending(office), sending(office), sending(office)];
  const stories = await Promise.all([forwarded(), forwarded(), forwarded(), forwarded()]);
  await allSettled(office);
  await Promise.all(senders.map((sender) => sender.stop()));

  expect(receiver.calls).toHaveLength(16);
  for (const { id } of stories) expect(seqsOf(receiver.calls, id)).toEqual([1, 2, 3, 4]);
});

test('a sender that is killed between sending and saying so leaves a double with the same id, and loses nothing', async () => {
  const { secret } = await subscribed(office, receiver.url);
  const matter = await forwarded();
  const orders = { database: office.databaseUrl, masterKey: office.keys.master.toString('base64'), leaseMs: 1_000 };
  const victim = aVictimOf('victim-sender.ts', orders);
  receiver.answer = async ({ event }) => {
    // It has the second event when its sender dies; the answer reaches nobody.
    if (event.sequence === '2' && victim.exitCode === null && victim.signalCode === null) await kill(victim);
    return { status: 200 };
  };
  await until(async () => victim.signalCode !== null);
  await sendAll({ leaseMs: 1_000 });

  expect(seqsOf(receiver.calls, matter.id)).toEqual([1, 2, 2, 3, 4]);
  const [, second, double] = receiver.calls;
  expect(double!.headers['webhook-id']).toBe(second!.headers['webhook-id']);
  expect(double!.body).toBe(second!.body);
  verified(secret, double!);
});

describe('an accusation', () => {
  const accused = { units: ['labour'], officers: [] };
  const accuse = (more: object = {}) =>
    aMatter(office, 'chen', begin, { matterType: 'accusation', accused: { ...accused, ...more } });

  test('goes to nobody who did not ask for accusations', async () => {
    await subscribed(office, receiver.url);
    await accuse();
    await sendAll();

    expect(receiver.calls).toEqual([]);
    expect(await office.db.select().from(messages).where(eq(messages.channel, 'webhook'))).toEqual([]);
  });

  test('never goes to a system of the accused unit, of a unit below it, of an accused officer’s unit, or set up by one', async () => {
    await office.db.insert(officers).values({
      ...{ id: 'wang@labour', person: 'wang', name: 'wang', unitId: 'labour', post: 'admin', rank: 'staff' },
      ...{ roles: ['admin'], deputy: null, active: true, mail: null },
    });
    const asked = (unitId: string) => subscribed(office, `${receiver.url}/${unitId}`, { unitId, accusations: true });
    for (const unit of ['labour', 'labour-team', 'housing', 'county-bureau']) await asked(unit);
    const claims = { sub: 'wang', roles: ['admin' as const], unit: 'labour', region: '330421' };
    const wang = office.bearing(await office.auth.sign(claims));
    const own = {
      url: receiver.url,
      types: ['petition.*'],
      region: '330421',
      unitId: 'county-bureau',
      accusations: true,
    };
    expect((await wang.post('/subscriptions', own)).status).toBe(201);
    const matter = await accuse({ officers: ['he'] });
    await sendAll();

    // The bureau's own system alone: he of housing is accused by name.
    expect(seqsOf(receiver.calls, matter.id)).toEqual([1]);
  });
});

test('a system that has ended hears of nothing more, not even of what waits', async () => {
  const { id } = await subscribed(office, receiver.url);
  await forwarded();
  const ended = await office.as('cheng').post(`/subscriptions/${id}/end`, {});
  expect(ended.body.endedAt).toEqual(expect.any(String));
  await sendAll();

  expect(receiver.calls).toEqual([]);
  expect((await office.as('cheng').post(`/subscriptions/${id}/replay`, { from: 0 })).body.code).toBe(
    'subscriptionEnded',
  );
});

test('an address that may not be called dies with the word for it', async () => {
  await subscribed(office, receiver.url);
  await aMatter(office, 'chen', begin);
  await sendAll({ allow: [], patience: { ...eager, attempts: 2 } });

  expect(receiver.calls).toEqual([]);
  expect((await office.as('cheng').get('/outbox?state=dead')).body.items).toMatchObject([{ error: 'addressRefused' }]);
});
