import { alertsOf } from './alerts';
import type { WorkCalendar } from './calendar';
import { type Alert, type Clock, type ClockOp, clockKey, type MovedDate, running } from './clock';
import { colourInstants } from './colour';
import { type ExplainedDeadline, explainDeadline } from './deadline';
import type { Level, Rule, RuleCode } from './policy/types';
import { dayOf, daysBetween, type Instant, type IsoDate, instantOf, msOf } from './time';

/** What dates are measured with: the policy in force (or the version a clock began with), the calendar, the story's now. */
export interface Yardstick {
  readonly policyVersion: string;
  readonly ruleOf: (code: RuleCode, policyVersion: string) => Rule | undefined;
  readonly calendar: WorkCalendar;
  readonly at: Instant;
}

export interface ClockChange {
  readonly clocks: readonly Clock[];
  readonly explained: Readonly<Record<string, ExplainedDeadline>>;
  readonly moved: readonly MovedDate[];
}

/**
 * What the operations make of a story's clocks: the changed ones, their explanations and the dates that moved.
 * A rule that the policy has switched off starts nothing.
 */
export function resolveClocks(ops: readonly ClockOp[], before: readonly Clock[], yardstick: Yardstick): ClockChange {
  const clocks = new Map(before.map((clock) => [clockKey(clock), clock]));
  const explained: Record<string, ExplainedDeadline> = {};
  const changed = new Set<string>();
  const put = (clock: Clock, why?: ExplainedDeadline) => {
    const key = clockKey(clock);
    clocks.set(key, clock);
    changed.add(key);
    if (why) explained[key] = why;
  };
  for (const op of ops) step(op, [...clocks.values()], yardstick, put);
  const moved = before.flatMap((old) => {
    const now = clocks.get(clockKey(old));
    return now && now.dueOn !== old.dueOn ? [{ clock: clockKey(old), oldDueOn: old.dueOn, newDueOn: now.dueOn }] : [];
  });
  return { clocks: [...changed].map((key) => clocks.get(key)!), explained, moved };
}

type Put = (clock: Clock, why?: ExplainedDeadline) => void;

function step(op: ClockOp, clocks: readonly Clock[], yardstick: Yardstick, put: Put): void {
  const live = clocks.filter((clock) => clock.state === 'running');
  switch (op.op) {
    case 'start':
      begin(op, clocks, yardstick, put);
      return;
    case 'stop':
      for (const clock of live)
        if (clock.rule === op.rule && (op.instance ?? clock.instance) === clock.instance) put(stopped(clock, op.on));
      return;
    case 'stopAll':
      for (const clock of live) if (!op.except?.includes(clock.rule)) put(stopped(clock));
      return;
    case 'extend': {
      const clock = running(clocks, op.rule);
      const rule = clock && yardstick.ruleOf(op.rule, clock.policyVersion);
      if (clock && rule) compute({ ...clock, extension: op.days }, rule, yardstick, put, extended);
      return;
    }
    case 'fire':
      for (const clock of live) if (clockKey(clock) === op.clock) put(fired(clock, op.level, yardstick.at));
      return;
    case 'contact':
      for (const clock of live)
        if (clock.alerts.some((alert) => alert.onlyWithoutContact && alert.state === 'pending'))
          put({
            ...clock,
            alerts: clock.alerts.map((a) => (a.onlyWithoutContact ? { ...a, state: 'suppressed' } : a)),
          });
      return;
    case 'recompute': {
      const clock = live.find((one) => clockKey(one) === op.clock);
      const rule = clock && yardstick.ruleOf(clock.rule, clock.policyVersion);
      if (clock && rule) compute(clock, rule, yardstick, put, redated);
      return;
    }
    case 'resume': {
      const old = clocks.find((one) => clockKey(one) === op.clock);
      const rule = old && yardstick.ruleOf(old.rule, old.policyVersion);
      if (old && rule) compute(anew(old, clocks), rule, yardstick, put, resumed);
    }
  }
}

const nextInstance = (rule: RuleCode, clocks: readonly Clock[]) => 1 + clocks.filter((one) => one.rule === rule).length;

function begin(op: Extract<ClockOp, { op: 'start' }>, clocks: readonly Clock[], yardstick: Yardstick, put: Put): void {
  const rule = yardstick.ruleOf(op.rule, yardstick.policyVersion);
  if (!rule || rule.enabled === false) return;
  const blank = { rule: op.rule, instance: nextInstance(op.rule, clocks), kind: rule.kind, state: 'running' as const };
  compute({ ...blank, startOn: op.startOn, givenDueOn: op.dueOn }, rule, yardstick, put, (alert) => alert);
}

