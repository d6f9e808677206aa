import { z } from 'zod';
import { messageStates, messagesFor, retryMessage } from '../db/messages';
import { toInstant } from '../domain/time';
import { Problem } from './problem';
import { paging } from './queries';
import { type Route, route } from './route';
import { regionOfAdmin } from './subscriptions';

const asked = z.strictObject({
  state: z.enum(messageStates).optional().meta({ description: 'dead: tried to the end; skipped: error says why' }),
  before: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .optional()
    .meta({ description: 'Offsets before this one (`next`)' }),
  limit: paging.limit,
});

/** What leaves the house, for the administrators of a region. */
export const outboxRoutes: readonly Route[] = [
  route({
    ...{ method: 'get', path: '/outbox', tag: 'messages', says: 'Messages by state, newest first' },
    query: asked,
    handle: async ({ deps, viewer, query }) => {
      regionOfAdmin(viewer);
      const items = await messagesFor(deps.db, viewer, query);
      const last = items.at(-1);
      return { body: { items, ...(items.length === query.limit && last ? { next: last.offset } : {}) } };
    },
  }),
  route({
    ...{ method: 'post', path: '/outbox/:id/retry', tag: 'messages', keyed: true },
    says: 'Puts a dead or skipped message back; any other stays as it is',
    body: z.strictObject({}),
    handle: async ({ deps, viewer, id, nowMs }) => {
      regionOfAdmin(viewer);
      const found = await retryMessage(deps.db, viewer, id, toInstant(nowMs));
      if (!found) throw new Problem('notFound');
      const { state, attempts, nextAt } = found;
      return { body: { id, state, attempts, nextAt } };
    },
  }),
];
