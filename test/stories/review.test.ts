import { eq } from 'drizzle-orm';
import { stories } from '../../db/schema';
import type { Context } from '../../domain/acts';
import { aPetitionInHand, papersOf } from '../support/a-petition';
import { actorOf, theContext } from '../support/registers';
import { aDecision, aDelivery, onBehalfOf, papersAt } from '../support/reviewing';
import { aReply, x } from '../support/sim';
import { aStage, type Stage, type TestStory } from '../support/stage';
import { until } from '../support/until';

/** Reviews on a real server: each matter is answered on Thu 2026-02-26, the day it was taken in hand. */
let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const [chen, han, tou] = [actorOf('chen'), actorOf('han'), actorOf('tou')];
const today = '2026-02-26';

async function answer(story: TestStory, hash = 'first'): Promise<void> {
  const context = { ...papersOf(story.id), hashes: { 1: hash } };
  await story.act('submitReply', han, aReply(), { context });
  await story.act('approveReply', tou, {}, { context });
  const delivery = { docId: 'opinion', deliveredOn: today, way: 'inPerson', proof: 'proof' };
  await story.act('recordDelivery', han, delivery, { context });
}

/** Asks, and waits until the review is there. */
async function ask(
  story: TestStory,
  act = 'requestReview',
  organ = 'county-gov',
  more: Partial<Context> = {},
): Promise<TestStory> {
  const input = { organ, receivedOn: today, grounds: x, onBehalfOf };
  await story.act(act, chen, input, { context: { ...papersOf(story.id), ...more } });
  const opened = (await stage.events(story.id)).flatMap((event) => event.data.opens ?? []);
  const review = stage.story('review', opened.at(-1)!.id);
  await until(async () => (await stage.events(review.id)).length > 0);
  return review;
}

const on = (review: TestStory, act: string, person: string, input: unknown = {}, role?: 'unitHead') =>
  review.act(act, actorOf(person, role), input, { context: papersAt(review.id) });

async function decide(
  review: TestStory,
  decision: string,
  [handler, head, opinion] = ['geng', 'zhang', 'decision'],
  more: object = {},
) {
  await on(review, 'admit', handler!, { officer: handler });
  await on(review, 'draftDecision', handler!, aDecision(decision, { opinion, ...more }));
  await on(review, 'approveDecision', head!, {}, 'unitHead');
  await on(review, 'recordDelivery', handler!, aDelivery(opinion!, today));
  await review.handle.result();
}

const stageOf = async (story: TestStory) => (await story.state()).stage;
async function becomes(story: TestStory, wanted: string): Promise<void> {
  await until(async () => (await stageOf(story)) === wanted);
}

test('upheld, and the second window lapses: which ends with Mon 03-30: closed by the clock', async () => {
  const story = await aPetitionInHand(stage);
  await answer(story);
  const review = await ask(story);
  await on(review, 'admit', 'geng', { officer: 'geng' });
  await on(review, 'callFile', 'geng', { unitId: 'labour', dueOn: '2026-03-05' });
  await on(review, 'supplyFile', 'han', { docs: ['dossier'] });
  await on(review, 'draftDecision', 'geng', aDecision('uphold'));
  await on(review, 'approveDecision', 'zhang', {}, 'unitHead');
  await on(review, 'recordDelivery', 'geng', aDelivery('decision', today));
  await review.handle.result();
  await becomes(story, 'reviewed');

  await story.advance('2026-04-15T12:00:00+08:00'); // Sat 03-28 rolls to Mon 03-30; late entry to Tue 04-14
  await story.handle.result();

  const lines = await stage.events(story.id);
  const last = ['lapse reviewed', 'close closed', 'lapse closed'];
  expect(lines.slice(-3).map(({ act, to }) => `${act} ${to}`)).toEqual(last);
  const [row] = await stage.db.select().from(stories).where(eq(stories.id, review.id));
  expect(row).toMatchObject({ parent: story.id, over: true, stage: 'closed' });
  expect(row!.number).toMatch(/^county-bureau-FC-2026-\d{6}$/);
  await stage.keep(story, 'petition/review-upheld');
  await stage.keep(review, 'review/upheld');
});

