import type { Acts } from '../acts';
import { type ReviewStage, undecided } from './stages';

/**
 * Who may do what to a review or second review, when. The petition opens it when the petitioner asks (`requestReview`,
 * `requestSecondReview`), so `request` itself is the service's.
 */
export const reviewActs = {
  request: {
    by: ['clock'],
    from: ['new'],
    basis: 'R22-35,36',
    label: { zh: '申请复查、复核', en: 'Request a review' },
  },
  admit: { by: ['handler'], from: ['requested'], basis: 'SD15-43', label: { zh: '受理', en: 'Admit' } },
  refuse: { by: ['unitHead'], from: ['requested'], basis: 'SD15-43', label: { zh: '不予受理', en: 'Refuse' } },
  callFile: {
    by: ['handler'],
    from: ['examining'],
    basis: 'office setting',
    label: { zh: '调卷', en: 'Call for the file' },
  },
  supplyFile: {
    by: ['handler'],
    from: ['examining'],
    basis: 'office setting',
    label: { zh: '提供案卷', en: 'Supply the file' },
  },
  callHearing: {
    by: ['handler', 'coordinator'],
    from: ['examining'],
    basis: 'R22-36',
    label: { zh: '举行听证', en: 'Call a public hearing' },
  },
  draftDecision: {
    by: ['handler'],
    from: ['examining'],
    basis: 'R22-35,36, SD15-45',
    label: { zh: '拟复查、复核意见', en: 'Draft the decision' },
  },
  approveDecision: {
    by: ['unitHead'],
    from: ['examining'],
    basis: 'R22-35,36, SD15-45',
    label: { zh: '审签', en: 'Sign the decision' },
  },
  returnDecision: {
    by: ['unitHead'],
    from: ['examining'],
    basis: 'R22-35,36, SD15-45',
    label: { zh: '退改', en: 'Return the decision' },
  },
  requestExtension: {
    by: ['handler'],
    from: ['examining'],
    basis: 'BJ-50',
    label: { zh: '申请延期', en: 'Ask for an extension' },
  },
  extend: { by: ['unitHead'], from: ['examining'], basis: 'BJ-50', label: { zh: '批准延期', en: 'Approve extension' } },
  refuseExtension: {
    by: ['unitHead'],
    from: ['examining'],
    basis: 'BJ-50',
    label: { zh: '不批准延期', en: 'Refuse extension' },
  },
  recordDelivery: {
    by: ['handler', 'unitHead'],
    from: ['examining', 'inHearing', 'decided', 'refused'],
    basis: 'R22-35,36',
    label: { zh: '送达', en: 'Record delivery' },
  },
  withdraw: {
    by: ['petitioner'],
    onBehalf: ['coordinator', 'handler'],
    from: undecided,
    basis: 'office setting',
    label: { zh: '撤回', en: 'Withdraw the request' },
  },
  judgeBreaches: {
    by: ['clock'],
    from: [...undecided, 'decided'],
    basis: 'office setting',
    label: { zh: '重新认定超期', en: 'Judge the breaches anew' },
  },
} as const satisfies Acts<ReviewStage>;
export type ReviewAct = keyof typeof reviewActs;
