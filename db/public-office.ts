import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import type { Contact } from '../domain/papers/parts';
import type { Queries } from './connection';
import { officers, regions, units } from './schema';

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

/**
 * The organs one level above a unit, of which the petitioner chooses (R22-35): the unit it belongs to, the government of
 * its region, the department of its kind in the region above; of a government the government above.
 */
export async function organsAbove(db: Queries, unitId: string): Promise<PublicUnit[]> {
  const [below] = await db
    .select({ kind: units.kind, region: units.region, parent: units.parent, above: regions.parent })
    .from(units)
    .innerJoin(regions, eq(regions.code, units.region))
    .where(eq(units.id, unitId));
  if (!below) return [];
  const { kind, region, parent, above } = below;
  const choices = [
    ...(parent ? [eq(units.id, parent)] : []),
    ...(kind === 'government' ? [] : [and(eq(units.region, region), eq(units.kind, 'government'))]),
    ...(above ? [and(eq(units.region, above), eq(units.kind, kind))] : []),
  ];
  if (choices.length === 0) return [];
  return db
    .select(card)
    .from(units)
    .where(and(or(...choices), isNull(units.mergedInto)))
    .orderBy(units.id);
}
