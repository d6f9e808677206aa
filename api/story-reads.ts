import { z } from 'zod';
import { clocksOf } from '../db/clocks';
import { documentsOf } from '../db/documents';
import { eventsAfter } from '../db/events';
import { petitionsOfSamePersons, wrappedKeyOf } from '../db/keys';
import { orderPage } from '../db/orders';
import { packagePage } from '../db/packages';
import { wordsOf } from '../db/petitions';
import { reviewPage } from '../db/reviews';
import { type Story, storySeen } from '../db/stories';
import { openApart } from '../sealing/apart';
import { unwrapKey } from '../sealing/keys';
import { openMarked } from '../sealing/marked';
import { logRead } from './access';
import { readingOwners } from './apart';
import { storyNow } from './begin';
import type { StoryDoor } from './doors';
import { hearingView } from './hearings';
import { holdingsView } from './holdings';
import { isMemberOf, memberView, notForMembers } from './member-sight';
import { Problem } from './problem';
import { type Call, type Route, route } from './route';
import { clockView, storyView } from './views';

const switchOn = z.enum(['1', 'true']).optional();

/** What every kind of story lets be read about one of its stories. */
export function storyRoutes(door: StoryDoor): Route[] {
  const shelf = shelfOf(door);
  const own = door.noun === 'petition' ? [petitionRoute(shelf), ...petitionReads(shelf)] : [otherRoute(shelf)];
  return [...own, recordRoute(shelf), clocksRoute(shelf), ...plainReads(shelf)];
}

type Reading = Pick<Call, 'deps' | 'viewer' | 'id' | 'nowMs'>;

/** Where a kind's routes stand and how they find their story. */
function shelfOf(door: StoryDoor) {
  const at = (path: string, says: string) => ({
    ...{ method: 'get' as const, path: `/${door.route}/:id${path}`, tag: door.route, says },
  });
  const seen = async ({ deps, viewer, id }: Reading): Promise<Story> => {
    const story = await storySeen(deps.db, viewer, id, door.noun);
    if (!story) throw new Problem('notFound');
    return story;
  };
  const seenWhole = async (call: Reading): Promise<Story> => {
    const story = await seen(call);
    notForMembers(call.viewer, story);
    return story;
  };
  const view = (story: Story, nowMs: number) => storyView(door.kind, door.route, story.state, storyNow(story, nowMs));
  return { at, seen, seenWhole, view, door };
}
type Shelf = ReturnType<typeof shelfOf>;

const etag = ({ version }: Story) => ({ ETag: `"${version}"` });

const petitionRoute = ({ at, seen, view }: Shelf) =>
  route({
    ...at('', 'One petition: number, stage, colour, holder, clocks, words, links'),
    query: z.strictObject({ persons: switchOn.describe('Opens who the petitioners are; the access log says so') }),
    handle: async (call) => {
      const story = await seen(call);
      const persons = call.query.persons ? { persons: await personsOf(call, story) } : {};
      const words = await wordsOf(call.deps.db, call.id);
      return { headers: etag(story), body: { ...view(story, call.nowMs), words, ...persons } };
    },
  });

const otherRoute = ({ at, seen, view }: Shelf) =>
  route({
    ...at('', 'One matter: number, stage, colour, holder, clocks, links'),
    handle: async (call) => {
      const story = await seen(call);
      const whole = view(story, call.nowMs);
      if (isMemberOf(call.viewer, story.state))
        return { headers: etag(story), body: memberView(call.viewer, story.state, whole) };
      const more = story.kind === 'hearing' ? await hearingView(call, story) : {};
      return { headers: etag(story), body: { ...whole, ...more } };
    },
  });

