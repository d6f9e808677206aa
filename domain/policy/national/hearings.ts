import { hearingLadder, hearingNoticeLadder, hearingPauseLadder, lapse } from '../ladders';
import type { Rule } from '../types';
import { days, rule, workingDays } from './rule';

const office = 'office setting';

/**
 * Hearings. No national text has figures for them: these are the office's own, after rules that provinces and counties
 * have published (decided within seven working days, held within thirty days, announced ten working days before as in
 * Shandong, written within twenty days, delivered within ten).
 */
export const hearings: readonly Rule[] = [
  rule('duty', ['T_HEARING_DECIDE', 'hearingDecide', '评议决定', 'Deciding on a hearing'], workingDays(7, 'proposal'), {
    ladder: hearingLadder,
    source: office,
  }),
  rule('right', ['T_HEARING_CONSENT', 'consent', '同意评议', 'Consent to a hearing'], workingDays(5, 'consentAsked'), {
    ladder: [lapse(office)],
    source: office,
  }),
  rule('duty', ['T_HEARING_HOLD', 'hold', '举行评议', 'Holding a hearing'], days(30, 'scheduling'), {
    ladder: hearingLadder,
    source: office,
  }),
  rule('duty', ['T_HEARING_NOTICE', 'noticeBy', '听证通知', 'Hearing notice'], workingDays(10, 'hearingSession'), {
    backwards: true,
    rolls: false,
    ladder: hearingNoticeLadder,
    source: office,
  }),
  rule('right', ['T_HEARING_RECUSAL', 'recusal', '申请回避', 'Striking members'], workingDays(3, 'listServed'), {
    ladder: [lapse(office)],
    source: office,
  }),
  rule(
    'watch',
    ['T_HEARING_PAUSE_MAX', 'hearingPauseMax', '评议中止期', 'Pause for a hearing'],
    days(60, 'hearingScheduled'),
    { rolls: false, ladder: hearingPauseLadder, source: office },
  ),
  rule('duty', ['T_HEARING_OPINION', 'opinionDue', '评议意见', 'Opinion of the panel'], days(20, 'tally'), {
    ladder: hearingLadder,
    source: office,
  }),
  rule(
    'duty',
    ['T_HEARING_DELIVERY', 'opinionDelivery', '评议意见送达', 'Delivery of the opinion'],
    days(10, 'opinion'),
    {
      ladder: hearingLadder,
      source: office,
    },
  ),
  // Whether the matter comes again; Haining's own window is not stated.
  rule('watch', ['T_HEARING_EFFECT', 'effect', '问效期', 'Asking for effect'], days(180, 'panelOpinionDelivery'), {
    rolls: false,
    ladder: [lapse(office)],
    source: office,
  }),
];
