import { accept, aMatter, deliver, forward, type Matter, signReply } from '../support/matter';
import { anOffice, type Office } from '../support/office';

/** Scenario F in the county that promises ten days: accepted Mon 2026-03-02, nobody answers, the service may be down. */
let office: Office;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

async function accepted(): Promise<Matter> {
  const matter = await aMatter(office, 'pu-chen', '2026-02-27T09:00:00+08:00');
  await forward(matter, 'pu-chen', 'pu-labour');
  await matter.to('2026-03-02T09:30');
  await accept(matter, 'pu-han', '2026-03-02');
  return matter;
}

const orderClock = (order: { clocks: { rule: string; dueOn: string }[] }, rule: string) =>
  order.clocks.find((clock) => clock.rule === rule)?.dueOn;
const noticesOf = async (person: string) => (await office.as(person).get('/notices')).body.items;
const topics = async (person: string, story: string) =>
  (await noticesOf(person))
    .filter((one: { story: string }) => one.story === story)
    .map((one: { topic: string }) => one.topic);

async function firedBy(matter: Matter) {
  const order = await matter.order();
  const items = (await office.as('pu-chen').get(`/orders/${order.id}/events`)).body.items;
  return items
    .filter((event: { data: { alert?: object } }) => event.data.alert)
    .map(
      (event: { act: string; at: string }) =>
        `${event.act} ${new Date(Date.parse(event.at) + 288e5).toISOString().slice(0, 10)}`,
    );
}

test('unanswered: warned, red, ordered, an interview proposed, decided and held; delivered 14 days late', async () => {
  const matter = await accepted();
  expect(await matter.clock('T_TARGET_10')).toMatchObject({ dueOn: '2026-03-12' }); // Thu
  await matter.to('2026-05-06T23:59');
  expect((await matter.row()).colour).toBe('yellow');
  await matter.to('2026-05-07T09:01');
  expect(await matter.fired()).toEqual([
    'warn T_TARGET_10#1 2026-03-13', // Fri, a mark and no breach
    'remind T_HANDLE#1 2026-04-01', // Wed, half of the way and no contact
    'warn T_HANDLE#1 2026-04-28', // Tue
    'supervise T_HANDLE#1 2026-05-07', // Thu
  ]);
  expect((await matter.row()).colour).toBe('red');
  expect(orderClock(await matter.order(), 'T_ORDER_ANSWER')).toBe('2026-05-13'); // Wed; Sat 05-09 is worked
  await matter.to('2026-05-15T10:00');
  const order = await matter.order();
  expect(await firedBy(matter)).toContain('proposeInterview 2026-05-14'); // Thu
  expect(await topics('pu-su', order.id)).toContain('T_ORDER_ANSWER.proposal');
  expect(await topics('pu-tou', order.id)).not.toContain('T_ORDER_ANSWER.proposal');
  await matter.doOrder(order.id, 'pu-su', 'confirmInterview', { names: ['pu-tou'], date: '2026-05-18' });
  await matter.to('2026-05-18T15:00'); // Mon
  const record = await office.as('pu-su').file(order.id, 'interviewRecord');
  await matter.doOrder(order.id, 'pu-su', 'holdInterview', { record, commitments: [{ what: '五月底前答复' }] });
  expect(orderClock(await matter.order(), 'T_ORDER_PROGRESS')).toBe('2026-06-01'); // Mon

  await matter.to('2026-05-20T10:00'); // Wed
  await deliver(matter, 'pu-han', await signReply(matter, 'pu-han', 'pu-tou'), '2026-05-20');
  expect(await matter.clock('T_HANDLE')).toMatchObject({ metOn: '2026-05-20', lateDays: 14 });
  expect(await matter.clock('T_REVIEW_WINDOW')).toMatchObject({ strictOn: '2026-06-19', dueOn: '2026-06-22' }); // Fri, a holiday; Mon
  await matter.doOrder(order.id, 'pu-tou', 'answer', { causeOfDelay: '人手不足', measures: '已答复', docs: [] });
  await matter.doOrder(order.id, 'pu-su', 'settle');
  await matter.to('2026-06-02T12:00');
  expect((await firedBy(matter)).filter((line: string) => line.startsWith('proposeListing'))).toEqual([]);
});

test('down from 04-25 to 05-12 10:00: one order only, the warning marked skipped', async () => {
  const matter = await accepted();
  await matter.to('2026-04-25T10:00');
  await matter.to('2026-05-12T10:00', true); // Tue

  expect((await matter.fired()).slice(2)).toEqual(['supervise T_HANDLE#1 2026-05-12']);
  const handle = await matter.clock('T_HANDLE');
  expect(handle.alerts.map(({ level, state }: { level: string; state: string }) => [level, state])).toEqual([
    ['reminder', 'fired'],
    ['warning', 'skipped'],
    ['order', 'fired'],
  ]);
  await matter.to('2026-05-20T12:00');
  const order = await matter.order();
  expect(orderClock(order, 'T_ORDER_ANSWER')).toBe('2026-05-19'); // Tue
  expect(await firedBy(matter)).toContain('proposeInterview 2026-05-20'); // Wed
});
