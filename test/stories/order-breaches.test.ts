import { eq } from 'drizzle-orm';
import { holdings, notices, orders } from '../../db/schema';
import { dayOf } from '../../domain/time';
import { aPetitionInHand, aRegistration, papersOf } from '../support/a-petition';
import { actorOf, onceChecks, theContext, threeChecks } from '../support/registers';
import { aStage, refusedWith, type Stage, type TestStory } from '../support/stage';
import { until } from '../support/until';

/* Matters accepted on Thu 2026-02-26: due Mon 04-27, order Tue 04-28, its answer due Fri 05-08. */

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const person = (id: string) => actorOf(id);
const sealed = { sealed: 'x' };
const answer = { causeOfDelay: sealed, measures: sealed, docs: [] };
async function overdue(): Promise<{ petition: TestStory; order: TestStory }> {
  const petition = await aPetitionInHand(stage);
  await petition.advance('2026-04-28T10:00:00+08:00'); // Tue
  const [order] = await stage.ordersOf(petition.id);
  await order!.advance('2026-04-28T10:00:00+08:00');
  return { petition, order: order! };
}

async function sign(petition: TestStory): Promise<void> {
  const context = papersOf(petition.id);
  const items = [{ no: 1, outcome: 'explained', facts: sealed, basis: '劳动法' }];
  const input = { opinion: 'opinion', items, onceChecks, threeInPlace: ['explained'], remedy: 'within 30 days' };
  await petition.act('submitReply', person('han'), input, { context });
  await petition.act('approveReply', person('tou'), {}, { context });
}

const deliver = (petition: TestStory, by: string, deliveredOn: string) =>
  petition.act(
    'recordDelivery',
    person(by),
    { docId: 'opinion', deliveredOn, way: 'inPerson', proof: 'proof' },
    { context: papersOf(petition.id) },
  );

const actsOf = async (story: TestStory) => (await stage.events(story.id)).map((event) => event.act);
const has = (story: TestStory, act: string) => until(async () => (await actsOf(story)).includes(act));

test('an earlier delivery entered late by the head leaves the order without a breach: it is cancelled', async () => {
  const petition = await aPetitionInHand(stage);
  await petition.advance('2026-04-24T15:00:00+08:00'); // Fri
  await sign(petition);
  await petition.advance('2026-04-29T10:00:00+08:00'); // Wed
  const [order] = await stage.ordersOf(petition.id);

  await expect(deliver(petition, 'han', '2026-04-24')).rejects.toMatchObject(refusedWith('lateEntryByHead'));
  await deliver(petition, 'tou', '2026-04-24');
  await has(petition, 'orderEnded');

  expect((await petition.state()).facts.deliveredLate).toBe(true);
  const last = (await stage.events(order!.id)).at(-1)!;
  expect(last).toMatchObject({ act: 'cancel', to: 'cancelled', actor: { id: 'clock' } });
  expect(last.data.facts).toMatchObject({ ended: { baseless: true } });
  const told = await stage.db.select().from(notices).where(eq(notices.story, order!.id));
  expect(told.map(({ topic, officerId }) => [topic, officerId])).toEqual([
    ['orderCancelled', 'tou'],
    ['orderCancelled', 'su'],
  ]);
  await stage.keep(order!, 'order/baseless');
});

test('a breach is ordered once, however long it lasts', async () => {
  const { petition } = await overdue();

  await petition.advance('2026-09-30T10:00:00+08:00');

  expect((await actsOf(petition)).filter((act) => act === 'supervise')).toHaveLength(1);
  const rows = await stage.db.select().from(orders).where(eq(orders.petitionId, petition.id));
  expect(rows).toMatchObject([{ cause: 'breach', rule: 'T_HANDLE', breachDueOn: '2026-04-27' }]);
});

test('an approved extension arms the levels again for the new date', async () => {
  const petition = await aPetitionInHand(stage);
  await petition.advance('2026-04-24T15:00:00+08:00'); // Fri, after the first warning
  const context = papersOf(petition.id);
  await petition.act('requestExtension', person('han'), { days: 30, reason: sealed }, { context });
  await petition.act('extend', person('tou'), { notice: 'extension' }, { context });

  await petition.advance('2026-05-28T10:00:00+08:00');

  const fired = (await stage.events(petition.id)).filter((event) => event.data.alert);
  expect(fired.map((event) => [event.act, dayOf(event.at)]).slice(1)).toEqual([
    ['warn', '2026-04-24'], // Fri, strict Mon 04-27
    ['warn', '2026-05-22'], // Sun 05-24 moves back to Fri; strict Wed 05-27
    ['supervise', '2026-05-28'], // Thu
  ]);
  expect((await petition.state()).children).toMatchObject([{ key: 'T_HANDLE#1/2026-05-27', open: true }]);
});

