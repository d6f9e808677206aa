import { type ClockOp, running } from '../clock';
import { firstDayOf, lastDayOf, type Month, monthAfter, monthOf } from '../months';
import { addDays, daysBetween, type IsoDate } from '../time';
import type { PackageState, Plan } from './facts';

/** Which clocks of a package begin, move and end together. */

/** A clock for each measure of the plan, which then knows its own; those of the plan before end unmet. */
export function measuresMoved({ clocks }: PackageState, plan: Plan, today: IsoDate) {
  const before = clocks.filter(({ rule }) => rule === 'T_MEASURE').length;
  const measures = plan.measures.map((measure, n) => ({ ...measure, instance: before + n + 1 }));
  const ops: ClockOp[] = measures.map(({ by }) => ({ op: 'start', rule: 'T_MEASURE', startOn: today, dueOn: by }));
  return { plan: { ...plan, measures }, clocks: [{ op: 'stop', rule: 'T_MEASURE' } satisfies ClockOp, ...ops] };
}

export const targetMoved = ({ target }: Plan, today: IsoDate): ClockOp[] => [
  { op: 'stop', rule: 'T_PACKAGE_TARGET' },
  { op: 'start', rule: 'T_PACKAGE_TARGET', startOn: today, dueOn: target },
];

/** Each record of progress begins the days without one anew. */
export const progressed = (on: IsoDate): ClockOp[] => [
  { op: 'stop', rule: 'T_PROGRESS', on },
  { op: 'start', rule: 'T_PROGRESS', startOn: on },
];

/**
 * The appointment of a month: owed by its end, planned for the office's day in it. The day's length counts from the end
 * of the month before, so that it is the day of the month; unlike the month's end it moves past rest days.
 */
export const appointmentOf = (month: Month, startOn: IsoDate): ClockOp[] => [
  { op: 'start', rule: 'T_APPOINTMENT', startOn, dueOn: lastDayOf(month) },
  { op: 'start', rule: 'T_APPOINTMENT_DAY', startOn: addDays(firstDayOf(month), -1) },
];

/** Fewer days than these left in a month are too few to owe an appointment in it (office setting). */
const leastDays = 14;

/** The first month that owes one, from the day the work begins or goes on; not one that has had it. */
export function firstMonth({ facts }: PackageState, today: IsoDate): Month {
  const month = monthOf(today);
  const isSettled = facts.appointments?.some((one) => one.month === month && one.state !== 'missed');
  return isSettled || daysBetween(today, lastDayOf(month)) < leastDays ? monthAfter(month) : month;
}

/** The leader's own clocks while the package is with the leader: progress and appointments. */
export const leadersClocks = (state: PackageState, today: IsoDate): ClockOp[] => [
  { op: 'start', rule: 'T_PROGRESS', startOn: today },
  ...appointmentOf(firstMonth(state, today), today),
];

/** While others check, nobody can meet them: they end, and begin anew if it comes back. */
export const handedIn: readonly ClockOp[] = (
  ['T_PROGRESS', 'T_APPOINTMENT', 'T_APPOINTMENT_DAY', 'T_APPOINTMENT_MISSED', 'T_MEASURE'] as const
).map((rule) => ({ op: 'stop', rule }));

/** The month whose appointment is owed now. */
export const owedMonth = ({ clocks }: PackageState): Month | undefined => {
  const clock = running(clocks, 'T_APPOINTMENT');
  return clock && monthOf(clock.dueOn);
};
