import { national2022 } from './national-2022';
import { ruleOf } from './resolve';
import type { Policy } from './types';

/**
 * Beijing's regulations (an undated copy, article 50): a review or second review may take up to thirty days more. Whether
 * they still apply was not verified. What is not stated here stays national.
 */
export const beijing: Policy = {
  id: 'beijing',
  version: 1,
  validFrom: '2022-05-01',
  inherits: 'national-2022',
  rules: (['T_REVIEW', 'T_REREVIEW'] as const).map((code) => ({
    ...ruleOf(national2022, code),
    maxExtension: 30,
    source: 'BJ-50',
  })),
  settings: {},
};
