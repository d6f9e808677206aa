import type { Pause, Question } from '../deadline';
import type { RuleCode } from '../policy/types';
import { dayOf, daysBetween, type Instant, type IsoDate, isIsoDate, msOf, yearOf } from '../time';

export type DeadlineRefusalCode = 'extensionTooLong' | 'notExtendable' | 'notPausable';

/** The rule does not allow what was asked; `code` says what. */
export class DeadlineRefusal extends Error {
  override readonly name = 'DeadlineRefusal';
  constructor(
    readonly code: DeadlineRefusalCode,
    readonly rule: RuleCode,
    message: string,
  ) {
    super(message);
  }
}

/** Ten years: a longer limit is a slip of the pen, and would be counted day by day. */
export const maxDays = 3_660;

/** Throws for a question that cannot be answered: see explainDeadline. */
export function checkQuestion(question: Question): void {
  const { rule, startOn, extension = 0, pauses = [] } = question;
  refuseNoDay('startOn', startOn);
  checkLength(question);
  if (!Number.isInteger(extension) || extension < 0) throw new RangeError(`extension: ${extension}`);
  if (extension > 0 && rule.maxExtension === 0)
    throw new DeadlineRefusal('notExtendable', rule.code, `${rule.code} cannot be extended`);
  if (extension > rule.maxExtension)
    throw new DeadlineRefusal(
      'extensionTooLong',
      rule.code,
      `${rule.code} can be extended by ${rule.maxExtension} at most, not by ${extension}`,
    );
  for (const pause of pauses) checkPause(pause);
  if (pauses.length > 0 && !rule.pausable)
    throw new DeadlineRefusal('notPausable', rule.code, `${rule.code} cannot be paused`);
}

function checkLength({ rule, startOn, startAt, dueOn }: Question): void {
  if (rule.unit === 'hours') refuseNoInstant(rule.code, startOn, startAt);
  else if (startAt !== undefined) throw new RangeError(`startAt: ${startAt}; ${rule.code} counts days`);
  if (rule.length !== null) {
    if (dueOn !== undefined) throw new RangeError(`dueOn: ${dueOn}; ${rule.code} has a length of its own`);
    if (!Number.isInteger(rule.length) || rule.length < 1 || rule.length > maxDays)
      throw new RangeError(`length: ${rule.length}`);
    return;
  }
  if (rule.unit !== 'calendarDays') throw new RangeError(`unit: ${rule.unit}; a given date counts calendar days`);
  if (dueOn === undefined) throw new RangeError(`dueOn: missing; ${rule.code} needs the date that was given`);
  refuseNoDay('dueOn', dueOn);
  const days = daysBetween(startOn, dueOn);
  if (days < 0) throw new RangeError(`dueOn: ${dueOn} is before ${startOn}`);
  if (days > maxDays) throw new RangeError(`dueOn: ${dueOn} is more than ten years after ${startOn}`);
}

function checkPause({ from, to }: Pause): void {
  refuseNoDay('pause', from);
  refuseNoDay('pause', to);
  if (to < from) throw new RangeError(`pause: ${from}..${to} ends before it begins`);
}

function refuseNoInstant(code: RuleCode, startOn: IsoDate, startAt: Instant | undefined): void {
  if (startAt === undefined) throw new RangeError(`unit: hours; ${code} counts from an instant, not from a day`);
  if (!Number.isFinite(msOf(startAt)) || dayOf(startAt) !== startOn)
    throw new RangeError(`startAt: ${startAt} is no instant of ${startOn}`);
}

function refuseNoDay(field: string, day: IsoDate): void {
  if (typeof day !== 'string' || !isIsoDate(day) || yearOf(day) < 1900 || yearOf(day) > 2999)
    throw new RangeError(`${field}: there is no day ${day}`);
}
