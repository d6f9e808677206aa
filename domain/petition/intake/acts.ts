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
  answerOnSpot: {
    by: ['coordinator', 'handler', 'unitHead'],
    from: ['classified'],
    basis: 'R22-23',
    label: { zh: '当场答复', en: 'Answer on the spot' },
  },
  routeOut: {
    by: ['coordinator', 'handler', 'unitHead'],
    from: ['classified', 'forwarded', 'accepted', 'handling'],
    basis: 'R22-30,31(1–5), S1',
    label: { zh: '导入法定途径', en: 'Route to the legal procedure' },
  },
  confirmHandOver: {
    by: ['coordinator'],
    from: ['routedOut'],
    basis: 'S1',
    label: { zh: '移交回执', en: 'Confirm the hand-over' },
  },
  takeBack: {
    by: ['coordinator', 'story'],
    from: ['routedOut', 'notAccepted', 'answeredOnSpot'],
    basis: 'R22-40',
    label: { zh: '退回重分', en: 'Take back to sort anew' },
  },
} as const satisfies Acts<PetitionStage>;
