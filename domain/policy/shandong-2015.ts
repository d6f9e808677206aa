import { national2022 } from './national-2022';
import { ruleOf } from './resolve';
import type { Policy } from './types';

/**
 * Shandong's regulations of 2015: an organ says within three working days whether it takes a request for review up.
 * Whether they still apply was not verified. What is not stated here stays national.
 */
export const shandong2015: Policy = {
  id: 'shandong-2015',
  version: 1,
  validFrom: '2022-05-01',
  inherits: 'national-2022',
  rules: [{ ...ruleOf(national2022, 'T_ADMIT'), enabled: true, source: 'SD15-43' }],
  settings: {},
};
