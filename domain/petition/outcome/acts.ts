import type { Acts } from '../../acts';
import { beforeOpinion, type PetitionStage } from '../stages';

/** From the opinion’s delivery to the end: the rows of its acts. */
export const outcomeActs = {
  recordDelivery: {
    by: ['handler', 'coordinator', 'unitHead'],
    from: [
      'forwarded',
      'accepted',
      'handling',
      'issued',
      'replied',
      'followUp',
      'evaluating',
      'closed',
      'notAccepted',
      'linked',
      'noLongerAccepted',
    ],
    basis: 'R22-23,34,35',
    label: { zh: '送达', en: 'Record delivery' },
  },
  verifyByUnit: {
    by: ['handler', 'unitHead', 'coordinator'],
    from: ['replied'],
    basis: 'S0, S2',
    label: { zh: '单位自核', en: 'Verify (unit)' },
  },
  verifyByBureau: {
    by: ['coordinator'],
    from: ['followUp'],
    basis: 'S0, S2',
    label: { zh: '回访核查', en: 'Follow up and verify (bureau)' },
  },
  rate: {
    by: ['petitioner'],
    onBehalf: ['coordinator', 'handler'],
    from: ['replied', 'followUp', 'evaluating', 'closed'],
    basis: 'SAT14-3, SAT22-3',
    label: { zh: '评价', en: 'Rate' },
  },
  recordPerformance: {
    by: ['handler', 'coordinator', 'unitHead'],
    from: ['replied', 'followUp', 'evaluating', 'closed'],
    basis: 'R22-32',
    label: { zh: '履行', en: 'Record performance' },
  },
  close: {
    by: ['coordinator', 'clock'],
    from: ['evaluating'],
    basis: 'R22-32,36',
    label: { zh: '办结', en: 'Close' },
  },
  reopen: {
    by: ['coordinator'],
    from: ['evaluating', 'closed', 'concluded'],
    basis: 'R22-32,34',
    label: { zh: '重办', en: 'Reopen' },
  },
  withdraw: {
    by: ['petitioner'],
    onBehalf: ['coordinator', 'handler'],
    from: beforeOpinion,
    basis: 'office setting',
    label: { zh: '申请撤回', en: 'Ask to withdraw' },
  },
  confirmWithdrawal: {
    by: ['coordinator'],
    from: beforeOpinion,
    basis: 'office setting',
    label: { zh: '确认撤回', en: 'Confirm withdrawal' },
  },
} as const satisfies Acts<PetitionStage>;
