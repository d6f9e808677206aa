import type { Label } from '../acts';
import type { RuleCode } from '../policy/types';

/** What the petitioner is promised by a running clock. Clocks that are not named here are the office's own. */
export const promiseWords: Partial<Readonly<Record<RuleCode, Label>>> = {
  T_FORWARD: { zh: '转到责任单位', en: 'It is sent to the responsible unit' },
  T_NOTIFY: { zh: '告知您是否受理', en: 'You are told whether it is accepted' },
  T_SIMPLE_ACCEPT: { zh: '决定是否受理（简易办理）', en: 'It is decided whether it is accepted (simple track)' },
  T_HANDLE: { zh: '作出并送达处理意见', en: 'You get the opinion' },
  T_SIMPLE_REPLY: { zh: '给您答复（简易办理）', en: 'You get the answer (simple track)' },
  T_EXECUTE: { zh: '履行承诺事项', en: 'What was promised is done' },
  T_REVIEW: { zh: '作出复查意见', en: 'The review is decided' },
  T_REREVIEW: { zh: '作出复核意见', en: 'The second review is decided' },
  T_CARE: { zh: '提供后续帮助', en: 'You get the help that was offered' },
};
