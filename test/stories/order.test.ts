import { asc, eq } from 'drizzle-orm';
import { notices, tasks } from '../../db/schema';
import type { Context } from '../../domain/acts';
import { type Alert, type Clock, latest } from '../../domain/clock';
import type { RuleCode } from '../../domain/policy/types';
import { dayOf } from '../../domain/time';
import { aRegistration, papersOf } from '../support/a-petition';
import { actorOf, onceChecks, theContext } from '../support/registers';
import { aStage, type Stage, type TestStory } from '../support/stage';
import { until } from '../support/until';

/* Scenario F of docs/reference/acts.md: an office with a ten-day target, a matter accepted on Mon 2026-03-02. */

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const [chen, su, han, tou] = ['chen', 'su', 'han', 'tou'].map((person) => actorOf(person)) as [
  ReturnType<typeof actorOf>,
  ReturnType<typeof actorOf>,
  ReturnType<typeof actorOf>,
  ReturnType<typeof actorOf>,
];
const sealed = { sealed: 'x' };

function inPujiang(context: Context): Context {
  const there = <Card extends object>(card: Card) => ({ ...card, policyId: 'pujiang' });
  const units = Object.entries(context.units ?? {}).map(([id, card]) => [
    id,
    { ...there(card), bureaus: card.bureaus?.map(there) },
  ]);
  return { ...context, units: Object.fromEntries(units) };
}

async function acceptedOnMarch2(): Promise<TestStory> {
  const context = inPujiang(theContext());
  const command = { act: 'register', actor: chen, input: aRegistration(), context };
  const story = await stage.register(command, '2026-02-26T09:00:00+08:00'); // Thu
  const classes = { domain: 'labour', severity: 'ordinary', track: 'ordinary', rateable: true };
  await story.act('screen', chen, { result: 'none' });
  await story.act('classify', chen, classes);
  await story.act('forward', chen, { unitId: 'labour', assistants: [] }, { context });
  await story.advance('2026-03-02T09:30:00+08:00');
  const papers = papersOf(story.id);
  await story.act('accept', han, { acceptedOn: '2026-03-02', officer: 'han', notice: 'notice' }, { context: papers });
  await deliver(story, 'notice', '2026-03-02');
  await story.act('startHandling', han, {});
  return story;
}

const deliver = (story: TestStory, docId: string, deliveredOn: string) =>
  story.act(
    'recordDelivery',
    han,
    { docId, deliveredOn, way: 'inPerson', proof: 'proof' },
    { context: papersOf(story.id) },
  );

async function reply(story: TestStory, on: string): Promise<void> {
  const context = papersOf(story.id);
  const items = [{ no: 1, outcome: 'explained', facts: sealed, basis: '劳动法' }];
  const input = { opinion: 'opinion', items, onceChecks, threeInPlace: ['explained'], remedy: 'within 30 days' };
  await story.act('submitReply', han, input, { context });
  await story.act('approveReply', tou, {}, { context });
  await deliver(story, 'opinion', on);
}

const alertsOf = async (story: TestStory) =>
  (await stage.events(story.id))
    .filter((event) => event.data.alert)
    .map((event) => [event.act, event.data.alert!.clock, dayOf(event.at)]);

const clockOf = async (story: TestStory, rule: string): Promise<Clock> =>
  latest((await story.state()).clocks, rule as RuleCode)!;

const actsOf = async (story: TestStory) => (await stage.events(story.id)).map((event) => event.act);

async function toldBy(story: TestStory, act: string) {
  const event = (await stage.events(story.id)).find((one) => one.act === act);
  const rows = await stage.db.select().from(notices).where(eq(notices.story, story.id)).orderBy(asc(notices.n));
  return rows.filter((row) => row.seq === event?.seq).map((row) => row.officerId);
}

