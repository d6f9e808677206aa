import { inArray } from 'drizzle-orm';
import type { Label } from '../domain/acts';
import { panelKinds } from '../domain/panel/kinds';
import type { Queries } from './connection';
import { panelOf } from './panel-members';
import { officers } from './schema';

/** A member as the register of the panel has it; the list of names and kinds is published anyway. */
export interface MemberName {
  readonly name: string;
  readonly kind: Label;
}

/** The members of a bureau's panel by person, whether they serve now or did once. */
export async function memberNames(db: Queries, bureau: string): Promise<Map<string, MemberName>> {
  const members = await panelOf(db, bureau);
  return new Map(members.map(({ person, name, mainKind }) => [person, { name, kind: panelKinds[mainKind] }]));
}

/** Officers by person, with the post that each holds, or held last. */
export async function officerNames(db: Queries, persons: readonly string[]): Promise<Map<string, string>> {
  if (persons.length === 0) return new Map();
  const found = await db
    .select({ person: officers.person, name: officers.name, post: officers.post })
    .from(officers)
    .where(inArray(officers.person, [...persons]))
    .orderBy(officers.active, officers.id);
  return new Map(found.map(({ person, name, post }) => [person, `${name}（${post}）`]));
}
