import { and, eq, isNotNull, like } from 'drizzle-orm';
import { events, notices, stories } from '../../db/schema';
import { guarantees } from '../../domain/package/lists';
import { inLanes } from '../support/lanes';
import { on, packagedStory } from '../support/package-stories';
import { aPlan, han, he, leader, ok } from '../support/packaging';
import { x } from '../support/sim';
import { aStage, type Stage, type TestStory } from '../support/stage';

/** Many packages that owe an appointment in the same month, on a real server and database. */
let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const packages = 20;
const lanes = 10;

/** At work from Mon 2026-01-12, so that January and February are owed. */
async function atWork(): Promise<TestStory> {
  const story = await packagedStory(stage, '2026-12-31');
  await on(story, 'proposeMeasures', han, { text: x });
  await on(story, 'offerIdeas', he, { text: x });
  await on(story, 'fixPlan', leader, aPlan('2026-12-31'));
  for (const guarantee of guarantees) await on(story, 'acknowledgeDuty', leader, { guarantee });
  await story.advance('2026-01-12T09:00:00+08:00');
  await on(story, 'activate', leader, { checks: ok('fiveOnes') });
  return story;
}

const perStory = (rows: readonly { story: string }[]) => {
  const count = new Map<string, number>();
  for (const { story } of rows) count.set(story, (count.get(story) ?? 0) + 1);
  return [...count.values()];
};
const all = (times: number) => Array.from({ length: packages }, () => times);

test('twenty packages miss the same month: each is flagged at its end, and its leader warned a month later, exactly once', async () => {
  const work = await inLanes(Array.from({ length: packages }), lanes, atWork);
  await inLanes(work, lanes, (story) => story.advance('2026-02-01T00:05:00+08:00'));
  const missed = () => stage.db.select({ story: events.story }).from(events).where(eq(events.act, 'missAppointment'));
  expect(perStory(await missed())).toEqual(all(1));
  const yellow = and(eq(stories.kind, 'package'), isNotNull(stories.yellowAt));
  expect((await stage.db.select({ at: stories.yellowAt }).from(stories).where(yellow)).length).toBe(packages);

  await inLanes(work, lanes, (story) => story.advance('2026-03-02T12:00:00+08:00'));
  expect(perStory(await missed())).toEqual(all(2));
  const slips = await stage.db
    .select({ story: notices.story, officer: notices.officerId, role: notices.role, unit: notices.unitId })
    .from(notices)
    .where(and(like(notices.clock, 'T_APPOINTMENT_MISSED%'), eq(notices.level, 'warning')));
  const lines = slips.map((one) => JSON.stringify(one));
  expect(new Set(lines).size).toBe(lines.length);
  expect(perStory(slips.filter(({ officer }) => officer === 'zhang'))).toEqual(all(1));
}, 180_000);
