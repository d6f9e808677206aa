import { clocksOf } from '../../../db/clocks';
import type { Queries } from '../../../db/connection';
import type { StoryEvent } from '../../../domain/event';
import type { HearingState } from '../../../domain/hearing/facts';
import { dayOf, daysBetween, type IsoDate } from '../../../domain/time';

/** The days that a hearing takes out of the second review; `to` and `dueOn` once it goes on. */
export interface PauseShown {
  readonly from: IsoDate;
  readonly to?: IsoDate;
  readonly days: number;
  readonly dueOn?: IsoDate;
}

/**
 * How long the second review has been paused for this hearing (R22-36), in days, today not counted: it counts again if the
 * hearing ends today (acts.md 1.12). Undefined where nothing is paused, or the pause began too late to change anything.
 */
export async function pauseOf(
  db: Queries,
  { facts: { reviewId, step } }: HearingState,
  lines: readonly StoryEvent[],
  today: IsoDate,
): Promise<PauseShown | undefined> {
  const scheduled = lines.find(({ act }) => act === 'schedule');
  if (step !== 'secondReview' || !reviewId || !scheduled) return undefined;
  const from = dayOf(scheduled.at);
  const clock = (await clocksOf(db, reviewId)).findLast(({ clock: { rule } }) => rule === 'T_REREVIEW')?.clock;
  if (clock?.pausedFrom === from) return { from, days: daysBetween(from, today) };
  const over = clock?.pauses?.find((pause) => pause.from === from);
  return over && { ...over, days: daysBetween(from, over.to) + 1, dueOn: clock!.dueOn };
}
