import { and, eq } from 'drizzle-orm';
import type { Queries } from './connection';
import { petitions, stories } from './schema';

/** How a petition stands that another system sent: nothing of its words and persons. */
export async function petitionSent(db: Queries, id: string) {
  const { number, stage, over, beganAt, changedAt } = stories;
  const { receivedOn, matterType, closedOn, resolved } = petitions;
  const [found] = await db
    .select({ id: stories.id, number, stage, over, beganAt, changedAt, receivedOn, matterType, closedOn, resolved })
    .from(stories)
    .innerJoin(petitions, eq(petitions.id, stories.id))
    .where(and(eq(stories.id, id), eq(stories.kind, 'petition')));
  return found;
}
