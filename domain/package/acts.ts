import type { Acts } from '../acts';
import { atWork, bound, led, type PackageStage, reportable } from './stages';

/**
 * Who may do what to a leader package, when. What the clock does by itself (a missed appointment, the end of the watch)
 * and what a petition tells (a repeat) is no row: nobody may ask for it.
 */
export const packageActs = {
  list: { by: ['coordinator'], from: ['new'], basis: 'S3', label: { zh: '入册', en: 'List' } },
  delist: {
    by: ['supervisor'],
    from: ['listed', 'packaged'],
    basis: 'office setting',
    label: { zh: '出册', en: 'Delist' },
  },
  assign: { by: ['coordinator'], from: ['listed'], basis: 'S3', label: { zh: '一事双交', en: 'Assign to a side' } },
  report: { by: ['handler'], from: reportable, basis: 'S3', label: { zh: '双交反馈', en: 'Report on the assignment' } },
  bindLeader: { by: ['coordinator'], from: ['listed'], basis: 'S3', label: { zh: '定领导', en: 'Bind to a leader' } },
  proposeMeasures: {
    by: ['handler'],
    from: ['packaged'],
    basis: 'S0',
    label: { zh: '责任单位提建议', en: 'Propose measures' },
  },
  offerIdeas: { by: ['handler'], from: ['packaged'], basis: 'S0', label: { zh: '职能部门出思路', en: 'Offer ideas' } },
  fixPlan: { by: ['leader'], from: ['packaged'], basis: 'S0', label: { zh: '包案领导定方案', en: 'Fix the plan' } },
  acknowledgeDuty: { by: ['leader'], from: led, basis: 'S3', label: { zh: '四包签认', en: 'Sign a guarantee' } },
  activate: { by: ['leader'], from: ['packaged'], basis: 'S3', label: { zh: '攻坚', en: 'Begin the work' } },
  recordProgress: {
    by: ['handler', 'leader'],
    from: atWork,
    basis: 'S3',
    label: { zh: '进展', en: 'Record progress' },
  },
  recordVisit: { by: ['handler', 'leader'], from: atWork, basis: 'S1', label: { zh: '下访', en: 'Record a visit' } },
  invite: {
    by: ['leader', 'coordinator'],
    from: atWork,
    basis: 'S0',
    label: { zh: '约请', en: 'Invite to the appointment' },
  },
  holdAppointment: {
    by: ['leader', 'coordinator'],
    from: atWork,
    basis: 'S0',
    label: { zh: '包案月约访', en: 'Hold the appointment' },
  },
  recordDecline: {
    by: ['leader', 'coordinator'],
    from: atWork,
    basis: 'office setting',
    label: { zh: '信访人未应约', en: 'Record that the petitioner declined' },
  },
  revisePlan: {
    by: ['leader'],
    from: led,
    basis: 'office setting',
    label: { zh: '调整方案', en: 'Revise the plan' },
  },
  requestLeaderChange: {
    by: ['leader', 'coordinator'],
    from: led,
    basis: 'office setting',
    label: { zh: '申请更换领导', en: 'Ask for another leader' },
  },
  changeLeader: {
    by: ['supervisor'],
    from: led,
    basis: 'office setting',
    label: { zh: '批准更换领导', en: 'Approve another leader' },
  },
  refuseLeaderChange: {
    by: ['supervisor'],
    from: led,
    basis: 'office setting',
    label: { zh: '不予更换领导', en: 'Refuse another leader' },
  },
  passToSuccessor: {
    by: ['coordinator'],
    from: bound,
    basis: 'R22-24',
    label: { zh: '转承接单位', en: 'Pass to the successor unit' },
  },
  openMediation: { by: ['leader'], from: ['active'], basis: 'S3', label: { zh: '启动调解', en: 'Open mediation' } },
  endMediation: { by: ['leader'], from: led, basis: 'S3', label: { zh: '结束调解', en: 'End mediation' } },
  callHearing: {
    by: ['leader'],
    from: ['active'],
    basis: 'S3, R22-31(6)',
    label: { zh: '提请评议', en: 'Call a public hearing' },
  },
  markResolving: { by: ['leader'], from: ['active'], basis: 'S3', label: { zh: '化解', en: 'Mark as resolving' } },
  backToWork: {
    by: ['leader'],
    from: ['resolving', 'concluding', 'returned', 'relapsed'],
    basis: 'office setting',
    label: { zh: '重新攻坚', en: 'Go back to work' },
  },
  startConclusion: {
    by: ['leader'],
    from: ['active', 'resolving'],
    basis: 'S3',
    label: { zh: '依法终结', en: 'Conclude by law' },
  },
  reroute: {
    by: ['leader'],
    from: ['active', 'resolving'],
    basis: 'S3',
    label: { zh: '导入法定程序', en: 'Route into a legal procedure' },
  },
  applyCloseOut: {
    by: ['leader'],
    from: ['resolving', 'concluding'],
    basis: 'S3',
    label: { zh: '申请销号', en: 'Apply for close-out' },
  },
  verify: { by: ['coordinator'], from: ['pendingVerification'], basis: 'S3', label: { zh: '核验', en: 'Verify' } },
  sendBack: { by: ['coordinator'], from: ['pendingVerification'], basis: 'S3', label: { zh: '退回', en: 'Send back' } },
  strikeOff: { by: ['supervisor'], from: ['verified'], basis: 'S3', label: { zh: '销号', en: 'Strike off' } },
  relapse: {
    by: ['coordinator'],
    from: ['struckOff', 'cleared'],
    basis: 'office setting',
    label: { zh: '登记反弹', en: 'Record a relapse' },
  },
} as const satisfies Acts<PackageStage>;
export type PackageAct = keyof typeof packageActs;
