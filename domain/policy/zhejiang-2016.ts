import { handlingLadder, shortDutyLadder, shortForwardLadder, withCopies } from './ladders';
import { national2022 } from './national-2022';
import { ruleOf } from './resolve';
import type { Policy } from './types';

/**
 * Zhejiang's regulations of 2016 as an example of a profile; whether they still apply was not verified. What they do not
 * mention stays national, so it cannot be valid before the national one is.
 */
export const zhejiang2016: Policy = {
  id: 'zhejiang-2016',
  version: 2,
  validFrom: '2022-05-01',
  inherits: 'national-2022',
  rules: [
    {
      ...ruleOf(national2022, 'T_FORWARD'),
      length: 5,
      unit: 'workingDays',
      ladder: withCopies(shortForwardLadder),
      source: 'ZJ16-20',
    },
    {
      ...ruleOf(national2022, 'T_NOTIFY'),
      length: 5,
      unit: 'workingDays',
      ladder: shortDutyLadder,
      source: 'ZJ16-20',
    },
    {
      ...ruleOf(national2022, 'T_HANDLE'),
      length: 30,
      maxExtension: 60,
      ladder: withCopies(handlingLadder),
      source: 'ZJ16-23',
    },
  ],
  settings: {
    representatives: {
      value: [
        { upToHeadcount: 10, max: 3 },
        { upToHeadcount: null, max: 5 },
      ],
      source: 'ZJ16-15',
    },
    concludesBy: {
      value: [
        'concludedByReReview',
        'litigationConcluded',
        'concludedBySubjectEnd',
        'concludedByLapse',
        'concludedByAgreement',
      ],
      source: 'ZJ16-25',
    },
  },
};
