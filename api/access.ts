import { logAccess, logRows } from '../db/access-log';
import { toInstant } from '../domain/time';
import type { Call } from './route';

type Reading = Pick<Call, 'deps' | 'viewer' | 'nowMs'>;

const who = ({ viewer, nowMs }: Reading) => {
  return { at: toInstant(nowMs), person: viewer.id, role: viewer.roles.join(',') };
};

/** Somebody is about to read what is sealed. Real time, whatever the story's own now is. */
export async function logRead(call: Reading, story: string, what: string): Promise<void> {
  await logAccess(call.deps.db, { ...who(call), story, what });
}

/**
 * Somebody is about to take a whole list. The answer is called with the number of rows once the last one is read: a line
 * without it broke off. Words that were searched for may be a person's name, so the line says only that there were some.
 */
export async function logExport(
  call: Reading,
  what: string,
  { q, ...filter }: Readonly<Record<string, unknown>>,
): Promise<(rows: number) => Promise<void>> {
  const { db } = call.deps;
  const asked = { ...filter, ...(q === undefined ? {} : { q: true }) };
  const id = await logAccess(db, { ...who(call), what, filter: asked });
  return (rows) => logRows(db, id, rows);
}
