import { addWorkingDays, type WorkCalendar, workingDayOnOrAfter } from '../calendar';
import { explainDeadline } from '../deadline';
import type { Rule } from '../policy/types';
import { addDays, type IsoDate } from '../time';

export interface HearingNotice {
  /** The last day on which the notice of that session is in time. */
  readonly latestOn: IsoDate;
  /** The first working day on which a session could be held if it were announced today. */
  readonly earliestOn: IsoDate;
}

/**
 * Both ways of counting a hearing's notice (T_HEARING_NOTICE, working days before the session): back from a session, and
 * from `today` to the first session that can still be announced. Throws RangeError for days that do not exist.
 */
export function noticeFor(rule: Rule, session: IsoDate, today: IsoDate, calendar: WorkCalendar): HearingNotice {
  const latestOn = explainDeadline({ rule, startOn: session }, calendar, '').dueOn;
  return { latestOn, earliestOn: earliestSession(rule, today, calendar) };
}

/** The day of notice is the first of the working days before the session, and counts. */
export function earliestSession(rule: Rule, today: IsoDate, calendar: WorkCalendar): IsoDate {
  const first = workingDayOnOrAfter(today, calendar);
  return workingDayOnOrAfter(addDays(addWorkingDays(first, (rule.length ?? 1) - 1, calendar), 1), calendar);
}
