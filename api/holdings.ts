import { holdingsOf } from '../db/clocks';
import type { Story } from '../db/stories';
import { msOf } from '../domain/time';
import { storyNow } from './begin';
import type { Call } from './route';

/** Where the days of a story went: each unit's milliseconds and days, to the thousandth, up to the story's now. */
export async function holdingsView({ deps, nowMs }: Pick<Call, 'deps' | 'nowMs'>, story: Story) {
  const now = storyNow(story, nowMs);
  const intervals = await holdingsOf(deps.db, story.id);
  const perUnit = new Map<string, number>();
  for (const { unitId, from, to } of intervals)
    perUnit.set(unitId, (perUnit.get(unitId) ?? 0) + msOf(to ?? now) - msOf(from));
  const units = [...perUnit].map(([unitId, ms]) => ({ unitId, ms, days: Math.round(ms / 86_400) / 1000 }));
  return { units, totalMs: units.reduce((sum, { ms }) => sum + ms, 0), intervals };
}