test('a silent unit is reminded, warned and supervised, its interview proposed to the supervisor alone', async () => {
  const petition = await acceptedOnMarch2();

  await petition.advance('2026-05-07T12:00:00+08:00');

  expect(await alertsOf(petition)).toEqual([
    ['warn', 'T_TARGET_10#1', '2026-03-13'], // Fri, target Thu 03-12
    ['remind', 'T_HANDLE#1', '2026-04-01'], // Wed
    ['warn', 'T_HANDLE#1', '2026-04-28'], // Tue
    ['supervise', 'T_HANDLE#1', '2026-05-07'], // Thu, due Fri 05-01 → Wed 05-06
  ]);
  const [order, ...others] = await stage.ordersOf(petition.id);
  expect(others).toEqual([]);
  expect(await toldBy(petition, 'supervise')).toEqual(['tou', 'su', 'lin']);

  await order!.advance('2026-05-08T10:00:00+08:00'); // Fri
  await order!.act('acknowledge', tou, {});
  expect(await clockOf(order!, 'T_ORDER_ANSWER')).toMatchObject({ dueOn: '2026-05-13' }); // Wed; Sat 05-09 counts
  await order!.advance('2026-05-14T12:00:00+08:00'); // Thu
  expect(await alertsOf(order!)).toEqual([
    ['warn', 'T_ORDER_ANSWER#1', '2026-05-13'],
    ['proposeInterview', 'T_ORDER_ANSWER#1', '2026-05-14'],
  ]);
  expect(await toldBy(order!, 'proposeInterview')).toEqual(['su']);
  const waiting = await stage.db.select().from(tasks).where(eq(tasks.story, order!.id)).orderBy(tasks.key);
  expect(waiting.map((task) => [task.key, task.unitId, task.role])).toEqual([
    ['answer', 'labour', 'unitHead'],
    ['confirmInterview', 'county-bureau', 'supervisor'],
  ]);

  await order!.advance('2026-05-15T10:00:00+08:00'); // Fri
  const interview = { names: ['tou'], date: '2026-05-18' };
  await order!.act('confirmInterview', su, interview, { context: theContext() });
  await order!.advance('2026-05-18T10:00:00+08:00'); // Mon
  const record = { id: 'r', type: 'interviewRecord', story: order!.id, filedOn: '2026-05-18' };
  const held = { record: 'r', commitments: [{ what: sealed }] };
  await order!.act('holdInterview', su, held, { context: { documents: { r: record } } });
  expect((await order!.state()).facts.interview).toMatchObject({ decidedBy: 'su', heldOn: '2026-05-18' });
  expect(await clockOf(order!, 'T_ORDER_PROGRESS')).toMatchObject({ dueOn: '2026-06-01' }); // Mon

  await order!.advance('2026-05-20T09:00:00+08:00'); // Wed
  await petition.advance('2026-05-20T09:00:00+08:00');
  await reply(petition, '2026-05-20');
  await until(async () => (await order!.state()).facts.breachEndedOn === '2026-05-20');
  await order!.act('answer', tou, { causeOfDelay: sealed, measures: sealed, docs: [] });
  await order!.act('settle', su, {});

  expect(await clockOf(petition, 'T_HANDLE')).toMatchObject({ metOn: '2026-05-20', lateDays: 14 });
  expect(await clockOf(petition, 'T_REVIEW_WINDOW')).toMatchObject({ strictOn: '2026-06-19', dueOn: '2026-06-22' });
  await until(async () => (await petition.state()).children.every((child: { open: boolean }) => !child.open));
  await petition.advance('2026-06-03T09:00:00+08:00'); // the listing would have been proposed on Tue 06-02
  expect(await actsOf(order!)).toEqual([
    ...['issue', 'acknowledge', 'warn', 'proposeInterview', 'confirmInterview', 'holdInterview'],
    ...['breachEnded', 'answer', 'settle'],
  ]);
  await stage.keep(order!, 'order/interviewed');
}, 180_000);

test('a contact with the petitioner makes the reminder needless, not the warning', async () => {
  const petition = await acceptedOnMarch2();
  await petition.advance('2026-03-31T10:00:00+08:00'); // Tue
  await petition.act('recordContact', han, { on: '2026-03-31', how: 'phone', summary: sealed });

  await petition.advance('2026-04-28T12:00:00+08:00');

  expect(await alertsOf(petition)).toEqual([
    ['warn', 'T_TARGET_10#1', '2026-03-13'],
    ['warn', 'T_HANDLE#1', '2026-04-28'],
  ]);
});

test('a service that was down over warning and due day sends one order only, and its dates count from then', async () => {
  const petition = await acceptedOnMarch2();
  await petition.advance('2026-04-24T18:00:00+08:00'); // Fri

  await petition.advance('2026-05-12T10:00:00+08:00', true); // Tue

  expect((await alertsOf(petition)).slice(2)).toEqual([['supervise', 'T_HANDLE#1', '2026-05-12']]);
  const states = (await clockOf(petition, 'T_HANDLE')).alerts.map((alert: Alert) => [alert.level, alert.state]);
  expect(states).toEqual([
    ['reminder', 'fired'],
    ['warning', 'skipped'],
    ['order', 'fired'],
  ]);
  const [order, ...others] = await stage.ordersOf(petition.id);
  expect(others).toEqual([]);
  await order!.advance('2026-05-20T08:00:00+08:00');
  expect(await clockOf(order!, 'T_ORDER_ANSWER')).toMatchObject({ startOn: '2026-05-12', dueOn: '2026-05-19' }); // Tue
  expect((await order!.state()).facts.proposal).toBeUndefined();
  await order!.advance('2026-05-20T12:00:00+08:00'); // Wed
  expect(await alertsOf(order!)).toEqual([
    ['notify', 'T_ORDER_ACK#1', '2026-05-15'], // Fri, due Thu 05-14
    ['warn', 'T_ORDER_ANSWER#1', '2026-05-19'],
    ['proposeInterview', 'T_ORDER_ANSWER#1', '2026-05-20'],
  ]);
});
