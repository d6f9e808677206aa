import type { ExplainedDeadline } from '../deadline';
import type { Rule } from '../policy/types';
import { dayOf, type Instant, msOf, toInstant } from '../time';

type Versions = Pick<ExplainedDeadline, 'calendarVersion' | 'policyVersion'>;

/** An instant so many hours later; no calendar is asked, so that none can move it. */
export function explainHours(rule: Rule, startAt: Instant, versions: Versions): ExplainedDeadline {
  const length = rule.length!;
  const dueAt = toInstant(msOf(startAt) + length * 3_600_000);
  const [startOn, dueOn] = [dayOf(startAt), dayOf(dueAt)];
  return {
    ...{ rule: rule.code, basis: rule.source, startOn, startAt, length, extension: 0, unit: rule.unit },
    ...{ strictOn: dueOn, dueOn, dueAt, provisional: false, ...versions },
    steps: [
      { what: 'start', from: startOn, to: startOn, days: 0, why: 'dayZero' },
      { what: 'counted', from: startOn, to: dueOn, days: length, why: 'wallClock' },
      { what: 'strict', from: dueOn, to: dueOn, days: 0, why: 'strictDate' },
    ],
  };
}
