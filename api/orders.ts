import { z } from 'zod';
import { orderPage } from '../db/orders';
import { paging, storyFilter, word } from './queries';
import { type Route, route } from './route';

const page = z.strictObject({ ...storyFilter, petition: z.uuid().optional(), cause: word.optional(), ...paging });

export const orderRoutes: readonly Route[] = [
  route({
    ...{ method: 'get', path: '/orders', tag: 'orders', says: 'The supervision orders the caller may see' },
    query: page,
    handle: async ({ deps, viewer, nowMs, query: { cursor, limit, ...filter } }) => ({
      body: await orderPage(deps.db, { viewer, filter, nowMs }, { limit, from: cursor }),
    }),
  }),
];
