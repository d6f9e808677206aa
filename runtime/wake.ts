import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Queries } from '../db/connection';
import { stories } from '../db/schema';
import type { StoryKindName } from '../domain/story';
import { catchUpSignal, storyWorkflowId } from '../workflows/messages';

export interface Woken {
  /** Stories that were told to read on from the record. */
  readonly woken: number;
  /** Open stories in Postgres that Temporal does not know: its data was lost or is another one's. */
  readonly missing: number;
}

interface Open {
  readonly kind: StoryKindName;
  readonly id: string;
}

const open = { kind: sql<StoryKindName>`${stories.kind}`, id: stories.id };

/** Temporal flushes within seconds; two minutes before the newest line leave a wide margin. */
const recent = sql`${stories.recordedAt} > (select max(recorded_at) from stories) - interval '2 minutes'`;

/** Looked at one by one only when the counts differ, and then no more than these. */
const looked = 1_000;

/**
 * After a crash Postgres may be ahead of a story whose last task was lost. Every open story recorded shortly before
 * the newest line reads on; one that misses nothing finds nothing. Harmless to repeat.
 */
export async function wakeStories(db: Queries, client: Client, taskQueue: string): Promise<Woken> {
  const late: Open[] = await db
    .select(open)
    .from(stories)
    .where(and(eq(stories.over, false), recent));
  const found = await inTurns(late, (story) => known(() => handleOf(client, story).signal(catchUpSignal)));
  return { woken: found.filter(Boolean).length, missing: await missingIn(db, client, taskQueue) };
}

async function missingIn(db: Queries, client: Client, taskQueue: string): Promise<number> {
  const [row] = await db.select({ open: sql<number>`count(*)::int` }).from(stories).where(eq(stories.over, false));
  const query = `TaskQueue = "${taskQueue}" and ExecutionStatus = "Running"`;
  const { count } = await client.workflow.count(query);
  if (count >= (row?.open ?? 0)) return 0;
  // The count may lag behind right after a restart; only the story itself tells.
  const sample: Open[] = await db
    .select(open)
    .from(stories)
    .where(eq(stories.over, false))
    .orderBy(asc(stories.recordedAt))
    .limit(looked);
  const found = await inTurns(sample, (story) => known(() => handleOf(client, story).describe()));
  return found.filter((isThere) => !isThere).length;
}

const handleOf = (client: Client, { kind, id }: Open) => client.workflow.getHandle(storyWorkflowId(kind, id));

async function known(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}

/** Fifty at a time: enough to be quick, few enough for a small server. */
async function inTurns<T, R>(all: readonly T[], ask: (one: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  for (let from = 0; from < all.length; from += 50)
    answers.push(...(await Promise.all(all.slice(from, from + 50).map(ask))));
  return answers;
}
