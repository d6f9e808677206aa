import { logAccess } from '../db/access-log';
import { toInstant } from '../domain/time';
import type { Call } from './route';

/** Somebody is about to read what is sealed. Real time, whatever the story's own now is. */
export async function logRead(
  { deps, viewer, nowMs }: Pick<Call, 'deps' | 'viewer' | 'nowMs'>,
  story: string,
  what: string,
) {
  await logAccess(deps.db, { at: toInstant(nowMs), person: viewer.id, role: viewer.roles.join(','), story, what });
}
