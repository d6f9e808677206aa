import { eventsAfter } from '../db/events';
import { storySeen } from '../db/stories';
import { drawExport } from '../domain/draw-shown';
import type { StoryDoor } from './doors';
import { notForMembers } from './member-sight';
import { Problem } from './problem';
import { type Route, route } from './route';

/** The draws of a kind of story that draws: everything that whoever checks one needs, and nothing that is not recorded. */
export function drawRoutes(door: StoryDoor): Route[] {
  const { seatsOf } = door;
  if (!seatsOf) return [];
  return [
    route({
      ...{ method: 'get', path: `/${door.route}/:id/draw`, tag: door.route },
      says: 'Its draws with commitment, seed, pool and order, to be checked by anybody (`huiyin verify-draw`)',
      handle: async ({ deps, viewer, id }) => {
        const story = await storySeen(deps.db, viewer, id, door.noun);
        if (!story) throw new Problem('notFound');
        notForMembers(viewer, story);
        const record = await eventsAfter(deps.db, id, 0);
        const { kind, number } = story;
        return { body: drawExport({ story: id, kind, number }, record, seatsOf(story.state)) };
      },
    }),
  ];
}
