import type { Acts } from '../acts';
import { beforeInterview, type OrderStage, unanswered } from './stages';

/**
 * Who may do what to a supervision order, when. What the clock does by itself (propose, notify, cancel a baseless
 * order) is no row: nobody may ask for it.
 */
export const orderActs = {
  issue: {
    by: ['supervisor', 'clock'],
    from: ['new'],
    basis: 'R22-40, S0',
    label: { zh: '督办', en: 'Issue a supervision order' },
  },
  acknowledge: {
    by: ['unitHead', 'handler'],
    from: ['issued', 'returned'],
    basis: 'office setting',
    label: { zh: '签收', en: 'Acknowledge' },
  },
  answer: {
    by: ['unitHead'],
    from: unanswered,
    basis: 'R22-40',
    label: { zh: '反馈', en: 'Answer' },
  },
  settle: {
    by: ['supervisor'],
    from: ['answered'],
    basis: 'R22-40',
    label: { zh: '督办办结', en: 'Settle' },
  },
  returnOrder: {
    by: ['supervisor'],
    from: ['answered'],
    basis: 'R22-40',
    label: { zh: '退回重办', en: 'Return for another answer' },
  },
  cancel: {
    by: ['supervisor'],
    from: ['issued', 'acknowledged'],
    basis: 'office setting',
    label: { zh: '撤销', en: 'Cancel' },
  },
  dismissProposal: {
    by: ['supervisor'],
    from: unanswered,
    basis: 'R22-39',
    label: { zh: '不采纳提议', en: 'Dismiss the proposal' },
  },
  confirmInterview: {
    by: ['supervisor'],
    from: beforeInterview,
    basis: 'R22-39, S0',
    label: { zh: '决定约谈', en: 'Decide on an interview' },
  },
  holdInterview: {
    by: ['supervisor'],
    from: ['escalated'],
    basis: 'R22-39, S0',
    label: { zh: '约谈', en: 'Hold the interview' },
  },
  decideListing: {
    by: ['supervisor'],
    from: ['escalated'],
    basis: 'R22-39',
    label: { zh: '决定通报、挂牌', en: 'Decide on circular or listing' },
  },
  inspect: {
    by: ['supervisor'],
    from: ['issued', 'acknowledged', 'answered', 'returned', 'escalated'],
    basis: 'R22-40',
    label: { zh: '现场督查', en: 'Inspect on the spot' },
  },
  proposeImprovement: {
    by: ['supervisor'],
    from: ['answered', 'escalated', 'settled'],
    basis: 'R22-40',
    label: { zh: '提出改进、追责建议', en: 'Propose improvement or accountability' },
  },
  recordUptake: {
    by: ['coordinator'],
    from: ['acknowledged', 'answered', 'returned', 'escalated', 'settled'],
    basis: 'R22-40,41',
    label: { zh: '登记采纳情况', en: 'Record the uptake' },
  },
} as const satisfies Acts<OrderStage>;
export type OrderAct = keyof typeof orderActs;
