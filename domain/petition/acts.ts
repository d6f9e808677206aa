import type { Acts } from '../acts';
import { beforeOpinion, inHand, type PetitionStage } from './stages';

/** Who may do what to a petition, when. Plain data: the story, the door, the console and the tests read it. */
export const petitionActs = {
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
  object: {
    by: ['handler', 'unitHead'],
    from: ['forwarded'],
    basis: 'R22-23',
    label: { zh: '提异议', en: 'Object to competence' },
  },
  decideObjection: {
    by: ['coordinator'],
    from: ['objected'],
    basis: 'R22-23,24',
    label: { zh: '异议审核', en: 'Reject the objection' },
  },
  accept: { by: ['handler'], from: ['forwarded'], basis: 'R22-23,34', label: { zh: '受理', en: 'Accept' } },
  declineAcceptance: {
    by: ['coordinator', 'handler', 'unitHead'],
    from: ['classified', 'forwarded'],
    basis: 'ONLINE15',
    label: { zh: '不予受理', en: 'Decline acceptance' },
  },
  startHandling: { by: ['handler'], from: ['accepted'], basis: 'R22-28', label: { zh: '开办', en: 'Start handling' } },
  reassign: {
    by: ['unitHead'],
    from: ['accepted', 'handling'],
    basis: 'R22-28',
    label: { zh: '转经办', en: 'Give to another officer' },
  },
  recordContact: {
    by: ['handler', 'coordinator', 'leader'],
    from: inHand,
    basis: 'S3',
    label: { zh: '联系', en: 'Record a contact' },
  },
  requestExtension: {
    by: ['handler'],
    from: ['handling'],
    basis: 'R22-34',
    label: { zh: '申请延期', en: 'Ask for an extension' },
  },
  extend: { by: ['unitHead'], from: ['handling'], basis: 'R22-34', label: { zh: '批准延期', en: 'Approve extension' } },
  refuseExtension: {
    by: ['unitHead'],
    from: ['handling'],
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
  recordDelivery: {
    by: ['handler', 'coordinator', 'unitHead'],
    from: ['forwarded', 'accepted', 'handling', 'issued', 'replied', 'followUp', 'evaluating', 'closed', 'notAccepted'],
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
export type PetitionAct = keyof typeof petitionActs;
