import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { hearingPlaces } from '../../db/schema';
import { factSignal } from '../../workflows/messages';
import { aPetitionInHand, papersOf, withdrawn } from '../support/a-petition';
import { aCall, opinion } from '../support/hearings';
import { activePackage } from '../support/package-stories';
import { leader, packageContext } from '../support/packaging';
import { actorOf } from '../support/registers';
import { aStage, refusedWith, type Stage, type TestStory } from '../support/stage';
import { until } from '../support/until';

/** A petition and the package that has it: neither sees what the other is about to write. */
let stage: Stage;
let byPackage: TestStory;
let petition: TestStory;
beforeAll(async () => {
  stage = await aStage();
  byPackage = await activePackage(stage);
  const { petitionId } = (await byPackage.state()).facts as { petitionId: string };
  petition = await aPetitionInHand(stage, { id: petitionId });
}, 60_000);
afterAll(() => stage.close());

/** As the door sends it that has seen no other hearing. */
function call(story: TestStory) {
  if (story === petition) return story.act('callHearing', actorOf('chen'), aCall, { context: papersOf(petition.id) });
  const card = { id: petition.id, kind: 'petition' as const, stage: 'handling', facts: { requests: 1 } };
  const context = { ...packageContext(story.id), stories: { [petition.id]: card } };
  return story.act('callHearing', leader, aCall, { context });
}

const holder = async () =>
  (await stage.db.select().from(hearingPlaces).where(eq(hearingPlaces.petition, petition.id)))[0]?.caller;

async function end(story: TestStory): Promise<void> {
  const { children, seq } = await story.state();
  const { id } = children.findLast(({ kind }: { kind: string }) => kind === 'hearing')!;
  const data = { hearingId: id, on: '2026-02-26', ...opinion(true) };
  await story.handle.signal(factSignal, { commandId: randomUUID(), fact: 'hearingEnded', data });
  await until(async () => (await story.state()).seq > seq);
}

test('of two stories that call a hearing of one petition at once, one has it, and the other when that has ended', async () => {
  const both = [petition, byPackage];
  const outcomes = await Promise.allSettled(both.map(call));
  const won = both.filter((_story, n) => outcomes[n]!.status === 'fulfilled');
  expect(won).toHaveLength(1);
  const lost = both.find((story) => story !== won[0])!;
  const [failure] = outcomes.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
  expect(failure!.reason).toMatchObject(refusedWith('hearingOpen'));
  expect(await holder()).toBe(won[0]!.id);
  await expect(call(lost)).rejects.toMatchObject(refusedWith('hearingOpen'));
  expect((await lost.state()).facts).not.toHaveProperty('hearing');

  await end(won[0]!);
  expect(await holder()).toBeUndefined();
  await call(lost);
  expect(await holder()).toBe(lost.id);
  await end(lost);
});

test('a petition that ends lets go of its hearing', async () => {
  await call(petition);
  await expect(call(byPackage)).rejects.toMatchObject(refusedWith('hearingOpen'));
  await withdrawn(petition);
  expect(await holder()).toBeUndefined();
  await call(byPackage);
  expect(await holder()).toBe(byPackage.id);
});
