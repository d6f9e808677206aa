import { accept, aMatter, deliver, type Matter, signReply } from '../support/matter';
import { anOffice, type Office } from '../support/office';
import { threeChecks } from '../support/registers';

/**
 * Assigned Fri 2026-02-27 with feedback due Fri 04-10: slip 3 d before is Tue 04-07, the order would be Mon 04-13.
 * Accepted Mon 03-02 and answered Mon 03-16: review window and rating 30 d are Wed 04-15.
 */
let office: Office;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

async function assigned(): Promise<Matter> {
  const matter = await aMatter(office, 'chen', '2026-02-27T09:00:00+08:00');
  await matter.do('chen', 'screen', { result: 'none' });
  await matter.do('chen', 'classify', { domain: 'labour' });
  await matter.do('chen', 'assign', { unitId: 'labour', feedbackOn: '2026-04-10' });
  await matter.to('2026-03-02T09:30');
  await accept(matter, 'han', '2026-03-02');
  await matter.do('han', 'recordContact', { on: '2026-03-02', how: 'phone', summary: '已联系' });
  return matter;
}

async function answered(): Promise<Matter> {
  const matter = await assigned();
  expect(await matter.code('han', 'submitCompletion', { report: await matter.file('han', 'completionReport') })).toBe(
    'notReplied',
  );
  await matter.to('2026-03-16T10:00');
  await deliver(matter, 'han', await signReply(matter, 'han', 'tou'), '2026-03-16');
  await matter.do('hu', 'verifyByUnit', { result: 'passed', checks: threeChecks });
  await matter.do('cao', 'verifyByBureau', { result: 'passed', checks: threeChecks });
  return matter;
}

const report = async (matter: Matter) =>
  matter.do('han', 'submitCompletion', { report: await matter.file('han', 'completionReport') });
const ofFeedback = async (matter: Matter) =>
  (await matter.fired()).filter((line: string) => line.includes('T_ASSIGN_FEEDBACK'));
const tasksOf = async (person: string, matter: Matter) =>
  (await office.as(person).get('/tasks')).body.items
    .filter((task: { story: string }) => task.story === matter.id)
    .map((task: { act: string }) => task.act);

test('reported on Thu 04-09, read on Mon 04-20: the unit was in time, and the matter then closes by itself', async () => {
  const matter = await answered();
  expect(await matter.clock('T_ASSIGN_FEEDBACK')).toMatchObject({ state: 'running', dueOn: '2026-04-10' });
  expect(await tasksOf('han', matter)).toContain('submitCompletion');
  await matter.to('2026-04-09T10:00');
  await report(matter);
  await matter.to('2026-04-20T10:00');
  expect(await matter.row()).toMatchObject({ stage: 'evaluating', over: false, colour: 'none' });
  expect(await tasksOf('cao', matter)).toContain('acceptCompletion');

  await matter.do('cao', 'acceptCompletion');

  await matter.to('2026-04-20T10:01');
  expect(await matter.row()).toMatchObject({ stage: 'closed', over: false });
  await matter.to('2026-05-01T00:01'); // window to Wed 04-15, late entry to Thu 04-30
  expect(await matter.row()).toMatchObject({ stage: 'closed', over: true });
  expect(await matter.clock('T_ASSIGN_FEEDBACK')).toMatchObject({ metOn: '2026-04-09', lateDays: 0 });
  expect(await ofFeedback(matter)).toEqual(['warn T_ASSIGN_FEEDBACK#1 2026-04-07']);
});

test('returned on Tue 04-14: it was none, the missed date is ordered at once; reported again five days late', async () => {
  const matter = await answered();
  await matter.to('2026-04-09T10:00');
  await report(matter);
  await matter.to('2026-04-14T10:00');
  expect(await matter.order()).toBeUndefined();
  await matter.do('chen', 'returnCompletion', { reason: '没有写明落实情况' });
  await matter.to('2026-04-14T10:01');
  expect(await ofFeedback(matter)).toEqual([
    'warn T_ASSIGN_FEEDBACK#1 2026-04-07',
    'supervise T_ASSIGN_FEEDBACK#2 2026-04-14',
  ]);
  expect((await matter.row()).colour).toBe('red');
  await matter.to('2026-04-15T10:00');
  await report(matter);
  expect(await matter.clock('T_ASSIGN_FEEDBACK')).toMatchObject({ metOn: '2026-04-15', lateDays: 5 });
  const order = await matter.order();
  await matter.doOrder(order.id, 'tou', 'answer', { causeOfDelay: '报告不完整', measures: '已补正' });
  await matter.doOrder(order.id, 'su', 'settle');
  await matter.to('2026-04-20T10:00');
  await matter.do('chen', 'acceptCompletion');
  await matter.to('2026-04-20T10:01');
  expect(await matter.row()).toMatchObject({ stage: 'closed', over: false });
  await matter.to('2026-05-01T00:01'); // window to Wed 04-15, late entry to Thu 04-30
  expect(await matter.row()).toMatchObject({ stage: 'closed', over: true });
});