const recordRoute = ({ at, seenWhole, door }: Shelf) =>
  route({
    ...at('/events', 'The record, oldest first; sealed values stay sealed unless opened'),
    query: z.strictObject({ open: switchOn.describe('Opens what is sealed; the access log says so') }),
    handle: async (call) => {
      const story = await seenWhole(call);
      const lines = await eventsAfter(call.deps.db, story.id, 0);
      return {
        body: {
          items: call.query.open
            ? await opened(call, story, lines, { what: 'events', apart: door.aboutPackages?.(story.state) })
            : lines,
        },
      };
    },
  });

const clocksRoute = ({ at, seen }: Shelf) =>
  route({
    ...at('/clocks', 'Every clock, explained'),
    handle: async (call) => {
      const story = await seen(call);
      const now = storyNow(story, call.nowMs);
      const rows = await clocksOf(call.deps.db, story.id);
      const items = rows.map(({ clock, explanation }) => ({ ...clockView(clock, now), ...rest(clock), explanation }));
      return { body: { items } };
    },
  });

const plainReads = ({ at, seenWhole }: Shelf): Route[] => [
  route({
    ...at('/holdings', 'Where the days went: who held it from when to when'),
    handle: async (call) => ({ body: await holdingsView(call, await seenWhole(call)) }),
  }),
  route({
    ...at('/documents', 'The papers, without their bytes'),
    handle: async (call) => ({ body: { items: await documentsOf(call.deps.db, (await seenWhole(call)).id) } }),
  }),
];

const petitionReads = ({ at, seen }: Shelf): Route[] => [
  route({
    ...at('/orders', 'Its supervision orders'),
    handle: async (call) => {
      const { deps, viewer, nowMs } = call;
      const filter = { petition: (await seen(call)).id };
      return { body: await orderPage(deps.db, { viewer, filter, nowMs }, { limit: 100 }) };
    },
  }),
  route({
    ...at('/reviews', 'Its reviews and second reviews'),
    handle: async (call) => {
      const { deps, viewer, nowMs } = call;
      const filter = { petition: (await seen(call)).id };
      return { body: await reviewPage(deps.db, { viewer, filter, nowMs }, { limit: 100 }) };
    },
  }),
  route({
    ...at('/packages', 'The leader packages it is or was in'),
    handle: async (call) => {
      const { deps, viewer, nowMs } = call;
      const filter = { petition: (await seen(call)).id };
      return { body: await packagePage(deps.db, { viewer, filter, nowMs }, { limit: 100 }) };
    },
  }),
  route({
    ...at('/same-persons', 'Other petitions of a person with the same phone or identity number'),
    handle: async ({ deps, viewer, ...call }) => {
      const { id } = await seen({ deps, viewer, ...call });
      return { body: { items: await petitionsOfSamePersons(deps.db, viewer, id) } };
    },
  }),
];

const rest = ({
  alerts,
  extension,
  pauses,
  policyVersion,
  calendarVersion,
}: Awaited<ReturnType<typeof clocksOf>>[0]['clock']) => ({
  alerts,
  extension,
  pauses,
  policyVersion,
  calendarVersion,
});

interface Opening {
  readonly what: string;
  /** The packages that it speaks about, each with its matter. */
  readonly apart?: Readonly<Record<string, string>>;
}

/** The value with everything sealed in it opened; the access log says so first. */
async function opened(call: Reading, story: Story, value: unknown, { what, apart }: Opening) {
  const { deps } = call;
  const wrapped = await wrappedKeyOf(deps.db, story.matter);
  if (!wrapped) throw new Problem('matterErased');
  await logRead(call, story.id, what);
  const own = { id: story.matter, key: unwrapKey(deps.keys.master, wrapped, story.matter) };
  if (apart) return openApart(value, own, await readingOwners(call, apart));
  return openMarked(value, own.key, own.id);
}

/** Who the petitioners are: as the first line of the record holds them. */
async function personsOf(call: Reading, story: Story) {
  const [first] = await eventsAfter(call.deps.db, story.id, 0);
  const { persons } = (first?.data.input ?? {}) as { persons?: unknown };
  return opened(call, story, persons ?? [], { what: 'persons' });
}
