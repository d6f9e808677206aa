import type { Acts } from '../../acts';
import { beforeOpinion, type PetitionStage } from '../stages';

/** From registration until the matter is with a unit: the rows of its acts. */
export const intakeActs = {
  register: {
    by: ['coordinator', 'handler', 'intake'],
    from: ['new'],
    basis: 'R22-21,22',
    label: { zh: '登记', en: 'Register' },
  },
  nameRepresentatives: {
    by: ['coordinator'],
    from: beforeOpinion,
    basis: 'R22-20, ZJ16-15',
    label: { zh: '推选代表', en: 'Name representatives' },
  },
  screen: {
    by: ['coordinator'],
    from: ['registered'],
    basis: 'R22-19,36',
    label: { zh: '筛重', en: 'Screen for duplicates' },
  },
  unlink: {
    by: ['coordinator'],
    from: ['linked'],
    basis: 'R22-19,40',
    label: { zh: '撤销并案', en: 'Unlink' },
  },
  classify: {
    by: ['coordinator'],
    from: ['screened', 'classified'],
    basis: 'R22-31, S1, S4',
    label: { zh: '分类', en: 'Classify' },
  },
  forward: {
    by: ['coordinator'],
    from: ['classified', 'objected', 'forwarded'],
    basis: 'R22-22(1,2)',
    label: { zh: '转送', en: 'Forward' },
  },
  assign: {
    by: ['coordinator'],
    from: ['classified', 'objected', 'forwarded'],
    basis: 'R22-22(3)',
    label: { zh: '交办', en: 'Assign with feedback date' },
  },
} as const satisfies Acts<PetitionStage>;
