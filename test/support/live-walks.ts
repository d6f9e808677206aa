import fc from 'fast-check';
import type { StoryEvent } from '../../domain/event';
import { inLanes } from './lanes';
import { LiveWalk } from './live-walk';
import type { Draws } from './model';
import type { Stage } from './stage';
import { type Walk, walksFrom } from './walks';

/** The same walks each time, so that a red run means a change; another seed looks elsewhere. */
const seed = Number(process.env.HUIYIN_WALK_SEED ?? 20260302);
const walksOf = (wanted: readonly string[]) =>
  fc.tuple(...wanted.map((start) => walksFrom(start, { minLength: 2, maxLength: 5 })));

interface Way {
  readonly draws?: Draws;
  /** So many at once: most of their time they wait for the timers of moved time. */
  readonly lanes?: number;
}

/** One walk from each start, each on the stage it is given; fails naming every walk in which something did not hold. */
export async function walkFrom(
  wanted: readonly string[],
  onStage: (work: (stage: Stage) => Promise<void>) => Promise<void>,
  { draws = 'none', lanes = 10 }: Way = {},
): Promise<void> {
  const walkedAll = fc.asyncProperty(walksOf(wanted), async (all) => {
    const failed: string[] = [];
    const walk = (one: Walk) => onStage((stage) => walked(new LiveWalk(stage, draws), one));
    await inLanes(all, lanes, (one) => walk(one).catch((error: Error) => void failed.push(error.message)));
    expect(failed).toEqual([]);
  });
  // Not shrunk: every try would take as long as the whole. What fails is named with its acts and repeated by the seed.
  await fc.assert(walkedAll, { numRuns: 1, seed, endOnFailure: true });
}

async function walked(live: LiveWalk, one: Walk): Promise<void> {
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
