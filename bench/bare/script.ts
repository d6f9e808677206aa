import { drizzle } from 'drizzle-orm/postgres-js';
import type postgres from 'postgres';
import { createActivities } from '../../activities';
import type { CommitRequest } from '../../activities/commit';
import type { ActivityDeps } from '../../activities/deps';
import * as schema from '../../db/schema';
import type { StoryEvent } from '../../domain/event';
import { kinds } from '../../domain/kinds';
import { apply, nextAt } from '../../domain/life';

interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** What one act did in Postgres, what its commit answered, and when the story has something to do next. */
interface Line {
  readonly statements: readonly Statement[];
  readonly event: StoryEvent;
  readonly next?: number;
}

/** One life cycle of ours as Postgres saw it. */
export interface Script {
  readonly story: string;
  readonly lines: readonly Line[];
}

/**
 * Our activities on a database that takes down each statement; for one life at a time. The script is the last life's:
 * the first one also reads the calendars, which are kept from then on.
 */
export function recordingActivities(sql: postgres.Sql, deps: ActivityDeps) {
  let script: { story: string; lines: Line[] } = { story: '', lines: [] };
  let statements: Statement[] = [];
  // Also teaches this pool to leave dates and JSON as they are, which playing the script relies on.
  const db = drizzle(sql, { schema, logger: { logQuery: (text, values) => void statements.push({ text, values }) } });
  const { commit, ...others } = createActivities({ ...deps, db });
  const recorded = async (request: CommitRequest) => {
    if (request.state.seq === 0) script = { story: request.state.id, lines: [] };
    statements = [];
    const committed = await commit(request);
    const event = committed.events[0]!;
    const next = nextAt(kinds.petition, apply(request.state, event));
    script.lines.push({ statements, event, ...(Number.isFinite(next) ? { next } : {}) });
    return committed;
  };
  return { activities: { ...others, commit: recorded }, script: (): Script => script };
}
