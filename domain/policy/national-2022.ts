import {
  bureauTargetLadder,
  dutyLadder,
  forwardLadder,
  handlingLadder,
  hearingNoticeLadder,
  lapse,
  orderAckLadder,
  orderAnswerLadder,
  orderCheckLadder,
  orderProgressLadder,
  petitionersRight,
  proposalReplyLadder,
  shortDutyLadder,
  shortForwardLadder,
  simpleReplyLadder,
  targetLadder,
} from './ladders';
import type { ClockKind, LengthUnit, Policy, Rule, RuleCode } from './types';

type Words = readonly [code: RuleCode, clock: string, zh: string, en: string];
type Length = readonly [length: number | null, unit: LengthUnit, startFact: string];
type Rest = Pick<Rule, 'ladder' | 'source'> & Partial<Rule>;

/** Duties, targets and rights roll (acts.md rule 14); pauses and extensions are the exception and are written out. */
function rule(kind: ClockKind, [code, clock, zh, en]: Words, [length, unit, startFact]: Length, rest: Rest): Rule {
  const usual = { rolls: true, pausable: false, maxExtension: 0 };
  return { code, clock, label: { zh, en }, kind, length, unit, startFact, ...usual, ...rest };
}

const days = (length: number | null, startFact: string): Length => [length, 'calendarDays', startFact];
const workingDays = (length: number, startFact: string): Length => [length, 'workingDays', startFact];

/** SAT14-6 gives the four levels together; which level has how many days is P:level-split. */
const level = (code: RuleCode, clock: string, zh: string, en: string, length: number): Rule =>
  rule('duty', [code, clock, `${zh}级流转`, `Passing on, ${en} level`], days(length, 'levelReceipt'), {
    ladder: shortForwardLadder,
    source: 'SAT14-6',
  });

const intake: readonly Rule[] = [
  rule('duty', ['T_FORWARD', 'forward', '转送交办', 'Forwarding'], days(15, 'bureauReceipt'), {
    ladder: forwardLadder,
    source: 'R22-22',
  }),
  level('T_LEVEL_NATIONAL', 'levelNational', '国家', 'national', 5),
  level('T_LEVEL_PROVINCE', 'levelProvince', '省', 'province', 3),
  level('T_LEVEL_PREFECTURE', 'levelPrefecture', '市', 'prefecture', 3),
  level('T_LEVEL_COUNTY', 'levelCounty', '县', 'county', 4),
  // Five working days are too short for a reminder.
  rule('right', ['T_OBJECT', 'object', '提出异议', 'Objection'], workingDays(5, 'unitReceipt'), {
    ladder: [lapse('R22-23')],
    source: 'R22-23',
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
const simple: readonly Rule[] = [
  rule('duty', ['T_SIMPLE_ACCEPT', 'simpleAccept', '简易受理', 'Simple acceptance'], workingDays(3, 'unitReceipt'), {
    ladder: shortDutyLadder,
    source: 'SIMPLE16',
  }),
  rule('target', ['T_SIMPLE_HOP', 'simpleHop', '简易流转', 'Simple passing on'], workingDays(1, 'levelReceipt'), {
    ladder: bureauTargetLadder,
    source: 'SIMPLE16',
  }),
  rule('duty', ['T_SIMPLE_REPLY', 'simpleReply', '简易答复', 'Simple reply'], workingDays(10, 'acceptance'), {
    ladder: simpleReplyLadder,
    source: 'SIMPLE16',
  }),
];

const handling: readonly Rule[] = [
  rule('duty', ['T_HANDLE', 'handle', '办理', 'Handling'], days(60, 'acceptance'), {
    maxExtension: 30,
    ladder: handlingLadder,
    source: 'R22-34',
  }),
  // S4 says neither from which event nor which days: from acceptance, calendar days, and off unless an office wants it.
  rule('target', ['T_TARGET_10', 'target10', '十日办结', 'Ten-day completion'], days(10, 'acceptance'), {
    enabled: false,
    ladder: targetLadder,
    source: 'S4',
  }),
  rule('target', ['T_FOLLOW_UP', 'followUp', '跟踪回访', 'Follow-up'], workingDays(5, 'opinionDelivery'), {
    ladder: targetLadder,
    source: 'office setting',
  }),
  rule('duty', ['T_EXECUTE', 'execute', '兑现承诺', 'Performance'], days(null, 'opinionDelivery'), {
    ladder: handlingLadder,
    source: 'R22-32',
  }),
  rule('right', ['T_RATING', 'rating', '满意度评价', 'Rating'], days(30, 'opinionDelivery'), {
    ladder: petitionersRight('office setting'),
    source: 'office setting',
  }),
];

const reviews: readonly Rule[] = [
  rule('right', ['T_REVIEW_WINDOW', 'reviewWindow', '申请复查', 'Review request'], days(30, 'opinionDelivery'), {
    ladder: petitionersRight('R22-35'),
    source: 'R22-35',
  }),
  rule('duty', ['T_REVIEW', 'review', '复查', 'Review'], days(30, 'requestReceipt'), {
    ladder: handlingLadder,
    source: 'R22-35',
  }),
  rule(
    'right',
    ['T_REREVIEW_WINDOW', 'secondReviewWindow', '申请复核', 'Second review request'],
    days(30, 'reviewOpinionDelivery'),
    { ladder: petitionersRight('R22-36'), source: 'R22-36' },
  ),
  // The only rule whose text takes hearing time out.
  rule('duty', ['T_REREVIEW', 'secondReview', '复核', 'Second review'], days(30, 'requestReceipt'), {
    pausable: true,
    ladder: handlingLadder,
    source: 'R22-36',
  }),
  // Ten working days are Shandong's (P:shandong06); there is no national figure.
  rule('duty', ['T_HEARING_NOTICE', 'noticeBy', '听证通知', 'Hearing notice'], workingDays(10, 'hearingSession'), {
    backwards: true,
    rolls: false,
    ladder: hearingNoticeLadder,
    source: 'office setting',
  }),
];

const orders: readonly Rule[] = [
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
];

/** The Regulations on Petition Work of 2022, with the office's own settings where they are silent. */
export const national2022: Policy = {
  id: 'national-2022',
  version: 1,
  validFrom: '2022-05-01',
  rules: [...intake, ...simple, ...handling, ...reviews, ...orders],
  settings: {
    representatives: { value: [{ upToHeadcount: null, max: 5 }], source: 'R22-20' },
    concludesBy: {
      value: ['concludedByReReview', 'litigationConcluded', 'concludedBySubjectEnd'],
      source: 'R22-36',
    },
  },
};
