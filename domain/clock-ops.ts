import { type Clock, type ClockOp, clockKey, ends, type MovedDate, running } from './clock';
import { type Blank, compute, type Put, type Yardstick } from './clock-ops/computing';
import { fired, lateDaysOf, stopped } from './clock-ops/ending';
import { pausing } from './clock-ops/pausing';
import { extended, redated, resumed } from './clock-ops/rearm';
import type { ExplainedDeadline } from './deadline';
import type { Rule, RuleCode } from './policy/types';
import { msOf } from './time';

export type { Yardstick } from './clock-ops/computing';

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

function step(op: ClockOp, clocks: readonly Clock[], yardstick: Yardstick, put: Put): void {
  const live = clocks.filter((clock) => clock.state === 'running');
  switch (op.op) {
    case 'start':
      begin(op, clocks, yardstick, put);
      return;
    case 'stop':
      for (const clock of live) if (ends(op, clock)) put(stopped(clock, op.on, yardstick.at));
      return;
    case 'stopAll':
      for (const clock of live) if (ends(op, clock)) put(stopped(clock));
      return;
    case 'extend': {
      const clock = running(clocks, op.rule);
      const rule = clock && yardstick.ruleOf(op.rule, clock.policyVersion);
      if (clock && rule) compute({ ...clock, extension: op.days }, rule, yardstick, put, extended);
      return;
    }
    case 'pause':
    case 'endPause':
      pausing(op, live, yardstick, put);
      return;
    case 'fire':
      for (const clock of live) if (clockKey(clock) === op.clock) put(fired(clock, op.level, yardstick.at));
      return;
    case 'hand':
      for (const clock of live) if (clockKey(clock) === op.clock) put({ ...clock, unitId: op.unitId });
      return;
    case 'contact':
      for (const clock of live)
        if (clock.alerts.some((alert) => alert.onlyWithoutContact && alert.state === 'pending'))
          put({
            ...clock,
            alerts: clock.alerts.map((a) => (a.onlyWithoutContact ? { ...a, state: 'suppressed' } : a)),
          });
      return;
    case 'recompute':
      withRule(op.clock, live, yardstick, (clock, rule) => compute(clock, rule, yardstick, put, redated));
      return;
    case 'redate':
      withRule(op.clock, clocks, yardstick, (old, rule) => corrected(old, op, rule, yardstick, put));
      return;
    case 'resume':
      withRule(op.clock, clocks, yardstick, (old, rule) => compute(anew(old, clocks), rule, yardstick, put, resumed));
  }
}

/** Works on the clock of that key by the rule it began with, if there are both. */
function withRule(key: string, clocks: readonly Clock[], { ruleOf }: Yardstick, work: (c: Clock, r: Rule) => void) {
  const clock = clocks.find((one) => clockKey(one) === key);
  const rule = clock && ruleOf(clock.rule, clock.policyVersion);
  if (clock && rule) work(clock, rule);
}

const nextInstance = (rule: RuleCode, clocks: readonly Clock[]) => 1 + clocks.filter((one) => one.rule === rule).length;

function begin(op: Extract<ClockOp, { op: 'start' }>, clocks: readonly Clock[], yardstick: Yardstick, put: Put): void {
  const rule = yardstick.ruleOf(op.rule, yardstick.policyVersion);
  if (!rule || rule.enabled === false) return;
  const blank = { rule: op.rule, instance: nextInstance(op.rule, clocks), kind: rule.kind, state: 'running' as const };
  const { startOn, startAt, dueOn: givenDueOn, unitId } = op;
  compute(
    { ...blank, startOn, startAt, givenDueOn, ...(unitId ? { unitId } : {}) },
    rule,
    yardstick,
    put,
    (alert) => alert,
  );
}

function anew(old: Clock, clocks: readonly Clock[]): Blank {
  const { rule, kind, startOn, startAt, givenDueOn, unitId, extension, policyVersion } = old;
  return {
    rule,
    instance: nextInstance(rule, clocks),
    kind,
    state: 'running',
    startOn,
    startAt,
    givenDueOn,
    unitId,
    extension,
    policyVersion,
  };
}

/**
 * A wrong date is put right: what runs is re-dated, what was met is late or in time by the right dates, and a right
 * that lapsed too early runs again.
 */
function corrected(
  old: Clock,
  op: Extract<ClockOp, { op: 'redate' }>,
  rule: Rule,
  yardstick: Yardstick,
  put: Put,
): void {
  const again = (clock: Clock, why?: ExplainedDeadline) => {
    const { at } = yardstick;
    const lives = clock.state === 'running' || (clock.state === 'lapsed' && msOf(clock.dueAt) > msOf(at));
    if (lives) return put({ ...clock, state: 'running' }, why);
    const over = { ...clock, alerts: clock.alerts.filter(({ state }) => state !== 'pending') };
    const metOn = op.metOn ?? clock.metOn;
    put(metOn ? { ...over, metOn, lateDays: lateDaysOf(clock, metOn, at) } : over, why);
  };
  compute({ ...old, startOn: op.startOn ?? old.startOn }, rule, yardstick, again, redated);
}
