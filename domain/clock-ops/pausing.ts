import { type Clock, type ClockOp, isCounting } from '../clock';
import { DeadlineRefusal } from '../deadline';
import { addDays } from '../time';
import { compute, type Put, type Yardstick } from './computing';
import { frozen } from './frozen';
import { redated } from './rearm';

type Pausing = Extract<ClockOp, { op: 'pause' | 'endPause' }>;

/**
 * Takes days out of the running clock of a rule (R22-36): from the first day of the pause to the day before it ends (acts.md
 * 1.12). How many they are is known at the end: until then the dates stand, no rung fires and the colour is kept. A
 * pause that begins after the strict date changes nothing. Throws a DeadlineRefusal where the rule allows none.
 */
export function pausing(op: Pausing, live: readonly Clock[], yardstick: Yardstick, put: Put): void {
  const clock = live.find(({ rule }) => rule === op.rule);
  const rule = clock && yardstick.ruleOf(clock.rule, clock.policyVersion);
  if (!clock || !rule) return;
  if (!rule.pausable) throw new DeadlineRefusal('notPausable', rule.code, `${rule.code} cannot be paused`);
  if (op.op === 'pause') {
    if (isCounting(clock) && op.on <= clock.strictOn) put(frozen({ ...clock, pausedFrom: op.on }));
    return;
  }
  const { pausedFrom: from, ...counting } = clock;
  if (from === undefined) return;
  const to = addDays(op.on, -1);
  const pauses = to < from ? clock.pauses : [...(clock.pauses ?? []), { from, to }];
  compute({ ...counting, ...(pauses ? { pauses } : {}) }, rule, yardstick, put, redated);
}
