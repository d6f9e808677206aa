import {
  bureauTargetLadder,
  dutyLadder,
  forwardLadder,
  handlingLadder,
  hopTargetLadder,
  lapse,
  shortDutyLadder,
  shortForwardLadder,
  simpleReplyLadder,
  withCopies,
} from '../ladders';
import type { Rule, RuleCode } from '../types';
import { days, rule, workingDays } from './rule';

/** SAT14-6 gives the four levels together; which level has how many days is P:level-split. */
const level = (code: RuleCode, clock: string, zh: string, en: string, length: number): Rule =>
  rule('duty', [code, clock, `${zh}级流转`, `Passing on, ${en} level`], days(length, 'levelReceipt'), {
    ladder: shortForwardLadder,
    source: 'SAT14-6',
  });

/** From the bureau’s receipt to the unit’s decision. */
export const intake: readonly Rule[] = [
  rule('duty', ['T_FORWARD', 'forward', '转送交办', 'Forwarding'], days(15, 'bureauReceipt'), {
    ladder: withCopies(forwardLadder),
    source: 'R22-22',
  }),
  level('T_LEVEL_NATIONAL', 'levelNational', '国家', 'national', 5),
  level('T_LEVEL_PROVINCE', 'levelProvince', '省', 'province', 3),
  level('T_LEVEL_PREFECTURE', 'levelPrefecture', '市', 'prefecture', 3),
  level('T_LEVEL_COUNTY', 'levelCounty', '县', 'county', 4),
  rule('target', ['T_REFORWARD', 'reforward', '退回重分', 'Sorting anew'], workingDays(5, 'takingBack'), {
    ladder: bureauTargetLadder,
    source: 'office setting',
  }),
  rule('target', ['T_HAND_OVER_RECEIPT', 'handOverReceipt', '移交回执', 'Receipt'], workingDays(10, 'handOver'), {
    ladder: bureauTargetLadder,
    source: 'office setting',
  }),
  // Five working days are too short for a reminder.
  rule('right', ['T_OBJECT', 'object', '提出异议', 'Objection'], workingDays(5, 'unitReceipt'), {
    ladder: [lapse('R22-23')],
    source: 'R22-23',
  }),
  // The bureau owes the decision of those above: it is warned, and ordered by its superior.
  rule('duty', ['T_COMPETENCE', 'competence', '受理争议', 'Competence dispute'], workingDays(5, 'dispute'), {
    ladder: shortForwardLadder,
    source: 'office setting',
  }),
  rule('duty', ['T_NOTIFY', 'notify', '受理告知', 'Notice of acceptance'], days(15, 'unitReceipt'), {
    ladder: dutyLadder,
    source: 'R22-23',
  }),
  rule('duty', ['T_ASSIGN_FEEDBACK', 'assignFeedback', '交办反馈', 'Feedback'], days(null, 'assignment'), {
    ladder: handlingLadder,
    source: 'R22-22(3)',
  }),
];

/** R22 has no figures for the simple procedure; those of SIMPLE16 could not be re-read in SIMPLE22. */
export const simple: readonly Rule[] = [
  rule('duty', ['T_SIMPLE_ACCEPT', 'simpleAccept', '简易受理', 'Simple acceptance'], workingDays(3, 'unitReceipt'), {
    ladder: shortDutyLadder,
    source: 'SIMPLE16',
  }),
  rule('target', ['T_SIMPLE_HOP', 'simpleHop', '简易流转', 'Simple passing on'], workingDays(1, 'levelReceipt'), {
    ladder: hopTargetLadder,
    source: 'SIMPLE16',
  }),
  rule('duty', ['T_SIMPLE_REPLY', 'simpleReply', '简易答复', 'Simple reply'], workingDays(10, 'acceptance'), {
    ladder: simpleReplyLadder,
    source: 'SIMPLE16',
  }),
];
