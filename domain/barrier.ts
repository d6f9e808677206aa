import type { Actor, OfficerCard } from './acts';
import type { CommonFacts } from './story';

type Accused = CommonFacts['accused'];

/**
 * Whom an accusation bars (R22-30, acts.md 1.21): the accused units and every unit below them, the accused officers, and
 * whoever holds a post in such a unit. db/visible says the same in SQL; a test holds the two together.
 */
export const barsUnit = (accused: Accused, path: readonly string[]): boolean =>
  accused !== undefined && path.some((unit) => accused.units.includes(unit));

/** Whoever is barred is named for no part in the matter, either; cards of before the units were sent along bar by name. */
export const barsOfficer = (accused: Accused, officer: string, card: OfficerCard | undefined): boolean =>
  barsPerson(accused, { id: officer, unitPath: card?.unitPath ?? [] });

/** Commands of before the units of all posts were sent along name the one unit of the token. */
export const barsPerson = (
  accused: Accused,
  { id, unit, unitPath }: Pick<Actor, 'id' | 'unit' | 'unitPath'>,
): boolean =>
  accused !== undefined && (accused.officers.includes(id) || barsUnit(accused, unitPath ?? (unit ? [unit] : [])));
