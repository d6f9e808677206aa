import { dayOf } from '../../domain/time';
import { acceptance, aRegistration, papersOf } from '../support/a-petition';
import { actorOf, onceChecks, theContext, threeChecks } from '../support/registers';
import { aStage, refusedWith, type Stage, type TestStory } from '../support/stage';
import { until } from '../support/until';

/*
 * Simple matters received and forwarded on Fri 2026-02-13 (02-15 … 02-23 off, Sat 02-14 and Sat 02-28 worked).
 * Accepted Wed 02-25: reply due Tue 03-10, order Wed 03-11; handling due Sun 04-26 → Mon 04-27, order Tue 04-28.
 * Not accepted: order Thu 02-26; notice due Sat 02-28.
 */
let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const person = (id: string) => actorOf(id);
const sealed = { sealed: 'x' };
const onWednesday = { ...acceptance, acceptedOn: '2026-02-25' };

async function aSimplePetition(): Promise<TestStory> {
  const input = aRegistration({ receivedOn: '2026-02-13' });
  const command = { act: 'register', actor: person('chen'), input, context: theContext() };
  const story = await stage.register(command, '2026-02-13T09:00:00+08:00');
  const classes = {
    domain: 'labour',
    severity: 'ordinary',
    track: 'simple',
    simpleGround: 'factsClear',
    rateable: true,
  };
  await story.act('screen', person('chen'), { result: 'none' });
  await story.act('classify', person('chen'), classes);
  await story.act('forward', person('chen'), { unitId: 'labour', assistants: [] }, { context: theContext() });
  return story;
}

async function accept(story: TestStory): Promise<void> {
  await story.advance('2026-02-25T10:00:00+08:00');
  const context = papersOf(story.id);
  await story.act('accept', person('han'), onWednesday, { context });
  await deliver(story, 'notice', '2026-02-25');
  await story.act('startHandling', person('han'), {});
}

const deliver = (story: TestStory, docId: string, deliveredOn: string) =>
  story.act(
    'recordDelivery',
    person('han'),
    { docId, deliveredOn, way: 'inPerson', proof: 'proof' },
    { context: papersOf(story.id) },
  );

async function answer(story: TestStory, deliveredOn: string): Promise<void> {
  const context = papersOf(story.id);
  const items = [{ no: 1, outcome: 'explained', facts: sealed, basis: '劳动法' }];
  const reply = { opinion: 'opinion', items, onceChecks, threeInPlace: ['explained'], remedy: 'within 30 days' };
  await story.act('submitReply', person('han'), reply, { context });
  await story.act('approveReply', person('tou'), {}, { context });
  await deliver(story, 'opinion', deliveredOn);
}

/** Verified twice; it closes by itself once the rights of 30 days from the delivery have run out. */
async function toItsEnd(story: TestStory, after: string): Promise<void> {
  const context = papersOf(story.id);
  await story.act('verifyByUnit', person('hu'), { result: 'passed', checks: threeChecks }, { context });
  await story.act('verifyByBureau', person('cao'), { result: 'passed', checks: threeChecks }, { context });
  await story.advance(after);
  await story.handle.result();
}

const firedBy = async (story: TestStory) =>
  (await stage.events(story.id))
    .filter((event) => event.data.alert)
    .map((event) => `${event.act} ${event.data.alert?.clock} ${dayOf(event.at)}`);
const ticking = async (story: TestStory) =>
  (await story.state()).clocks
    .filter((clock: { state: string }) => clock.state === 'running')
    .map(({ rule, dueOn }: { rule: string; dueOn: string }) => `${rule} ${dueOn}`);

test('answered at once: accepted on the last day, answered on the last day, no order', async () => {
  const story = await aSimplePetition();
  await accept(story);
  expect(await ticking(story)).toEqual(['T_HANDLE 2026-04-27', 'T_SIMPLE_REPLY 2026-03-10']);
  await story.advance('2026-03-10T17:00:00+08:00');
  await answer(story, '2026-03-10');

  await toItsEnd(story, '2026-04-27T12:00:00+08:00'); // 30 days from Tue 03-10: Thu 04-09; late entry to Fri 04-24

  expect((await stage.events(story.id)).find(({ act }) => act === 'close')).toMatchObject({ actor: { id: 'clock' } });
  expect((await firedBy(story)).filter((line) => line.includes('SIMPLE'))).toEqual([
    'warn T_SIMPLE_ACCEPT#1 2026-02-25', // Wed, the last day
    'remind T_SIMPLE_REPLY#1 2026-03-03', // Tue, half way and no contact
    'warn T_SIMPLE_REPLY#1 2026-03-09', // Mon
  ]);
  expect(await stage.ordersOf(story.id)).toEqual([]);
  await stage.keep(story, 'petition/simple-answered');
});

