import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { ChecklistCard, OfficerCard, Role, UnitCard } from '../domain/acts';
import type { Checklist } from '../domain/checklists';
import type { Queries } from './connection';
import { checklists, officers, regions, units } from './schema';

export interface Post {
  readonly unitId: string;
  readonly roles: readonly string[];
  readonly active: boolean;
  readonly unitPath: readonly string[];
  readonly region: string;
}

/** Every post of a person, past ones too, with the unit's parents and region. */
export async function postsOf(db: Queries, person: string): Promise<Post[]> {
  const { unitId, roles, active } = officers;
  return db
    .select({ unitId, roles, active, unitPath: units.path, region: units.region })
    .from(officers)
    .innerJoin(units, eq(units.id, officers.unitId))
    .where(eq(officers.person, person));
}

/** A region and those above it; nothing for one that the register does not know. */
export async function regionPathOf(db: Queries, code: string): Promise<readonly string[]> {
  return (await db.select({ path: regions.path }).from(regions).where(eq(regions.code, code)))[0]?.path ?? [];
}

/** The policy in force in a region: the nearest one that it or a region above names. */
export async function policyIdOf(db: Queries, region: string | undefined): Promise<string> {
  const path = region === undefined ? [] : await regionPathOf(db, region);
  return (path.length > 0 && nearest(path, await placesOf(db, path), 'policy')) || defaultPolicy;
}

/** The units with their bureau, its superior and the policy in force, as acts need them. */
export async function unitCards(db: Queries, ids: readonly string[]): Promise<UnitCard[]> {
  if (ids.length === 0) return [];
  const found = await db
    .select({ unit: units, regionPath: regions.path, level: regions.level })
    .from(units)
    .innerJoin(regions, eq(regions.code, units.region))
    .where(inArray(units.id, [...new Set(ids)]));
  const above = await placesOf(db, [...new Set(found.flatMap(({ regionPath }) => regionPath))]);
  return found.map(({ unit, regionPath, level }) => {
    const { id, kind, region, path, mergedInto } = unit;
    const bureauId = kind === 'bureau' ? id : (nearest(regionPath, above, 'bureau') ?? id);
    const bureauRegion = regionPath.find((code) => above.get(code)?.bureau === bureauId) ?? region;
    const higher = regionPath.slice(regionPath.indexOf(bureauRegion) + 1);
    return {
      ...{ id, kind, level, region, regionPath, path, bureauId },
      superiorId: nearest(higher, above, 'bureau') ?? bureauId,
      policyId: nearest(regionPath, above, 'policy') ?? defaultPolicy,
      ...(mergedInto ? { mergedInto } : {}),
    };
  });
}

/** Applies where no region up to the top names another. */
const defaultPolicy = 'national-2022';

interface Place {
  readonly bureau: string | null;
  readonly policy: string | null;
}

/** The petition bureau of each region and the policy it names. */
async function placesOf(db: Queries, codes: readonly string[]): Promise<Map<string, Place>> {
  const rows = await db
    .select({ code: regions.code, policy: regions.policyId, bureau: units.id })
    .from(regions)
    .leftJoin(units, and(eq(units.region, regions.code), eq(units.kind, 'bureau'), isNull(units.mergedInto)))
    .where(inArray(regions.code, [...codes]))
    .orderBy(desc(units.id));
  return new Map(rows.map(({ code, ...place }) => [code, place]));
}

function nearest(path: readonly string[], places: Map<string, Place>, what: keyof Place): string | undefined {
  return path.map((code) => places.get(code)?.[what]).find((found) => found) ?? undefined;
}

/** The persons with the posts they hold today; one who left is known, but holds none. */
export async function officerCards(db: Queries, persons: readonly string[]): Promise<OfficerCard[]> {
  if (persons.length === 0) return [];
  const found = await db
    .select()
    .from(officers)
    .where(inArray(officers.person, [...new Set(persons)]));
  return [...new Set(found.map(({ person }) => person))].map((id) => ({
    id,
    posts: found
      .filter((post) => post.person === id && post.active)
      .map((post) => ({ unit: post.unitId, roles: post.roles as Role[] })),
  }));
}

/** The newest version of each checklist asked for. */
export async function checklistCards(db: Queries, ids: readonly string[]): Promise<Map<string, ChecklistCard>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select()
    .from(checklists)
    .where(inArray(checklists.id, [...ids]))
    .orderBy(asc(checklists.version));
  const card = ({ version, data }: (typeof rows)[number]) => ({
    version,
    codes: (data as Checklist).items.map(({ code }) => code),
  });
  return new Map(rows.map((row) => [row.id, card(row)]));
}

export const allRegions = (db: Queries) => db.select().from(regions).orderBy(asc(regions.level), asc(regions.code));
export const allUnits = (db: Queries) => db.select().from(units).orderBy(asc(units.region), asc(units.id));
export const allOfficers = (db: Queries) => db.select().from(officers).orderBy(asc(officers.unitId), asc(officers.id));
export const allChecklists = (db: Queries) =>
  db.select().from(checklists).orderBy(asc(checklists.id), asc(checklists.version));
