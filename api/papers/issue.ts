import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { wrappedKeyOf } from '../../db/keys';
import { type Issued, issuePaper, paperIssued, seriesOn, wordOf } from '../../db/papers';
import { unitCards } from '../../db/registers';
import { type Story, storySeen } from '../../db/stories';
import { type Actor, isSeat } from '../../domain/acts';
import { refuse } from '../../domain/life';
import type { Draft, PaperContent } from '../../domain/papers/blocks';
import { PaperRefusal } from '../../domain/papers/given';
import type { paperInputs } from '../../domain/papers/inputs';
import { type PaperKind, paperRows } from '../../domain/papers/kinds';
import { serialOf } from '../../domain/papers/serial';
import { draftOf } from '../../domain/papers/templates';
import { isKeptApart } from '../../domain/petition/intake/screening';
import { refusal } from '../../domain/refusals';
import { dayOf } from '../../domain/time';
import { derivedId, inputHash } from '../../sealing/hashes';
import { sealBytes } from '../../sealing/seal';
import { logRead } from '../access';
import { actorsFor } from '../auth';
import { storyNow } from '../begin';
import type { StoryDoor } from '../doors';
import { Problem, problemOf } from '../problem';
import { type Matter, matterOf } from '../road';
import type { Call } from '../route';
import { undated } from '../undated';
import { givenFor } from './given';

export type Issuing<K extends PaperKind = PaperKind> = Call<unknown, z.output<(typeof paperInputs)[K]>>;

/** A paper's content as it is filed. */
export const paperMediaType = 'application/vnd.huiyin.paper+json';

/** Issues a paper, once for each key of the caller: a repeat is answered with the same number. */
export async function issue(call: Issuing, door: StoryDoor, kind: PaperKind): Promise<Issued> {
  const { deps, viewer, key, body } = call;
  const story = await storySeen(deps.db, viewer, call.id, door.noun);
  if (!story) throw new Problem('notFound');
  const matter = matterOf(deps, {
    wrapped: (await wrappedKeyOf(deps.db, story.matter)) ?? null,
    matter: story.matter,
  });
  const id = derivedId('paper', viewer.id, key);
  const hash = inputHash(matter.key, { story: story.id, kind, input: body });
  const issued = (await paperIssued(deps.db, id)) ?? (await issueNow({ call, door, kind, story, matter, id, hash }));
  if (issued.inputHash !== hash) throw new Problem('keyReused');
  return issued;
}

interface Asked {
  readonly call: Issuing;
  readonly door: StoryDoor;
  readonly kind: PaperKind;
  readonly story: Story;
  readonly matter: Matter;
  readonly id: string;
  readonly hash: string;
}

async function issueNow(asked: Asked): Promise<Issued> {
  const { call, kind, story, matter, id, hash } = asked;
  const { deps, viewer } = call;
  const { unit } = mayIssue(asked);
  await refuseAccused(asked);
  const word = await wordOf(deps.db, unit, kind);
  if (word === undefined) throw new Problem('paperWordMissing', `${unit}, ${kind}`);
  await logRead(call, story.id, `paper:${kind}`);
  const match = await matchNamed(asked);
  const given = await givenFor({ call, story, matter, unit, match });
  const draft = drafted(asked, given);
  const now = storyNow(story, call.nowMs);
  const series = seriesOn(word, dayOf(now));
  const card = { story: story.id, type: kind, mediaType: paperMediaType, filedBy: viewer.id, filedAt: now };
  const row = { id, story: story.id, kind, unitId: unit, issuedBy: viewer.id, issuedAt: now };
  const issued = await issuePaper(deps.db, {
    ...{ matter: matter.id, row, series },
    documentOf: (no) => {
      const serial = serialOf({ ...series, no });
      const content: PaperContent = {
        v: 1,
        kind,
        serial,
        issuer: given.issuer.name,
        issuedOn: given.issuedOn,
        ...draft,
      };
      const bytes = Buffer.from(JSON.stringify(content));
      const sum = createHash('sha256').update(bytes).digest('hex');
      const sealed = sealBytes(matter.key, bytes, matter.id);
      return { ...card, id, sha256: sum, size: bytes.length, inputHash: hash, content: sealed };
    },
  });
  if (!issued) throw new Problem('matterErased');
  return issued;
}

function drafted({ kind, call }: Asked, given: Awaited<ReturnType<typeof givenFor>>): Draft {
  try {
    return draftOf(kind, given, call.body);
  } catch (error) {
    if (error instanceof PaperRefusal) throw problemOf(error.refusal);
    throw undated(error);
  }
}

/** In which of the caller's roles the row lets it be issued now: asked as of an act. Throws a Problem in none. */
function mayIssue({ call, door, kind, story }: Asked): { unit: string } {
  const rows = paperRows[door.noun]!;
  const actors = actorsFor(call.viewer, rows[kind]!);
  if (actors.length === 0) throw new Problem('notYourRole');
  const asking = { ...door.kind, acts: rows, behaviours: {} };
  const now = call.nowMs + story.offsetMs;
  const tried = actors.map((actor: Actor) => refuse(asking, story.state, { id: '', act: kind, actor, input: {} }, now));
  const refused = tried.every(Boolean) ? (tried.find((one) => one?.code !== 'notYourUnit') ?? tried[0]) : undefined;
  if (refused) throw problemOf(refused);
  const unit = unitOf(story, call.viewer, actors[tried.findIndex((one) => !one)]!);
  if (unit === undefined) throw new Problem('notYourUnit');
  return { unit };
}

/**
 * Whose number it is: the unit's that the token names, and nobody's without one. A hearing's papers are its bureau's:
 * chair and recorder issue them in its name, a coordinator of another bureau does not.
 */
function unitOf({ kind, state }: Story, { unit }: Call['viewer'], { role }: Actor): string | undefined {
  if (kind !== 'hearing') return unit;
  const { bureauId } = state.facts;
  return isSeat(role) || unit === bureauId ? bureauId : undefined;
}

/** A matter that the caller may not see is none to tell of. */
async function matchNamed({ call, story }: Asked): Promise<Story | undefined> {
  const { matchId } = call.body as { matchId?: string };
  if (matchId === undefined) return undefined;
  const match = await storySeen(call.deps.db, call.viewer, matchId, 'petition');
  if (!match || match.id === call.id) throw problemOf(refusal('matchMissing', matchId));
  if (isKeptApart(story.state, match.state)) throw problemOf(refusal('matchUnfit'));
  return match;
}

/** No slip to whom the matter accuses, nor to a unit below. */
async function refuseAccused({ call, story }: Asked): Promise<void> {
  const { unitId, assistants = [] } = call.body as { unitId?: string; assistants?: readonly string[] };
  if (unitId === undefined) return;
  const named = [...new Set([unitId, ...assistants])];
  const cards = await unitCards(call.deps.db, named);
  const unknown = named.find((unit) => !cards.some(({ id }) => id === unit));
  if (unknown) throw new Problem('unknownUnit', unknown);
  const accused: readonly string[] = story.state.facts.accused?.units ?? [];
  if (cards.some(({ path }) => path.some((unit) => accused.includes(unit)))) throw problemOf(refusal('accusedUnit'));
}
