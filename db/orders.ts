import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import type { Queries } from './connection';
import { amongFirst, type PageAsked } from './lists';
import { pageOf } from './pages';
import type { Listing } from './petitions';
import { orders, stories } from './schema';
import { dueNext } from './schema/order';
import { listed, type StoryFilter, storyConditions } from './stories';

export interface OrderFilter extends StoryFilter {
  readonly petition?: string;
  readonly cause?: string;
}

function wanted({ filter, nowMs }: Listing<OrderFilter>): SQL | undefined {
  return and(
    ...storyConditions(filter, nowMs),
    filter.petition ? eq(orders.petitionId, filter.petition) : undefined,
    filter.cause ? eq(orders.cause, filter.cause) : undefined,
  );
}

/** One page of the supervision orders the viewer may see, due next first. An order bars whom its petition bars. */
export async function orderPage(db: Queries, listing: Listing<OrderFilter>, page: PageAsked) {
  const { viewer, filter } = listing;
  const few = filter.petition ? [sql`${stories.parent} = ${filter.petition}`] : undefined;
  const { petitionId: petition, cause, rule, breachDueOn } = orders;
  const rows = await db
    .select({ ...listed(listing.nowMs), petition, cause, rule, breachDueOn })
    .from(stories)
    .innerJoin(orders, eq(orders.id, stories.id))
    .where(amongFirst({ viewer, kind: 'order', own: orders, filter, where: wanted(listing), few }, page))
    .orderBy(dueNext, asc(stories.id));
  return pageOf(rows, page.limit);
}