test('revoked: a new round with the full time, in which the same answer is refused', async () => {
  const story = await aPetitionInHand(stage);
  await answer(story);
  const review = await ask(story);
  await decide(review, 'revokeAndRedo');
  await becomes(story, 'handling');
  const again = (hash: string) =>
    story.act('submitReply', han, aReply(), { context: { ...papersOf(story.id), hashes: { 1: hash } } });
  await expect(again('first')).rejects.toMatchObject({
    cause: { type: 'Refused', details: [expect.objectContaining({ code: 'sameAsBefore' })] },
  });
  await answer(story, 'second');
  await story.advance('2026-03-31T12:00:00+08:00');
  expect(await stageOf(story)).toBe('replied');
  await stage.keep(story, 'petition/review-redo');
  await stage.keep(review, 'review/redo');
});

test('led out while a redo runs and taken back: the organ’s own day holds for who accepts it again', async () => {
  const story = await aPetitionInHand(stage);
  await answer(story);
  await decide(await ask(story), 'revokeAndRedo', undefined, { redoBy: '2026-03-20' });
  await becomes(story, 'handling');
  const papers = { context: papersOf(story.id) };
  const routed = { route: 'litigation', basis: 'b', organ: 'o', notice: 'routed' };
  await story.act('routeOut', han, { ...routed, handedOverAt: `${today}T01:00:00.000Z` }, papers);
  await story.act('takeBack', chen, { reason: x }, papers);
  await story.act('forward', chen, { unitId: 'labour', assistants: [] }, papers);
  await story.act('accept', han, { acceptedOn: today, officer: 'han', notice: 'notice' }, papers);
  const redo = (await story.state()).clocks.filter(({ rule }: { rule: string }) => rule === 'T_REDO');
  expect(redo).toMatchObject([{ state: 'stopped' }, { state: 'running', dueOn: '2026-03-20' }]);
  await story.advance('2026-03-23T12:00:00+08:00'); // Mon: ordered on Sat 03-21
  const ordered = (await stage.events(story.id)).filter(({ act, data }) => act === 'supervise' && data.opens);
  expect(ordered.map(({ data }) => data.alert?.clock)).toContain('T_REDO#2');
  await stage.keep(story, 'petition/redo-taken-back');
});

test('refused: the matter stands where it stood, the notice ends the review, and the right organ is asked', async () => {
  const story = await aPetitionInHand(stage);
  await answer(story);
  const review = await ask(story);
  const refusal = { ground: 'other', reason: x, notice: 'refusal' };
  await on(review, 'refuse', 'zhang', refusal, 'unitHead');
  await becomes(story, 'replied');
  await on(review, 'recordDelivery', 'geng', aDelivery('refusal', today));
  await review.handle.result();

  const second = await ask(story);
  const behalf = { paper: 'paper', signedBy: 'petitioner' };
  await on(second, 'withdraw', 'geng', { statement: 'statement', onBehalfOf: behalf });
  await second.handle.result();
  await becomes(story, 'replied');
  await stage.keep(story, 'petition/review-refused');
  await stage.keep(review, 'review/refused');
  await stage.keep(second, 'review/withdrawn');
});

test('upheld twice: the second review concludes the matter', async () => {
  const story = await aPetitionInHand(stage);
  await answer(story);
  await decide(await ask(story), 'uphold');
  await becomes(story, 'reviewed');
  const second = await ask(story, 'requestSecondReview', 'city-gov');
  await decide(second, 'uphold', ['guan', 'rong', 'second']);
  await story.handle.result();

  const last = (await stage.events(story.id)).at(-1);
  expect(last).toMatchObject({ act: 'reviewEnded', from: 'underReReview', to: 'concluded' });
  await stage.keep(story, 'petition/second-review-concludes');
  await stage.keep(second, 'review/second');
});

test('changed by the second review: concluded, and open until what was changed is performed and confirmed', async () => {
  const story = await aPetitionInHand(stage);
  await answer(story);
  await decide(await ask(story), 'uphold');
  await becomes(story, 'reviewed');
  await decide(await ask(story, 'requestSecondReview', 'city-gov'), 'change', ['guan', 'rong', 'second']);
  await becomes(story, 'concluded');
  const context = papersOf(story.id);
  await story.act('recordPerformance', han, { doneOn: today, proof: 'performance' }, { context });
  expect((await story.state()).facts.performance).toMatchObject({ by: 'han' });
  await story.act('confirmPerformance', actorOf('cao'), {}, { context });

  await story.handle.result();
  expect((await stage.events(story.id)).at(-1)).toMatchObject({ act: 'confirmPerformance', to: 'concluded' });
  await stage.keep(story, 'petition/review-performed');
});

