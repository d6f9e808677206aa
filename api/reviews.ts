import { z } from 'zod';
import { reviewPage } from '../db/reviews';
import { decisions, reviewKinds } from '../domain/review/lists';
import { paging, storyFilter } from './queries';
import { type Route, route } from './route';

const page = z.strictObject({
  ...storyFilter,
  petition: z.uuid().optional(),
  kind: z.enum(reviewKinds).optional(),
  outcome: z.enum(decisions).optional(),
  ...paging,
});

export const reviewRoutes: readonly Route[] = [
  route({
    ...{ method: 'get', path: '/reviews', tag: 'reviews', says: 'The reviews the caller may see, due next first' },
    query: page,
    handle: async ({ deps, viewer, nowMs, query: { cursor, limit, ...filter } }) => ({
      body: await reviewPage(deps.db, { viewer, filter, nowMs }, { limit, from: cursor }),
    }),
  }),
];
