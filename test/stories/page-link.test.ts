import { aForwardedPetition, papersOf } from '../support/a-petition';
import { actorOf } from '../support/registers';
import { aStage, type Stage } from '../support/stage';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

test('a link is given out, given out again, revoked; with another one the petitioner withdraws', async () => {
  const story = await aForwardedPetition(stage);
  const context = papersOf(story.id);
  const chen = actorOf('chen');
  await story.act('issueLink', chen, { as: 'petitioner', no: 1 });
  await story.act('issueLink', chen, { as: 'petitioner', no: 1 });
  await story.act('revokeLink', chen, { no: 2 });
  await story.act('issueLink', chen, { as: 'petitioner', no: 1 });
  const petitioner = { id: 'petitioner-1', role: 'petitioner' } as const;
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
