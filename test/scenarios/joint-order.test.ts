import { officers } from '../../db/schema';
import { acceptedByLabour, type Matter } from '../support/matter';
import { anOffice, type Office, type Speaker } from '../support/office';
import { until } from '../support/until';

/**
 * Ordered Tue 2026-03-10 by the county's supervisor together with the county's government: acknowledged within 2 wd is
 * Thu 03-12, answered within 5 wd is Tue 03-17. Inspected Thu 03-12, answered Fri 03-13: checked within 5 wd is Fri
 * 03-20. An improvement is proposed Mon 03-16; its written reply within 30 days is due Wed 04-15 and the slip three days
 * before, Sun 04-12, goes out on Fri 04-10.
 */
let office: Office;
let ji: Speaker;
beforeAll(async () => {
  office = await anOffice();
  const post = { person: 'ji', name: 'ji', unitId: 'county-gov', post: 'supervisor', rank: 'staff', deputy: null };
  await office.db.insert(officers).values({ id: 'ji@county-gov', ...post, roles: ['supervisor'], active: true });
  const claims = { sub: 'ji', roles: ['supervisor' as const], unit: 'county-gov', region: '330421' };
  ji = office.bearing(await office.auth.sign(claims));
});
afterAll(() => office.close());

const issue = (matter: Matter, jointWith: string[]) =>
  office.as('su').post('/orders', { petitionId: matter.id, cause: 'delay', demand: '十日内办结', jointWith });

async function ordered() {
  const matter = await acceptedByLabour(office);
  await matter.to('2026-03-10T09:00');
  const made = await issue(matter, ['county-gov']);
  expect([made.status, made.body.order?.assistants]).toEqual([201, ['county-gov']]);
  const id = made.body.order.id as string;
  const read = async (what: string) => (await office.as('su').get(`/orders/${id}${what}`)).body;
  return {
    matter,
    id,
    read,
    clock: async (rule: string) => (await read('/clocks')).items.find((one: { rule: string }) => one.rule === rule),
    act: (who: Speaker, act: string, input: object) => who.post(`/orders/${id}/acts/${act}`, input),
  };
}

const toldTo = async (who: Speaker, story: string): Promise<string[]> =>
  (await who.get('/notices')).body.items
    .filter((one: { story: string }) => one.story === story)
    .map((one: { topic: string }) => one.topic);

test('two supervise: the other one is told, inspects on the spot, and hears how it ends', async () => {
  const { id, matter, read, clock, act } = await ordered();
  expect((await issue(matter, ['labour'])).body.code).toBe('sameUnitTwice');
  expect((await issue(matter, ['zhe-bureau'])).body.code).toBe('unitElsewhere');
  expect(await clock('T_ORDER_ACK')).toMatchObject({ state: 'running', dueOn: '2026-03-12' });
  expect(await clock('T_ORDER_ANSWER')).toMatchObject({ state: 'running', dueOn: '2026-03-17' });
  expect(await toldTo(ji, id)).toEqual(['orderIssued']);

  await matter.to('2026-03-12T10:00');
  await matter.doOrder(id, 'tou', 'acknowledge');
  const doc = await ji.file(id, 'inspectionRecord');
  const inspection = { inspectedOn: '2026-03-12', findings: '工资表缺失', doc };
  expect((await act(ji, 'inspect', { ...inspection, inspectedOn: '2026-03-13' })).body.code).toBe('dateInFuture');
  expect((await act(ji, 'inspect', { ...inspection, inspectedOn: '2026-03-09' })).body.code).toBe('dateOutOfOrder');
  expect((await act(ji, 'inspect', inspection)).status).toBe(200);
  expect((await read('')).details.inspections).toEqual([{ by: 'ji', on: '2026-03-12', doc }]);
  expect(await toldTo(office.as('tou'), id)).toContain('inspected');

  await matter.to('2026-03-13T10:00');
  await matter.doOrder(id, 'tou', 'answer', { causeOfDelay: '人手不足', measures: '已补办' });
  expect(await clock('T_ORDER_CHECK')).toMatchObject({ state: 'running', dueOn: '2026-03-20' });
  await matter.doOrder(id, 'su', 'settle');
  expect(await read('')).toMatchObject({ stage: 'settled', over: false });
  expect(await toldTo(ji, id)).toContain('orderSettled');
  await matter.to('2026-04-14T10:00'); // thirty days to propose: Sun 04-12, rolled to Mon 04-13
  expect(await read('')).toMatchObject({ stage: 'settled', over: true });
});

test('a proposal to improve outlives the order: its reply is due in writing, warned, recorded, and then it is over', async () => {
  const { id, matter, read, clock, act } = await ordered();
  await matter.doOrder(id, 'tou', 'acknowledge');
  await matter.to('2026-03-13T10:00');
  const improvement = { kind: 'improve', text: '建立工资支付台账' };
  expect((await act(office.as('su'), 'proposeImprovement', improvement)).body.code).toBe('wrongStage');
  await matter.doOrder(id, 'tou', 'answer', { causeOfDelay: '人手不足', measures: '已补办' });
  await matter.to('2026-03-16T10:00'); // Mon
  await matter.doOrder(id, 'su', 'proposeImprovement', improvement);
  expect((await act(office.as('su'), 'proposeImprovement', improvement)).body.code).toBe('requestOpen');
  expect(await clock('T_PROPOSAL_REPLY')).toMatchObject({ state: 'running', dueOn: '2026-04-15' });
  await matter.doOrder(id, 'su', 'settle');
  expect(await read('')).toMatchObject({ stage: 'settled', over: false, holder: { unitId: 'labour' } });
  await until(async () => (await matter.row()).children.every(({ open }: { open: boolean }) => !open));

  await matter.to('2026-04-10T08:59');
  const fired = async () =>
    (await read('/events')).items
      .filter((event: { data: { alert?: object } }) => event.data.alert)
      .map((event: { act: string; data: { alert: { clock: string } } }) => `${event.act} ${event.data.alert.clock}`);
  expect(await fired()).toEqual([]);
  await matter.to('2026-04-10T09:01');
  expect(await fired()).toEqual(['warn T_PROPOSAL_REPLY#1']);
  await matter.to('2026-04-14T10:00'); // Tue
  const reply = await office.as('chen').file(id, 'proposalReply');
  await matter.doOrder(id, 'chen', 'recordUptake', { adopted: 'partly', reply });
  expect(await clock('T_PROPOSAL_REPLY')).toMatchObject({ state: 'stopped', metOn: '2026-04-14', lateDays: 0 });
  expect(await toldTo(ji, id)).toContain('uptakeRecorded');
  expect(await read('')).toMatchObject({ over: false });
  await matter.to('2026-04-16T10:00'); // until Wed 04-15 more might have been proposed
  expect(await read('')).toMatchObject({ over: true, holder: null });
});
