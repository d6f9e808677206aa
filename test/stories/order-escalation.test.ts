import { asc, eq } from 'drizzle-orm';
import { notices, stories } from '../../db/schema';
import type { Actor } from '../../domain/acts';
import { dayOf } from '../../domain/time';
import { aPetitionInHand, papersOf } from '../support/a-petition';
import { actorOf, han, onceChecks, theContext, tou } from '../support/registers';
import { aStage, refusedWith, type Stage, type TestStory } from '../support/stage';
import { until } from '../support/until';

/* Matters accepted on Thu 2026-02-26: due Mon 04-27, order Tue 04-28, its answer due Fri 05-08 (holiday 05-01…05-05). */

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const su = actorOf('su');
const sealed = { sealed: 'x' };
const answer = { causeOfDelay: sealed, measures: sealed, docs: [] };
async function overdue(petition: TestStory): Promise<TestStory> {
  await petition.advance('2026-04-28T10:00:00+08:00'); // Tue
  const [order] = await stage.ordersOf(petition.id);
  await order!.advance('2026-04-28T10:00:00+08:00');
  return order!;
}

const actsOf = async (story: TestStory) => (await stage.events(story.id)).map((event) => event.act);
const has = (story: TestStory, act: string) => until(async () => (await actsOf(story)).includes(act));

async function toldBy(story: TestStory, act: string) {
  const event = (await stage.events(story.id)).findLast((one) => one.act === act);
  const rows = await stage.db.select().from(notices).where(eq(notices.story, story.id)).orderBy(asc(notices.n));
  return rows.filter((row) => row.seq === event?.seq).map((row) => row.officerId);
}

async function orderBySupervisor(petition: TestStory, at: string, actor: Actor = su): Promise<TestStory> {
  const input = { petitionId: petition.id, cause: 'delay', demand: sealed, copyTo: ['leader'] };
  const context = { stories: { [petition.id]: await stage.cardOf(petition.id) } };
  return stage.begin('order', { act: 'issue', actor, input, context }, at);
}

test('no progress after the interview proposes a listing, which takes a decision with a number', async () => {
  const order = await overdue(await aPetitionInHand(stage));
  const interview = { names: ['tou', 'zhang'], date: '2026-05-11' };
  await expect(order.act('confirmInterview', su, interview, { context: theContext() })).rejects.toMatchObject(
    refusedWith('noProposal'),
  );
  await order.advance('2026-05-09T10:00:00+08:00'); // Sat, a working day
  const stranger = { ...interview, names: ['he'] };
  await expect(order.act('confirmInterview', su, stranger, { context: theContext() })).rejects.toMatchObject(
    refusedWith('unknownOfficer'),
  );
  await order.act('confirmInterview', su, interview, { context: theContext() });
  expect(await toldBy(order, 'confirmInterview')).toEqual(['tou']);
  await order.advance('2026-05-11T10:00:00+08:00'); // Mon
  const papers = {
    r: { id: 'r', type: 'interviewRecord', story: order.id, filedOn: '2026-05-11' },
    o: { id: 'o', type: 'other', story: order.id, filedOn: '2026-05-11' },
  };
  const held = { record: 'r', commitments: [{ what: sealed }] };
  const more = { context: { documents: papers } };
  await expect(order.act('holdInterview', su, { ...held, record: 'o' }, more)).rejects.toMatchObject(
    refusedWith('wrongPaper'),
  );
  await order.act('holdInterview', su, held, more);
  await expect(order.act('holdInterview', su, held, more)).rejects.toMatchObject(refusedWith('notConfirmed'));
  const decision = { form: 'listing', decisionNo: '联席〔2026〕3号' };
  await order.advance('2026-05-25T23:00:00+08:00'); // Mon, the tenth working day
  await expect(order.act('decideListing', su, decision)).rejects.toMatchObject(refusedWith('noProposal'));

  await order.advance('2026-05-26T10:00:00+08:00'); // Tue

  expect(await toldBy(order, 'proposeListing')).toEqual(['su']);
  await expect(order.act('decideListing', su, { form: 'listing' })).rejects.toMatchObject(
    refusedWith('decisionMissing'),
  );
  await order.act('decideListing', su, decision);
  expect(await toldBy(order, 'decideListing')).toEqual(['tou', 'lin']);
  expect((await order.state()).facts.listing).toMatchObject({ decisionNo: '联席〔2026〕3号', decidedBy: 'su' });
  await order.act('answer', tou, answer);
  expect((await order.state()).stage).toBe('answered');
  await stage.keep(order, 'order/listed');
});

