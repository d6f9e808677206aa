import { and, asc, eq, sql } from 'drizzle-orm';
import type { StoryEvent } from '../domain/event';
import type { AnyState } from '../domain/story';
import type { Queries } from './connection';
import { eventsAfter } from './events';
import { heads, stories } from './schema';
import { type Viewer, visibleTo } from './visible';

/** The stories of a matter that the viewer may see, the petition first. */
export async function storiesOfMatter(db: Queries, viewer: Viewer, matter: string) {
  const { id, kind, number, stage } = stories;
  return db
    .select({ id, kind, number, stage, state: sql<AnyState>`${stories.state}` })
    .from(stories)
    .where(and(sql`(${stories.id} = ${matter} or ${stories.parent} = ${matter})`, visibleTo(viewer)))
    .orderBy(sql`${stories.parent} nulls first`, asc(stories.beganAt), asc(stories.id));
}

export type Head = typeof heads.$inferSelect;

/** The signed head of a story's record. */
export async function headOf(db: Queries, story: string): Promise<Head | undefined> {
  return (await db.select().from(heads).where(eq(heads.story, story)))[0];
}

const linesAtOnce = 200;

/** The lines of a story up to `last`, a few hundred in memory at a time. */
export async function* linesUpTo(db: Queries, story: string, last: number): AsyncGenerator<StoryEvent> {
  for (let seq = 0; seq < last; ) {
    const lines = await eventsAfter(db, story, seq, linesAtOnce);
    if (lines.length === 0) return;
    for (const line of lines) if (line.seq <= last) yield line;
    seq = lines.at(-1)!.seq;
  }
}
