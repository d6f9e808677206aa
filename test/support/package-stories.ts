import { randomUUID } from 'node:crypto';
import { guarantees } from '../../domain/package/lists';
import type { IsoDate } from '../../domain/time';
import { aPlan, leader, ok, packageContext, toDepartment, toTerritory } from './packaging';
import { actorOf } from './registers';
import { x } from './sim';
import type { Stage, TestStory } from './stage';

/** Packages as stories on a real server: listed on Mon 2026-01-05 and at work from Mon 01-12. */

const [chen, han, he] = [actorOf('chen'), actorOf('han'), actorOf('he')];

/** The act that lists a petition which nobody else knows of. */
export function aListing(petitionId: string) {
  const facts = { number: 'n', bureauId: 'county-bureau', superiorId: 'city-bureau', policyId: 'national-2022' };
  const card = {
    id: petitionId,
    kind: 'petition',
    stage: 'handling',
    facts: { ...facts, regionPath: ['330421', '330400'] },
  };
  const context = { stories: { [petitionId]: card } };
  const input = { petitionIds: [petitionId], criterion: 'superior' };
  return { act: 'list', actor: chen, input, context };
}

export const listedOn = '2026-01-05T09:00:00+08:00';
export function listedPackage(stage: Stage): Promise<TestStory> {
  const petitionId = randomUUID();
  return stage.begin('package', aListing(petitionId), listedOn, { parent: petitionId });
}

export const on = (story: TestStory, act: string, actor = leader, input: unknown = {}) =>
  story.act(act, actor, input, { context: packageContext(story.id) });

/** Both sides are to report by `dueOn`, and Zhang leads it. */
export async function packagedStory(stage: Stage, dueOn: IsoDate): Promise<TestStory> {
  const story = await listedPackage(stage);
  await on(story, 'assign', chen, toTerritory(dueOn));
  await on(story, 'assign', chen, toDepartment(dueOn));
  await on(story, 'bindLeader', chen, { leaderId: 'zhang' });
  return story;
}

/** … the four guarantees are signed, and both sides have reported. */
export async function activePackage(stage: Stage, target: IsoDate = '2026-06-30'): Promise<TestStory> {
  const story = await packagedStory(stage, '2026-05-29');
  await on(story, 'proposeMeasures', han, { text: x });
  await on(story, 'offerIdeas', he, { text: x });
  await on(story, 'fixPlan', leader, aPlan(target));
  for (const guarantee of guarantees) await on(story, 'acknowledgeDuty', leader, { guarantee });
  await story.advance('2026-01-12T09:00:00+08:00');
  await on(story, 'activate', leader, { checks: ok('fiveOnes') });
  for (const person of [han, he]) await on(story, 'report', person, { text: x, docs: [] });
  return story;
}
