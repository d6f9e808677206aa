import { and, eq, inArray, or } from 'drizzle-orm';
import type { Contact } from '../domain/papers/parts';
import { organsAmong } from '../domain/petition/review/organs';
import type { Queries } from './connection';
import { unitCards } from './registers';
import { officers, units } from './schema';

/** A unit as the public may know it. */
export interface PublicUnit {
  readonly id: string;
  readonly name: string;
  readonly phone: string | null;
}

const card = { id: units.id, name: units.name, phone: units.phone };

export async function publicUnits(db: Queries, ids: readonly string[]): Promise<Map<string, PublicUnit>> {
  if (ids.length === 0) return new Map();
  const found = await db
    .select(card)
    .from(units)
    .where(inArray(units.id, [...new Set(ids)]));
  return new Map(found.map((unit) => [unit.id, unit]));
}

/** The unit with its number, and the first of the persons who serves there, as a paper names them. */
export async function contactAt(db: Queries, unit: string, persons: readonly string[]): Promise<Contact> {
  const { person, name, post } = officers;
  const isHere = and(inArray(person, [...persons]), eq(officers.unitId, unit), eq(officers.active, true));
  const [cards, found] = await Promise.all([
    publicUnits(db, [unit]),
    persons.length > 0 ? db.select({ person, name, post }).from(officers).where(isHere) : [],
  ]);
  const officer = persons.flatMap((one) => found.filter(({ person: sub }) => sub === one))[0];
  const { name: unitName = unit, phone = null } = cards.get(unit) ?? {};
  return { unit: unitName, phone, officer };
}

/** The post of a person in a unit, never the name. */
export async function postIn(db: Queries, person: string, unitId: string): Promise<string | undefined> {
  const of = and(eq(officers.person, person), eq(officers.unitId, unitId), eq(officers.active, true));
  return (await db.select({ post: officers.post }).from(officers).where(of))[0]?.post;
}

/** Unit and post that each person holds or held last, never the name. */
export async function postsNamed(db: Queries, persons: readonly string[]): Promise<Map<string, string>> {
  if (persons.length === 0) return new Map();
  const found = await db
    .select({ person: officers.person, post: officers.post, unit: units.name })
    .from(officers)
    .innerJoin(units, eq(units.id, officers.unitId))
    .where(inArray(officers.person, [...persons]))
    .orderBy(officers.active, officers.id);
  return new Map(found.map(({ person, post, unit }) => [person, `${unit} ${post}`]));
}

/** The organs of which the petitioner may choose one for a review of what the unit decided (R22-35), the usual one first. */
export async function organsAbove(db: Queries, unitId: string): Promise<PublicUnit[]> {
  const [below] = await unitCards(db, [unitId]);
  if (!below) return [];
  const near = or(inArray(units.region, below.regionPath.slice(0, 2)), inArray(units.id, [...below.path]));
  const candidates = await db.select({ id: units.id }).from(units).where(near);
  const cards = await unitCards(
    db,
    candidates.map(({ id }) => id),
  );
  const organs = organsAmong(cards, below).map(({ id }) => id);
  const named = await publicUnits(db, organs);
  return organs.map((id) => named.get(id)!);
}
