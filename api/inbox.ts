import { z } from 'zod';
import { noticesFor } from '../db/notices';
import { tasksFor } from '../db/tasks';
import { paging } from './queries';
import { dueNextFirst, reviewTasks } from './register-tasks';
import { type Route, route } from './route';

const box = z
  .enum(['mine', 'unit'])
  .default('mine')
  .meta({ description: 'mine: to me by name or to my roles at my unit; unit: to anybody of my unit' });

export const inboxRoutes: readonly Route[] = [
  route({
    ...{ method: 'get', path: '/tasks', tag: 'inbox', says: 'What waits for the caller, due next first' },
    query: z.strictObject({ box }),
    handle: async ({ deps, viewer, nowMs, query: { box } }) => {
      const ofRegisters = await reviewTasks(deps, viewer, { box, nowMs });
      const ofStories = await tasksFor(deps.db, viewer, { box, nowMs });
      return { body: { items: dueNextFirst([...ofRegisters, ...ofStories]) } };
    },
  }),
  route({
    ...{
      method: 'get',
      path: '/notices',
      tag: 'inbox',
      says: 'Reminders, slips and messages to the caller, newest first',
    },
    query: z.strictObject({ box, limit: paging.limit }),
    handle: async ({ deps, viewer, query }) => ({ body: { items: await noticesFor(deps.db, viewer, query) } }),
  }),
];
