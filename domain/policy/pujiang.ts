import { national2022 } from './national-2022';
import { ruleOf } from './resolve';
import type { Policy } from './types';

/**
 * Pujiang's promise of completion within ten days (S4), an office's override. Pujiang lies in Zhejiang, but its promise
 * is a target beside the law, and it was not verified that the provincial text still applies: so it inherits the national.
 */
export const pujiang: Policy = {
  id: 'pujiang',
  version: 1,
  validFrom: '2022-05-01',
  inherits: 'national-2022',
  rules: [{ ...ruleOf(national2022, 'T_TARGET_10'), enabled: true, source: 'S4' }],
  settings: {},
};