function anew({ rule, kind, startOn, givenDueOn, extension, policyVersion }: Clock, clocks: readonly Clock[]): Blank {
  return {
    rule,
    instance: nextInstance(rule, clocks),
    kind,
    state: 'running',
    startOn,
    givenDueOn,
    extension,
    policyVersion,
  };
}

/** What becomes of a rung of the new ladder, given the rung of that level before and the instant of the change. */
type Rearm = (alert: Alert, before: Alert | undefined, at: Instant) => Alert;

const isBehind = ({ at }: Alert, now: Instant) => msOf(at) < msOf(now);
const skipped = (alert: Alert): Alert => ({ ...alert, state: 'skipped' });

/** An approved extension re-arms what lies ahead; what lies behind its approval is sent or skipped for good. */
const extended: Rearm = (alert, before, at) => {
  if (before?.state === 'suppressed') return { ...alert, state: 'suppressed' };
  if (!isBehind(alert, at)) return alert;
  return before && before.state !== 'pending' ? before : skipped(alert);
};

/** Another calendar re-dates what lies ahead; what was due and not yet sent stays due. */
const redated: Rearm = (alert, before, at) => {
  if (before?.state === 'suppressed') return { ...alert, state: 'suppressed' };
  return isBehind(alert, at) && before && before.state !== 'pending' ? before : alert;
};

/** A round under an old date needs no reminder of what is behind it; a breach that goes on is ordered again. */
const resumed: Rearm = (alert, _before, at) =>
  isBehind(alert, at) && alert.level !== 'order' ? skipped(alert) : alert;

type Blank = Pick<Clock, 'rule' | 'instance' | 'kind' | 'state' | 'startOn' | 'givenDueOn' | 'extension' | 'pauses'> & {
  readonly policyVersion?: string;
  readonly alerts?: readonly Alert[];
};

function compute(blank: Blank, rule: Rule, yardstick: Yardstick, put: Put, rearm: Rearm): void {
  const { startOn, givenDueOn: dueOn, extension, pauses } = blank;
  const why = explainDeadline(
    { rule, startOn, dueOn, extension, pauses },
    yardstick.calendar,
    blank.policyVersion ?? yardstick.policyVersion,
  );
  put(
    {
      ...blank,
      strictOn: why.strictOn,
      dueOn: why.dueOn,
      dueAt: why.dueAt,
      ...(rule.maxExtension > 0 ? { maxExtension: rule.maxExtension } : {}),
      ...(rule.kind === 'duty' ? colourInstants(why.strictOn, why.dueOn) : {}),
      provisional: why.provisional,
      policyVersion: why.policyVersion,
      calendarVersion: why.calendarVersion,
      alerts: alertsOf(rule, why, yardstick.calendar, startOf(startOn, yardstick.at)).map((alert) => {
        const before = blank.alerts?.find((one) => one.level === alert.level);
        return alert.state === 'pending' ? rearm(alert, before, yardstick.at) : alert;
      }),
    },
    why,
  );
}

/**
 * When a clock began: now, if its first day is today. A fact that is entered late begins its clock on the reported day
 * all the same: what is overdue by then fires at once.
 */
function startOf(startOn: IsoDate, at: Instant): Instant {
  return startOn === dayOf(at) ? at : instantOf(startOn);
}

function stopped(clock: Clock, on?: IsoDate): Clock {
  const ended = { ...clock, state: 'stopped' as const, alerts: clock.alerts.filter((a) => a.state !== 'pending') };
  return on ? { ...ended, metOn: on, lateDays: Math.max(0, daysBetween(clock.dueOn, on)) } : ended;
}

/** The level that fires; lower ones that were due as well are marked skipped (after an outage only the highest fires). */
function fired(clock: Clock, level: Level, at: Instant): Clock {
  const index = clock.alerts.findIndex((alert) => alert.level === level && alert.state === 'pending');
  const alerts = clock.alerts.map((alert, i): Alert => {
    if (i === index) return { ...alert, state: 'fired', firedAt: at };
    return i < index && alert.state === 'pending' ? { ...alert, state: 'skipped' } : alert;
  });
  return level === 'lapse' ? { ...clock, state: 'lapsed', alerts } : { ...clock, alerts };
}
