import { addWorkingDays, type WorkCalendar, workingDayOnOrAfter, workingDayOnOrBefore } from './calendar';
import type { Alert } from './clock';
import type { ExplainedDeadline } from './deadline';
import { type Level, levels, type Recipient, type Rule, type Rung } from './policy/types';
import { addDays, type Instant, type IsoDate, instantOf, msOf } from './time';

/** Slips go out at 09:00 at +08:00. */
const slipHour = 9;

type Dates = Pick<ExplainedDeadline, 'startOn' | 'length' | 'extension' | 'strictOn' | 'dueOn' | 'dueAt' | 'steps'>;

/**
 * The instants of a rule's ladder for one deadline, earliest first (acts.md rule 11): slips at 09:00 of a working day,
 * those before the due date on the working day before if it is a rest day, later ones on the next; a lapse at 00:00.
 * `since` is the clock's start or the approval that moved its date. A rung before it is `skipped`, and so is one that a
 * higher level has overtaken (half of a three-day limit lies after its warning).
 */
export function alertsOf(rule: Rule, deadline: Dates, calendar: WorkCalendar, since: Instant): Alert[] {
  const alerts = rule.ladder
    .map((rung) => alertOf(rung, deadline, calendar, since))
    .sort((a, b) => msOf(a.at) - msOf(b.at) || rankOf(a.level) - rankOf(b.level));
  return alerts.map((alert) => (isOvertaken(alert, alerts) ? { ...alert, state: 'skipped' } : alert));
}

/** Whom the rule's rung of that level tells; empty if it has none or tells nobody. */
export function recipientsOf(rule: Rule, level: Level): readonly Recipient[] {
  return rule.ladder.find((rung) => rung.level === level)?.to ?? [];
}

function alertOf(rung: Rung, deadline: Dates, calendar: WorkCalendar, since: Instant): Alert {
  const at = instantOfRung(rung, deadline, calendar);
  const state = msOf(at) < msOf(since) ? 'skipped' : 'pending';
  return { level: rung.level, at, state, ...('half' in rung.at ? { onlyWithoutContact: true } : {}) };
}

function instantOfRung({ at }: Rung, deadline: Dates, calendar: WorkCalendar): Instant {
  if ('atEnd' in at) return deadline.dueAt;
  if ('afterDue' in at) return slip(workingDayOnOrAfter(addDays(deadline.dueOn, at.afterDue), calendar));
  if ('half' in at) return slip(workingDayOnOrBefore(halfOf(deadline), calendar));
  if ('lastDay' in at) return slip(workingDayOnOrBefore(deadline.strictOn, calendar));
  if (at.unit === 'workingDays') return slip(addWorkingDays(deadline.strictOn, -at.beforeStrict, calendar));
  return slip(workingDayOnOrBefore(addDays(deadline.strictOn, -at.beforeStrict), calendar));
}

const slip = (day: IsoDate): Instant => instantOf(day, slipHour);

/** The day on which half of the length, in the rule's own unit and rounded down, has been counted. */
function halfOf({ startOn, length, extension, steps }: Dates): IsoDate {
  let left = Math.floor((length + extension) / 2);
  if (left === 0) return startOn;
  for (const step of steps) {
    if (step.what !== 'counted' && step.what !== 'extension') continue;
    if (left <= step.days) return addDays(step.from, left - 1);
    left -= step.days;
  }
  throw new RangeError(`steps: they end before half of ${length}`);
}

const rankOf = (level: Level): number => levels.indexOf(level);

function isOvertaken(alert: Alert, alerts: readonly Alert[]): boolean {
  return alerts.some(
    (other) =>
      other.state === 'pending' && rankOf(other.level) > rankOf(alert.level) && msOf(other.at) <= msOf(alert.at),
  );
}
