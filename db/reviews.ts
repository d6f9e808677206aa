import { and, asc, eq, type SQL } from 'drizzle-orm';
import type { Queries } from './connection';
import { after, type Place, pageOf } from './pages';
import type { Listing } from './petitions';
import { reviews, stories } from './schema';
import { listed, type StoryFilter, storyConditions } from './stories';
import { visibleTo } from './visible';

export interface ReviewFilter extends StoryFilter {
  readonly petition?: string;
  readonly kind?: string;
  readonly outcome?: string;
}

function conditions({ viewer, filter, nowMs }: Listing<ReviewFilter>): SQL | undefined {
  return and(
    eq(stories.kind, 'review'),
    visibleTo(viewer),
    ...storyConditions(filter, nowMs),
    filter.petition ? eq(reviews.petitionId, filter.petition) : undefined,
    filter.kind ? eq(reviews.kind, filter.kind) : undefined,
    filter.outcome ? eq(reviews.outcome, filter.outcome) : undefined,
  );
}

/** One page of the reviews the viewer may see, due next first. A review bars whom its petition bars. */
export async function reviewPage(
  db: Queries,
  listing: Listing<ReviewFilter>,
  { limit, from }: { limit: number; from?: Place },
) {
  const { petitionId: petition, kind, receivedOn, outcome, deliveredOn } = reviews;
  const rows = await db
    .select({ ...listed(listing.nowMs), petition, kind, receivedOn, outcome, deliveredOn })
    .from(stories)
    .innerJoin(reviews, eq(reviews.id, stories.id))
    .where(and(conditions(listing), from && after(from)))
    .orderBy(asc(stories.nextDueOn), asc(stories.id))
    .limit(limit + 1);
  return pageOf(rows, limit);
}
