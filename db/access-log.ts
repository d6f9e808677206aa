import { eq } from 'drizzle-orm';
import type { Queries } from './connection';
import { accessLog } from './schema';

export interface Access {
  readonly at: string;
  readonly person: string;
  readonly role: string;
  /** Absent: a whole list was taken. */
  readonly story?: string;
  /** What was opened, e.g. `persons`, `events`, `document:<id>`, `petitions.csv`. */
  readonly what: string;
  /** What a list was narrowed by. */
  readonly filter?: Readonly<Record<string, unknown>>;
}

/** Leaves the line before the words leave the house: no line, no words. Answers with its id. */
export async function logAccess(db: Queries, access: Access): Promise<number> {
  const [line] = await db.insert(accessLog).values(access).returning({ id: accessLog.id });
  return line!.id;
}

/** How many rows a list had that was taken whole. */
export async function logRows(db: Queries, id: number, rows: number): Promise<void> {
  await db.update(accessLog).set({ rows }).where(eq(accessLog.id, id));
}
