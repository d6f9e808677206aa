import { eventsAfter } from '../db/events';
import { storySeen } from '../db/stories';
import { drawExport } from '../domain/draw-shown';
import type { StoryKindName } from '../domain/story';
import type { StoryDoor } from './doors';
import { notForMembers } from './member-sight';
import { Problem } from './problem';
import { type Route, route } from './route';

const says = 'Its draws with commitment, seed, pool and order, to be checked by anybody (`huiyin verify-draw`)';
const saysOf: Partial<Record<StoryKindName, string>> = {
  hearing: `${says}, and who sits now, with the record's lines up to the last that moved a seat`,
};

/** The draws of a kind of story that draws: everything that whoever checks one needs, and nothing that is not recorded. */
export function drawRoutes(door: StoryDoor): Route[] {
  const { drawingOf } = door;
  if (!drawingOf) return [];
  return [
    route({
      ...{ method: 'get', path: `/${door.route}/:id/draw`, tag: door.route },
      says: saysOf[door.noun] ?? says,
      handle: async ({ deps, viewer, id }) => {
        const story = await storySeen(deps.db, viewer, id, door.noun);
        if (!story) throw new Problem('notFound');
        notForMembers(viewer, story);
        const { kind, number, state } = story;
        // Lines that came after the row was read would contradict what it says.
        const record = (await eventsAfter(deps.db, id, 0)).filter(({ seq }) => seq <= state.seq);
        return { body: drawExport({ story: id, kind, number }, record, drawingOf(state)) };
      },
    }),
  ];
}
