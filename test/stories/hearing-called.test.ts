import { randomUUID } from 'node:crypto';
import type { Clock } from '../../domain/clock';
import { type Fact, factSignal } from '../../workflows/messages';
import { aPetitionInHand, papersOf } from '../support/a-petition';
import { aCall, opinion } from '../support/hearings';
import { activePackage, on as onPackage } from '../support/package-stories';
import { leader, pack, packageContext } from '../support/packaging';
import { actorOf } from '../support/registers';
import { aDecision, aDelivery, onBehalfOf, papersAt } from '../support/reviewing';
import { aReply, x } from '../support/sim';
import { aStage, refusedWith, type Stage, type TestStory } from '../support/stage';
import { until } from '../support/until';

/** Hearings on a real server as their matters see them: what the hearing tells is told here, day for day. */
let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const [chen, cao, han, tou] = [actorOf('chen'), actorOf('cao'), actorOf('han'), actorOf('tou')];
const today = '2026-02-26';

/** The hearing that was called last. */
const hearingOf = async (story: TestStory): Promise<string> =>
  (await story.state()).children.findLast(({ kind }: { kind: string }) => kind === 'hearing')!.id;

/** Told as a hearing tells, and heard. */
async function tell(story: TestStory, fact: string, data: object): Promise<void> {
  const said: Fact = { commandId: randomUUID(), fact, data: { hearingId: await hearingOf(story), ...data } };
  const { seq } = await story.state();
  await story.handle.signal(factSignal, said);
  await until(async () => (await story.state()).seq > seq);
}
const stageOf = async (story: TestStory) => (await story.state()).stage;
const clockOf = async (story: TestStory, rule: string): Promise<Clock> =>
  (await story.state()).clocks.findLast((one: Clock) => one.rule === rule)!;

const reply = (story: TestStory, hash: string) =>
  story.act('submitReply', han, aReply(), { context: { ...papersOf(story.id), hashes: { 1: hash } } });
const call = (story: TestStory) => story.act('callHearing', chen, aCall, { context: papersOf(story.id) });

test('a draft that the panel does not uphold is not said again; the hearing’s end ends only the child', async () => {
  const story = await aPetitionInHand(stage);
  await reply(story, 'first');
  await call(story);
  expect(await stageOf(story)).toBe('inHearing');
  await tell(story, 'hearingScheduled', { on: today });
  await tell(story, 'hearingEnded', { on: today, ...opinion(false) });
  expect(await story.state()).toMatchObject({
    stage: 'handling',
    facts: { round: 1, mustDiffer: [{ no: 1, outcome: 'explained', hash: 'first' }] },
  });
  await expect(reply(story, 'first')).rejects.toMatchObject(refusedWith('sameAsBefore'));
  await reply(story, 'second');
  await story.act('approveReply', tou, {}, { context: papersOf(story.id) });
  await tell(story, 'hearingOver', {});
  expect((await story.state()).children.at(-1)).toMatchObject({ kind: 'hearing', open: false });
  await stage.keep(story, 'petition/hearing-not-upheld');
});

test('withdrawn in the middle of a hearing, the petition is over', async () => {
  const story = await aPetitionInHand(stage);
  await call(story);
  const context = papersOf(story.id);
  await story.act(
    'withdraw',
    chen,
    { statement: 'statement', onBehalfOf: { paper: 'paper', signedBy: 'petitioner' } },
    { context },
  );
  await story.act('confirmWithdrawal', cao, { how: x });
  await story.handle.result();
  const [last] = (await stage.events(story.id)).slice(-1);
  expect(last).toMatchObject({ to: 'withdrawn', data: { tells: [{ kind: 'hearing', fact: 'subjectEnded' }] } });
  await stage.keep(story, 'petition/withdrawn-in-hearing');
});

const onReview = (review: TestStory, act: string, person: string, input: unknown = {}, role?: 'unitHead') =>
  review.act(act, actorOf(person, role), input, { context: papersAt(review.id) });

/** Answered, reviewed and not content, all on Thu 02-26: the second review is due Sat 03-28 → Mon 03-30. */
async function secondReview(): Promise<TestStory> {
  const story = await aPetitionInHand(stage);
  await reply(story, 'first');
  await story.act('approveReply', tou, {}, { context: papersOf(story.id) });
  const delivery = { docId: 'opinion', deliveredOn: today, way: 'inPerson', proof: 'proof' };
  await story.act('recordDelivery', han, delivery, { context: papersOf(story.id) });
  const first = await ask(story, 'requestReview', 'county-gov');
  await decide(first, 'uphold', ['geng', 'zhang', 'decision']);
  await until(async () => (await stageOf(story)) === 'reviewed');
  return ask(story, 'requestSecondReview', 'city-gov');
}

