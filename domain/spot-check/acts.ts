import type { Acts } from '../acts';
import { ahead, begun, type SpotCheckStage } from './stages';

/**
 * Who may do what to a video spot check, when. The draw is no row: the clock makes it for the supervision office
 * 市委督查室, and nobody may ask for it.
 */
export const spotCheckActs = {
  plan: { by: ['supervisor'], from: ['new'], basis: 'S3', label: { zh: '定会', en: 'Plan a spot check' } },
  cancel: { by: ['supervisor'], from: ahead, basis: 'S3', label: { zh: '取消', en: 'Cancel' } },
  move: {
    by: ['supervisor'],
    from: [...ahead, ...begun],
    basis: 'S3',
    label: { zh: '改期', en: 'Move the meeting' },
  },
  nameChair: {
    by: ['supervisor'],
    from: [...ahead, 'inSession'],
    basis: 'office setting',
    label: { zh: '更换主持人', en: 'Name another chair' },
  },
  open: { by: ['supervisor'], from: ahead, basis: 'S3', label: { zh: '开会', en: 'Open the meeting' } },
  report: { by: ['leader'], from: ['inSession'], basis: 'S3', label: { zh: '汇报', en: 'Report' } },
  recordAbsence: {
    by: ['supervisor'],
    from: ['inSession'],
    basis: 'S3',
    label: { zh: '记录缺席', en: 'Record an absence' },
  },
  comment: {
    by: ['coordinator', 'unitHead'],
    from: ['inSession'],
    basis: 'S3',
    label: { zh: '点评', en: 'Comment' },
  },
  chairComment: { by: ['leader'], from: ['inSession'], basis: 'S3', label: { zh: '主持点评', en: "Chair's comment" } },
  setFollowUps: {
    by: ['supervisor'],
    from: ['commented'],
    basis: 'office setting',
    label: { zh: '交办', en: 'Set follow-ups' },
  },
  answerFollowUp: {
    by: ['leader', 'handler'],
    from: ['followingUp'],
    basis: 'office setting',
    label: { zh: '反馈交办事项', en: 'Answer a follow-up' },
  },
  close: { by: ['supervisor'], from: ['followingUp'], basis: 'office setting', label: { zh: '办结', en: 'Close' } },
} as const satisfies Acts<SpotCheckStage>;
export type SpotCheckAct = keyof typeof spotCheckActs;
