import type { Acts } from '../../acts';
import { beforeOpinion, followed, open, type PetitionStage } from '../stages';

/** What runs beside the main road and keeps the stage: the rows of its acts. */
export const besideActs = {
  reportUrgent: {
    by: ['coordinator'],
    from: beforeOpinion,
    basis: 'R22-25, S0',
    label: { zh: '紧急上报', en: 'Report as urgent' },
  },
  approveUrgent: {
    by: ['leader'],
    from: beforeOpinion,
    basis: 'R22-25, S0',
    label: { zh: '即接即批', en: 'Urgent: give the order' },
  },
  actUrgent: {
    by: ['handler'],
    from: beforeOpinion,
    basis: 'R22-25, S0',
    label: { zh: '即刻办理', en: 'Urgent: act at once' },
  },
  returnUrgent: {
    by: ['handler'],
    from: beforeOpinion,
    basis: 'R22-25, S0',
    label: { zh: '即时反馈', en: 'Urgent: report the result' },
  },
  instruct: { by: ['leader'], from: open, basis: 'S2, S4', label: { zh: '批示', en: 'Instruct' } },
  answerInstruction: {
    by: ['handler', 'coordinator'],
    from: open,
    basis: 'S2, S4',
    label: { zh: '批示反馈', en: 'Answer the instruction' },
  },
  urge: {
    by: ['petitioner'],
    onBehalf: ['coordinator', 'handler'],
    from: open,
    basis: 'S3',
    label: { zh: '催办', en: 'Urge' },
  },
  addPapers: {
    by: ['petitioner'],
    onBehalf: ['coordinator', 'handler'],
    from: open,
    basis: 'S3',
    label: { zh: '补充材料', en: 'Add papers' },
  },
  issueLink: {
    by: ['coordinator', 'intake'],
    from: followed,
    basis: 'S3',
    label: { zh: '发放查询码', en: 'Issue a link' },
  },
  revokeLink: {
    by: ['coordinator'],
    from: followed,
    basis: 'S3',
    label: { zh: '停用查询码', en: 'Revoke a link' },
  },
  askRecusal: {
    by: ['petitioner', 'handler', 'unitHead'],
    onBehalf: ['coordinator'],
    from: open,
    basis: 'R22-28, ZJ16-27',
    label: { zh: '申请回避', en: 'Ask for recusal' },
  },
  decideRecusal: {
    by: ['unitHead', 'coordinator'],
    from: open,
    basis: 'R22-28, ZJ16-27',
    label: { zh: '决定回避', en: 'Decide on recusal' },
  },
  requestCorrection: {
    by: ['handler', 'unitHead', 'coordinator'],
    from: open,
    basis: 'office setting',
    label: { zh: '申请更正日期', en: 'Ask to correct a date' },
  },
  correctDate: {
    by: ['unitHead', 'supervisor'],
    from: open,
    basis: 'office setting',
    label: { zh: '更正日期', en: 'Correct the date' },
  },
  judgeBreaches: {
    by: ['clock'],
    from: open,
    basis: 'office setting',
    label: { zh: '重新认定超期', en: 'Judge the breaches anew' },
  },
} as const satisfies Acts<PetitionStage>;
