import { eq } from 'drizzle-orm';
import { reviews } from '../../db/schema';
import type { Context } from '../../domain/acts';
import { aPetitionInHand, papersOf } from '../support/a-petition';
import { actorOf } from '../support/registers';
import { aDecision, aDelivery, onBehalfOf, papersAt } from '../support/reviewing';
import { aReply, x } from '../support/sim';
import { aStage, type Stage, type TestStory } from '../support/stage';
import { until } from '../support/until';

/** Days of a review that were entered wrongly, on a real server: the matter is answered on Thu 2026-02-26. */
let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const [chen, han, tou, su] = [actorOf('chen'), actorOf('han'), actorOf('tou'), actorOf('su')];

async function underReview(receivedOn: string): Promise<{ story: TestStory; review: TestStory; context: Context }> {
  const story = await aPetitionInHand(stage);
  const context = { ...papersOf(story.id), hashes: { 1: 'first' } };
  await story.act('submitReply', han, aReply(), { context });
  await story.act('approveReply', tou, {}, { context });
  const delivery = { docId: 'opinion', deliveredOn: '2026-02-26', way: 'inPerson', proof: 'proof' };
  await story.act('recordDelivery', han, delivery, { context });
  await story.advance('2026-03-02T10:00:00+08:00');
  await story.act('requestReview', chen, { organ: 'county-gov', receivedOn, grounds: x, onBehalfOf }, { context });
  const opened = (await stage.events(story.id)).flatMap((event) => event.data.opens ?? []);
  const review = stage.story('review', opened.at(-1)!.id);
  await until(async () => (await stage.events(review.id)).length > 0);
  return { story, review, context };
}

test('the organ’s order falls with the wrong day of the request; the second window moves with that of the delivery', async () => {
  const { story, review, context } = await underReview('2026-02-26');
  const correct = async (fact: string, newDate: string) => {
    await story.act('requestCorrection', chen, { fact, newDate, evidence: 'proof' }, { context });
    await story.act('correctDate', su, { decision: 'granted' });
  };
  const on = (act: string, person: string, input: unknown = {}, role?: 'unitHead') =>
    review.act(act, actorOf(person, role), input, { context: papersAt(review.id) });

  await on('admit', 'geng', { officer: 'geng' });
  await review.advance('2026-03-31T10:00:00+08:00'); // due Sat 03-28, rolled to Mon 03-30
  await until(async () => (await review.state()).children.length > 0);
  const [opening] = (await stage.events(review.id)).flatMap((event) => event.data.opens ?? []);
  await correct('reviewReceivedOn', '2026-03-02');
  await until(async () => !(await review.state()).children[0]?.open);
  expect((await stage.events(opening!.id)).at(-1)).toMatchObject({ act: 'cancel', to: 'cancelled' });
  expect((await stage.events(review.id)).map(({ act }) => act).slice(-3)).toEqual([
    ...['requestRedated', 'judgeBreaches', 'orderEnded'],
  ]);
  expect((await review.state()).clocks[0]).toMatchObject({ rule: 'T_REVIEW', dueOn: '2026-04-01' });
  const [row] = await stage.db.select().from(reviews).where(eq(reviews.id, review.id));
  expect(row).toMatchObject({ receivedOn: '2026-03-02' });

  await on('draftDecision', 'geng', aDecision('uphold'));
  await on('approveDecision', 'zhang', {}, 'unitHead');
  await on('recordDelivery', 'geng', aDelivery('decision', '2026-03-31'));
  await review.handle.result();
  await until(async () => (await story.state()).stage === 'reviewed');
  await story.advance('2026-04-02T10:00:00+08:00');
  await correct('reviewDeliveredOn', '2026-04-01');
  const { moved } = (await stage.events(story.id)).at(-1)!.data;
  expect(moved).toEqual([{ clock: 'T_REREVIEW_WINDOW#1', oldDueOn: '2026-04-30', newDueOn: '2026-05-06' }]); // Fri 05-01
  await stage.keep(story, 'petition/review-corrected');
  await stage.keep(review, 'review/redated');
});
