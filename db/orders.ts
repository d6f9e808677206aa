import { and, asc, eq, type SQL } from 'drizzle-orm';
import type { Queries } from './connection';
import { after, type Place, pageOf } from './pages';
import type { Listing } from './petitions';
import { orders, stories } from './schema';
import { listed, type StoryFilter, storyConditions } from './stories';
import { visibleTo } from './visible';

export interface OrderFilter extends StoryFilter {
  readonly petition?: string;
  readonly cause?: string;
}

function conditions({ viewer, filter, nowMs }: Listing<OrderFilter>): SQL | undefined {
  return and(
    eq(stories.kind, 'order'),
    visibleTo(viewer),
    ...storyConditions(filter, nowMs),
    filter.petition ? eq(orders.petitionId, filter.petition) : undefined,
    filter.cause ? eq(orders.cause, filter.cause) : undefined,
  );
}

/** One page of the supervision orders the viewer may see, due next first. An order bars whom its petition bars. */
export async function orderPage(
  db: Queries,
  listing: Listing<OrderFilter>,
  { limit, from }: { limit: number; from?: Place },
) {
  const { petitionId: petition, cause, rule, breachDueOn } = orders;
  const rows = await db
    .select({ ...listed(listing.nowMs), petition, cause, rule, breachDueOn })
    .from(stories)
    .innerJoin(orders, eq(orders.id, stories.id))
    .where(and(conditions(listing), from && after(from)))
    .orderBy(asc(stories.nextDueOn), asc(stories.id))
    .limit(limit + 1);
  return pageOf(rows, limit);
}
