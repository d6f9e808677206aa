import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import type { HearingState } from '../domain/hearing/facts';
import type { Queries } from './connection';
import { amongFirst, type PageAsked } from './lists';
import { pageOf } from './pages';
import type { Listing } from './petitions';
import { hearings, stories } from './schema';
import { dueNext } from './schema/order';
import { listed, type StoryFilter, storyConditions } from './stories';
import { notBarred, type Viewer } from './visible';

export interface HearingFilter extends StoryFilter {
  readonly petition?: string;
  readonly step?: string;
  readonly result?: string;
  /** Only those in which the viewer sits or stands by. */
  readonly mine?: boolean;
}

function wanted({ viewer, filter, nowMs }: Listing<HearingFilter>): SQL | undefined {
  const { petition, step, result, mine } = filter;
  return and(
    ...storyConditions(filter, nowMs),
    petition ? eq(hearings.petitionId, petition) : undefined,
    step ? eq(hearings.step, step) : undefined,
    result ? eq(hearings.result, result) : undefined,
    mine ? isSeated(viewer.id) : undefined,
  );
}

const isSeated = (person: string) => sql`${stories.seated} @> array[${person}]::text[]`;

const fewOf = ({ petition, mine }: HearingFilter, { id }: Viewer): SQL[] | undefined =>
  petition ? [eq(hearings.petitionId, petition)] : mine ? [isSeated(id)] : undefined;

const { petitionId: petition, reviewId: review, packageId, step, applicant, open, proposedOn } = hearings;
const { sessionAt, convenedOn, result, upheld, issuedOn, deliveredOn, repeat } = hearings;
const ofHearing = {
  ...{ petition, review, package: packageId, step, applicant, open, proposedOn },
  ...{ sessionAt, convenedOn, result, upheld, issuedOn, deliveredOn, repeat },
};

/** One page of the hearings the viewer may see, due next first. */
export async function hearingPage(db: Queries, listing: Listing<HearingFilter>, page: PageAsked) {
  const { viewer, filter } = listing;
  const rows = await db
    .select({ ...listed(listing.nowMs), ...ofHearing })
    .from(stories)
    .innerJoin(hearings, eq(hearings.id, stories.id))
    .where(
      amongFirst(
        { viewer, kind: 'hearing', own: hearings, filter, where: wanted(listing), few: fewOf(filter, viewer) },
        page,
      ),
    )
    .orderBy(dueNext, asc(stories.id));
  return pageOf(rows, page.limit);
}

/** Whether the person sits in a hearing that goes on, or stands by for one. */
export async function sitsAnywhere(db: Queries, person: string): Promise<boolean> {
  const sits = sql`${stories.kind} = 'hearing' and ${stories.seated} @> array[${person}]::text[] and not ${stories.over}`;
  return (await db.select({ id: stories.id }).from(stories).where(sits).limit(1)).length > 0;
}

/**
 * The hearings that have not ended in which the viewer sits, stands by, leads or records, or answers for the unit that is
 * heard; barred as everywhere.
 */
export async function sessionsFor(db: Queries, viewer: Viewer) {
  const isNamed = sql`(${stories.seated} @> array[${viewer.id}]::text[] or ${stories.officerId} = ${viewer.id})`;
  return db
    .select({ state: sql<HearingState>`${stories.state}`, changedAt: stories.changedAt })
    .from(stories)
    .where(and(eq(stories.kind, 'hearing'), eq(stories.over, false), isNamed, notBarred(viewer)))
    .orderBy(asc(stories.id));
}
