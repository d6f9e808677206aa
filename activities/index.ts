import { eq } from 'drizzle-orm';
import { eventsAfter } from '../db/events';
import { measured, stories } from '../db/schema';
import type { StoryEvent } from '../domain/event';
import { type CommitRequest, type Committed, commit } from './commit';
import type { ActivityDeps } from './deps';

/** The hands of the stories. Each may run twice: the second time finds what the first one wrote. */
export function createActivities(deps: ActivityDeps) {
  return {
    commit: (request: CommitRequest): Promise<Committed> => commit(deps, request),

    /** The record after a place, for a story that Postgres is ahead of. */
    readOn: ({ story, after }: { story: string; after: number }): Promise<StoryEvent[]> =>
      eventsAfter(deps.db, story, after),

    /** The read rows keep by how much a training story's time differs; not on record, since nothing was done. */
    async saveOffset({ story, offset }: { story: string; offset: number }): Promise<void> {
      await deps.db.update(stories).set({ offsetMs: offset }).where(eq(stories.id, story));
      await deps.db.update(measured).set({ offsetMs: offset }).where(eq(measured.id, story));
    },
  };
}
export type Activities = ReturnType<typeof createActivities>;
