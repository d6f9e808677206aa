import type { Clock } from '../../domain/clock';
import { clockKey } from '../../domain/clock';
import { msOf, toInstant } from '../../domain/time';
import { acceptance, aForwardedPetition, aPetitionInHand, papersOf } from '../support/a-petition';
import { actorOf } from '../support/registers';
import { aStage, type Stage, type TestStory } from '../support/stage';
import { until } from '../support/until';

/** Every rung just before and just after its instant, and the engine's own timers waited for in real time. */
let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const firedBy = async (story: TestStory) =>
  (await stage.events(story.id)).flatMap(({ data }) => (data.alert ? [`${data.alert.clock} ${data.alert.level}`] : []));

async function pendingRungs(story: TestStory): Promise<{ rung: string; at: string }[]> {
  const clocks: Clock[] = (await story.state()).clocks.filter((clock: Clock) => clock.state === 'running');
  const rungs = clocks.flatMap((clock) =>
    clock.alerts.map(({ level, at, state }) => ({ rung: `${clockKey(clock)} ${level}`, at, state })),
  );
  return rungs.filter(({ state }) => state === 'pending').sort((a, b) => msOf(a.at) - msOf(b.at));
}

const shifted = (at: string, ms: number) => toInstant(msOf(at) + ms);

/** Walks up the ladder: nothing fires a second before its instant, and it has fired a second after. */
async function climb(story: TestStory): Promise<string[]> {
  const climbed: string[] = [];
  for (const { at } of await pendingRungs(story)) {
    if (climbed.some((line) => line.endsWith(at))) continue;
    const due = (await pendingRungs(story)).filter((one) => one.at === at).map(({ rung }) => rung);
    const before = await firedBy(story);
    await story.advance(shifted(at, -1000));
    expect(await firedBy(story)).toEqual(before);
    await story.advance(shifted(at, 1000));
    expect((await firedBy(story)).slice(before.length).sort()).toEqual(due.sort());
    climbed.push(...due.map((rung) => `${rung} ${at}`));
  }
  return climbed;
}

test('of a forwarded petition: warning and order of T_NOTIFY, the end of the right to object', async () => {
  const climbed = await climb(await aForwardedPetition(stage));
  expect(climbed).toEqual([
    'T_OBJECT#1 lapse 2026-03-04T16:00:00.000Z', // Wed 03-04 24:00: five working days after Thu 02-26, Sat 02-28 is worked
    'T_NOTIFY#1 warning 2026-03-10T01:00:00.000Z', // Tue: strict Fri 03-13 less three days
    'T_NOTIFY#1 order 2026-03-16T01:00:00.000Z', // Mon: the day after Fri 03-13 is a rest day
  ]);
});

test('of a matter in hand: reminder, warning and order of T_HANDLE', async () => {
  const climbed = await climb(await aPetitionInHand(stage));
  expect(climbed).toEqual([
    'T_HANDLE#1 reminder 2026-03-27T01:00:00.000Z', // Sat 03-28 is half of the way: back to Fri
    'T_HANDLE#1 warning 2026-04-24T01:00:00.000Z', // strict Mon 04-27
    'T_HANDLE#1 order 2026-04-28T01:00:00.000Z',
  ]);
});

test('of an order nobody answers: receipt, warning, proposal', async () => {
  const story = await aPetitionInHand(stage);
  await story.advance('2026-04-28T09:01:00+08:00');
  const [order] = await stage.ordersOf(story.id);
  await until(async () => (await stage.events(order!.id)).length > 0);
  expect(await climb(order!)).toEqual([
    'T_ORDER_ACK#1 notice 2026-05-06T01:00:00.000Z', // due Thu 04-30; Fri 05-01 to Tue 05-05 are holidays
    'T_ORDER_ANSWER#1 warning 2026-05-08T01:00:00.000Z', // due Fri 05-08: 04-29, 04-30, 05-06, 05-07, 05-08
    'T_ORDER_ANSWER#1 proposal 2026-05-09T01:00:00.000Z', // Sat, a worked one
  ]);
});

test('a contact, a comment or a change of officer moves no date', async () => {
  const story = await aPetitionInHand(stage);
  const dates = async () => (await story.state()).clocks.map(({ rule, dueOn, redAt }: Clock) => [rule, dueOn, redAt]);
  const before = await dates();
  await story.advance('2026-03-10T10:00:00+08:00');
  await story.act('recordContact', actorOf('han'), { on: '2026-03-10', how: 'visit', summary: { sealed: 'x' } });
  await story.act('reassign', actorOf('tou'), { officer: 'hu' }, { context: papersOf(story.id) });
  expect(await dates()).toEqual(before);
});

const twoSecondsBefore = (at: string) => shifted(at, -2000);

test('the engine’s own timer wakes the story two seconds later, without being asked', async () => {
  const story = await aForwardedPetition(stage);
  const [lapse] = await pendingRungs(story);
  await story.advance(twoSecondsBefore(lapse!.at));
  expect(await firedBy(story)).toEqual([]);

  await until(async () => (await firedBy(story)).length > 0);

  const [event] = (await stage.events(story.id)).slice(-1);
  const lateMs = msOf(event!.at) - msOf(lapse!.at);
  expect(lateMs).toBeGreaterThanOrEqual(0);
  expect(lateMs).toBeLessThan(5000);
});

test('a worker that is away at the due instant fires once when it is back', async () => {
  const story = await aForwardedPetition(stage);
  await story.act('accept', actorOf('han'), acceptance, { context: papersOf(story.id) });
  const [warning] = await pendingRungs(story); // T_NOTIFY runs until its notice is delivered
  const { offset } = await story.state();
  await story.advance(twoSecondsBefore(warning!.at));
  expect((await story.state()).offset).toBeGreaterThan(offset);
  await stage.stopWorker();
  const dueInReality = msOf(warning!.at) - (await stage.offsetOf(story.id));
  await until(async () => Date.now() > dueInReality + 500);

  await stage.startWorker();

  await until(async () => (await firedBy(story)).length > 0);
  expect(await firedBy(story)).toEqual([warning!.rung]);
});
