import type { Label } from '../../domain/acts';
import type { PetitionAct } from '../../domain/petition/acts';
import type { RuleCode } from '../../domain/policy/types';

/** What was done, for those acts that say something to the petitioner. `unit` is filled in. */
export const doneWords: Partial<Readonly<Record<PetitionAct | 'hearingEnded', Label>>> = {
  register: { zh: '收到并登记您的信访事项', en: 'Your matter was received and registered' },
  answerOnSpot: { zh: '当场答复', en: 'Answered on the spot' },
  routeOut: { zh: '移交其他机关', en: 'Handed over to another organ' },
  forward: { zh: '转送责任单位', en: 'Sent to the responsible unit' },
  assign: { zh: '交办责任单位', en: 'Assigned to the responsible unit' },
  designate: { zh: '指定受理单位', en: 'The unit in charge was designated' },
  accept: { zh: '受理', en: 'Accepted' },
  declineAcceptance: { zh: '决定不予受理', en: 'Not accepted' },
  startHandling: { zh: '开始办理', en: 'Work began' },
  changeLead: { zh: '变更责任单位', en: 'Another unit took over' },
  switchTrack: { zh: '转入普通程序', en: 'It goes on in the ordinary procedure' },
  openMediation: { zh: '开始调解', en: 'Mediation began' },
  endMediation: { zh: '调解结束', en: 'Mediation ended' },
  callHearing: { zh: '提请公开评议', en: 'A public hearing was called' },
  hearingEnded: { zh: '公开评议结束', en: 'The public hearing ended' },
  extend: { zh: '批准延长办理期限', en: 'More time was approved' },
  approveReply: { zh: '签发处理意见', en: 'The opinion was signed' },
  settle: { zh: '签署协议', en: 'The agreement was signed' },
  recordDelivery: { zh: '文书送达', en: 'A paper was delivered to you' },
  verifyByUnit: { zh: '单位自查', en: 'The unit checked its work' },
  verifyByBureau: { zh: '信访局核查', en: 'The petition bureau checked it' },
  recordPerformance: { zh: '承诺事项已履行', en: 'What was promised was done' },
  rate: { zh: '收到您的评价', en: 'Your rating was received' },
  answerRating: { zh: '就您的评价进行了回访', en: 'Your rating was followed up' },
  urge: { zh: '收到您的催办', en: 'You urged' },
  addPapers: { zh: '收到您补充的材料', en: 'You added papers' },
  askRecusal: { zh: '收到回避申请', en: 'A recusal was asked for' },
  decideRecusal: { zh: '对回避申请作出决定', en: 'The recusal was decided on' },
  withdraw: { zh: '收到撤回申请', en: 'You asked to withdraw' },
  confirmWithdrawal: { zh: '确认撤回', en: 'The withdrawal was confirmed' },
  requestReview: { zh: '收到复查申请', en: 'You asked for a review' },
  requestSecondReview: { zh: '收到复核申请', en: 'You asked for a second review' },
  reopen: { zh: '重新办理', en: 'It is handled again' },
  close: { zh: '办结', en: 'The procedure ended' },
  conclude: { zh: '终结', en: 'Concluded' },
};

/** The reported day of an act, where it is another one than that of the entry. */
export const reportedDay: Partial<Record<PetitionAct, string>> = {
  register: 'receivedOn',
  answerOnSpot: 'toldOn',
  accept: 'acceptedOn',
  recordDelivery: 'deliveredOn',
  recordPerformance: 'doneOn',
};

/** What the petitioner may do until the last day. */
export const rightWords: Partial<Readonly<Record<RuleCode, Label>>> = {
  T_REVIEW_WINDOW: { zh: '对处理意见不服，可申请复查', en: 'If you do not agree, you may ask for a review' },
  T_REREVIEW_WINDOW: { zh: '对复查意见不服，可申请复核', en: 'If you do not agree, you may ask for a second review' },
  T_RATING: { zh: '您可以评价', en: 'You may rate how it was handled' },
};

/** Why a promised date was moved. */
export const movedWords: Readonly<Record<string, Label>> = {
  extend: {
    zh: '情况复杂，经批准延长（《信访工作条例》第三十四条）',
    en: 'it is complicated, and more time was approved (Regulations, Art. 34)',
  },
  correctDate: { zh: '更正了登记有误的日期', en: 'a date that had been entered wrongly was corrected' },
  recompute: { zh: '国务院公布了放假安排', en: "the year's holidays were published" },
  otherwise: { zh: '重新计算了期限', en: 'the time was counted anew' },
};
