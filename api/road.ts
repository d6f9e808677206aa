import { eventsAfter } from '../db/events';
import { keepPersonHashes } from '../db/keys';
import { type StoryAsked, storyAsked } from '../db/stories';
import type { Viewer } from '../db/visible';
import type { Actor, Command } from '../domain/acts';
import type { StoryKind } from '../domain/kind';
import { apply, newState, refuse } from '../domain/life';
import type { Refusal } from '../domain/refusals';
import type { AnyState } from '../domain/story';
import { toInstant } from '../domain/time';
import { type OwnerOf, sealApart } from '../sealing/apart';
import { inputHash } from '../sealing/hashes';
import { unwrapKey } from '../sealing/keys';
import { sealingOwners } from './apart';
import { actorsFor } from './auth';
import { isSameBallot, sealedBallot } from './ballots';
import { contextOf } from './context';
import type { Deps } from './deps';
import type { StoryDoor } from './doors';
import { isMemberOf, memberView } from './member-sight';
import { isSomebodyNamed } from './names-left';
import { hashesOf } from './person-hashes';
import { Problem, problemOf } from './problem';
import { RefusedByStory, type Stories, StoryGone } from './temporal';
import { storyView } from './views';

/** One request to do one act. */
export interface Asking {
  readonly deps: Deps;
  readonly stories: Stories;
  readonly viewer: Viewer;
  readonly door: StoryDoor;
  readonly act: string;
  readonly id: string;
  /** As the schema parsed it; nothing in it is sealed yet. */
  readonly input: unknown;
  readonly commandId: string;
  readonly ifVersion?: number;
}

/** What sealing and dating an act take. */
export interface Matter {
  readonly id: string;
  readonly key: Uint8Array;
}

/** The key of the story's matter. Throws a Problem once it is erased. */
export function matterOf({ keys }: Deps, { wrapped, matter }: Pick<StoryAsked, 'wrapped' | 'matter'>): Matter {
  if (wrapped === null) throw new Problem('matterErased');
  return { id: matter, key: unwrapKey(keys.master, wrapped, matter) };
}

interface Tried {
  readonly command: Command;
  readonly refused?: Refusal;
}

/** The caller in each role that the act's row names. Throws a Problem if there is none. */
export function actorsOf({ viewer, door, act }: Asking): Actor[] {
  const actors = actorsFor(viewer, door.kind.acts[act]!);
  if (actors.length === 0) throw new Problem('notYourRole');
  return actors;
}

/**
 * The command as the first of the caller's roles that the story does not refuse would send it, and the refusal if all
 * are refused. The story asks itself the same again; here it only spares a round. For whom role, place or stage refuse
 * nothing is looked up: they do not learn what exists.
 */
export async function commandFor(asking: Asking, state: AnyState, nowMs: number, matter?: Matter): Promise<Tried> {
  const { deps, viewer, door, act, input, commandId: id, ifVersion } = asking;
  const { kind } = door;
  const actors = actorsOf(asking);
  const trying = (by: StoryKind, command: Command): Tried => ({ command, refused: refuse(by, state, command, nowMs) });
  const byPlace = actors.map((actor) => trying({ ...kind, behaviours: {} }, { id, act, actor, input, ifVersion }));
  const open = byPlace.filter(({ refused }) => !refused);
  if (!open[0]) return nearest(byPlace);
  const needs = kind.behaviours[act]?.needs?.(input, state, open[0].command.actor) ?? {};
  const asked = { viewer, policyId: state.facts.policyId, at: toInstant(nowMs), key: matter?.key };
  const named = needs.names ? { namesLeft: await isSomebodyNamed(asking, state, needs.names) } : {};
  const context = { ...(await contextOf(deps.db, needs, asked)), ...named };
  return nearest(open.map(({ command }) => trying(kind, { ...command, context })));
}

const ofPlace: readonly string[] = ['notYourRole', 'notYourUnit', 'notSeated'];

/** What is not refused, else what is refused for another reason than role, place and seat. */
function nearest(tried: readonly Tried[]): Tried {
  const isOfPlace = ({ refused }: Tried) => refused !== undefined && ofPlace.includes(refused.code);
  return tried.find(({ refused }) => !refused) ?? tried.find((one) => !isOfPlace(one)) ?? tried[0]!;
}

