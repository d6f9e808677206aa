import { z } from 'zod';
import { eventsAfter } from '../db/events';
import { wrappedKeyOf } from '../db/keys';
import { spotCheckPage } from '../db/spot-checks';
import { storySeen } from '../db/stories';
import type { StoryEvent } from '../domain/event';
import { instant } from '../domain/inputs';
import { mattersOfCases } from '../domain/spot-check/facts';
import { prefillOf } from '../domain/spot-check/prefill';
import { dayOf } from '../domain/time';
import { openMarked } from '../sealing/marked';
import { logRead } from './access';
import { storyNow } from './begin';
import { Problem } from './problem';
import { byNumber, paging, storyFilter } from './queries';
import { matterOf } from './road';
import { type Call, type Route, route } from './route';

const page = z.strictObject({
  ...storyFilter,
  ...byNumber,
  package: z.uuid().optional().meta({ description: 'Drawn in it' }),
  from: instant.optional().meta({ description: 'The meeting is at this instant or later' }),
  to: instant.optional().meta({ description: 'The meeting is before this instant' }),
  ...paging,
});

export const spotCheckRoutes: readonly Route[] = [
  route({
    ...{ method: 'get', path: '/spot-checks', tag: 'spot-checks' },
    says: 'The video spot checks the caller may see, due next first',
    query: page,
    handle: async ({ deps, viewer, nowMs, query: { cursor, limit, ...filter } }) => ({
      body: await spotCheckPage(deps.db, { viewer, filter, nowMs }, { limit, from: cursor }),
    }),
  }),
  route({
    ...{ method: 'get', path: '/spot-checks/:id/packages/:packageId/prefill', tag: 'spot-checks' },
    says: "A report's three fields as the record of a drawn package would fill them; the access log says so",
    handle: prefill,
  }),
];

/** For whoever may see the check and the package. The door reads the package's rows and record; no story is asked. */
async function prefill(call: Call) {
  const { deps, viewer, id, params, nowMs } = call;
  const packageId = (params.packageId ?? '').toLowerCase();
  const check = await storySeen(deps.db, viewer, id, 'spotCheck');
  const isDrawn = check !== undefined && Object.hasOwn(mattersOfCases(check.state), packageId);
  const found = isDrawn ? await storySeen(deps.db, viewer, packageId, 'package') : undefined;
  if (!found) throw new Problem('notFound');
  const { matter, state } = found;
  const { key } = matterOf(deps, { matter, wrapped: (await wrappedKeyOf(deps.db, matter)) ?? null });
  await logRead(call, packageId, 'prefill');
  const lines = openMarked(await eventsAfter(deps.db, packageId, 0), key, matter) as StoryEvent[];
  return { body: prefillOf(lines, state.facts, dayOf(storyNow(check!, nowMs))) };
}