async function ask(story: TestStory, act: string, organ: string): Promise<TestStory> {
  const input = { organ, receivedOn: today, grounds: x, onBehalfOf };
  await story.act(act, chen, input, { context: papersOf(story.id) });
  const opened = (await stage.events(story.id)).flatMap((event) => event.data.opens ?? []);
  const review = stage.story('review', opened.at(-1)!.id);
  await until(async () => (await stage.events(review.id)).length > 0);
  return review;
}

type Organ = readonly [handler: string, head: string, opinion: string];
async function decide(review: TestStory, decision: string, [handler, head, paper]: Organ, more: object = {}) {
  if ((await stageOf(review)) === 'requested') await onReview(review, 'admit', handler, { officer: handler });
  await onReview(review, 'draftDecision', handler, aDecision(decision, { opinion: paper, ...more }));
  await onReview(review, 'approveDecision', head, {}, 'unitHead');
  const on = new Date(Date.parse((await stage.events(review.id)).at(-1)!.at) + 8 * 3_600_000)
    .toISOString()
    .slice(0, 10);
  await onReview(review, 'recordDelivery', handler, aDelivery(paper, on));
  await review.handle.result();
}

test('a second review sleeps through its hearing: no alert on its old dates, the same days left afterwards', async () => {
  const review = await secondReview();
  await onReview(review, 'admit', 'guan', { officer: 'guan' });
  await review.advance('2026-03-09T10:00:00+08:00'); // Mon, 19 days before Sat 03-28
  await onReview(review, 'callHearing', 'guan', aCall);
  await tell(review, 'hearingScheduled', { on: '2026-03-09' });
  const before = (await stage.events(review.id)).length;
  await review.advance('2026-04-20T10:00:00+08:00'); // Mon
  expect(await stage.events(review.id)).toHaveLength(before);
  expect(await clockOf(review, 'T_REREVIEW')).toMatchObject({ pausedFrom: '2026-03-09', dueOn: '2026-03-30' });

  await tell(review, 'hearingEnded', { on: '2026-04-20', ...opinion(true) });
  // 42 days later than Sat 03-28: Sat 05-09, which is worked; warned on Wed 05-06, the first working day after the holiday.
  expect(await clockOf(review, 'T_REREVIEW')).toMatchObject({ strictOn: '2026-05-09', dueOn: '2026-05-09' });
  await review.advance('2026-05-06T10:00:00+08:00');
  const fired = (await stage.events(review.id)).filter(({ data }) => data.alert).map(({ act, at }) => `${act} ${at}`);
  expect(fired.at(-1)).toMatch(/^warn 2026-05-06T01:00/);
  await expect(
    onReview(review, 'draftDecision', 'guan', aDecision('uphold', { opinion: 'second' })),
  ).rejects.toMatchObject(refusedWith('hearingOpinionUnaddressed'));
  await decide(review, 'uphold', ['guan', 'rong', 'second'], { onHearing: x });
  await stage.keep(review, 'review/heard');
});

test('withdrawn in the middle of its hearing, a second review is over', async () => {
  const review = await secondReview();
  await onReview(review, 'admit', 'guan', { officer: 'guan' });
  await onReview(review, 'callHearing', 'guan', aCall);
  await tell(review, 'hearingScheduled', { on: today });
  await onReview(review, 'withdraw', 'chen', { statement: 'statement', onBehalfOf: { ...onBehalfOf, paper: 'paper' } });
  await review.handle.result();
  await stage.keep(review, 'review/withdrawn-in-hearing');
});

test('a package is handed in only when its hearing has ended', async () => {
  const story = await activePackage(stage);
  const { petitionId } = (await story.state()).facts as { petitionId: string };
  const facts = { requests: 1 };
  const stories = { [petitionId]: { id: petitionId, kind: 'petition', stage: 'handling', facts } };
  await story.act('callHearing', leader, aCall, { context: { ...packageContext(story.id), stories } });
  await onPackage(story, 'markResolving', leader, { ground: 'helpGranted', doc: 'evidence' });
  const handIn = () => onPackage(story, 'applyCloseOut', leader, { kind: 'resolved', pack });
  await expect(handIn()).rejects.toMatchObject(refusedWith('childOpen'));
  await tell(story, 'hearingScheduled', { on: '2026-01-12' });
  await tell(story, 'hearingEnded', { on: '2026-01-12', ...opinion(true) });
  await handIn();
  await tell(story, 'hearingOver', {});
  await stage.keep(story, 'package/heard');
});
