import { asChair, chen, inSeat, member } from '../support/hearing';
import { convene, deliberate, drawnHearing, on, onTheDay, seatsOf, vote } from '../support/hearing-stories';
import { activePackage, on as onPackage } from '../support/package-stories';
import { fillPool, panel } from '../support/panel';
import { actorOf, theContext } from '../support/registers';
import { x } from '../support/sim';
import { aPlan, aReport } from '../support/spot-checking';
import { aStage, refusedWith, type Stage } from '../support/stage';
import { until } from '../support/until';

/** Who leads a hearing or a meeting is gone, and somebody else takes the place. */
let stage: Stage;
beforeAll(async () => {
  fillPool();
  stage = await aStage();
});
afterAll(() => stage.close());

const context = theContext();
const [song, zhang, gao] = [actorOf('song'), actorOf('zhang', 'leader'), actorOf('gao')];

test('chair and recorder leave after the count: another chair issues the opinion', async () => {
  const story = await onTheDay(stage);
  await convene(story);
  await deliberate(story);
  for (const person of await seatsOf(story)) await vote(stage, story, person, 'uphold');
  await on(story, 'tally', asChair);
  await story.handle.signal('fact', { commandId: 'r/1', fact: 'recused', data: { recused: ['ning', 'geng'] } });
  await until(async () => (await story.state()).facts.session.vacant?.length === 2);
  await on(story, 'nameHead', chen, { seat: 'chair', person: 'gao', reason: x });
  const signatures = [1, 2, 3, 4, 5].map((seat) => ({ seat, signed: true }));
  const opinion = { text: x, items: [{ no: 1, upheld: true }], signatures };
  await on(story, 'issueOpinion', inSeat('chair', actorOf('gao')), opinion);
  expect((await story.state()).stage).toBe('opinionIssued');
  await stage.keep(story, 'hearing/another-chair');
});

test('an alternate who serves no longer is passed over when a seat is to be taken', async () => {
  const story = await drawnHearing(stage);
  const { order } = (await story.state()).facts.drawn;
  fillPool(panel.filter(({ id }) => id !== order[5]));
  await on(story, 'declareInterest', member(order[0]), { ground: x });
  await until(async () => (await seatsOf(story))[0] === order[6]);
  fillPool();
  expect((await story.state()).facts.panel.passed).toMatchObject([{ index: 5, person: order[5], why: 'termEnded' }]);
  await on(story, 'cancel', chen, { reason: x });
  await stage.keep(story, 'hearing/passed-over');
});

test('a package changes hands between draw and meeting, the chair in it: the new ones report and close', async () => {
  const pack = await activePackage(stage);
  const plan = aPlan({ regions: ['330400'], n: 1 });
  const story = await stage.begin(
    'spotCheck',
    { act: 'plan', actor: song, input: plan, context },
    '2026-03-02T09:00:00+08:00',
  );
  const act = (name: string, by = song, input: unknown = {}) => story.act(name, by, input, { context });
  await story.advance('2026-03-05T11:00:00+08:00');
  await until(async () => (await pack.state()).facts.drawnFor?.length === 1);
  await onPackage(pack, 'requestLeaderChange', chen, { leaderId: 'gao', reason: x });
  await onPackage(pack, 'changeLeader', actorOf('su'));
  await until(async () => (await story.state()).facts.cases[0].leaderId === 'gao');
  await story.advance('2026-03-05T15:00:00+08:00');
  // It was gao who was to chair; and zhang leads it no longer.
  await expect(act('open', song, { attendance: [x] })).rejects.toMatchObject(refusedWith('chairConflict'));
  await act('nameChair', song, { chair: 'zhang', reason: x });
  await act('open', song, { attendance: [x] });
  await act('report', gao, aReport(pack.id));
  await act('chairComment', zhang, { text: x });
  await act('setFollowUps', song, { items: [{ packageId: pack.id, what: x, by: '2026-03-20' }] });
  await act('answerFollowUp', gao, { packageId: pack.id, no: 1, text: x });
  await act('close');
  await until(async () => (await pack.state()).facts.drawnFor === undefined);
  await stage.keep(story, 'spotCheck/chair-leads-none');
  await stage.keep(pack, 'package/drawn-for-check');
});
