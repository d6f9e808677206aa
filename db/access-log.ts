import type { Queries } from './connection';
import { accessLog } from './schema';

export interface Access {
  readonly at: string;
  readonly person: string;
  readonly role: string;
  readonly story: string;
  /** What was opened, e.g. `persons`, `events`, `document:<id>`. */
  readonly what: string;
}

/** Leaves the line before the words leave the house: no line, no words. */
export async function logAccess(db: Queries, access: Access): Promise<void> {
  await db.insert(accessLog).values(access);
}