test('an order is settled only when what was missed is done, whatever date was promised', async () => {
  const { petition, order } = await overdue();
  await expect(order.act('answer', person('tou'), { measures: sealed, docs: [] })).rejects.toMatchObject(
    refusedWith('causeMissing'),
  );
  await expect(order.act('answer', person('tou'), { ...answer, newDate: '2026-04-28' })).rejects.toMatchObject(
    refusedWith('dateOutOfOrder'),
  );
  const stray = { id: 'd', type: 'orderAnswer', story: petition.id, filedOn: '2026-04-28' };
  await expect(
    order.act('answer', person('tou'), { ...answer, docs: ['d'] }, { context: { documents: { d: stray } } }),
  ).rejects.toMatchObject(refusedWith('documentMissing'));
  await order.act('answer', person('tou'), { ...answer, newDate: '2026-05-15' });

  await expect(order.act('settle', person('su'), {})).rejects.toMatchObject(refusedWith('breachStillOpen'));
});

test('a petition cannot close while its order is open; the days of all who held it add up', async () => {
  const { petition, order } = await overdue();
  await sign(petition);
  await deliver(petition, 'han', '2026-04-28');
  await has(order, 'breachEnded');
  const verified = { result: 'passed', checks: threeChecks };
  await petition.advance('2026-04-30T10:00:00+08:00'); // Thu
  await petition.act('verifyByUnit', person('hu'), verified, { context: theContext() });
  await petition.advance('2026-05-06T10:00:00+08:00'); // Wed
  await petition.act('verifyByBureau', person('cao'), verified, { context: theContext() });

  await expect(petition.act('close', person('chen'), { resolved: true })).rejects.toMatchObject(
    refusedWith('orderOpen'),
  );
  await order.act('answer', person('tou'), answer);
  await order.act('settle', person('su'), {});
  await has(petition, 'orderEnded');
  await petition.act('close', person('chen'), { resolved: true });

  const events = await stage.events(petition.id);
  const at = (act: string) => Date.parse(events.find((event) => event.act === act)!.at);
  const held = await stage.db.select().from(holdings).where(eq(holdings.story, petition.id)).orderBy(holdings.seq);
  const days = (unit: string) =>
    held
      .filter((one) => one.unitId === unit)
      .reduce((sum, { from, to }) => sum + Date.parse(to!) - Date.parse(from), 0);
  expect(held.map((one) => one.unitId)).toEqual(['county-bureau', 'labour', 'county-bureau']);
  expect(days('labour')).toBe(at('verifyByUnit') - at('forward'));
  expect(days('labour') + days('county-bureau')).toBe(at('close') - at('register'));
});

test('an order outlives its petition, and telling the ended petition is no failure', async () => {
  const { petition, order } = await overdue();
  const withdrawal = { statement: 'statement', onBehalfOf: { paper: 'paper', signedBy: 'petitioner' } };
  await petition.act('withdraw', person('han'), withdrawal, { context: papersOf(petition.id) });
  await petition.act('confirmWithdrawal', person('chen'), { how: sealed });
  await petition.handle.result();
  await has(order, 'breachEnded');

  await order.act('answer', person('tou'), answer);
  await order.act('settle', person('su'), {});
  await order.advance('2026-06-02T10:00:00+08:00'); // 30 days to propose improvement

  await order.handle.result();
  expect((await order.handle.describe()).status.name).toBe('COMPLETED');
  const history = (await order.handle.fetchHistory()).events ?? [];
  const failed = history.flatMap((event) => event.signalExternalWorkflowExecutionFailedEventAttributes ?? []);
  expect(failed.map(({ workflowExecution }) => workflowExecution?.workflowId)).toEqual([`petition:${petition.id}`]);
});

test('what the bureau itself is late with is ordered and settled from above', async () => {
  const command = { act: 'register', actor: person('chen'), input: aRegistration(), context: theContext() };
  const petition = await stage.register(command, '2026-02-26T09:00:00+08:00'); // Thu; forward by Fri 03-13
  await petition.advance('2026-03-16T10:00:00+08:00'); // Mon
  const [order] = await stage.ordersOf(petition.id);
  await order!.advance('2026-03-16T10:00:00+08:00');
  const { facts } = await order!.state();
  expect(facts).toMatchObject({ unitId: 'county-bureau', bureauId: 'city-bureau', toBureau: true });
  expect(facts.number).toMatch(/^city-bureau-DB-2026-\d{6}$/);
  expect((await stage.events(petition.id)).at(-1)!.data.notices).toMatchObject([
    { asked: 'supervisor@superior', officerId: 'song', why: 'post' },
    { asked: 'coordinator@bureau', unitId: 'county-bureau', why: 'inbox' },
  ]);

  const head = { id: 'ju', role: 'unitHead' as const, unit: 'county-bureau', region: '330421' };
  await order!.act('answer', head, answer);
  const classes = { domain: 'labour', severity: 'ordinary', track: 'ordinary', rateable: true };
  await petition.act('screen', person('chen'), { result: 'none' });
  await petition.act('classify', person('chen'), classes);
  await petition.act('forward', person('chen'), { unitId: 'labour', assistants: [] }, { context: theContext() });
  await has(order!, 'breachEnded');

  await expect(order!.act('settle', person('su'), {})).rejects.toMatchObject(refusedWith('notYourUnit'));
  await order!.act('settle', person('song'), {});
  await has(petition, 'orderEnded');
});
