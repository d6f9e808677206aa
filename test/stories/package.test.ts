import { randomUUID } from 'node:crypto';
import { Worker } from '@temporalio/worker';
import { eq } from 'drizzle-orm';
import { packages, stories } from '../../db/schema';
import { addDays, dayOf, type IsoDate } from '../../domain/time';
import { activePackage, listedPackage, on } from '../support/package-stories';
import { aPlan, leader, ok, pack, packageContext, toTerritory } from '../support/packaging';
import { actorOf } from '../support/registers';
import { x } from '../support/sim';
import { aStage, type Stage, type TestStory } from '../support/stage';
import { until } from '../support/until';

/** Packages on a real server, begun on Mon 2026-01-05 and at work from Mon 01-12. */
let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const [chen, cao, su, han] = ['chen', 'cao', 'su', 'han'].map((person) => actorOf(person));

const listed = () => listedPackage(stage);
const active = (target: IsoDate = '2026-06-30') => activePackage(stage, target);

const progress = (story: TestStory) => on(story, 'recordProgress', han, { text: x, file: 'photo', measuresDone: [] });
const hold = (story: TestStory, heldOn: IsoDate) =>
  on(story, 'holdAppointment', leader, {
    ...{ heldOn, attendees: [x], record: 'record', nextStep: { what: x, by: addDays(heldOn, 20) } },
  });

async function struckOff(story: TestStory): Promise<void> {
  await on(story, 'markResolving', leader, { ground: 'helpGranted', doc: 'performance' });
  await on(story, 'applyCloseOut', leader, { kind: 'resolved', pack });
  await on(story, 'verify', cao, { checks: ok('closeOutChecks') });
  await on(story, 'strikeOff', su);
}

const comesAgain = (story: TestStory, receivedOn: IsoDate, petitionId = randomUUID()) =>
  story.handle.signal('fact', {
    commandId: `p/${petitionId}`,
    fact: 'petitionRepeated',
    data: { petitionId, receivedOn },
  });
const linesOf = async (story: TestStory, acts: readonly string[]) =>
  (await stage.events(story.id)).filter(({ act }) => acts.includes(act));

test('from the listing to the end of the watch: cleared by the clock, and told once', async () => {
  const story = await active();
  await hold(story, '2026-01-12');
  await progress(story);
  await struckOff(story); // Mon 2026-01-12; 180 days: Sat 07-11, 15 more to Sun 07-26
  await story.advance('2026-07-27T12:00:00+08:00');
  await story.handle.result();
  const ends = await linesOf(story, ['endWatch', 'lapse']);
  expect(ends.map(({ act, to, at }) => `${act} ${to} ${dayOf(at)}`)).toEqual([
    'endWatch cleared 2026-07-12',
    'lapse cleared 2026-07-27',
  ]);
  const [row] = await stage.db.select().from(stories).where(eq(stories.id, story.id));
  expect(row).toMatchObject({ stage: 'cleared', over: true, leaders: ['zhang'], yellowAt: null });
  expect(row!.number).toMatch(/^county-bureau-BA-2026-\d{6}$/);
  const [own] = await stage.db.select().from(packages).where(eq(packages.id, story.id));
  expect(own).toMatchObject({ leader: 'zhang', struckOffOn: '2026-01-12', closeOutKind: 'resolved', relapses: 0 });
  await stage.keep(story, 'package/cleared');
});

test('missed twice, then a relapse that is heard twice and counts once, and an order of its own', async () => {
  const story = await active('2026-12-31');
  await story.advance('2026-02-12T12:00:00+08:00');
  const [opening] = (await stage.events(story.id)).flatMap(({ data }) => data.opens ?? []);
  const order = stage.story('order', opening!.id);
  await until(async () => (await stage.events(order.id)).length > 0);
  expect((await order.state()).facts).toMatchObject({ rule: 'T_PROGRESS', packageId: story.id, unitId: 'labour' });
  await progress(story);
  await until(async () => (await order.state()).facts.breachEndedOn === '2026-02-12');
  await order.act(
    'answer',
    actorOf('tou'),
    { causeOfDelay: x, measures: x, docs: [] },
    { context: packageContext(order.id) },
  );
  await order.act('settle', su!, {});
  await until(async () => (await story.state()).children.every(({ open }) => !open));
  await story.advance('2026-03-02T12:00:00+08:00');
  expect((await linesOf(story, ['missAppointment'])).map(({ at }) => dayOf(at))).toEqual(['2026-02-01', '2026-03-01']);
  await progress(story);
  await struckOff(story);
  const again = randomUUID();
  await comesAgain(story, '2026-03-02', again);
  await comesAgain(story, '2026-03-02', again);
  await until(async () => (await story.state()).stage === 'relapsed');
  const { target: _t, ...plan } = aPlan('2026-09-30');
  await on(story, 'backToWork', leader, { reason: x, plan: { ...plan, target: '2026-12-31' } });
  expect(await linesOf(story, ['relapse'])).toHaveLength(1);
  await stage.keep(story, 'package/relapsed');
});

test('delisted before the work began, and closed for good', async () => {
  const story = await listed();
  await on(story, 'assign', chen, toTerritory('2026-05-29'));
  await on(story, 'delist', su, { reason: x });
  await story.handle.result();
  await stage.keep(story, 'package/delisted');
});

/** A story goes on in a new run when nobody asks anything of it: a test that never pauses must let it. */
async function rested(story: TestStory): Promise<void> {
  const { historyLength } = await story.handle.describe();
  if (historyLength > 1_500) await until(async () => (await story.handle.describe()).historyLength < historyLength);
}

/** The histories of all runs of a story, the first one first. */
async function runsOf(story: TestStory) {
  const current = await story.handle.fetchHistory();
  const began = current.events![0]!.workflowExecutionStartedEventAttributes!;
  const runs: (typeof current)[] = [];
  for (let runId = began.firstExecutionRunId; runId; ) {
    const history = await stage.client.workflow.getHandle(`package:${story.id}`, runId).fetchHistory();
    runs.push(history);
    runId = history.events!.at(-1)!.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId;
  }
  return runs;
}

test('24 months, 24 appointments, 200 records, one relapse: below 4,000 events a run, and each run replays', async () => {
  const story = await active('2027-12-31');
  let month = '';
  let held = 0;
  for (let n = 1; n <= 200; n += 1) {
    const today = addDays('2026-01-12', Math.floor((n * 722) / 200)); // Tue 2028-01-04 is the last one.
    await story.advance(`${today}T10:00:00+08:00`);
    if (n === 100) {
      await struckOff(story);
      await comesAgain(story, today);
      await until(async () => (await story.state()).stage === 'relapsed');
      await on(story, 'backToWork', leader, { reason: x, plan: aPlan('2028-06-30') });
    }
    await progress(story);
    if (n % 50 === 0) await rested(story);
    if (today.slice(0, 7) === month || held === 24) continue;
    month = today.slice(0, 7);
    held += 1;
    await hold(story, today);
  }
  const { facts } = await story.state();
  expect(facts.progress.records).toBe(200);
  expect(facts.appointments.filter(({ state }: { state: string }) => state === 'held')).toHaveLength(24);
  expect(facts.relapses).toHaveLength(1);
  const runs = await runsOf(story);
  const lengths = runs.map(({ events }) => events!.length);
  expect(lengths.length).toBeGreaterThan(1);
  expect(Math.max(...lengths)).toBeLessThan(4_000);
  const workflowBundle = { codePath: process.env.HUIYIN_TEST_BUNDLE! };
  for (const history of runs) await Worker.runReplayHistory({ workflowBundle }, history, `package:${story.id}`);
}, 600_000);
