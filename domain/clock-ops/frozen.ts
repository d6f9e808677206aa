import type { Clock } from '../clock';
import { never } from '../colour';
import { instantOf, msOf } from '../time';

/** While a clock is paused it keeps the colour that it has on the first day of the pause. */
export function frozen(clock: Clock): Clock {
  const { pausedFrom, yellowAt, redAt: _later, ...rest } = clock;
  if (pausedFrom === undefined || yellowAt === undefined) return clock;
  const isYellow = msOf(yellowAt) <= msOf(instantOf(pausedFrom));
  return { ...rest, pausedFrom, yellowAt: isYellow ? yellowAt : never };
}
