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
    .regex(/^\d{1,15}:[0-9a-f-]{36}$/)
    .transform((text) => text.split(':') as [string, string])
    .pipe(z.tuple([z.string().transform(Number), z.uuid()]))
    .optional()
    .meta({ description: 'Where the last page ended (`next`)' }),
  limit: paging.limit,
});

/** What leaves the house, for the administrators of a region. */
export const outboxRoutes: readonly Route[] = [
  route({
    ...{ method: 'get', path: '/outbox', tag: 'messages', says: 'Messages by state, newest first' },
    query: asked,
    handle: async ({ deps, viewer, query: { before, limit, state } }) => {
      regionOfAdmin(viewer);
      const place = before && { line: before[0], id: before[1] };
      const found = await messagesFor(deps.db, viewer, { state, before: place, limit: limit + 1 });
      const items = found.slice(0, limit);
      const last = found.length > limit ? items.at(-1) : undefined;
      return { body: { items, ...(last ? { next: `${last.offset}:${last.id}` } : {}) } };
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
