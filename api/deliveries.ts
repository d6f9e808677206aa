import { z } from 'zod';
import { undeliveredPage } from '../db/deliveries';
import { paging } from './queries';
import { type Route, route } from './route';

export const deliveryRoutes: readonly Route[] = [
  route({
    ...{ method: 'get', path: '/deliveries', tag: 'papers', query: z.strictObject(paging) },
    says: 'Sent, no proof of delivery: matters with papers that still have to reach the petitioner, due next first',
    handle: async ({ deps, viewer, query: { cursor, limit } }) => ({
      body: await undeliveredPage(deps.db, viewer, { limit, from: cursor }),
    }),
  }),
];