test('once the breach has ended an overdue answer is told, and no interview is proposed', async () => {
  const petition = await aPetitionInHand(stage);
  const order = await overdue(petition);
  const context = papersOf(petition.id);
  const items = [{ no: 1, outcome: 'explained', facts: sealed, basis: '劳动法' }];
  const reply = { opinion: 'opinion', items, onceChecks, threeInPlace: ['explained'], remedy: 'within 30 days' };
  await petition.act('submitReply', han, reply, { context });
  await petition.act('approveReply', tou, {}, { context });
  const delivery = { docId: 'opinion', deliveredOn: '2026-04-28', way: 'inPerson', proof: 'proof' };
  await petition.act('recordDelivery', han, delivery, { context });
  await has(order, 'breachEnded');

  await order.advance('2026-05-09T10:00:00+08:00'); // Sat, a working day

  const last = (await stage.events(order.id)).at(-1)!;
  expect(last).toMatchObject({ act: 'notify', data: { note: 'nothingProposed', alert: { level: 'proposal' } } });
  expect(await toldBy(order, 'notify')).toEqual(['su']);
  const { facts, stage: at } = await order.state();
  expect([at, facts.proposal]).toEqual(['issued', undefined]);
  await expect(
    order.act('confirmInterview', su, { names: ['tou'], date: '2026-05-11' }, { context: theContext() }),
  ).rejects.toMatchObject(refusedWith('noProposal'));
});

test('a returned answer runs against a new date, and its lapse proposes again what was dismissed', async () => {
  const order = await overdue(await aPetitionInHand(stage));
  await order.advance('2026-05-09T10:00:00+08:00'); // Sat, a working day
  await order.act('dismissProposal', su, { reason: sealed });
  await order.act('answer', tou, answer);
  await order.advance('2026-05-11T10:00:00+08:00'); // Mon
  await order.act('returnOrder', su, { reason: sealed });
  expect(await toldBy(order, 'returnOrder')).toEqual(['tou']);

  await order.advance('2026-05-19T10:00:00+08:00'); // Tue, after Mon 05-18, the fifth working day

  const proposals = (await stage.events(order.id)).filter((event) => event.act === 'proposeInterview');
  expect(proposals.map((event) => [event.data.alert!.clock, dayOf(event.at)])).toEqual([
    ['T_ORDER_ANSWER#1', '2026-05-09'],
    ['T_ORDER_ANSWER#2', '2026-05-19'],
  ]);
  await stage.keep(order, 'order/returned');
});

test('a supervisor orders by hand and tells the head and the leader; the clock makes it a second order', async () => {
  const petition = await aPetitionInHand(stage);
  const mine = await orderBySupervisor(petition, '2026-03-03T10:00:00+08:00');
  await has(petition, 'orderOpened');
  expect(await toldBy(mine, 'issue')).toEqual(['tou', 'lin']);
  const [row] = await stage.db.select().from(stories).where(eq(stories.id, mine.id));
  expect(row).toMatchObject({ parent: petition.id, unitId: 'labour', region: '330421', holderUnit: 'labour' });
  expect(row!.number).toMatch(/^county-bureau-DB-2026-\d{6}$/);
  expect((await mine.state()).facts.proposal).toBeUndefined();

  const second = await overdue(petition);
  await has(second, 'proposeInterview');

  expect((await second.state()).facts.proposal).toMatchObject({ kind: 'interview', because: 'secondOrder' });
  expect(await toldBy(second, 'proposeInterview')).toEqual(['su']);
  await second.act('confirmInterview', su, { names: ['tou'], date: '2026-04-29' }, { context: theContext() });
  await mine.act('answer', tou, answer);
  await mine.act('settle', su, {}); // no date was missed, so none need be made good
  await stage.keep(mine, 'order/by-hand');
  expect((await petition.state()).children).toHaveLength(2);
});

test('the supervisor of another place may not order, and none may be ordered who is accused', async () => {
  const petition = await aPetitionInHand(stage);
  const elsewhere = { ...su, region: '330500', unit: 'other-bureau' };

  await expect(orderBySupervisor(petition, '2026-03-03T10:00:00+08:00', elsewhere)).rejects.toMatchObject(
    refusedWith('notYourUnit'),
  );
  const input = { petitionId: petition.id, cause: 'shirking', demand: sealed, copyTo: [] };
  const card = await stage.cardOf(petition.id);
  const accused = { units: ['labour'], officers: [] };
  const stories = { [petition.id]: { ...card, facts: { ...card.facts, accused } } };
  const command = { act: 'issue', actor: su, input, context: { stories } };
  await expect(stage.begin('order', command, '2026-03-03T10:00:00+08:00')).rejects.toMatchObject(
    refusedWith('accusedUnit'),
  );
});

test('a supervisor takes back an order that has no answer yet', async () => {
  const petition = await aPetitionInHand(stage);
  const order = await orderBySupervisor(petition, '2026-03-03T10:00:00+08:00');
  await order.act('acknowledge', han, {});

  await order.act('cancel', su, { reason: sealed });

  expect(await toldBy(order, 'cancel')).toEqual(['tou']);
  await stage.keep(order, 'order/taken-back');
  await has(petition, 'orderEnded');
  expect((await petition.state()).children).toMatchObject([{ id: order.id, open: false }]);
});
