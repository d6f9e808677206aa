import { and, asc, desc, eq, getTableColumns, inArray, isNull } from 'drizzle-orm';
import type { ChecklistCard, DomainGroup, OfficerCard, Role, UnitCard } from '../domain/acts';
import type { Checklist } from '../domain/checklists';
import type { Queries } from './connection';
import { checklists, domainGroups, officers, regions, units } from './schema';

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

/** A unit and its parents, nearest first. */
export async function pathOfUnit(db: Queries, id: string): Promise<readonly string[]> {
  return (await db.select({ path: units.path }).from(units).where(eq(units.id, id)))[0]?.path ?? [id];
}

/** A region and those above it; nothing for one that the register does not know. */
export async function regionPathOf(db: Queries, code: string): Promise<readonly string[]> {
  return (await db.select({ path: regions.path }).from(regions).where(eq(regions.code, code)))[0]?.path ?? [];
}

/** Regions of the register, each with those above it. */
export async function regionPaths(db: Queries, codes: readonly string[]): Promise<Map<string, readonly string[]>> {
  const found = await db
    .select()
    .from(regions)
    .where(inArray(regions.code, [...codes]));
  return new Map(found.map(({ code, path }) => [code, path]));
}

/** The policy in force in a region: the nearest one that it or a region above names. */
export async function policyIdOf(db: Queries, region: string | undefined): Promise<string> {
  const path = region === undefined ? [] : await regionPathOf(db, region);
  return policyIn(path, await placesOf(db, path));
}

/** The units with their bureau, those above it and the policy in force, as acts need them. */
export async function unitCards(db: Queries, ids: readonly string[]): Promise<UnitCard[]> {
  if (ids.length === 0) return [];
  const found = await db
    .select({ unit: units, regionPath: regions.path, level: regions.level })
    .from(units)
    .innerJoin(regions, eq(regions.code, units.region))
    .where(inArray(units.id, [...new Set(ids)]));
  const places = await placesOf(db, [...new Set(found.flatMap(({ regionPath }) => regionPath))]);
  return found.map(({ unit, regionPath, level }) => {
    const { id, kind, region, path, mergedInto } = unit;
    const standing = bureausOf(regionPath, places);
    // A region may have several bureaus; each answers for itself first.
    const own = kind === 'bureau' ? { id, level, regionPath, path } : standing[0];
    const others = standing.filter((one) => one.id !== own?.id && (kind !== 'bureau' || one.level < level));
    const bureaus = [...(own ? [own] : []), ...others].map((one, n, all) => {
      const superiorId = all[n + 1]?.id ?? one.id;
      return { ...one, superiorId, policyId: policyIn(one.regionPath, places) };
    });
    const bureauId = bureaus[0]?.id ?? id;
    return {
      ...{ id, kind, level, region, regionPath, path, bureauId, bureaus },
      superiorId: bureaus[0]?.superiorId ?? bureauId,
      policyId: policyIn(regionPath, places),
      ...(mergedInto ? { mergedInto } : {}),
    };
  });
}

/** Applies where no region up to the top names another. */
const defaultPolicy = 'national-2022';

interface Place {
  readonly level: number;
  readonly regionPath: readonly string[];
  readonly policy: string | null;
  readonly bureau: string | null;
  readonly path: readonly string[] | null;
}

/** The petition bureau of each region and the policy it names. */
async function placesOf(db: Queries, codes: readonly string[]): Promise<Map<string, Place>> {
  const rows = await db
    .select({
      ...{ code: regions.code, level: regions.level, regionPath: regions.path, policy: regions.policyId },
      ...{ bureau: units.id, path: units.path },
    })
    .from(regions)
    .leftJoin(units, and(eq(units.region, regions.code), eq(units.kind, 'bureau'), isNull(units.mergedInto)))
    .where(inArray(regions.code, [...codes]))
    .orderBy(desc(units.id));
  return new Map(rows.map(({ code, ...place }) => [code, place]));
}

