import { aForwardedPetition, aPetitionInHand, papersOf } from '../support/a-petition';
import { actorOf, theChecklists } from '../support/registers';
import { aStage, type Stage } from '../support/stage';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const petitioner = { id: 'petitioner-1', role: 'petitioner' } as const;
const sealed = { sealed: 'x' };
const done = (codes: readonly string[]) => codes.map((code) => ({ code, ok: true }));

test('an opinion that does not satisfy is handled again, and what was withdrawn meanwhile stays withdrawn', async () => {
  const story = await aPetitionInHand(stage);
  const context = papersOf(story.id);
  const reply = {
    ...{ opinion: 'opinion', items: [{ no: 1, outcome: 'explained', facts: sealed, basis: '劳动法' }] },
    ...{ onceChecks: done(theChecklists.fiveOnce!), threeInPlace: ['explained'], remedy: 'r' },
  };
  await story.act('submitReply', actorOf('han'), reply, { context });
  await story.act('approveReply', actorOf('tou'), {}, { context });
  const delivery = { docId: 'opinion', deliveredOn: '2026-02-26', way: 'inPerson', proof: 'proof' };
  await story.act('recordDelivery', actorOf('han'), delivery, { context });
  await story.act('rate', petitioner, { bureau: 'satisfied', unit: 'notSatisfied' });
  await story.act('answerRating', actorOf('cao'), { cause: 'unit', how: sealed });
  expect(await story.state()).toMatchObject({ stage: 'handling', facts: { round: 2 } });
  await story.act('askAssistants', actorOf('han'), { units: ['housing'], dueOn: '2026-03-20' }, { context });
  await story.act('withdraw', petitioner, { statement: 'statement' }, { context });
  await story.act('confirmWithdrawal', actorOf('chen'), { how: sealed });
  await story.handle.result();
  expect((await story.state()).facts.assistance).toMatchObject([{ unitId: 'housing', state: 'released' }]);
  await stage.keep(story, 'petition/rated-and-redone');
});

test('a link is given out, given out again, revoked; with another one the petitioner withdraws', async () => {
  const story = await aForwardedPetition(stage);
  const context = papersOf(story.id);
  const chen = actorOf('chen');
  await story.act('issueLink', chen, { as: 'petitioner', no: 1 });
  await story.act('issueLink', chen, { as: 'petitioner', no: 1 });
  await story.act('revokeLink', chen, { no: 2 });
  await story.act('issueLink', chen, { as: 'petitioner', no: 1 });
  await story.act('withdraw', petitioner, { statement: 'statement' }, { context });
  await story.act('confirmWithdrawal', chen, { how: { sealed: 'x' } });
  await story.handle.result();
  const lines = (await stage.events(story.id)).slice(-6).map(({ act, actor }) => [act, actor.id]);
  expect(lines).toEqual([
    ['issueLink', 'chen'],
    ['issueLink', 'chen'],
    ['revokeLink', 'chen'],
    ['issueLink', 'chen'],
    ['withdraw', 'petitioner-1'],
    ['confirmWithdrawal', 'chen'],
  ]);
  await stage.keep(story, 'petition/link-given-out');
});
