import {
  appointmentDayLadder,
  lapse,
  milestoneLadder,
  missedAppointmentLadder,
  progressLadder,
  sideLadder,
} from '../ladders';
import type { Rule } from '../types';
import { days, rule } from './rule';

/**
 * Leader packages. S0 and S3 name what is owed (a report of each side, progress, a monthly appointment, three colours) and
 * give no figures: they are the office's own, after what other places publish.
 */
export const packages: readonly Rule[] = [
  rule('duty', ['T_ASSIGN_REPORT', 'assignReport', '双交反馈', "A side's report"], days(null, 'assignment'), {
    ladder: sideLadder,
    source: 'S3',
  }),
  rule('target', ['T_PACKAGE_TARGET', 'packageTarget', '化解时限', 'Target of a package'], days(null, 'activation'), {
    turns: { yellow: { beforeStrict: 3 }, red: true },
    ladder: milestoneLadder,
    source: 'S3',
  }),
  rule('target', ['T_MEASURE', 'measure', '措施时限', 'Measure'], days(null, 'activation'), {
    turns: { yellow: { beforeStrict: 3 }, red: true },
    ladder: milestoneLadder,
    source: 'S3',
  }),
  rule('watch', ['T_PROGRESS', 'progress', '进展记录', 'Record of progress'], days(30, 'lastProgress'), {
    rolls: false,
    turns: { yellow: { afterStart: 15 }, red: true },
    ladder: progressLadder,
    source: 'office setting',
  }),
  // By the end of the month, rest day or not (acts.md 14).
  rule('watch', ['T_APPOINTMENT', 'appointment', '包案月约访', 'Monthly appointment'], days(null, 'month'), {
    rolls: false,
    turns: { yellow: 'atEnd', red: false },
    ladder: [lapse('office setting')],
    source: 'S0',
  }),
  // Counted from the end of the month before: the length is the day of the month. Jiashan's is the 15th.
  rule('watch', ['T_APPOINTMENT_DAY', 'appointmentDay', '约访日', 'Day of the appointment'], days(15, 'monthBefore'), {
    ladder: appointmentDayLadder,
    source: 'S0',
  }),
  rule('watch', ['T_APPOINTMENT_MISSED', 'appointmentMissed', '未约访', 'Missed appointment'], days(null, 'monthEnd'), {
    rolls: false,
    turns: { yellow: 'atOnce', red: false },
    ladder: missedAppointmentLadder,
    source: 'office setting',
  }),
  rule(
    'watch',
    ['T_STRIKE_OFF_WATCH', 'strikeOffWatch', '销号观察', 'Watch after strike-off'],
    days(180, 'strikeOff'),
    {
      rolls: false,
      ladder: [lapse('office setting')],
      source: 'office setting',
    },
  ),
  // What came in on the last day of the watch is sorted within the days that R22-22 gives a bureau.
  rule('watch', ['T_LATE_REPEAT', 'lateRepeat', '观察期内来件补录', 'Late entry of a repeat'], days(15, 'watchEnd'), {
    rolls: false,
    ladder: [lapse('office setting')],
    source: 'office setting',
  }),
];
