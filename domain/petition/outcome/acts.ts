import type { Acts } from '../../acts';
import { answered, beforeOpinion, heard, inHand, inReview, type PetitionStage } from '../stages';

/** From the opinion’s delivery to the end: the rows of its acts. */
export const outcomeActs = {
  recordDelivery: {
    by: ['handler', 'coordinator', 'unitHead'],
    from: ['forwarded', ...inHand, 'closed', ...inReview, 'notAccepted', 'routedOut', 'linked', 'noLongerAccepted'],
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
    from: [...answered, 'answeredOnSpot'],
    basis: 'SAT14-3, SAT22-3',
    label: { zh: '评价', en: 'Rate' },
  },
  answerRating: {
    by: ['coordinator'],
    from: heard,
    basis: 'office setting',
    label: { zh: '不满意回访', en: 'Follow up on a rating' },
  },
  recordPerformance: {
    by: ['handler', 'coordinator', 'unitHead'],
    from: [...answered, 'concluded'],
    basis: 'R22-32',
    label: { zh: '履行', en: 'Record performance' },
  },
  confirmPerformance: {
    by: ['coordinator'],
    from: [...answered, 'concluded'],
    basis: 'R22-32',
    label: { zh: '确认履行', en: 'Confirm performance' },
  },
  returnPerformance: {
    by: ['coordinator'],
    from: [...answered, 'concluded'],
    basis: 'R22-32',
    label: { zh: '履行退回', en: 'Return performance' },
  },
  submitCompletion: {
    by: ['handler'],
    from: [...inHand, 'closed', ...inReview],
    basis: 'R22-22(3)',
    label: { zh: '提交办结报告', en: 'Submit the completion report' },
  },
  acceptCompletion: {
    by: ['coordinator'],
    from: answered,
    basis: 'R22-22(3)',
    label: { zh: '认可办结报告', en: 'Accept the completion report' },
  },
  returnCompletion: {
    by: ['coordinator'],
    from: answered,
    basis: 'R22-22(3)',
    label: { zh: '退回办结报告', en: 'Return the completion report' },
  },
  close: {
    by: ['coordinator', 'clock'],
    from: ['evaluating', 'reviewed'],
    basis: 'R22-32,36',
    label: { zh: '办结', en: 'Close' },
  },
  conclude: {
    by: ['coordinator', 'clock'],
    from: ['closed'],
    basis: 'R22-31,36,37, ZJ16-25',
    label: { zh: '终结', en: 'Conclude' },
  },
  offerCare: {
    by: ['coordinator'],
    from: ['evaluating', 'closed', 'concluded'],
    basis: 'R22-37, S1',
    label: { zh: '提供后续关怀', en: 'Offer after-care' },
  },
  endCare: {
    by: ['coordinator'],
    from: [...inHand, 'closed', ...inReview, 'concluded'],
    basis: 'R22-37, S1',
    label: { zh: '后续关怀结束', en: 'End after-care' },
  },
  reopen: {
    by: ['coordinator', 'story'],
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
