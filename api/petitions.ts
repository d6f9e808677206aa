import { z } from 'zod';
import { petitionCounts, petitionPage, petitionsByReceipt } from '../db/petitions';
import { matterFilter } from './filters';
import { paging } from './queries';
import { type Route, route } from './route';
import { csvOf, type ReadPage, tongue } from './table/csv';

const page = z.strictObject({ ...matterFilter, ...paging });
const whole = z.strictObject(matterFilter);

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
    query: whole,
    handle: async ({ deps, viewer, nowMs, query: filter }) => ({
      body: await petitionCounts(deps.db, { viewer, filter, nowMs }),
    }),
  }),
  route({
    ...{ method: 'get', path: '/petitions.csv', tag: 'petitions', patient: true, answers: 'text/csv' },
    says: 'All of them as a table for office spreadsheets, by the day of receipt',
    query: z.strictObject({ ...matterFilter, lang: tongue }),
    handle: (call) => {
      const { deps, viewer, nowMs } = call;
      const { lang, ...filter } = call.query;
      const read: ReadPage = (page) => petitionsByReceipt(deps.db, { viewer, filter, nowMs }, page);
      return csvOf(call, { name: 'petitions', tongue: lang, filter, read });
    },
  }),
];