test('what came in on the last day is entered after it; a draft is returned, and the file is the successor’s', async () => {
  const story = await aPetitionInHand(stage);
  await answer(story);
  await story.advance('2026-04-14T10:00:00+08:00'); // Mon 03-30, and fifteen days
  const bureauHead = { id: 'ju', role: 'unitHead' as const, unit: 'county-bureau', region: '330421' };
  const input = { organ: 'county-gov', receivedOn: '2026-03-30', grounds: x, onBehalfOf };
  await story.act('requestReview', bureauHead, input, { context: papersOf(story.id) });
  const opened = (await stage.events(story.id)).flatMap((event) => event.data.opens ?? []);
  const review = stage.story('review', opened.at(-1)!.id);
  await until(async () => (await stage.events(review.id)).length > 0);
  await on(review, 'admit', 'geng', { officer: 'geng' });
  await on(review, 'callFile', 'geng', { unitId: 'labour', dueOn: '2026-04-20' });
  await on(review, 'draftDecision', 'geng', aDecision('uphold'));
  await on(review, 'returnDecision', 'zhang', { reason: x }, 'unitHead');

  const { units } = theContext();
  const merged = { ...units!, labour: { ...units!.labour!, mergedInto: 'housing' } };
  const context = { ...papersOf(story.id), units: merged };
  await story.act('passToSuccessor', actorOf('cao'), { unitId: 'labour', successor: 'housing' }, { context });
  await until(async () => (await review.state()).facts.assistants.includes('housing'));
  await on(review, 'supplyFile', 'he', { docs: ['dossier'] });
  await on(review, 'draftDecision', 'geng', aDecision('uphold'));
  await on(review, 'approveDecision', 'zhang', {}, 'unitHead');
  await on(review, 'recordDelivery', 'geng', aDelivery('decision', '2026-04-14'));
  await review.handle.result();
  await becomes(story, 'reviewed');
  await stage.keep(story, 'petition/review-entered-late');
  await stage.keep(review, 'review/passed-on');
});

test('where the organ’s policy allows more time: refused once, granted once, and the petitioner is told', async () => {
  const story = await aPetitionInHand(stage);
  await answer(story);
  const { units } = theContext();
  const organ = { ...units!['county-gov']!, policyId: 'beijing' };
  const review = await ask(story, 'requestReview', organ.id, { units: { ...units, [organ.id]: organ } });
  await on(review, 'admit', 'geng', { officer: 'geng' });
  await on(review, 'requestExtension', 'geng', { days: 30, reason: x });
  await on(review, 'refuseExtension', 'zhang', { reason: x }, 'unitHead');
  await on(review, 'requestExtension', 'geng', { days: 15, reason: x });
  await on(review, 'extend', 'zhang', { notice: 'longer' }, 'unitHead');
  const [clock] = (await review.state()).clocks;
  // Sat 03-28, and fifteen days: Sun 04-12 rolls to Mon 04-13.
  expect(clock).toMatchObject({ rule: 'T_REVIEW', dueOn: '2026-04-13', extension: 15 });
  await on(review, 'recordDelivery', 'geng', aDelivery('longer', today));
  expect(await stageOf(review)).toBe('examining');

  await on(review, 'draftDecision', 'geng', aDecision('uphold'));
  await on(review, 'approveDecision', 'zhang', {}, 'unitHead');
  await on(review, 'recordDelivery', 'geng', aDelivery('decision', today));
  await review.handle.result();
  await becomes(story, 'reviewed');
  await stage.keep(story, 'petition/review-extended');
  await stage.keep(review, 'review/extended');
});

test('a missed review opens an order to the organ, which ends with it', async () => {
  const story = await aPetitionInHand(stage);
  await answer(story);
  const review = await ask(story);
  await review.advance('2026-03-31T10:00:00+08:00'); // due Sat 03-28, rolled to Mon 03-30

  const [opening] = (await stage.events(review.id)).flatMap((event) => event.data.opens ?? []);
  const order = stage.story('order', opening!.id);
  await until(async () => (await review.state()).children.length > 0);
  expect((await order.state()).facts).toMatchObject({ unitId: 'county-gov', rule: 'T_REVIEW', reviewId: review.id });
  const [row] = await stage.db.select().from(stories).where(eq(stories.id, order.id));
  expect(row).toMatchObject({ parent: story.id });

  await on(review, 'admit', 'geng', { officer: 'geng' });
  await on(review, 'draftDecision', 'geng', aDecision('uphold'));
  await on(review, 'approveDecision', 'zhang', {}, 'unitHead');
  await on(review, 'recordDelivery', 'geng', aDelivery('decision', '2026-03-31'));
  await until(async () => (await order.state()).facts.breachEndedOn === '2026-03-31');
  await review.handle.result();
  await stage.keep(review, 'review/missed');
});
