import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { id as uuid } from '../domain/inputs';
import { isIsoDate } from '../domain/time';
import { stories } from './schema';
import { dueNext } from './schema/order';

/** Where a page ended: the last row's due day (null: none) and id. */
export interface Place {
  readonly dueOn: string | null;
  readonly id: string;
}

export interface Page<Row> {
  readonly items: readonly Row[];
  /** Absent on the last page. */
  readonly next?: string;
}

/** A cursor that callers need not understand. */
const cursorOf = ({ dueOn, id }: Place): string => Buffer.from(JSON.stringify([dueOn, id])).toString('base64url');

/** The place a cursor names; undefined for a text that is no cursor of ours. */
export function placeOf(cursor: string): Place | undefined {
  try {
    const [dueOn, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [unknown, unknown];
    const isDay = dueOn === null || (typeof dueOn === 'string' && isIsoDate(dueOn));
    const { data } = uuid.safeParse(id);
    return isDay && data !== undefined ? { dueOn: dueOn as string | null, id: data } : undefined;
  } catch {
    return undefined;
  }
}

/** Due next first, without a due day last: what comes after the place. Written so that the indexes of lists serve it. */
export const after = ({ dueOn, id }: Place): SQL =>
  sql`(${dueNext}, ${stories.id}) > (${dueOn ?? 'infinity'}::date, ${id}::uuid)`;

/** What comes after the place in a list by another day, which every row of it has. */
export const afterDay = ({ dueOn, id }: Place, day: AnyPgColumn, key: AnyPgColumn): SQL =>
  sql`(${day}, ${key}) > (${dueOn}::date, ${id}::uuid)`;

type Listed = { readonly id: string; readonly nextDueOn: string | null };

/** Cuts the one row too many that says whether another page follows. `dayOf`: by which day the list goes. */
export function pageOf<Row extends Listed>(rows: Row[], limit: number, dayOf = (row: Row) => row.nextDueOn): Page<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  if (rows.length <= limit || !last) return { items };
  return { items, next: cursorOf({ dueOn: dayOf(last), id: last.id }) };
}
