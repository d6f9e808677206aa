import { storyAsked, storySeen } from '../db/stories';
import { readMeasures, yardstickOf } from '../db/yardsticks';
import { resolveClocks } from '../domain/clock-ops';
import { entryOf, refuse } from '../domain/life';
import { toInstant } from '../domain/time';
import { canonicalForm } from '../sealing/canonical';
import { commandId } from '../sealing/hashes';
import { actorsFor } from './auth';
import { drawnByChance } from './ballots';
import { newStoryId, storyNow } from './begin';
import type { StoryDoor } from './doors';
import { beginBySource } from './intake/source';
import type { Meters } from './metrics';
import { withLink } from './page/issuing';
import { Problem } from './problem';
import { type Asking, commandFor, matterOf, perform } from './road';
import { type Answer, type Call, type Route, route } from './route';
import type { Stories } from './temporal';
import { trainingInstant } from './training';
import { undated } from './undated';
import { clockView } from './views';

/** What the acts need besides a call. */
export interface ActServices {
  readonly stories: Stories;
  readonly meters: Meters;
}

const ifMatch = { 'If-Match': 'The version this is meant for, e.g. "7"; another one is refused with 412' };
const trainingBegin = { 'Training-Begin': 'Embedded office only: the instant at which the story begins' };

/** The routes of every act of a kind of story: one row of the table, one POST and its preview. */
export function actRoutes(door: StoryDoor, services: ActServices): Route[] {
  const acts = Object.keys(door.acts).filter((act) => act !== door.creating);
  const creating = door.creating === undefined ? [] : [creatingRoute(door, door.creating, services)];
  return [
    ...creating,
    openActsRoute(door),
    ...acts.flatMap((act) => [actRoute(door, act, services), preview(door, act)]),
  ];
}

function asking(call: Call, door: StoryDoor, act: string, { stories }: ActServices): Asking {
  const { deps, viewer, id, body: input, key } = call;
  const base = { deps, stories, viewer, door, act, input, commandId: commandId(viewer.id, key) };
  return { ...base, id, ifVersion: versionOf(call.header('if-match')) };
}

function versionOf(header: string | undefined): number | undefined {
  if (header === undefined || header === '*') return undefined;
  const version = /^"(\d{1,9})"$/.exec(header)?.[1];
  if (!version) throw new Problem('invalidInput', 'If-Match: a version in double quotes');
  return Number(version);
}

function creatingRoute(door: StoryDoor, act: string, services: ActServices): Route {
  const { label } = door.kind.acts[act]!;
  return route({
    ...{ method: 'post', path: `/${door.route}`, tag: door.route, says: label.en, label, keyed: 'own', success: 201 },
    ...(door.kind.acts[act]!.by.includes('intake') ? { forSystems: true } : {}),
    reads: trainingBegin,
    body: door.acts[act]!.input,
    handle: (call) =>
      services.meters.acts(door.noun, act, async () => {
        const id = newStoryId(door.noun, call.viewer.id, call.key);
        const beginAt = instantOf(call.header('training-begin'));
        const answer = await beginBySource({ ...asking(call, door, act, services), id, beginAt });
        return replied(answer, { Location: `/api/v1/${door.route}/${answer.event.story}` });
      }),
  });
}

function instantOf(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const parsed = trainingInstant.safeParse(header);
  if (!parsed.success)
    throw new Problem('invalidInput', 'Training-Begin: an instant of 2005 to 2099 such as 2026-03-02T09:00:00+08:00');
  return parsed.data;
}

function actRoute(door: StoryDoor, act: string, services: ActServices): Route {
  const { label } = door.kind.acts[act]!;
  return route({
    ...{ method: 'post', path: `/${door.route}/:id/acts/${act}`, tag: door.route, says: label.en, label, keyed: 'own' },
    reads: ifMatch,
    body: door.acts[act]!.input,
    handle: (call) =>
      services.meters.acts(door.noun, act, async () => {
        if (door.acts[act]!.isBallot) drawnByChance(call.key);
        const ask = asking(call, door, act, services);
        return replied(await withLink(ask, await perform(ask)));
      }),
  });
}

/** Fields in a fixed order: a repeated answer is the same byte for byte. */
function replied({ version, ...body }: { version: number }, headers: Record<string, string> = {}): Answer {
  const content = Buffer.from(canonicalForm(JSON.parse(JSON.stringify(body))));
  return { headers: { ETag: `"${version}"`, ...headers }, bytes: { type: 'application/json', content } };
}

/** What may I do now: the acts open to this caller in this stage, judged by role, place and stage alone. */
function openActsRoute(door: StoryDoor): Route {
  const byPlace = { ...door.kind, behaviours: {} };
  return route({
    ...{ method: 'get', path: `/${door.route}/:id/acts`, tag: door.route, says: 'The acts open to the caller now' },
    handle: async ({ deps, viewer, id, nowMs }) => {
      const story = await storySeen(deps.db, viewer, id, door.noun);
      if (!story) throw new Problem('notFound');
      const isOpen = (act: string) =>
        actorsFor(viewer, door.kind.acts[act]!).some(
          (actor) => !refuse(byPlace, story.state, { id: '', act, actor, input: {} }, nowMs + story.offsetMs),
        );
      const body = Object.entries(door.acts)
        .filter(([act]) => isOpen(act))
        .map(([act, { schema }]) => {
          const { label, basis } = door.kind.acts[act]!;
          return { act, label, basis, href: `/api/v1/${door.route}/${id}/acts/${act}`, schema };
        });
      return { body };
    },
  });
}

/** What no calendar or rule can measure is refused by the record, too. */
function measured<T>(measure: () => T): T {
  try {
    return measure();
  } catch (error) {
    throw undated(error);
  }
}

/** Whether the act would be refused, and the clocks as it would leave them. Nothing is written. */
function preview(door: StoryDoor, act: string): Route {
  const path = `/${door.route}/:id/acts/${act}/preview`;
  return route({
    ...{ method: 'post', path, tag: door.route, says: `Preview: ${door.kind.acts[act]!.label.en}` },
    reads: ifMatch,
    body: door.acts[act]!.input,
    handle: async (call) => {
      const { deps, viewer, id, nowMs } = call;
      const story = await storyAsked(deps.db, viewer, id, '');
      if (!story?.seen || story.kind !== door.noun) throw new Problem('notFound');
      const ask = asking(call, door, act, {} as ActServices);
      const at = nowMs + story.offsetMs;
      const matter = story.wrapped === null ? undefined : matterOf(deps, story);
      const { command, refused } = await commandFor(ask, story.state, at, matter);
      if (refused) return { body: { refused, clocks: [] } };
      const { change } = entryOf(door.kind, story.state, command, at);
      const now = storyNow(story, nowMs);
      const yardstick = yardstickOf(await readMeasures(deps.db), story.state.facts.policyId, toInstant(at));
      const { clocks, moved } = measured(() => resolveClocks(change.clocks ?? [], story.state.clocks, yardstick));
      return {
        body: { to: change.to ?? story.state.stage, clocks: clocks.map((clock) => clockView(clock, now)), moved },
      };
    },
  });
}
