import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { clocks, stories, tasks } from '../../db/schema';
import type { StoryEvent } from '../../domain/event';
import { inLanes } from '../support/lanes';
import { LiveWalk } from '../support/live-walk';
import { packageStarts } from '../support/package-steps';
import { aStage, type Stage } from '../support/stage';
import { notLive, starts, type Walk, walksFrom } from '../support/walks';

/**
 * The random walks of test/domain/walk.property.test.ts on a real server and a real database: the model foretells every
 * line, and after every move stage, holder, clocks, record and rows are looked at. One walk from every start
 * that needs no other policy.
 */
let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

/** The same walks each time, so that a red run means a change; another seed looks elsewhere. */
const seed = Number(process.env.HUIYIN_WALK_SEED ?? 20260302);
const hereStarts = Object.keys(starts).filter((start) => !notLive.includes(start));
const walksOf = (wanted: readonly string[]) =>
  fc.tuple(...wanted.map((start) => walksFrom(start, { minLength: 2, maxLength: 5 })));
/** So many at once: most of their time they wait for the timers of moved time. */
const lanes = 10;

test.each([
  ['petitions with their orders and reviews', hereStarts.filter((start) => !(start in packageStarts))],
  ['leader packages', hereStarts.filter((start) => start in packageStarts)],
])(
  'whatever is done and however time goes, stories, record and rows agree: %s',
  async (_of, wanted) => {
    const walkedAll = fc.asyncProperty(walksOf(wanted), async (all) => {
      const failed: string[] = [];
      await inLanes(all, lanes, (one) => walked(one).catch((error: Error) => void failed.push(error.message)));
      expect(failed).toEqual([]);
    });
    // Not shrunk: every try would take as long as the whole. What fails is named with its acts and repeated by the seed.
    await fc.assert(walkedAll, { numRuns: 1, seed, endOnFailure: true });
  },
  300_000,
);

async function walked(one: Walk): Promise<void> {
  const live = new LiveWalk(stage);
  try {
    await live.go(one);
    const fired = live.lines.flatMap(rungOf);
    expect(fired).toEqual([...new Set(fired)]);
  } catch (error) {
    const acts = live.lines.map(({ act }) => act).join(' ');
    const { message, cause = '' } = error as Error;
    throw new Error(`seed ${seed}, from ${one.start}, after ${acts}: ${message} ${cause}`);
  }
}

/** A rung of a ladder on a due day. */
const rungOf = ({ story, data: { alert, clocks: [clock] = [] } }: StoryEvent) =>
  alert ? [`${story} ${alert.clock} ${alert.level} ${clock?.dueOn}`] : [];

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
