import { z } from 'zod';
import { eraseMatter, storyToErase } from '../db/erasures';
import { text } from '../domain/inputs';
import { toInstant } from '../domain/time';
import { Problem } from './problem';
import { type Call, type Route, route } from './route';

const reason = z.strictObject({ reason: text(200).describe('No personal data here: it stays') });

/** Outside the stories: it works on matters that ended long ago, and the record stays as it is. */
export const erasureRoutes: readonly Route[] = [
  route({
    ...{ method: 'post', path: '/petitions/:id/erasure', tag: 'petitions', keyed: true },
    says: "Erases the personal data of a matter for good: its key, its words, its papers' bytes",
    body: reason,
    handle: async (call) => ({ body: await erase(call, 'petition') }),
  }),
  route({
    ...{ method: 'post', path: '/hearings/:id/erasure', tag: 'hearings', keyed: true },
    says: "Erases a preventive hearing's words for good; those of a matter's hearing are erased with the matter",
    body: reason,
    handle: async (call) => ({ body: await erase(call, 'hearing') }),
  }),
];

async function erase(
  { deps, viewer, id, body, nowMs }: Call<unknown, { reason: string }>,
  kind: 'petition' | 'hearing',
) {
  if (!viewer.roles.includes('admin')) throw new Problem('forbidden');
  const found = await storyToErase(deps.db, viewer, id, kind);
  if (!found) throw new Problem('notFound');
  if (found.matter !== id) throw new Problem('erasedWithMatter');
  const erased = await eraseMatter(deps.db, { matter: id, at: toInstant(nowMs), by: viewer.id, reason: body.reason });
  if (!erased) throw new Problem('matterOpen');
  return erased;
}
