/** Two petitions of one matter on a live stage: what they tell each other, and how the second one ends. */

import { aPetitionInHand, aRegistration, papersOf, withdrawn } from '../support/a-petition';
import { cao, chen, han, hu, onceChecks, theContext, threeChecks, tou } from '../support/registers';

import { aStage, type Stage, type TestStory } from '../support/stage';
import { until } from '../support/until';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const sealed = { sealed: 'x' };

/** Received on Mon 2026-03-09, and found to be the matter of the other one. */
async function linkedTo(main: TestStory, result = 'running'): Promise<TestStory> {
  const input = aRegistration({ receivedOn: '2026-03-09' });
  const command = { act: 'register', actor: chen, input, context: theContext() };
  const story = await stage.register(command, '2026-03-09T09:00:00+08:00');
  const context = { ...papersOf(story.id), stories: { [main.id]: await stage.cardOf(main.id) } };
  await story.act('screen', chen, { result, matchId: main.id, notice: 'link' }, { context });
  await until(async () => (await story.state()).facts.link?.heard === true);
  const delivery = { docId: 'link', deliveredOn: '2026-03-09', way: 'inPerson', proof: 'proof' };
  await story.act('recordDelivery', chen, delivery, { context });
  return story;
}

/** Answered on the day, twice verified. */
async function answered(story: TestStory): Promise<void> {
  const context = papersOf(story.id);
  const items = [{ no: 1, outcome: 'supported', facts: sealed, basis: '劳动法' }];
  const promise = { what: sealed, by: '2026-03-20' };
  const reply = { opinion: 'opinion', items, promise, onceChecks, threeInPlace: ['solved'], remedy: 'r' };
  await story.act('submitReply', han, reply, { context });
  await story.act('approveReply', tou, {}, { context });
  const delivery = { docId: 'opinion', deliveredOn: '2026-02-26', way: 'inPerson', proof: 'proof' };
  await story.act('recordDelivery', han, delivery, { context });
  await story.act('recordPerformance', han, { doneOn: '2026-02-26', proof: 'performance' }, { context });
  await story.act('confirmPerformance', cao, {});
  await story.act('verifyByUnit', hu, { result: 'passed', checks: threeChecks }, { context });
  await story.act('verifyByBureau', cao, { result: 'passed', checks: threeChecks }, { context });
}

const actsOf = async (story: TestStory) => (await stage.events(story.id)).map(({ act }) => act);

test('linked, then unlinked: it goes its own way under its old date', async () => {
  const main = await aPetitionInHand(stage);
  const story = await linkedTo(main);

  await story.act('unlink', chen, { reason: sealed });

  const { stage: now, clocks } = await story.state();
  const clock = clocks.find(
    (one: { rule: string; state: string }) => one.rule === 'T_FORWARD' && one.state === 'running',
  );
  expect([now, clock?.instance, clock?.dueOn]).toEqual(['screened', 2, '2026-03-24']); // 15 days after Mon 03-09: Tue
  await until(async () => (await main.state()).facts.linkedPetitions === undefined);
  await withdrawn(story);
  await withdrawn(main);
  expect((await actsOf(main)).slice(-4)).toEqual([
    'petitionLinked',
    'petitionUnlinked',
    'withdraw',
    'confirmWithdrawal',
  ]);
  await stage.keep(story, 'petition/linked-then-unlinked');
});

test('linked until the main matter ends by the clock: both are over, each told once', async () => {
  const main = await aPetitionInHand(stage);
  const story = await linkedTo(main);
  await answered(main);

  // 30 days after Thu 02-26 is Sat 03-28, rolled to Mon 03-30; 15 more for what came in that day: Tue 04-14
  await main.advance('2026-04-15T12:00:00+08:00');

  await main.handle.result();
  await story.handle.result();
  expect((await actsOf(main)).slice(-2)).toEqual(['lapse', 'tellLinked']);
  expect(await actsOf(story)).toEqual(['register', 'screen', 'linkHeard', 'recordDelivery', 'mainEnded']);
  const [, , , , ended] = await stage.events(story.id);
  expect(ended!.data.notices?.map(({ asked }) => asked)).toEqual(['petitioner', 'coordinator@bureau']);
  await stage.keep(main, 'petition/ended-with-linked');
  await stage.keep(story, 'petition/linked-until-main-ended');
});

test('not carried out: the main matter is reopened for the one that was linked to it', async () => {
  const main = await aPetitionInHand(stage);
  await answered(main);
  const story = await linkedTo(main, 'notCarriedOut');
  expect((await main.state()).facts.reopenAsked.by).toBe(story.id);

  const context = papersOf(main.id);
  await main.act('reopen', cao, { cause: 'notCarriedOut', evidence: 'evidence' }, { context });

  const { stage: now, facts, clocks } = await main.state();
  expect([now, facts.round, facts.reopenAsked]).toEqual(['handling', 2, undefined]);
  expect(clocks.at(-1)).toMatchObject({ rule: 'T_HANDLE', instance: 2, dueOn: '2026-04-27', state: 'running' }); // Mon
  await withdrawn(main);
  await story.handle.result();
  await stage.keep(main, 'petition/reopened');
});

test('a main matter that ended before it heard: the link is unheard, and unlinking is the way out', async () => {
  const main = await aPetitionInHand(stage);
  const seen = await stage.cardOf(main.id);
  await withdrawn(main);
  const command = {
    act: 'register',
    actor: chen,
    input: aRegistration({ receivedOn: '2026-03-09' }),
    context: theContext(),
  };
  const story = await stage.register(command, '2026-03-09T09:00:00+08:00');
  const context = { ...papersOf(story.id), stories: { [main.id]: seen } };
  await story.act('screen', chen, { result: 'running', matchId: main.id, notice: 'link' }, { context });
  await story.act('unlink', chen, { reason: sealed });
  expect(await actsOf(story)).toEqual(['register', 'screen', 'unlink']);
  await withdrawn(story);
});
