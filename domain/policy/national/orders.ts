import {
  lapse,
  orderAckLadder,
  orderAnswerLadder,
  orderCheckLadder,
  orderProgressLadder,
  proposalReplyLadder,
} from '../ladders';
import type { Rule } from '../types';
import { days, rule, workingDays } from './rule';

/** Supervision orders and proposals. */
export const orders: readonly Rule[] = [
  rule('duty', ['T_ORDER_ACK', 'orderAck', '督办签收', 'Acknowledging an order'], workingDays(2, 'orderIssue'), {
    ladder: orderAckLadder,
    source: 'office setting',
  }),
  rule('duty', ['T_ORDER_ANSWER', 'orderAnswer', '督办反馈', 'Answering an order'], workingDays(5, 'orderIssue'), {
    ladder: orderAnswerLadder,
    source: 'office setting',
  }),
  rule('duty', ['T_ORDER_CHECK', 'orderCheck', '督办核查', 'Checking an answer'], workingDays(5, 'orderAnswer'), {
    ladder: orderCheckLadder,
    source: 'office setting',
  }),
  rule('target', ['T_ORDER_PROGRESS', 'orderProgress', '约谈整改', 'Progress'], workingDays(10, 'interview'), {
    ladder: orderProgressLadder,
    source: 'office setting',
  }),
  // R22-40 says only "in writing"; the older text gives the days.
  rule('duty', ['T_PROPOSAL_REPLY', 'proposalReply', '建议答复', 'Reply to a proposal'], days(30, 'proposalReceipt'), {
    ladder: proposalReplyLadder,
    source: 'R05-36',
  }),
  // What a supervisor learns from a settled order may still be proposed; no text says until when.
  rule('right', ['T_PROPOSAL_WINDOW', 'proposalWindow', '提出建议', 'Proposing'], days(30, 'orderSettlement'), {
    ladder: [lapse('office setting')],
    source: 'office setting',
  }),
];
