import type { Acts } from '../acts';
import { beforeConvened, beforeDeliberation, type HearingStage, led, movable } from './stages';

/**
 * Who may do what to a hearing, when. A petition, a review or a package opens one by calling it; only a preventive one is
 * begun by itself. Chair, recorder and members hold seats in one hearing; members vote and do nothing else to it.
 */
export const hearingActs = {
  propose: {
    by: ['coordinator', 'clock'],
    from: ['new'],
    basis: 'R22-31(6), S0, S1',
    label: { zh: '提请评议', en: 'Propose a hearing' },
  },
  refuse: {
    by: ['coordinator'],
    from: ['proposed'],
    basis: 'R22-31(6)',
    label: { zh: '不予评议', en: 'Refuse the hearing' },
  },
  cancel: {
    by: ['coordinator', 'supervisor'],
    from: beforeConvened,
    basis: 'office setting',
    label: { zh: '取消评议', en: 'Cancel the hearing' },
  },
  askConsent: {
    by: ['coordinator'],
    from: ['proposed'],
    basis: 'office setting',
    label: { zh: '征询同意', en: 'Ask for consent' },
  },
  consent: {
    by: ['petitioner'],
    onBehalf: ['coordinator'],
    from: ['consentPending'],
    basis: 'office setting',
    label: { zh: '同意评议', en: 'Consent' },
  },
  decline: {
    by: ['petitioner'],
    onBehalf: ['coordinator'],
    from: ['consentPending'],
    basis: 'office setting',
    label: { zh: '不同意评议', en: 'Decline' },
  },
  schedule: {
    by: ['coordinator'],
    from: ['proposed', 'consentPending', 'postponed'],
    basis: 'office setting',
    label: { zh: '定期', en: 'Schedule the session' },
  },
  draw: {
    by: ['clock'],
    from: ['scheduled'],
    basis: 'office setting',
    label: { zh: '抽取评议员', en: 'Draw the panel' },
  },
  serve: {
    by: ['coordinator', 'unitHead'],
    from: ['drawing', 'scheduled'],
    basis: 'office setting',
    label: { zh: '送达通知及名单', en: 'Serve notice and list' },
  },
  declareInterest: {
    by: ['panelMember', 'seat:chair', 'seat:recorder'],
    from: beforeDeliberation,
    basis: 'R22-28',
    label: { zh: '申报利害关系', en: 'Declare an interest' },
  },
  strike: {
    by: ['petitioner', 'handler'],
    onBehalf: ['coordinator'],
    from: ['recusal', 'convened'],
    basis: 'R22-28',
    label: { zh: '申请更换', en: 'Strike a member' },
  },
  decideRecusal: {
    by: ['seat:chair', 'coordinator'],
    from: ['recusal', 'convened'],
    basis: 'R22-28',
    label: { zh: '决定回避', en: 'Decide on a recusal' },
  },
  fill: {
    by: ['clock'],
    from: ['scheduled', 'drawing', 'recusal', 'noticed', 'postponed'],
    basis: 'office setting',
    label: { zh: '递补', en: 'Fill a seat' },
  },
  letter: {
    by: ['coordinator'],
    from: ['recusal'],
    basis: 'office setting',
    label: { zh: '定员通知', en: 'Final panel letter' },
  },
  convene: {
    by: ['seat:chair'],
    from: ['noticed'],
    basis: 'R22-31(6)',
    label: { zh: '开会', en: 'Open the session' },
  },
  recordNoShow: {
    by: ['seat:chair'],
    from: ['noticed', 'convened'],
    basis: 'office setting',
    label: { zh: '记录未到', en: 'Record a no-show' },
  },
  postpone: {
    by: ['seat:chair', 'coordinator', 'clock'],
    from: movable,
    basis: 'office setting',
    label: { zh: '延期', en: 'Postpone' },
  },
  nameHead: {
    by: ['coordinator'],
    from: led,
    basis: 'office setting',
    label: { zh: '更换主持人或记录人', en: 'Name another chair or recorder' },
  },
  suspend: {
    by: ['seat:chair', 'coordinator'],
    from: ['convened', 'deliberating'],
    basis: 'office setting',
    label: { zh: '中止', en: 'Suspend' },
  },
  resume: {
    by: ['seat:chair', 'coordinator'],
    from: ['suspended'],
    basis: 'office setting',
    label: { zh: '恢复', en: 'Resume' },
  },
  recordStep: {
    by: ['seat:recorder'],
    from: ['convened'],
    basis: 'office setting',
    label: { zh: '笔录', en: 'Record a step' },
  },
  deliberate: {
    by: ['seat:chair'],
    from: ['convened'],
    basis: 'R22-31(6)',
    label: { zh: '合议', en: 'Deliberate' },
  },
  castBallot: {
    by: ['seat:member'],
    from: ['deliberating'],
    basis: 'S0',
    label: { zh: '投票', en: 'Cast a ballot' },
  },
  tally: {
    by: ['seat:chair'],
    from: ['deliberating'],
    basis: 'S0',
    label: { zh: '计票宣布', en: 'Count and announce' },
  },
  issueOpinion: {
    by: ['seat:chair', 'seat:recorder'],
    from: ['voted'],
    basis: 'R22-36',
    label: { zh: '评议意见', en: 'Issue the opinion' },
  },
  recordDelivery: {
    by: ['coordinator', 'unitHead'],
    from: ['opinionIssued'],
    basis: 'office setting',
    label: { zh: '送达评议意见', en: 'Record delivery' },
  },
  submitRedaction: {
    by: ['coordinator'],
    from: ['opinionIssued', 'followingUp'],
    basis: 'R22-36',
    label: { zh: '提交公开本', en: 'Submit the public copy' },
  },
  publishOpinion: {
    by: ['coordinator', 'unitHead'],
    from: ['followingUp'],
    basis: 'R22-36',
    label: { zh: '核对并公开评议意见', en: 'Check and publish the opinion' },
  },
  withdrawPublication: {
    by: ['coordinator', 'unitHead'],
    from: ['followingUp', 'closed'],
    basis: 'office setting',
    label: { zh: '撤回公开', en: 'Withdraw the publication' },
  },
  recordEffect: {
    by: ['seat:member', 'coordinator'],
    from: ['followingUp'],
    basis: 'S0',
    label: { zh: '问效', en: 'Record the effect' },
  },
  close: {
    by: ['coordinator', 'clock'],
    from: ['followingUp'],
    basis: 'S0',
    label: { zh: '结束问效', en: 'Close' },
  },
} as const satisfies Acts<HearingStage>;
export type HearingAct = keyof typeof hearingActs;
