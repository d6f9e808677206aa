import { keepKey, keepPersonHashes, wrappedKeyOf } from '../db/keys';
import { type Story, storyAsked, storySeen } from '../db/stories';
import { newState } from '../domain/life';
import { toInstant } from '../domain/time';
import { derivedId } from '../sealing/hashes';
import { newMatterKey, unwrapKey, wrapKey } from '../sealing/keys';
import type { StoryStart } from '../workflows/messages';
import { hashesOf } from './person-hashes';
import { Problem, problemOf } from './problem';
import { type Asking, actorsOf, answerOnRecord, askStory, commandFor, type Matter, sealed } from './road';

/** A story's id follows from who begins it and the key: a repeated POST cannot make two. */
export const newStoryId = (noun: string, sub: string, key: string) => derivedId(noun, sub, key);

/** A request to begin a story; `beginAt` is the other time at which a training story begins. */
export interface Beginning extends Asking {
  readonly beginAt?: string;
}

/** Begins a story with its first act, once, however often it is asked. */
export async function begin(beginning: Beginning) {
  const { deps, viewer, id, commandId, input } = beginning;
  const known = await storyAsked(deps.db, viewer, id, commandId);
  const answer = known?.recorded ? await answerOnRecord(beginning, known) : await beginNow(beginning);
  // Only what is on record may be found by its persons; a repeat makes up for a write that failed.
  await keepPersonHashes(deps.db, id, hashesOf(input, deps.keys.search));
  return answer;
}

async function beginNow(beginning: Beginning) {
  const { deps, id, door, stories } = beginning;
  // Whose role may not begin one does not learn what it could belong to.
  actorsOf(beginning);
  const parent = await parentOf(beginning);
  const { offset, training } = parent
    ? { offset: parent.offsetMs, training: parent.training }
    : timeOf(beginning, deps.clock());
  const state = newState(door.kind, id, offset, training);
  // Refused before anything is written: a key is kept only for what may be registered.
  const { command, refused } = await commandFor(beginning, state, deps.clock() + offset);
  if (refused) throw problemOf(refused);
  const matter = parent ? await matterOfParent(beginning, parent) : await newMatter(beginning);
  const sent = sealed(beginning, command, matter);
  const start: StoryStart = { id, offset, training, ...(parent ? { parent: parent.id } : {}) };
  return askStory(beginning, () => stories.begin(door.noun, start, sent));
}

function timeOf({ deps, beginAt }: Beginning, nowMs: number): { offset: number; training: boolean } {
  if (beginAt === undefined) return { offset: 0, training: false };
  if (!deps.training) throw new Problem('notTraining');
  return { offset: Date.parse(beginAt) - nowMs, training: true };
}

/** The petition that an order or a package belongs to; it gives it its time and its key. */
async function parentOf({ deps, viewer, input }: Beginning): Promise<Story | undefined> {
  const { petitionId: one, petitionIds = [one] } = input as { petitionId?: string; petitionIds?: readonly string[] };
  const petitionId = petitionIds[0];
  if (petitionId === undefined) return undefined;
  const parent = await storySeen(deps.db, viewer, petitionId, 'petition');
  if (!parent) throw new Problem('unknownStory', petitionId);
  return parent;
}

async function matterOfParent({ deps }: Beginning, { matter }: Story): Promise<Matter> {
  const wrapped = await wrappedKeyOf(deps.db, matter);
  if (!wrapped) throw new Problem('matterErased');
  return { id: matter, key: unwrapKey(deps.keys.master, wrapped, matter) };
}

/** Two requests at once seal with the same key: the first one kept. */
async function newMatter({ deps, id }: Beginning): Promise<Matter> {
  const { master } = deps.keys;
  const wrapped = await keepKey(deps.db, id, wrapKey(master, newMatterKey(), id));
  return { id, key: unwrapKey(master, wrapped, id) };
}

/** An instant of the story's own time. */
export const storyNow = ({ offsetMs }: Pick<Story, 'offsetMs'>, nowMs: number) => toInstant(nowMs + offsetMs);
