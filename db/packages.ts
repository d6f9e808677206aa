import { and, asc, eq, gte, lte, type SQL, sql } from 'drizzle-orm';
import type { PackageState } from '../domain/package/facts';
import type { CloseOutKind } from '../domain/package/lists';
import type { PackageStage } from '../domain/package/stages';
import type { CampaignLine } from '../domain/statistics/campaign';
import type { IsoDate } from '../domain/time';
import type { Queries } from './connection';
import { amongFirst, type PageAsked } from './lists';
import { pageOf } from './pages';
import type { Listing } from './petitions';
import { packages, stories } from './schema';
import { dueNext } from './schema/order';
import { colourSql, listed, type StoryFilter, storyConditions, todaySql } from './stories';
import { type Viewer, visibleTo } from './visible';

export interface PackageFilter extends StoryFilter {
  readonly petition?: string;
  readonly leader?: string;
  readonly criterion?: string;
  readonly campaign?: string;
}

function wanted({ filter, nowMs }: Listing<PackageFilter>): SQL | undefined {
  const { petition, leader, criterion, campaign } = filter;
  return and(
    ...storyConditions(filter, nowMs),
    petition ? hasPetition(petition) : undefined,
    leader ? isLedBy(leader) : undefined,
    criterion ? eq(packages.criterion, criterion) : undefined,
    campaign ? eq(packages.campaign, campaign) : undefined,
  );
}

const hasPetition = (petition: string) => sql`${packages.petitionIds} @> array[${petition}]::uuid[]`;
const isLedBy = (leader: string) => sql`${stories.leaders} @> array[${leader}]::text[]`;

const fewOf = ({ petition, leader }: PackageFilter): SQL[] | undefined =>
  petition ? [hasPetition(petition)] : leader ? [isLedBy(leader)] : undefined;

const conditions = (listing: Listing<PackageFilter>): SQL | undefined =>
  and(eq(stories.kind, 'package'), visibleTo(listing.viewer), wanted(listing));

/** One page of the packages the viewer may see, due next first. A package bars whom one of its petitions bars. */
export async function packagePage(db: Queries, listing: Listing<PackageFilter>, page: PageAsked) {
  const { viewer, filter } = listing;
  const { id: _id, ...own } = ofPackage;
  const rows = await db
    .select({ ...listed(listing.nowMs), ...own })
    .from(stories)
    .innerJoin(packages, eq(packages.id, stories.id))
    .where(
      amongFirst({ viewer, kind: 'package', own: packages, filter, where: wanted(listing), few: fewOf(filter) }, page),
    )
    .orderBy(dueNext, asc(stories.id));
  return pageOf(rows, page.limit);
}

const { petitionIds, criterion, campaign, leader, territoryUnit, departmentUnit } = packages;
const { listedOn, activeOn, targetOn, struckOffOn, closeOutKind, relapses, lastRelapseOn } = packages;
const { followUpsOpen, nextFollowUpOn } = packages;
const ofPackage = {
  ...{ id: packages.id, petitions: petitionIds, criterion, campaign, leader, territoryUnit, departmentUnit },
  ...{ listedOn, activeOn, targetOn, struckOffOn, closeOutKind, relapses, lastRelapseOn },
  ...{ followUpsOpen, nextFollowUpOn },
};

export interface CampaignAsked {
  readonly region?: string;
  readonly campaign?: string;
  /** Listed within. */
  readonly from?: IsoDate;
  readonly to?: IsoDate;
}

/** What the campaign's figures count of each package the viewer may see. */
export async function campaignLines(
  db: Queries,
  viewer: Viewer,
  { region, from, to, ...asked }: CampaignAsked,
  nowMs: number,
): Promise<CampaignLine[]> {
  const { unitId: unit, region: of } = stories;
  return db
    .select({
      ...{ id: packages.id, region: of, unit, leader, listedOn, relapses },
      closeOutKind: sql<CloseOutKind | null>`${closeOutKind}`,
      stage: sql<PackageStage>`${stories.stage}`,
      ...{ colour: colourSql(nowMs), today: todaySql(nowMs) },
    })
    .from(stories)
    .innerJoin(packages, eq(packages.id, stories.id))
    .where(
      and(
        conditions({ viewer, filter: { region, campaign: asked.campaign }, nowMs }),
        from ? gte(listedOn, from) : undefined,
        to ? lte(listedOn, to) : undefined,
      ),
    );
}

/** The open packages that a person leads, or one side of. */
export async function packagesLedBy(db: Queries, viewer: Viewer) {
  const open = and(eq(stories.kind, 'package'), eq(stories.over, false), visibleTo(viewer));
  return db
    .select({ state: sql<PackageState>`${stories.state}`, changedAt: stories.changedAt })
    .from(stories)
    .where(and(open, isLedBy(viewer.id)))
    .orderBy(asc(stories.id));
}
