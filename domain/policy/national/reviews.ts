import { assistLadder, handlingLadder, lapse, petitionersRight, shortDutyLadder } from '../ladders';
import type { Rule } from '../types';
import { days, rule, workingDays } from './rule';

/** Review and second review. */
export const reviews: readonly Rule[] = [
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
  // What came in on the last day must be entered within the days that R22-22 gives a bureau for what it receives.
  rule('right', ['T_LATE_ENTRY', 'lateEntry', '逾期补录', 'Late entry of a request'], days(15, 'reviewWindowEnd'), {
    ladder: [lapse('office setting')],
    source: 'office setting',
  }),
  // Some provinces give the organ days to decide whether it takes the request up; nationally there are none.
  rule('duty', ['T_ADMIT', 'admit', '复查复核受理', 'Admitting a review'], workingDays(3, 'requestReceipt'), {
    enabled: false,
    ladder: shortDutyLadder,
    source: 'SD15-43',
  }),
  rule('target', ['T_FILE', 'file', '提供案卷', 'Supplying the file'], days(null, 'fileCalled'), {
    ladder: assistLadder,
    source: 'office setting',
  }),
  // "Within a set time": the organ's own date, beside the law's full time for handling.
  rule('duty', ['T_REDO', 'redo', '责令重作', 'Answering anew'], days(null, 'reviewOpinionDelivery'), {
    ladder: handlingLadder,
    source: 'SD15-45',
  }),
];
