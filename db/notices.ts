import { and, desc, eq, sql } from 'drizzle-orm';
import type { Queries } from './connection';
import { notices, stories } from './schema';
import { type Box, forViewer } from './tasks';
import { readableByName, type Viewer } from './visible';

/** Reminders, slips and messages to the viewer, newest first. */
export async function noticesFor(db: Queries, viewer: Viewer, { box, limit }: { box: Box; limit: number }) {
  const { story, seq, n, at, topic, level, clock, asked, unitId, role, officerId, why } = notices;
  const column = { officerId: sql`${officerId}`, unitId: sql`${unitId}`, role: sql`${role}` };
  return db
    .select({
      ...{ story, kind: stories.kind, number: stories.number, seq, n, at, topic, level, clock },
      ...{ asked, unit: unitId, role, officer: officerId, why },
    })
    .from(notices)
    .innerJoin(stories, eq(stories.id, notices.story))
    .where(and(readableByName(viewer, sql`${officerId} = ${viewer.id}`), forViewer(viewer, column, box)))
    .orderBy(desc(at), desc(story), desc(seq), desc(n))
    .limit(limit);
}
