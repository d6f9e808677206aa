import { z } from 'zod';
import { petitionCounts, petitionPage } from '../db/petitions';
import { matterRoutes } from '../domain/catalogue';
import { channelCodes, ways } from '../domain/petition/channels';
import { domains, matterTypes } from '../domain/petition/lists';
import { flag, paging, storyFilter, word } from './queries';
import { type Route, route } from './route';

export const petitionFilter = {
  ...storyFilter,
  domain: z.enum(domains).optional(),
  channel: z.enum(channelCodes).optional(),
  way: z.enum(ways).optional().meta({ description: 'All channels of one of the five ways of R22-17' }),
  track: word.optional(),
  itemClass: z.enum(['first', 'repeat']).optional(),
  matterType: z.enum(matterTypes).optional(),
  closedNotResolved: flag.optional().meta({ description: 'Procedure ended, matter not solved' }),
  route: z.enum(matterRoutes).optional(),
  awaitingReceipt: flag.optional().meta({ description: 'Routed out, no receipt of the other organ yet' }),
  q: word.optional().meta({ description: 'Part of the words, or the beginning of the number' }),
};

const page = z.strictObject({ ...petitionFilter, ...paging });
const counts = z.strictObject(petitionFilter);

export const petitionRoutes: readonly Route[] = [
  route({
    ...{
      method: 'get',
      path: '/petitions',
      tag: 'petitions',
      says: 'The petitions the caller may see, due next first',
    },
    query: page,
    handle: async ({ deps, viewer, nowMs, query: { cursor, limit, ...filter } }) => ({
      body: await petitionPage(deps.db, { viewer, filter, nowMs }, { limit, from: cursor }),
    }),
  }),
  route({
    ...{ method: 'get', path: '/petitions/counts', tag: 'petitions', says: 'How many of them are of each colour' },
    query: counts,
    handle: async ({ deps, viewer, nowMs, query: filter }) => ({
      body: await petitionCounts(deps.db, { viewer, filter, nowMs }),
    }),
  }),
];
