import type { Clock } from './clock';
import type { Turns } from './policy/types';
import { addDays, dayOf, endOfDay, type Instant, type IsoDate, instantOf, msOf, toInstant } from './time';

/** From best to worst; `none`: no running duty. */
export const colours = ['none', 'green', 'yellow', 'red'] as const;
export type Colour = (typeof colours)[number];

/** Yellow begins this many calendar days before the strict date (S3 三色督办; the figure is an office setting). */
export const yellowDays = 3;

type Coloured = Pick<Clock, 'kind' | 'state' | 'strictOn' | 'dueOn'> &
  Partial<Pick<Clock, 'startAt' | 'dueAt' | 'yellowAt' | 'redAt' | 'pausedFrom'>>;

/** Later than any day that a date can be: a paused clock turns no colour. */
export const never: Instant = '9999-12-31T16:00:00.000Z';

/**
 * The colour of a clock at the instant `now`, by days at +08:00 and also on rest days: yellow from three days before the
 * strict date, red from the day after the due day. One that counts hours is yellow from half of its time and red from
 * the due instant on (office setting). A missed target is never red: only a running duty has a colour, and what its rule
 * gives one (a leader package's milestones, progress and appointments).
 */
export function colourOf(clock: Coloured, now: Instant): Colour {
  if (clock.state !== 'running') return 'none';
  if (clock.kind !== 'duty') return colourByInstants(clock, now);
  if (clock.startAt && clock.dueAt) return colourByHours(clock.startAt, clock.dueAt, now);
  const day = dayOf(now);
  // Paused, it keeps the colour of the first day that does not count.
  const today = clock.pausedFrom && clock.pausedFrom < day ? clock.pausedFrom : day;
  if (today > clock.dueOn) return 'red';
  return today >= addDays(clock.strictOn, -yellowDays) ? 'yellow' : 'green';
}

/** When the colour of such a clock changes: its twin for SQL and pages. A test holds the two together. */
export function colourInstants(strictOn: IsoDate, dueOn: IsoDate): { yellowAt: Instant; redAt: Instant } {
  return { yellowAt: instantOf(addDays(strictOn, -yellowDays)), redAt: endOfDay(dueOn) };
}

/** … and of one whose rule says when it turns. A day is over at 24:00. */
export function turningInstants(
  { yellow, red }: Turns,
  { startOn, strictOn, dueOn, dueAt }: Pick<Clock, 'startOn' | 'strictOn' | 'dueOn' | 'dueAt'>,
): { yellowAt: Instant; redAt?: Instant } {
  const yellowAt = () => {
    if (yellow === 'atEnd') return dueAt;
    if (yellow === 'atOnce') return endOfDay(startOn);
    return 'afterStart' in yellow
      ? endOfDay(addDays(startOn, yellow.afterStart))
      : instantOf(addDays(strictOn, -yellow.beforeStrict));
  };
  return { yellowAt: yellowAt(), ...(red ? { redAt: endOfDay(dueOn) } : {}) };
}

function colourByInstants({ yellowAt, redAt }: Coloured, now: Instant): Colour {
  if (!yellowAt) return 'none';
  if (redAt && msOf(now) >= msOf(redAt)) return 'red';
  return msOf(now) >= msOf(yellowAt) ? 'yellow' : 'green';
}

function colourByHours(startAt: Instant, dueAt: Instant, now: Instant): Colour {
  if (msOf(now) >= msOf(dueAt)) return 'red';
  return msOf(now) - msOf(startAt) >= (msOf(dueAt) - msOf(startAt)) / 2 ? 'yellow' : 'green';
}

/** The same for a clock that counts hours. */
export function hourInstants(startAt: Instant, dueAt: Instant): { yellowAt: Instant; redAt: Instant } {
  return { yellowAt: toInstant((msOf(startAt) + msOf(dueAt)) / 2), redAt: dueAt };
}

/** A matter's colour: the worst of its clocks. */
export function worstColour(clocks: readonly Coloured[], now: Instant): Colour {
  return clocks
    .map((clock) => colourOf(clock, now))
    .reduce<Colour>((worst, one) => (colours.indexOf(one) > colours.indexOf(worst) ? one : worst), 'none');
}
