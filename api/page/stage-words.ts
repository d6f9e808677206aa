import type { Label } from '../../domain/acts';
import type { PetitionStage } from '../../domain/petition/stages';

const review = {
  underReview: {
    zh: '您申请了复查，上一级机关正在审查。',
    en: 'You asked for a review: the organ above is looking at the opinion.',
  },
  reviewed: { zh: '复查意见已经送达。', en: 'The review opinion has been delivered.' },
  underReReview: {
    zh: '您申请了复核，再上一级机关正在审查。',
    en: 'You asked for a second review: the next organ above is looking at the opinion.',
  },
} as const;

/** Where the matter stands, as one would say it to the person who asks. */
export const stageWords: Readonly<Record<PetitionStage | keyof typeof review, Label>> = {
  registered: {
    zh: '已登记，信访局正在查看是否为重复事项。',
    en: 'Registered: the petition bureau is looking whether it knows the matter already.',
  },
  screened: { zh: '信访局正在确定由哪个单位办理。', en: 'The petition bureau is finding out who is to handle it.' },
  classified: {
    zh: '已分类，信访局正准备转给责任单位。',
    en: 'Sorted: the petition bureau is about to send it to the responsible unit.',
  },
  linked: {
    zh: '与您之前的事项合并办理。',
    en: 'It is handled together with an earlier matter of yours.',
  },
  noLongerAccepted: { zh: '不再受理，理由见告知书。', en: 'It is no longer accepted; the notice says why.' },
  answeredOnSpot: { zh: '已当场答复。', en: 'It was answered on the spot.' },
  routedOut: {
    zh: '应通过其他法定途径解决，已移交有关机关。',
    en: 'The law has another way for it: it was handed over to the organ in charge.',
  },
  forwarded: {
    zh: '已转到责任单位，等待该单位决定是否受理。',
    en: 'It is with the responsible unit, which decides whether to accept it.',
  },
  objected: {
    zh: '责任单位认为不归其管辖，信访局正在审核。',
    en: 'The unit says it is not in charge: the petition bureau is checking that.',
  },
  competenceDispute: {
    zh: '由谁受理有争议，正在报请指定。',
    en: 'It is disputed who is in charge: somebody above will decide.',
  },
  notAccepted: { zh: '不予受理，理由见告知书。', en: 'It was not accepted; the notice says why.' },
  accepted: { zh: '已受理，即将开始办理。', en: 'Accepted: work on it is about to begin.' },
  handling: { zh: '责任单位正在办理。', en: 'The responsible unit is working on it.' },
  inHearing: { zh: '正在组织公开评议。', en: 'A public hearing is being held on it.' },
  mediating: { zh: '正在调解。', en: 'Both sides are trying to agree.' },
  issued: { zh: '处理意见已签发，正在送达给您。', en: 'The opinion is signed and on its way to you.' },
  replied: { zh: '处理意见已送达。', en: 'The opinion has been delivered to you.' },
  followUp: { zh: '信访局正在回访核查。', en: 'The petition bureau is checking how it was handled.' },
  evaluating: { zh: '已核查，等待您的评价。', en: 'Checked: your rating is awaited.' },
  closed: { zh: '已办结。', en: 'The procedure has ended.' },
  concluded: { zh: '已终结。', en: 'The matter is concluded.' },
  withdrawn: { zh: '您已撤回。', en: 'You have withdrawn it.' },
  ...review,
};
