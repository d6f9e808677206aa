import { eq } from 'drizzle-orm';
import { ballotKeys, hearings } from '../../db/schema';
import { asChair, cao, chen, han, member, petitioner } from '../support/hearing';
import {
  calledHearing,
  convene,
  deliberate,
  drawnHearing,
  on,
  onTheDay,
  preventiveHearing,
  schedule,
  seatsOf,
  serve,
  vote,
} from '../support/hearing-stories';
import { fillPool } from '../support/panel';
import { actorOf } from '../support/registers';
import { x } from '../support/sim';
import { aStage, refusedWith, type Stage, type TestStory } from '../support/stage';
import { until } from '../support/until';

/** Hearings on a real server, on every road: what each leaves is kept among the committed histories. */
let stage: Stage;
beforeAll(async () => {
  fillPool();
  stage = await aStage();
});
afterAll(() => stage.close());

const rowOf = async ({ id }: TestStory) => (await stage.db.select().from(hearings).where(eq(hearings.id, id)))[0];
const isIn = (story: TestStory, wanted: string) => until(async () => (await story.state()).stage === wanted);
const proofs = { petitioner: 'proofP', unit: 'proofU' };

test('the main road: a seat filled, one struck, one recused, a vote, an opinion, a window without a repeat', async () => {
  const story = await drawnHearing(stage);
  const { order } = (await story.state()).facts.drawn;
  await on(story, 'declareInterest', member(order[0]), { ground: x });
  await until(async () => (await seatsOf(story))[0] === order[5]);
  await serve(story);
  await on(story, 'strike', petitioner, { seat: 2 });
  await until(async () => (await seatsOf(story))[1] === order[6]);
  await on(story, 'strike', han, { seat: 3, cause: x });
  await on(story, 'decideRecusal', asChair, { request: 2, granted: false, reason: x });
  await story.advance('2026-06-09T09:00:00+08:00');
  await on(story, 'letter', chen);
  await story.advance('2026-06-25T09:00:00+08:00');
  await convene(story);
  await deliberate(story);
  expect(await stage.db.select().from(ballotKeys).where(eq(ballotKeys.hearing, story.id))).toHaveLength(1);
  for (const [n, person] of (await seatsOf(story)).entries())
    await vote(stage, story, person, n === 0 ? 'abstain' : 'uphold');
  await on(story, 'tally', asChair);
  expect(await stage.db.select().from(ballotKeys).where(eq(ballotKeys.hearing, story.id))).toEqual([]);
  expect((await story.state()).facts.tally).toEqual({ items: [{ no: 1, uphold: 4, notUphold: 0, abstain: 1 }] });
  const signatures = [1, 2, 3, 4, 5].map((seat) => ({ seat, signed: seat < 5, ...(seat < 5 ? {} : { reason: x }) }));
  await on(story, 'issueOpinion', asChair, { text: x, items: [{ no: 1, upheld: true }], signatures });
  await on(story, 'recordDelivery', chen, { deliveredOn: '2026-06-25', proofs });
  await on(story, 'recordEffect', cao, { note: x });
  await story.advance('2026-12-23T09:00:00+08:00');
  await isIn(story, 'closed');
  expect(await rowOf(story)).toMatchObject({ result: 'opinionIssued', upheld: true, repeat: false });
  await stage.keep(story, 'hearing/opinion');
});

test('consented to, too few to draw from, set anew and drawn, not served in time, given up', async () => {
  const story = await calledHearing(stage, { applicant: 'bureau' });
  await on(story, 'askConsent', chen);
  await on(story, 'consent', chen, { onBehalfOf: { paper: 'signed', signedBy: 'petitioner' } });
  fillPool([]);
  await schedule(story, '2026-06-25', '2026-05-18', { drawAt: '2026-06-03T08:00:00+08:00' });
  await story.advance('2026-06-03T09:00:00+08:00');
  await isIn(story, 'postponed');
  fillPool();
  await schedule(story, '2026-07-09', '2026-06-03', { drawAt: '2026-06-04T08:00:00+08:00' });
  await story.advance('2026-06-27T09:00:00+08:00');
  await isIn(story, 'postponed');
  const causes = (await story.state()).facts.postponed.map(({ cause }: { cause: string }) => cause);
  expect(causes).toEqual(['poolTooSmall', 'notServedInTime']);
  await on(story, 'cancel', chen, { reason: x });
  await stage.keep(story, 'hearing/cancelled');
});

