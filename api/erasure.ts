import { z } from 'zod';
import { eraseMatter, petitionToErase } from '../db/erasures';
import { text } from '../domain/inputs';
import { toInstant } from '../domain/time';
import { Problem } from './problem';
import { type Route, route } from './route';

/** Outside the stories: it works on matters that ended long ago, and the record stays as it is. */
export const erasureRoutes: readonly Route[] = [
  route({
    ...{ method: 'post', path: '/petitions/:id/erasure', tag: 'petitions', keyed: true },
    says: "Erases the personal data of a matter for good: its key, its words, its papers' bytes",
    body: z.strictObject({ reason: text(200).describe('No personal data here: it stays') }),
    handle: async ({ deps, viewer, id, body, nowMs }) => {
      if (!viewer.roles.includes('admin')) throw new Problem('forbidden');
      if (!(await petitionToErase(deps.db, viewer, id))) throw new Problem('notFound');
      const erasure = { matter: id, at: toInstant(nowMs), by: viewer.id, reason: body.reason };
      const erased = await eraseMatter(deps.db, erasure);
      if (!erased) throw new Problem('matterOpen');
      return { body: erased };
    },
  }),
];