/** The command as it leaves the door: what belongs to a person is sealed, with the key of the matter it is about. */
export function sealed({ door, act, input }: Asking, command: Command, own: Matter, ownerOf?: OwnerOf): Command {
  const { sealer } = door.acts[act]!;
  const shut = ownerOf ? sealApart(sealer, input, own, ownerOf) : sealer.seal(input, own.key, own.id);
  return { ...command, input: shut, inputHash: inputHash(own.key, input) };
}

/** Does an act to a story that exists, once, however often it is asked; whom it names may be found again. */
export async function perform(asking: Asking) {
  const { deps, input } = asking;
  const { found, answer } = await performOnce(asking);
  await keepPersonHashes(deps.db, found.matter, hashesOf(input, deps.keys.search));
  return answer;
}

async function performOnce(asking: Asking) {
  const { deps, viewer, id, commandId, door } = asking;
  const found = await storyAsked(deps.db, viewer, id, commandId);
  if (!found || found.kind !== door.noun || !(found.seen || found.recorded)) throw new Problem('notFound');
  if (found.recorded) return { found, answer: await answerOnRecord(asking, found) };
  const matter = matterOf(deps, found);
  const { command, refused } = await commandFor(asking, found.state, deps.clock() + found.offsetMs, matter);
  if (refused) throw problemOf(refused);
  const sent = door.acts[asking.act]!.isBallot
    ? await sealedBallot(deps, id, command)
    : sealed(asking, command, matter, await sealingOwners(deps, door, found.state));
  return { found, answer: await askStory(asking, () => asking.stories.perform(door.noun, id, sent)) };
}

/**
 * Asks the story and answers from the record. When the call fails the record decides: the act may have happened. When
 * the record is ahead of a story that refused, the story missed something and is asked once more.
 */
export async function askStory(asking: Asking, ask: () => Promise<unknown>, again = true) {
  const { deps, viewer, id, commandId, door, stories } = asking;
  let failure: unknown;
  try {
    await ask();
  } catch (error) {
    failure = error;
  }
  const found = await storyAsked(deps.db, viewer, id, commandId);
  if (found?.recorded) return answerOnRecord(asking, found);
  if (failure instanceof RefusedByStory) {
    if (!again || !found || found.version <= failure.detail.seq) throw problemOf(failure.detail as Refusal);
    await stories.catchUp(door.noun, id);
    return askStory(asking, ask, false);
  }
  if (failure instanceof StoryGone) throw new Problem(found ? 'storyEnded' : 'unavailable');
  throw failure ?? new Error('the story answered, but nothing is on record');
}

/** The first answer, however much has happened since. Throws a Problem if the key was used for something else. */
export async function answerOnRecord({ deps, viewer, door, act, input }: Asking, found: StoryAsked) {
  const { recorded, id } = found;
  if (!recorded) throw new Error('nothing is on record');
  if (recorded.act !== act) throw new Problem('keyReused');
  // After erasure nobody can tell whether the body is the same; the first answer holds no person's data.
  const isSame = door.acts[act]!.isBallot
    ? await isSameBallot(deps, id, input, recorded)
    : found.wrapped === null || inputHash(matterOf(deps, found).key, input) === recorded.inputHash;
  if (!isSame) throw new Problem('keyReused');
  const { seq, at, stage, hash } = recorded;
  const state = found.version === seq ? found.state : await stateAt(deps, door, found, seq);
  const event = { story: id, seq, act, at, stage, hash };
  const whole = storyView(door.kind, door.route, state, at);
  return { event, [door.noun]: isMemberOf(viewer, state) ? memberView(viewer, state, whole) : whole, version: seq };
}

async function stateAt({ db }: Deps, { kind }: StoryDoor, { id, offsetMs, training }: StoryAsked, seq: number) {
  const lines = await eventsAfter(db, id, 0);
  return lines.filter((line) => line.seq <= seq).reduce(apply<AnyState>, newState(kind, id, offsetMs, training));
}
