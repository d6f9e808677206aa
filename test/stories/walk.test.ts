import { eq } from 'drizzle-orm';
import { clocks, stories, tasks } from '../../db/schema';
import { LiveWalk } from '../support/live-walk';
import { walkFrom } from '../support/live-walks';
import { packageStarts } from '../support/package-steps';
import { aStage, type Stage } from '../support/stage';
import { notLive, starts, withChecks, withHearings } from '../support/walks';

/**
 * The random walks of test/domain/walk.property.test.ts on a real server and a real database: the model foretells every
 * line, and after every move stage, holder, clocks, record and rows are looked at. One walk from every start
 * that needs no other policy; those that draw are in walk-draws.test.ts.
 */
let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const others = [...notLive, ...withHearings, ...withChecks];
const hereStarts = Object.keys(starts).filter((start) => !others.includes(start));

test.each([
  ['petitions with their orders and reviews', hereStarts.filter((start) => !(start in packageStarts))],
  ['leader packages', hereStarts.filter((start) => start in packageStarts)],
])(
  'whatever is done and however time goes, stories, record and rows agree: %s',
  (_of, wanted) => walkFrom(wanted, (work) => work(stage)),
  540_000,
);

test('the look at the rows can fail: another date, a lost task, another stage', async () => {
  const live = new LiveWalk(stage);
  await live.go({ start: 'forwarded', path: [] });
  const id = live.petition;
  expect(await live.faults()).toEqual([]);
  await stage.db.update(clocks).set({ dueOn: '2026-03-14' }).where(eq(clocks.story, id));
  await stage.db.delete(tasks).where(eq(tasks.story, id));
  await stage.db.update(stories).set({ stage: 'accepted' }).where(eq(stories.id, id));
  const faults = (await live.faults()).join('\n');
  for (const sign of ['story.stage is "accepted"', 'T_NOTIFY#1.dueOn is "2026-03-14"', 'inbox.lines is []'])
    expect(faults).toContain(sign);
});
