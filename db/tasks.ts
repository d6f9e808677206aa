import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import type { Queries } from './connection';
import { stories, tasks } from './schema';
import { colourSql } from './stories';
import { listOf } from './values';
import { type Viewer, visibleTo } from './visible';

/** mine: to me by name, and to my roles at my unit; unit: everything my unit has to do. */
export type Box = 'mine' | 'unit';

const none = sql`false`;

/** Lines to the viewer by name, or to nobody by name at the viewer's unit in one of the viewer's roles. */
export function forViewer(
  { id, unit, roles }: Viewer,
  column: { officerId: SQL; unitId: SQL; role: SQL },
  box: Box,
): SQL {
  if (box === 'unit') return unit ? sql`${column.unitId} = ${unit}` : none;
  const shared =
    unit && roles.length > 0
      ? sql`(${column.officerId} is null and ${column.unitId} = ${unit} and ${column.role} in (${listOf(roles)}))`
      : none;
  return sql`(${column.officerId} = ${id} or ${shared})`;
}

/** What waits for the viewer, due next first. */
export async function tasksFor(db: Queries, viewer: Viewer, { box, nowMs }: { box: Box; nowMs: number }) {
  const { story, key, act, unitId, role, officerId, dueOn, openedAt } = tasks;
  const column = { officerId: sql`${officerId}`, unitId: sql`${unitId}`, role: sql`${role}` };
  return db
    .select({
      ...{ story, kind: stories.kind, number: stories.number, stage: stories.stage, colour: colourSql(nowMs) },
      ...{ key, act, unit: unitId, role, officer: officerId, dueOn, openedAt },
    })
    .from(tasks)
    .innerJoin(stories, eq(stories.id, tasks.story))
    .where(and(visibleTo(viewer), forViewer(viewer, column, box)))
    .orderBy(asc(dueOn), asc(story), asc(key))
    .limit(500);
}
