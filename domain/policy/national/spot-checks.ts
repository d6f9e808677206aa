import { drawLeadHours } from '../../spot-check/settings';
import { followUpLadder, lapse } from '../ladders';
import type { Rule } from '../types';
import { days, hours, rule } from './rule';

/** Video spot checks: S3 gives the four hours; that what is left to do has a day is the office's own. */
export const spotChecks: readonly Rule[] = [
  rule('watch', ['T_SPOT_DRAW', 'spotDraw', '抽取时点', 'Draw of the cases'], hours(drawLeadHours, 'meeting'), {
    backwards: true,
    rolls: false,
    ladder: [lapse('S3')],
    source: 'S3',
  }),
  rule('target', ['T_SPOT_FOLLOW_UP', 'spotFollowUp', '抽查交办', 'Follow-up of a spot check'], days(null, 'meeting'), {
    ladder: followUpLadder,
    source: 'office setting',
  }),
  // Of the package, for its colour alone: the spot check tells who is late. A mark, never red.
  rule('watch', ['T_SPOT_ITEM', 'spotItem', '抽查交办事项', 'Owed to a spot check'], days(null, 'meeting'), {
    rolls: false,
    turns: { yellow: { beforeStrict: 3 }, red: false },
    ladder: [],
    source: 'office setting',
  }),
];
