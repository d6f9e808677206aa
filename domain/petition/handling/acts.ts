import type { Acts } from '../../acts';
import type { PetitionStage } from '../stages';

/** While the unit works: the rows of its acts. */
export const handlingActs = {
  requestExtension: {
    by: ['handler'],
    from: ['handling', 'mediating', 'inHearing'],
    basis: 'R22-34',
    label: { zh: '申请延期', en: 'Ask for an extension' },
  },
  extend: {
    by: ['unitHead'],
    from: ['handling', 'mediating', 'inHearing'],
    basis: 'R22-34',
    label: { zh: '批准延期', en: 'Approve extension' },
  },
  refuseExtension: {
    by: ['unitHead'],
    from: ['handling', 'mediating', 'inHearing'],
    basis: 'R22-34',
    label: { zh: '不批准延期', en: 'Refuse extension' },
  },
  submitReply: {
    by: ['handler'],
    from: ['handling'],
    basis: 'R22-27,32, S1',
    label: { zh: '提交答复', en: 'Submit the reply' },
  },
  approveReply: { by: ['unitHead'], from: ['handling'], basis: 'R22-32', label: { zh: '审签', en: 'Sign the reply' } },
  returnReply: { by: ['unitHead'], from: ['handling'], basis: 'R22-32', label: { zh: '退改', en: 'Return the reply' } },
  openMediation: {
    by: ['handler'],
    from: ['handling'],
    basis: 'R22-33',
    label: { zh: '启动调解', en: 'Open mediation' },
  },
  endMediation: {
    by: ['handler'],
    from: ['mediating'],
    basis: 'R22-33',
    label: { zh: '调解终止', en: 'End mediation without agreement' },
  },
  submitAgreement: {
    by: ['handler'],
    from: ['mediating'],
    basis: 'R22-33',
    label: { zh: '提交协议', en: 'Submit the agreement' },
  },
  settle: {
    by: ['unitHead'],
    from: ['mediating'],
    basis: 'R22-33',
    label: { zh: '达成协议', en: 'Sign the agreement' },
  },
  returnAgreement: {
    by: ['unitHead'],
    from: ['mediating'],
    basis: 'R22-33',
    label: { zh: '退回协议', en: 'Return the agreement' },
  },
} as const satisfies Acts<PetitionStage>;