test('not held: refused by the bureau, declined by the petitioner, or nothing said in time', async () => {
  const refused = await calledHearing(stage);
  await on(refused, 'refuse', chen, { reason: x });
  await stage.keep(refused, 'hearing/refused');

  const declined = await calledHearing(stage, { applicant: 'unit' });
  await on(declined, 'askConsent', chen);
  await on(declined, 'decline', petitioner, {});
  await stage.keep(declined, 'hearing/declined');

  const silent = await calledHearing(stage, { applicant: 'unit' });
  await on(silent, 'askConsent', chen);
  await silent.advance('2026-05-26T09:00:00+08:00');
  await isIn(silent, 'refused');
  await stage.keep(silent, 'hearing/no-consent');
});

test('the petitioner stays away; the unit stays away and is ordered to answer for it', async () => {
  const waived = await onTheDay(stage);
  await on(waived, 'recordNoShow', asChair, { who: 'petitioner' });
  expect((await waived.state()).facts.result).toBe('waived');
  await stage.keep(waived, 'hearing/waived');

  const absent = await onTheDay(stage);
  await on(absent, 'recordNoShow', asChair, { who: 'unit' });
  const [order] = await stage.ordersOf(absent.id).then((all) => all.slice(-1));
  expect((await order!.state()).facts).toMatchObject({ hearingId: absent.id, unitId: 'labour', cause: 'breach' });
  await until(async () => (await absent.state()).children.at(-1)?.open === true);
  await on(absent, 'cancel', chen, { reason: x });
  await until(async () => (await order!.state()).facts.breachEndedOn === '2026-06-25');
  await stage.keep(absent, 'hearing/unit-absent');
});

test('the drawn panel of a preventive hearing: its coordinator puts it off, the supervisor gives it up', async () => {
  const story = await preventiveHearing(stage);
  await schedule(story, '2026-06-25', '2026-05-18', { drawAt: '2026-06-03T08:00:00+08:00' });
  await story.advance('2026-06-03T09:00:00+08:00');
  await expect(on(story, 'cancel', chen, { reason: x })).rejects.toMatchObject(refusedWith('alreadyDrawn'));
  await on(story, 'postpone', chen, { cause: 'other' });
  await on(story, 'cancel', actorOf('su'), { reason: x });
  expect((await rowOf(story))?.result).toBe('cancelled');
  await stage.keep(story, 'hearing/preventive-given-up');
});

test('suspended while voting: void and never opened; the end of the matter ends it', async () => {
  const story = await onTheDay(stage);
  await convene(story);
  await deliberate(story);
  const [first] = await seatsOf(story);
  await vote(stage, story, first!, 'uphold');
  await on(story, 'suspend', asChair, { reason: x });
  expect(await stage.db.select().from(ballotKeys).where(eq(ballotKeys.hearing, story.id))).toEqual([]);
  await on(story, 'resume', chen);
  await on(story, 'deliberate', asChair);
  expect((await story.state()).facts.ballots).toEqual({ round: 2, cast: [] });
  await story.handle.signal('fact', { commandId: 'end/1', fact: 'subjectEnded', data: { on: '2026-06-25' } });
  await isIn(story, 'cancelled');
  expect(await stage.db.select().from(ballotKeys).where(eq(ballotKeys.hearing, story.id))).toEqual([]);
  await stage.keep(story, 'hearing/suspended');
});
