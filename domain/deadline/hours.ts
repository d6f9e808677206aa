import type { ExplainedDeadline } from '../deadline';
import type { Rule } from '../policy/types';
import { dayOf, type Instant, type IsoDate, msOf, toInstant } from '../time';

type Versions = Pick<ExplainedDeadline, 'calendarVersion' | 'policyVersion'>;

/** An instant so many hours later, or before if the rule counts backwards; no calendar is asked, so that none can move it. */
export function explainHours(rule: Rule, startAt: Instant, versions: Versions): ExplainedDeadline {
  const length = rule.length!;
  const dueAt = toInstant(msOf(startAt) + (rule.backwards ? -1 : 1) * length * 3_600_000);
  const [startOn, dueOn] = [dayOf(startAt), dayOf(dueAt)];
  const [from, to] = [startOn, dueOn].sort() as [IsoDate, IsoDate];
  return {
    ...{ rule: rule.code, basis: rule.source, startOn, startAt, length, extension: 0, unit: rule.unit },
    ...{ strictOn: dueOn, dueOn, dueAt, provisional: false, ...versions },
    steps: [
      { what: 'start', from: startOn, to: startOn, days: 0, why: 'dayZero' },
      { what: 'counted', from, to, days: length, why: 'wallClock' },
      { what: 'strict', from: dueOn, to: dueOn, days: 0, why: 'strictDate' },
    ],
  };
}
