import { inArray } from 'drizzle-orm';
import { storyCards } from '../db/cards';
import { matterKeys } from '../db/schema';
import type { AnyState } from '../domain/story';
import type { Owner, OwnerOf } from '../sealing/apart';
import { unwrapKey } from '../sealing/keys';
import { logRead } from './access';
import type { Deps } from './deps';
import type { StoryDoor } from './doors';
import { Problem } from './problem';
import type { Call } from './route';

/** The matters of the packages that a story speaks about, by package; null: erased. */
async function ownersOf({ db, keys }: Deps, matters: Readonly<Record<string, string>>) {
  const ids = [...new Set(Object.values(matters))];
  if (ids.length === 0) return new Map<string, Owner | null>();
  const rows = await db.select().from(matterKeys).where(inArray(matterKeys.matter, ids));
  const wrapped = new Map(rows.map((row) => [row.matter, row.wrapped]));
  return new Map(
    Object.entries(matters).map(([packageId, id]): [string, Owner | null] => {
      const kept = wrapped.get(id);
      return [packageId, kept === undefined ? null : { id, key: unwrapKey(keys.master, kept, id) }];
    }),
  );
}

const packageIn = ({ packageId }: Readonly<Record<string, unknown>>) =>
  typeof packageId === 'string' ? packageId : undefined;

/** With whose key the words of an act are sealed; undefined: all with the story's own. */
export async function sealingOwners(deps: Deps, door: StoryDoor, state: AnyState): Promise<OwnerOf | undefined> {
  const matters = door.aboutPackages?.(state);
  if (!matters) return undefined;
  const owners = await ownersOf(deps, matters);
  return (part) => {
    const owner = owners.get(packageIn(part) ?? '');
    if (owner === null) throw new Problem('matterErased');
    return owner;
  };
}

/**
 * Whose words the caller may open in a story that speaks about packages: of those that the caller may see. The access
 * log says so of each. The others, and what was erased, stay sealed.
 */
export async function readingOwners(
  call: Pick<Call, 'deps' | 'viewer' | 'nowMs'>,
  matters: Readonly<Record<string, string>>,
): Promise<OwnerOf> {
  const { deps, viewer } = call;
  const seen = new Set((await storyCards(deps.db, viewer, Object.keys(matters))).map(({ id }) => id));
  const owners = await ownersOf(deps, matters);
  for (const id of seen) await logRead(call, id, 'spotCheck');
  return (part) => {
    const id = packageIn(part);
    if (id === undefined || !Object.hasOwn(matters, id)) return undefined;
    return seen.has(id) ? (owners.get(id) ?? null) : null;
  };
}
