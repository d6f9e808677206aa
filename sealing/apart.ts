import { openMarked, type Sealer } from './marked';
import { isSealed } from './seal';

/** A matter with the key that seals what belongs to it. */
export interface Owner {
  readonly id: string;
  readonly key: Uint8Array;
}

/** Whose an object is, with everything in it; undefined: the same as what it stands in; null: nobody's that is known here. */
export type OwnerOf = (part: Readonly<Record<string, unknown>>) => Owner | null | undefined;

/**
 * Seals what the schema marks, each part with the key of the matter that it is about: words about several matters may
 * stand in one input, and each is erased with its own. Throws RangeError for a part whose owner is not known.
 */
export function sealApart(sealer: Sealer, input: unknown, own: Owner, ownerOf: OwnerOf): unknown {
  const copies = new Map<string, unknown>();
  const sealedBy = ({ id, key }: Owner) => {
    if (!copies.has(id)) copies.set(id, sealer.seal(input, key, id));
    return copies.get(id);
  };
  const woven = (plain: unknown, within: Owner, at: (copy: unknown) => unknown): unknown => {
    const owner = ownerAt(plain, within, ownerOf);
    if (owner === null) throw new RangeError('apart: a part of an unknown matter');
    const copy = at(sealedBy(owner));
    if (typeof plain !== 'object' || plain === null || isSealed(copy)) return copy;
    return mapped(plain, (item, name) => woven(item, owner, (whole) => (at(whole) as Fields)[name]));
  };
  return woven(input, own, (copy) => copy);
}

/** Opens each part with the key of its own matter; what is nobody's stays sealed. Throws UnsealError. */
export function openApart(value: unknown, within: Owner | null, ownerOf: OwnerOf): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const owner = ownerAt(value, within, ownerOf);
  if (isSealed(value)) return owner ? openMarked(value, owner.key, owner.id) : value;
  return mapped(value, (item) => openApart(item, owner, ownerOf));
}

type Fields = Readonly<Record<string | number, unknown>>;

function ownerAt<Within extends Owner | null>(value: unknown, within: Within, ownerOf: OwnerOf): Owner | null | Within {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return within;
  const owner = ownerOf(value as Readonly<Record<string, unknown>>);
  return owner === undefined ? within : owner;
}

function mapped(value: object, change: (item: unknown, name: string | number) => unknown): unknown {
  if (Array.isArray(value)) return value.map(change);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, change(item, name)]));
}
