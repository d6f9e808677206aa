import { and, asc, eq, gt, or, type SQL, sql } from 'drizzle-orm';
import type { StoryEvent } from '../domain/event';
import type { Queries } from './connection';
import { events } from './schema';

const line = {
  kind: events.kind,
  story: events.story,
  seq: events.seq,
  commandId: events.commandId,
  act: events.act,
  actor: events.actor,
  at: events.at,
  from: events.from,
  to: events.to,
  basis: events.basis,
  data: events.data,
  inputHash: events.inputHash,
  prevHash: events.prevHash,
  hash: events.hash,
};
type Line = { [K in keyof typeof line]: (typeof events.$inferSelect)[K] };

/** The line as it was hashed: instants as ISO text in UTC, nothing that was absent. */
function toEvent({ inputHash, at, ...rest }: Line): StoryEvent {
  const event = { ...rest, at: new Date(at).toISOString(), ...(inputHash ? { inputHash } : {}) };
  return event as unknown as StoryEvent;
}

/** The lines that a condition names, or the first `limit` of them, oldest first. */
export async function eventsOf(db: Queries, where: SQL | undefined, limit?: number): Promise<StoryEvent[]> {
  const found = db.select(line).from(events).where(where).orderBy(asc(events.seq));
  return (await (limit === undefined ? found : found.limit(limit))).map(toEvent);
}

/** Every line of a story after `seq`, or the next `limit` of them, oldest first. */
export const eventsAfter = (db: Queries, story: string, seq: number, limit?: number) =>
  eventsOf(db, and(eq(events.story, story), gt(events.seq, seq)), limit);

interface AfterOrOf {
  readonly story: string;
  readonly seq: number;
  readonly commandId: string;
}
const afterOrOf = ({ story, seq, commandId }: AfterOrOf) =>
  and(eq(events.story, story), or(gt(events.seq, seq), eq(events.commandId, commandId)));

/** Every line after `seq`, and the line of one command wherever it stands. */
export const eventsAfterOrOf = (db: Queries, of: AfterOrOf) => eventsOf(db, afterOrOf(of));

/** Whether there is any of them, as a subquery. */
export const lineIsThere = (db: Pick<Queries, 'select'>, of: AfterOrOf) =>
  db.select({ there: sql`1` }).from(events).where(afterOrOf(of));
