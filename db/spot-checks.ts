import { and, asc, eq, gte, inArray, isNotNull, lt, notInArray, type SQL, sql } from 'drizzle-orm';
import type { Snapshot } from '../domain/draw';
import type { DrawnCase, PackagePool } from '../domain/learning';
import type { PackageStage } from '../domain/package/stages';
import type { Instant } from '../domain/time';
import type { Queries } from './connection';
import { amongFirst, type PageAsked } from './lists';
import { pageOf } from './pages';
import type { Listing } from './petitions';
import { packages, spotChecks, stories } from './schema';
import { dueNext } from './schema/order';
import { isAccusation } from './schema/rows';
import { listed, type StoryFilter, storyConditions } from './stories';
import { textArray } from './values';

/** What has been resolved as far as anybody knows, or has left the list. */
const notDrawn: readonly PackageStage[] = ['verified', 'struckOff', 'cleared', 'delisted'];

/** Of the regions that were named, the nearest one above the package. */
const stratumOf = (regions: readonly string[]): SQL<string> => sql<string>`(
  select r.code from unnest(${stories.regionPath}) with ordinality as r (code, place)
  where r.code = any(${textArray(regions)}) order by r.place limit 1)`;

/**
 * Every package that a leader carries in these regions and below and that is not verified, each region a stratum. Of an
 * accusation neither snapshot nor draw may say that it exists: it is in no pool, and nobody is told that it is not.
 */
export async function packagePool(tx: Queries, { regions }: PackagePool): Promise<Omit<Snapshot, 'subject'>> {
  const candidates = await tx
    .select({ id: packages.id, stratum: stratumOf(regions) })
    .from(packages)
    .innerJoin(stories, eq(stories.id, packages.id))
    .where(
      and(
        eq(stories.kind, 'package'),
        sql`${stories.regionPath} && ${textArray(regions)}`,
        isNotNull(packages.leader),
        isNotNull(stories.unitId),
        notInArray(stories.stage, [...notDrawn]),
        sql`not ${isAccusation}`,
      ),
    )
    .orderBy(asc(packages.id));
  return { candidates, excluded: [] };
}

/** The packages that were drawn, in their order, with who leads them and where they are. */
export async function drawnCases(tx: Queries, order: readonly string[]): Promise<DrawnCase[]> {
  const { territoryUnit, departmentUnit, leader } = packages;
  const found = await tx
    .select({
      id: packages.id,
      number: stories.number,
      matter: stories.parent,
      unit: stories.unitId,
      leader,
      territoryUnit,
      departmentUnit,
    })
    .from(packages)
    .innerJoin(stories, eq(stories.id, packages.id))
    .where(inArray(packages.id, [...order]));
  return order.flatMap((id) => {
    const one = found.find((row) => row.id === id)!;
    const units = [one.unit, one.territoryUnit, one.departmentUnit].filter((unit) => unit !== null);
    const { number, matter, leader: leaderId, unit: unitId } = one;
    return [
      { packageId: id, number, matter: matter!, leaderId: leaderId!, unitId: unitId!, units: [...new Set(units)] },
    ];
  });
}

export interface SpotCheckFilter extends StoryFilter {
  /** Drawn in it. */
  readonly package?: string;
  /** The meeting lies within. */
  readonly from?: Instant;
  readonly to?: Instant;
}

/** One page of the spot checks the viewer may see, due next first. */
export async function spotCheckPage(db: Queries, { viewer, filter, nowMs }: Listing<SpotCheckFilter>, page: PageAsked) {
  const drawn = filter.package ? sql`${spotChecks.packageIds} @> array[${filter.package}]::uuid[]` : undefined;
  const { from, to } = filter;
  const meets = and(from ? gte(spotChecks.meetingAt, from) : undefined, to ? lt(spotChecks.meetingAt, to) : undefined);
  const where = and(...storyConditions(filter, nowMs), drawn, meets);
  const { meetingAt, chair, n, regions, packageIds, reported, followUps, followUpsOpen } = spotChecks;
  const rows = await db
    .select({
      ...listed(nowMs),
      meetingAt,
      chair,
      n,
      regions,
      packages: packageIds,
      reported,
      followUps,
      followUpsOpen,
    })
    .from(stories)
    .innerJoin(spotChecks, eq(spotChecks.id, stories.id))
    .where(amongFirst({ viewer, kind: 'spotCheck', own: spotChecks, filter, where, few: drawn && [drawn] }, page))
    .orderBy(dueNext, asc(stories.id));
  return pageOf(rows, page.limit);
}
