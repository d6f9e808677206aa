import { assistLadder, careLadder, handlingLadder, petitionersRight, targetLadder, withCopies } from '../ladders';
import type { Rule } from '../types';
import { days, rule, workingDays } from './rule';

/** From acceptance until what was promised is done. */
export const handling: readonly Rule[] = [
  rule('duty', ['T_HANDLE', 'handle', '办理', 'Handling'], days(60, 'acceptance'), {
    maxExtension: 30,
    ladder: withCopies(handlingLadder),
    source: 'R22-34',
  }),
  // S4 says neither from which event nor which days: from acceptance, calendar days, and off unless an office wants it.
  rule('target', ['T_TARGET_10', 'target10', '十日办结', 'Ten-day completion'], days(10, 'acceptance'), {
    enabled: false,
    ladder: targetLadder,
    source: 'S4',
  }),
  rule('target', ['T_ASSIST', 'assist', '协办反馈', "Assistant's part"], days(null, 'assistanceAsked'), {
    ladder: assistLadder,
    source: 'S2',
  }),
  rule('target', ['T_FOLLOW_UP', 'followUp', '跟踪回访', 'Follow-up'], workingDays(5, 'opinionDelivery'), {
    ladder: targetLadder,
    source: 'office setting',
  }),
  rule('duty', ['T_EXECUTE', 'execute', '兑现承诺', 'Performance'], days(null, 'opinionDelivery'), {
    ladder: handlingLadder,
    source: 'R22-32',
  }),
  // Care goes on after the end and may be declined; the day is the office's own promise.
  rule('target', ['T_CARE', 'care', '后续关怀', 'After-care'], days(null, 'careOffer'), {
    ladder: careLadder,
    source: 'R22-37',
  }),
  rule('right', ['T_RATING', 'rating', '满意度评价', 'Rating'], days(30, 'opinionDelivery'), {
    ladder: petitionersRight('office setting'),
    source: 'office setting',
  }),
];
