import { eq } from 'drizzle-orm';
import { matterKeys, publishedOpinions } from '../../db/schema';
import { unwrapKey } from '../../sealing/keys';
import { seal } from '../../sealing/seal';
import { asChair, cao, chen } from '../support/hearing';
import { convene, deliberate, on, onTheDay, seatsOf, vote } from '../support/hearing-stories';
import { fillPool } from '../support/panel';
import { x } from '../support/sim';
import { aStage, type Stage, type TestStory } from '../support/stage';

/** What is published lies open exactly as long as it is: the line that says so writes it and takes it away. */
let stage: Stage;
beforeAll(async () => {
  fillPool();
  stage = await aStage();
});
afterAll(() => stage.close());

const publishedOf = ({ id }: TestStory) =>
  stage.db.select().from(publishedOpinions).where(eq(publishedOpinions.hearing, id));

/** As the door sends it: sealed by the matter's key, and looked through for names. */
async function submit(story: TestStory, text: string, by = chen) {
  const { petitionId } = (await story.state()).facts;
  const [row] = await stage.db.select().from(matterKeys).where(eq(matterKeys.matter, petitionId));
  const sealed = seal(unwrapKey(stage.deps.masterKey, row!.wrapped, petitionId), text, petitionId);
  await on(story, 'submitRedaction', by, { text: sealed }, { namesLeft: false });
}

test('submitted, read by another person, withdrawn, submitted anew, public beyond the end', async () => {
  const story = await onTheDay(stage);
  await convene(story);
  await deliberate(story);
  for (const person of await seatsOf(story)) await vote(stage, story, person, 'uphold');
  await on(story, 'tally', asChair);
  const signatures = [1, 2, 3, 4, 5].map((seat) => ({ seat, signed: true }));
  await on(story, 'issueOpinion', asChair, { text: x, items: [{ no: 1, upheld: true }], signatures });
  const proofs = { petitioner: 'proofP', unit: 'proofU' };
  await on(story, 'recordDelivery', chen, { deliveredOn: '2026-06-25', proofs });

  await submit(story, '公开本初稿');
  expect(await publishedOf(story)).toEqual([]);
  await on(story, 'publishOpinion', cao, { redaction: 1 });
  const { number } = (await story.state()).facts;
  expect(await publishedOf(story)).toMatchObject([
    { number, text: '公开本初稿', votes: [{ no: 1, uphold: 5, notUphold: 0, abstain: 0, upheld: true }] },
  ]);
  await on(story, 'withdrawPublication', chen, { reason: x });
  expect(await publishedOf(story)).toEqual([]);

  await submit(story, '公开本定稿', cao);
  await on(story, 'publishOpinion', chen, { redaction: 2 });
  expect((await publishedOf(story)).map(({ text }) => text)).toEqual(['公开本定稿']);
  await on(story, 'close', chen, { repeat: true });
  expect(await publishedOf(story)).toHaveLength(1);
  await on(story, 'withdrawPublication', cao, { reason: x });
  expect(await publishedOf(story)).toEqual([]);
  await story.handle.result();
  await stage.keep(story, 'hearing/public-beyond-its-end');
});