/** The bureaus of a region and of those above it, nearest first. */
const bureausOf = (regionPath: readonly string[], places: Map<string, Place>) =>
  regionPath.flatMap((code) => {
    const place = places.get(code);
    if (!place?.bureau) return [];
    return [{ id: place.bureau, level: place.level, regionPath: place.regionPath, path: place.path ?? [place.bureau] }];
  });

const policyIn = (regionPath: readonly string[], places: Map<string, Place>): string =>
  regionPath.map((code) => places.get(code)?.policy).find((found) => found) ?? defaultPolicy;

/** The persons with the posts they hold today; one who left is known, but holds none. */
export async function officerCards(db: Queries, persons: readonly string[]): Promise<OfficerCard[]> {
  if (persons.length === 0) return [];
  const found = await db
    .select({ ...getTableColumns(officers), path: units.path })
    .from(officers)
    .innerJoin(units, eq(units.id, officers.unitId))
    .where(inArray(officers.person, [...new Set(persons)]));
  return [...new Set(found.map(({ person }) => person))].map((id) => {
    const held = found.filter((post) => post.person === id && post.active);
    const posts = held.map((post) => ({ unit: post.unitId, roles: post.roles as Role[], rank: post.rank }));
    const inOffice = posts.some(({ roles }) => roles.some((role) => role !== 'intake'));
    const left = found.filter(({ active }) => !active).flatMap(({ path }) => path);
    return { id, posts, unitPath: [...new Set(held.flatMap(({ path }) => path))], inOffice, left: [...new Set(left)] };
  });
}

/** The group of a domain in the nearest of the regions that has one. */
export async function domainGroupOf(
  db: Queries,
  { domain, regionPath }: { readonly domain: string; readonly regionPath: readonly string[] },
): Promise<DomainGroup | undefined> {
  if (regionPath.length === 0) return undefined;
  const found = await db
    .select({ ...getTableColumns(domainGroups), leadPath: units.path })
    .from(domainGroups)
    .leftJoin(units, eq(units.id, domainGroups.leadUnit))
    .where(and(eq(domainGroups.domain, domain), inArray(domainGroups.region, [...regionPath])));
  const group = regionPath.flatMap((code) => found.filter(({ region }) => region === code))[0];
  if (!group) return undefined;
  const { leadUnit, leadPath, viceMayor } = group;
  return { leadUnit, ...(leadPath ? { leadPath } : {}), ...(viceMayor ? { viceMayor } : {}) };
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

/** Every unit's name and the unit above it. */
export async function unitNames(db: Queries): Promise<Map<string, { readonly name: string }>> {
  const found = await db.select({ id: units.id, name: units.name }).from(units);
  return new Map(found.map(({ id, name }) => [id, { name }]));
}

export const allRegions = (db: Queries) => db.select().from(regions).orderBy(asc(regions.level), asc(regions.code));
export const allUnits = (db: Queries) => db.select().from(units).orderBy(asc(units.region), asc(units.id));
export const allDomainGroups = (db: Queries) =>
  db.select().from(domainGroups).orderBy(asc(domainGroups.region), asc(domainGroups.domain));
/** Every post, with the regions in which it lies. */
export const allOfficers = (db: Queries) =>
  db
    .select({ ...getTableColumns(officers), regionPath: regions.path })
    .from(officers)
    .innerJoin(units, eq(units.id, officers.unitId))
    .innerJoin(regions, eq(regions.code, units.region))
    .orderBy(asc(officers.unitId), asc(officers.id));
export const allChecklists = (db: Queries) =>
  db.select().from(checklists).orderBy(asc(checklists.id), asc(checklists.version));

/** Whose post it is, and the regions in which it lies. */
export async function officerPost(db: Queries, id: string) {
  const found = await db
    .select({ person: officers.person, regionPath: regions.path })
    .from(officers)
    .innerJoin(units, eq(units.id, officers.unitId))
    .innerJoin(regions, eq(regions.code, units.region))
    .where(eq(officers.id, id));
  return found[0];
}

export async function setMail(db: Queries, id: string, mail: string | null): Promise<void> {
  await db.update(officers).set({ mail }).where(eq(officers.id, id));
}
