import type { Acts } from '../../acts';
import { type PetitionStage, withUnit } from '../stages';

/** Who leads, who assists, and how that changes: the rows of its acts. */
export const leadActs = {
  designate: {
    by: ['coordinator'],
    from: ['competenceDispute'],
    basis: 'R22-24',
    label: { zh: '指定受理', en: 'Enter the designation' },
  },
  requestLeadChange: {
    by: ['coordinator'],
    from: ['accepted', 'handling'],
    basis: 'R22-24, S2',
    label: { zh: '申请变更牵头', en: 'Ask for a change of lead' },
  },
  changeLead: {
    by: ['supervisor'],
    from: ['accepted', 'handling'],
    basis: 'R22-24,34, S2',
    label: { zh: '变更牵头', en: 'Approve the change of lead' },
  },
  refuseLeadChange: {
    by: ['supervisor'],
    from: ['accepted', 'handling'],
    basis: 'office setting',
    label: { zh: '不批准变更牵头', en: 'Refuse the change of lead' },
  },
  passToSuccessor: {
    by: ['coordinator'],
    from: withUnit,
    basis: 'R22-24',
    label: { zh: '转承接单位', en: 'Pass to the successor unit' },
  },
  askAssistants: { by: ['handler'], from: ['handling'], basis: 'S2', label: { zh: '邀协办', en: 'Ask assistants' } },
  contribute: { by: ['handler'], from: ['handling'], basis: 'S2', label: { zh: '协办反馈', en: 'Contribute' } },
  releaseAssistant: {
    by: ['handler', 'coordinator'],
    from: ['handling'],
    basis: 'office setting',
    label: { zh: '免予协办', en: 'Release an assistant' },
  },
} as const satisfies Acts<PetitionStage>;
