import { aMatter, forward, type Matter } from '../support/matter';
import { anOffice, type Office } from '../support/office';
import { aReceiver, type Call, type Receiver, verified } from '../support/receivers';
import { allMessages, eager, sending, sentBy, subscribed, type Ways } from '../support/sending';
import { until } from '../support/until';

/** What becomes of secrets and of messages in time. */

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

/** Four acts, in their order. */
async function forwarded(): Promise<Matter> {
  const matter = await aMatter(office, 'chen', begin);
  await forward(matter, 'chen', 'labour');
  return matter;
}

const sendAll = (ways: Ways = {}) => sentBy(office, ways);

describe('after a rotation', () => {
  const rotate = async (id: string, overlapHours: number): Promise<string> =>
    (await office.as('cheng').post(`/subscriptions/${id}/rotate`, { overlapHours })).body.secret;
  const holds = (secret: string, call: Call) => {
    try {
      return Boolean(verified(secret, call));
    } catch {
      return false;
    }
  };

  test('both secrets verify until the old one ends, then the new one alone', async () => {
    const { id, secret: old } = await subscribed(office, receiver.url);
    const secret = await rotate(id, 2);
    await aMatter(office, 'chen', begin);
    await sendAll();
    const [call] = receiver.calls;
    expect(String(call!.headers['webhook-signature']).split(' ')).toHaveLength(2);
    expect([holds(secret, call!), holds(old, call!)]).toEqual([true, true]);

    await rotate(id, 0);
    await aMatter(office, 'chen', begin);
    await sendAll();
    const last = receiver.calls.at(-1)!;
    expect(String(last.headers['webhook-signature']).split(' ')).toHaveLength(1);
    expect([holds(secret, last), holds(old, last)]).toEqual([false, false]);
  });
});

test('what was sent or skipped is forgotten after its time; the dead stay, the record too, and a replay has the old ids', async () => {
  const { id } = await subscribed(office, receiver.url);
  const matter = await forwarded();
  await sendAll();
  receiver.answer = () => ({ status: 500 });
  await aMatter(office, 'chen', begin);
  await sendAll({ patience: { ...eager, attempts: 2 } });
  const before = await allMessages(office);
  const record = await office.as('chen').get(`/petitions/${matter.id}/events`);
  const ids = receiver.calls.map(({ headers }) => headers['webhook-id']);

  const inDays = (days: number) => () => Date.now() + days * 86_400_000;
  const early = sending(office, { clock: inDays(29), keepDays: 30 });
  await early.stop();
  expect(await allMessages(office)).toEqual(before);
  const late = sending(office, { clock: inDays(31), keepDays: 30 });
  expect(new Set(before.map(({ state }) => state))).toEqual(new Set(['sent', 'skipped', 'dead']));
  await until(async () => (await allMessages(office)).every(({ state }) => state === 'dead'));
  await late.stop();
  expect(await allMessages(office)).toEqual(before.filter(({ state }) => state === 'dead'));
  expect((await office.as('chen').get(`/petitions/${matter.id}/events`)).text).toBe(record.text);

  receiver.answer = () => ({ status: 204 });
  const many = receiver.calls.length;
  await office.as('cheng').post(`/subscriptions/${id}/replay`, { from: 0 });
  await sendAll();
  const again = receiver.calls.slice(many).filter(({ event }) => event.subject === matter.id);
  expect(again).toHaveLength(4);
  for (const { headers } of again) expect(ids).toContain(headers['webhook-id']);
});
