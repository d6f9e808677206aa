import { and, sql } from 'drizzle-orm';
import type { StoryCard } from '../domain/acts';
import type { Clock } from '../domain/clock';
import type { Child } from '../domain/story';
import type { Queries } from './connection';
import { drawnIn, hearingsOf } from './hearing-matters';
import { packagesOf } from './package-matters';
import { stories } from './schema';
import { type Story, storyColumns } from './stories';
import { uuidList } from './values';
import { type Viewer, visibleTo } from './visible';

/** What other stories of the same viewer an act may name. */
export async function storyCards(db: Queries, viewer: Viewer, ids: readonly string[]): Promise<StoryCard[]> {
  if (ids.length === 0) return [];
  const found = await db
    .select(storyColumns)
    .from(stories)
    .where(and(sql`${stories.id} = any(${uuidList(ids)})`, visibleTo(viewer)));
  const matters = found.filter(({ kind }) => kind === 'petition').map(({ id }) => id);
  const [packages, hearings] = [await packagesOf(db, matters), await hearingsOf(db, matters)];
  const drawn = await drawnIn(db, matters);
  return found.map((story) => ({
    ...cardOf(story),
    ...(hearings.has(story.id) ? { hearings: hearings.get(story.id)! } : {}),
    ...(drawn.has(story.id) ? { drawnIn: drawn.get(story.id)! } : {}),
    ...(packages.has(story.id) ? { packages: packages.get(story.id)! } : {}),
  }));
}

/** What an act or a search is told of a story. */
export const cardOf = ({ id, kind, state, over }: Pick<Story, 'id' | 'kind' | 'state' | 'over'>): StoryCard => {
  const running = (state.clocks as Clock[]).filter((clock) => clock.state === 'running').map(({ rule }) => rule);
  // An order of the clock is named by its breach.
  const byHand = (state.children as Child[]).filter((child) => child.kind === 'order' && child.key === child.id);
  return { id, kind, stage: state.stage, facts: state.facts, over, running, ordersByHand: byHand.length };
};
