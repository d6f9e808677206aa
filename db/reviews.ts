import { and, asc, eq, type SQL } from 'drizzle-orm';
import type { Queries } from './connection';
import { amongFirst, type PageAsked } from './lists';
import { pageOf } from './pages';
import type { Listing } from './petitions';
import { reviews, stories } from './schema';
import { dueNext } from './schema/order';
import { listed, type StoryFilter, storyConditions } from './stories';

export interface ReviewFilter extends StoryFilter {
  readonly petition?: string;
  readonly kind?: string;
  readonly outcome?: string;
}

function wanted({ filter, nowMs }: Listing<ReviewFilter>): SQL | undefined {
  return and(
    ...storyConditions(filter, nowMs),
    filter.petition ? eq(reviews.petitionId, filter.petition) : undefined,
    filter.kind ? eq(reviews.kind, filter.kind) : undefined,
    filter.outcome ? eq(reviews.outcome, filter.outcome) : undefined,
  );
}

/** One page of the reviews the viewer may see, due next first. A review bars whom its petition bars. */
export async function reviewPage(db: Queries, listing: Listing<ReviewFilter>, page: PageAsked) {
  const { viewer, filter } = listing;
  const few = filter.petition ? [eq(reviews.petitionId, filter.petition)] : undefined;
  const { petitionId: petition, kind, receivedOn, outcome, deliveredOn } = reviews;
  const rows = await db
    .select({ ...listed(listing.nowMs), petition, kind, receivedOn, outcome, deliveredOn })
    .from(stories)
    .innerJoin(reviews, eq(reviews.id, stories.id))
    .where(amongFirst({ viewer, kind: 'review', own: reviews, filter, where: wanted(listing), few }, page))
    .orderBy(dueNext, asc(stories.id));
  return pageOf(rows, page.limit);
}
