import { dutyLadder, urgentLadder } from '../ladders';
import type { Rule, RuleCode } from '../types';
import { days, hours, rule } from './rule';

/** S0 names the three steps and gives no figures. */
const urgent = (code: RuleCode, clock: string, zh: string, en: string, length: number): Rule =>
  rule('duty', [code, clock, zh, en], hours(length, 'registration'), {
    rolls: false,
    ladder: urgentLadder,
    source: 'office setting',
  });

/** What runs beside the main road: urgent first visits and leaders' instructions. */
export const beside: readonly Rule[] = [
  urgent('T_URGENT_APPROVE', 'urgentApprove', '即接即批', 'Urgent: order', 2),
  urgent('T_URGENT_ACT', 'urgentAct', '即刻办理', 'Urgent: action', 4),
  urgent('T_URGENT_RETURN', 'urgentReturn', '即时反馈', 'Urgent: result', 24),
  rule('duty', ['T_INSTRUCTION', 'instruction', '批示办理', 'Instruction'], days(null, 'instruction'), {
    ladder: dutyLadder,
    source: 'S4',
  }),
];
