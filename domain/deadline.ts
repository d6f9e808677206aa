import { isCovered, type WorkCalendar } from './calendar';
import { checkQuestion } from './deadline/check';
import { countDays, rollForward } from './deadline/count';
import { explainHours } from './deadline/hours';
import type { LengthUnit, Rule, RuleCode } from './policy/types';
import { addDays, daysBetween, endOfDay, type Instant, type IsoDate, yearOf } from './time';

export { DeadlineRefusal } from './deadline/check';

export interface Pause {
  /** First paused day. */
  readonly from: IsoDate;
  /** Last paused day (the day before the clock resumes). */
  readonly to: IsoDate;
}

/** Why the days of a step are what they are; domain/deadline/words.ts says it in Chinese and English. */
export type Why =
  | 'dayZero'
  | 'calendarDay'
  | 'workday'
  | 'makeUpWorkday'
  | 'weekend'
  | 'holiday'
  | 'pause'
  | 'strictDate'
  | 'wallClock';

/**
 * A run of days treated alike; steps stand in the order of counting, `from` is the earlier day and both ends belong to it.
 * Of every explanation this holds:
 * - `days` of the steps `counted` add up to `length`, those of `extension` to `extension`, both in the rule's unit;
 * - each day after day 0 up to the strict date lies in exactly one step counted, extension, skipped or paused, so that
 *   their days add up to the calendar distance from `startOn` to `strictOn`;
 * - `rolled` steps are the rest days from the strict date on; their days are the distance from `strictOn` to `dueOn`;
 * - `start` and `strict` mark one day each and have 0 days.
 * Rest days inside a pause of a working-day rule are `skipped`: they would not have counted anyway.
 * Hours run by the wall clock: one step `counted` whose `days` are the hours.
 */
export interface Step {
  readonly what: 'start' | 'counted' | 'skipped' | 'extension' | 'paused' | 'strict' | 'rolled';
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly days: number;
  readonly why: Why;
  /** The festival, for holidays and make-up working days. */
  readonly name?: string;
}

export interface Question {
  readonly rule: Rule;
  readonly startOn: IsoDate;
  /** The instant within that day, for rules that count hours, and only for them. */
  readonly startAt?: Instant;
  /** For rules whose length is a date given by the act, and only for them. */
  readonly dueOn?: IsoDate;
  /** In the rule's own unit; 0 or absent: none. */
  readonly extension?: number;
  readonly pauses?: readonly Pause[];
}

export interface ExplainedDeadline {
  readonly rule: RuleCode;
  readonly basis: string;
  readonly startOn: IsoDate;
  /** For rules that count hours: the instant they count from. */
  readonly startAt?: Instant;
  /** The rule's length without the extension; for a given date, the calendar days to it. */
  readonly length: number;
  readonly extension: number;
  readonly unit: LengthUnit;
  /** The date without rolling; warnings aim at it. */
  readonly strictOn: IsoDate;
  readonly dueOn: IsoDate;
  /** The end of the due day, 24:00 at +08:00; for hours the very instant. */
  readonly dueAt: Instant;
  /** A year that the count touches, the roll included, has no published calendar yet. */
  readonly provisional: boolean;
  readonly calendarVersion: number;
  readonly policyVersion: string;
  readonly steps: readonly Step[];
}

/**
 * The date until which the rule must be met, with every day accounted for. Days are at +08:00. Day 0 is never counted
 * (CIV-201), a rest day at the end moves the date on if the rule rolls (CIV-203), an extension runs on from the strict
 * date, paused days are taken out (R22-36).
 * Hours count from an instant by the wall clock, rest days included, and never roll (acts.md 1.9, 1.14).
 * Throws a RangeError naming a value that makes no sense (no such day, hours without an instant, more than ten years),
 * and a DeadlineRefusal for an extension or pause that the rule does not allow.
 */
export function explainDeadline(question: Question, calendar: WorkCalendar, policyVersion: string): ExplainedDeadline {
  checkQuestion(question);
  const { rule, startOn, startAt, dueOn: givenOn, extension = 0, pauses = [] } = question;
  if (startAt) return explainHours(rule, startAt, { calendarVersion: calendar.version, policyVersion });
  const length = rule.length ?? daysBetween(startOn, givenOn!);
  const { strictOn, steps } = countDays({ rule, startOn, length, extension, pauses }, calendar);
  const roll = rule.rolls && !rule.backwards ? rollForward(strictOn, calendar) : { dueOn: strictOn, steps: [] };
  return {
    rule: rule.code,
    basis: rule.source,
    startOn,
    length,
    extension,
    unit: rule.unit,
    strictOn,
    dueOn: roll.dueOn,
    dueAt: endOfDay(roll.dueOn),
    provisional: touchesUncovered(startOn, roll.dueOn, calendar),
    calendarVersion: calendar.version,
    policyVersion,
    steps: [...steps, ...roll.steps],
  };
}

/** Day 0 is not counted: a year that only it belongs to does not matter. */
function touchesUncovered(startOn: IsoDate, dueOn: IsoDate, calendar: WorkCalendar): boolean {
  if (startOn === dueOn) return !isCovered(dueOn, calendar);
  const nextToStart = addDays(startOn, dueOn > startOn ? 1 : -1);
  const [first, last] = [nextToStart, dueOn].sort() as [IsoDate, IsoDate];
  for (let year = yearOf(first); year <= yearOf(last); year += 1) if (!calendar.covered.has(year)) return true;
  return false;
}
