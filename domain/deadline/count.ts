import { type DayKind, dayKind, isWorkingDay, type WorkCalendar } from '../calendar';
import type { Pause, Step } from '../deadline';
import type { Rule } from '../policy/types';
import { addDays, daysBetween, type IsoDate } from '../time';
import { maxDays } from './check';

interface Count {
  readonly rule: Rule;
  readonly startOn: IsoDate;
  readonly length: number;
  readonly extension: number;
  readonly pauses: readonly Pause[];
}

/**
 * Walks day by day from day 0 until length and extension are used up. A pause that begins after that is never met, one
 * that began before day 1 loses only the days after day 0, and overlapping pauses take a day out once.
 */
export function countDays(count: Count, calendar: WorkCalendar): { strictOn: IsoDate; steps: Step[] } {
  const { rule, startOn, length, extension } = count;
  const steps: Step[] = [{ what: 'start', from: startOn, to: startOn, days: 0, why: 'dayZero' }];
  let day = startOn;
  for (let used = 0; used < length + extension; ) {
    day = addDays(day, rule.backwards ? -1 : 1);
    if (Math.abs(daysBetween(startOn, day)) > 2 * maxDays)
      throw new RangeError(`startOn: ${startOn}; the count with its pauses is longer than twenty years`);
    const step = stepOf(day, count, calendar);
    if (step.what !== 'counted') append(steps, step);
    else {
      append(steps, used < length ? step : { ...step, what: 'extension' });
      used += 1;
    }
  }
  steps.push({ what: 'strict', from: day, to: day, days: 0, why: 'strictDate' });
  return { strictOn: day, steps };
}

/** The next working day if the strict date is a rest day, with the rest days in between. */
export function rollForward(strictOn: IsoDate, calendar: WorkCalendar): { dueOn: IsoDate; steps: Step[] } {
  const steps: Step[] = [];
  let dueOn = strictOn;
  while (!isWorkingDay(dueOn, calendar)) {
    append(steps, { ...asStep(dueOn, dayKind(dueOn, calendar)), what: 'rolled' });
    dueOn = addDays(dueOn, 1);
  }
  return { dueOn, steps };
}

function stepOf(day: IsoDate, { rule, pauses }: Count, calendar: WorkCalendar): Step {
  const paused = pauses.some(({ from, to }) => from <= day && day <= to);
  if (rule.unit === 'calendarDays')
    return { what: paused ? 'paused' : 'counted', from: day, to: day, days: 1, why: paused ? 'pause' : 'calendarDay' };
  const kind = dayKind(day, calendar);
  const rests = kind.kind === 'weekend' || kind.kind === 'holiday';
  if (rests) return { ...asStep(day, kind), what: 'skipped' };
  return paused ? { what: 'paused', from: day, to: day, days: 1, why: 'pause' } : asStep(day, kind);
}

function asStep(day: IsoDate, kind: DayKind): Step {
  const step = { what: 'counted', from: day, to: day, days: 1, why: kind.kind } as const;
  return 'name' in kind ? { ...step, name: kind.name } : step;
}

/** Lengthens the last step if the new day is of its kind, else begins another. */
function append(steps: Step[], next: Step): void {
  const last = steps.at(-1);
  if (last && last.what === next.what && last.why === next.why && last.name === next.name) {
    const end = next.to > last.to ? { to: next.to } : { from: next.from };
    steps[steps.length - 1] = { ...last, ...end, days: last.days + 1 };
  } else steps.push(next);
}
