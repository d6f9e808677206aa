import { refusalOf } from './door';
import { type Play, playRecipe } from './play';
import type { Recipe } from './recipe';
import { answeringMatters } from './recipes/answering';
import { besideMatters } from './recipes/beside';
import { closedMatters } from './recipes/closed';
import { heardMatters } from './recipes/heard';
import { leavingMatters } from './recipes/leaving';
import { openMatters } from './recipes/open';
import { overdueMatters } from './recipes/overdue';
import { packagedMatters } from './recipes/packaged';
import { reviewedMatters } from './recipes/reviewed';
import { settledMatters } from './recipes/settled';
import { specialMatters } from './recipes/special';
import { trackMatters } from './recipes/tracks';

/** Every seeded matter. */
export const recipes: readonly Recipe[] = [
  ...heardMatters, // The longest first: the lanes then end together.
  ...overdueMatters,
  ...openMatters,
  ...answeringMatters,
  ...specialMatters,
  ...trackMatters,
  ...besideMatters,
  ...closedMatters,
  ...settledMatters,
  ...reviewedMatters,
  ...leavingMatters,
  ...packagedMatters,
];

/** As many as two cores can live at once. */
const atOnce = 3;

export interface Heard {
  onDone(done: number, of: number): void;
  /** Dates count back from today, so a recipe may be refused on a day nobody thought of: the others go on. */
  onRefused(name: string, why: string): void;
}

/** Makes the seeded matters through the API, some at once, and answers how many there are now. */
export async function seedMatters(play: Play, { onDone, onRefused }: Heard): Promise<number> {
  let tried = 0;
  let made = 0;
  const lane = async (waiting: Recipe[]) => {
    for (let recipe = waiting.shift(); recipe; recipe = waiting.shift()) {
      const refused = await refusalOf(playRecipe(recipe, play, recipes)).catch((error: unknown) => {
        waiting.length = 0; // The other lanes end after the matter they are at.
        throw error;
      });
      if (refused) onRefused(recipe.name, refused);
      else made += 1;
      tried += 1;
      onDone(tried, recipes.length);
    }
  };
  // What is linked to another matter needs that one as it is now.
  for (const waiting of [recipes.filter(({ linkedTo }) => !linkedTo), recipes.filter(({ linkedTo }) => linkedTo)]) {
    const lanes = await Promise.allSettled(Array.from({ length: atOnce }, () => lane(waiting)));
    for (const one of lanes) if (one.status === 'rejected') throw one.reason;
  }
  return made;
}
