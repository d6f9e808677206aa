import { alertsOf } from '../alerts';
import type { WorkCalendar } from '../calendar';
import type { Alert, Clock } from '../clock';
import { colourInstants, hourInstants, turningInstants } from '../colour';
import { type ExplainedDeadline, explainDeadline } from '../deadline';
import type { Rule, RuleCode } from '../policy/types';
import { dayOf, type Instant, instantOf } from '../time';
import { frozen } from './frozen';
import type { Rearm } from './rearm';

/** What dates are measured with: the policy in force (or the version a clock began with), the calendar, the story's now. */
export interface Yardstick {
  readonly policyVersion: string;
  readonly ruleOf: (code: RuleCode, policyVersion: string) => Rule | undefined;
  readonly calendar: WorkCalendar;
  readonly at: Instant;
}

export type Put = (clock: Clock, why?: ExplainedDeadline) => void;

type Asked = 'startOn' | 'startAt' | 'givenDueOn' | 'unitId' | 'extension' | 'pauses' | 'pausedFrom';

/** A clock before it is dated. */
export type Blank = Pick<Clock, 'rule' | 'instance' | 'kind' | 'state' | Asked> & {
  readonly policyVersion?: string;
  readonly alerts?: readonly Alert[];
};

/** Dates the clock by its rule; each rung of the new ladder becomes what `rearm` makes of it. */
export function compute(blank: Blank, rule: Rule, yardstick: Yardstick, put: Put, rearm: Rearm): void {
  const { startOn, startAt, givenDueOn: dueOn, extension, pauses } = blank;
  const why = explainDeadline(
    { rule, startOn, startAt, dueOn, extension, pauses },
    yardstick.calendar,
    blank.policyVersion ?? yardstick.policyVersion,
  );
  put(
    frozen({
      ...blank,
      strictOn: why.strictOn,
      dueOn: why.dueOn,
      dueAt: why.dueAt,
      ...(rule.maxExtension > 0 ? { maxExtension: rule.maxExtension } : {}),
      ...coloursFrom(rule, why),
      provisional: why.provisional,
      policyVersion: why.policyVersion,
      calendarVersion: why.calendarVersion,
      alerts: alertsOf(rule, why, yardstick.calendar, startOf(rule, blank, yardstick.at)).map((alert) => {
        const before = blank.alerts?.find((one) => one.level === alert.level);
        return alert.state === 'pending' ? rearm(alert, before, yardstick.at) : alert;
      }),
    }),
    why,
  );
}

/**
 * When a clock began: now, if its first day is today. A fact that is entered late begins its clock on the reported day
 * all the same: what is overdue by then fires at once. What is counted back from a day that lies ahead begins now.
 */
function startOf({ backwards }: Rule, { startOn, startAt }: Blank, at: Instant): Instant {
  if (backwards) return at;
  return startAt ?? (startOn === dayOf(at) ? at : instantOf(startOn));
}

function coloursFrom({ kind, turns }: Rule, why: ExplainedDeadline) {
  if (kind !== 'duty') return turns ? turningInstants(turns, why) : {};
  const { startAt, dueAt, strictOn, dueOn } = why;
  return startAt ? hourInstants(startAt, dueAt) : colourInstants(strictOn, dueOn);
}