test('not answered in ten working days: it falls back under its sixty days, the order is settled, the matter ends', async () => {
  const story = await aSimplePetition();
  await accept(story);
  await story.advance('2026-03-11T10:00:00+08:00'); // Wed
  const [order, ...others] = await stage.ordersOf(story.id);
  expect(others).toEqual([]);
  expect(await ticking(story)).toEqual(['T_HANDLE 2026-04-27']);
  expect(await story.state()).toMatchObject({
    ...{ stage: 'handling', facts: { track: 'ordinary', simpleEnded: 'T_SIMPLE_REPLY' } },
    children: [{ key: 'T_SIMPLE_REPLY#1/2026-03-10', open: true }],
  });
  expect((await order!.state()).facts).toMatchObject({ breachEndedOn: '2026-03-11', rule: 'T_SIMPLE_REPLY' });
  await order!.advance('2026-03-11T10:00:00+08:00');
  await order!.act('answer', person('tou'), { causeOfDelay: sealed, measures: sealed, docs: [] });
  await order!.act('settle', person('su'), {});
  await order!.advance('2026-04-14T10:00:00+08:00'); // 30 days to propose improvement
  await order!.handle.result();
  await until(async () => (await story.state()).children.every((child) => !child.open));
  await story.advance('2026-04-20T10:00:00+08:00'); // Mon
  await answer(story, '2026-04-20');

  await toItsEnd(story, '2026-06-05T12:00:00+08:00'); // 30 days from Mon 04-20: Wed 05-20; late entry to Thu 06-04

  const fallen = (await stage.events(story.id)).filter((event) => event.act === 'switchTrack');
  expect(fallen).toMatchObject([{ actor: { id: 'clock' }, from: 'handling', to: 'handling' }]);
  await stage.keep(story, 'petition/simple-fallen-back');
  await stage.keep(order!, 'order/born-ended');
});

test('not accepted: the head enters late what was done in time, and the order is baseless', async () => {
  const story = await aSimplePetition();
  await story.advance('2026-02-26T10:00:00+08:00'); // Thu
  const [order] = await stage.ordersOf(story.id);
  const context = papersOf(story.id);
  await expect(story.act('accept', person('han'), onWednesday, { context })).rejects.toMatchObject(
    refusedWith('lateEntryByHead'),
  );

  await story.act('accept', person('tou'), onWednesday, { context });

  await order!.handle.result();
  const last = (await stage.events(order!.id)).at(-1)!;
  expect(last).toMatchObject({ act: 'cancel', data: { facts: { ended: { baseless: true } } } });
  await until(async () => (await stage.events(story.id)).some((event) => event.act === 'orderEnded'));
  await stage.keep(story, 'petition/simple-late-entry');
  await stage.keep(order!, 'order/baseless-late');
});

test('a handler switches: the limits of the law keep their start, and a second time there is nothing to switch', async () => {
  const story = await aSimplePetition();
  await accept(story);
  await story.act('switchTrack', person('han'), { reason: sealed });

  expect(await ticking(story)).toEqual(['T_HANDLE 2026-04-27']);
  expect((await story.state()).facts).toMatchObject({ track: 'ordinary', simpleEnded: 'switched' });
  await expect(story.act('switchTrack', person('chen'), { reason: sealed })).rejects.toMatchObject(
    refusedWith('alreadyOrdinary'),
  );
  await story.advance('2026-03-20T10:00:00+08:00');
  expect(await stage.ordersOf(story.id)).toEqual([]);
  await answer(story, '2026-03-20');
  await toItsEnd(story, '2026-05-07T12:00:00+08:00'); // 30 days from Fri 03-20: Sun 04-19 → Mon 04-20; late entry to Tue 05-05 → Wed 05-06
  await stage.keep(story, 'petition/simple-switched');
});
