import type { Label } from '../../../domain/acts';
import type { Strike } from '../../../domain/hearing/facts';
import type { PostponeCause } from '../../../domain/hearing/lists';
import type { HearingStage } from '../../../domain/hearing/stages';
import type { Counts } from '../../../domain/hearing/verdict';

/** Where a hearing stands, as one would say it to the person whose matter is heard. */
export const hearingStageWords: Readonly<Record<HearingStage | 'consented' | 'declined' | 'unanswered', Label>> = {
  proposed: {
    zh: '已提请公开评议，信访局正在决定是否举行。',
    en: 'A public hearing was proposed: the petition bureau is deciding whether it is held.',
  },
  consentPending: { zh: '正在征询您是否同意举行。', en: 'You are asked whether it may be held.' },
  consented: { zh: '您已同意，信访局正在确定日期。', en: 'You agreed: the petition bureau is setting a day.' },
  declined: { zh: '您不同意，不再举行。', en: 'You did not agree: it is not held.' },
  unanswered: { zh: '到期没有收到您的答复，不再举行。', en: 'No answer of yours came in time: it is not held.' },
  scheduled: { zh: '日期已定，评议员由系统随机抽取。', en: 'A day is set; the members are drawn by lot.' },
  drawing: {
    zh: '评议员已抽取，正在向您送达通知和候选名单。',
    en: 'The members are drawn: notice and list are on their way to you.',
  },
  recusal: {
    zh: '通知和候选名单已送达，您可以申请更换评议员。',
    en: 'Notice and list were served: you may have members replaced.',
  },
  noticed: { zh: '评议员名单已定，等待开会。', en: 'The panel is final; the session is ahead.' },
  convened: { zh: '正在开会。', en: 'The session is being held.' },
  deliberating: { zh: '评议员正在合议、投票。', en: 'The panel is deliberating and voting.' },
  voted: { zh: '已经投票并宣布结果，正在起草评议意见。', en: 'The vote was announced; the opinion is being written.' },
  opinionIssued: { zh: '评议意见已作出，正在送达。', en: 'The opinion was given and is on its way to you.' },
  followingUp: { zh: '评议意见已送达，正在跟踪落实。', en: 'You have the opinion; what comes of it is followed up.' },
  closed: { zh: '评议和跟踪已结束。', en: 'The hearing and its follow-up have ended.' },
  refused: { zh: '不举行公开评议。', en: 'It is not held.' },
  postponed: { zh: '已延期，新的日期另行通知。', en: 'It was put off; you will be told the new day.' },
  suspended: { zh: '会议中止，恢复后继续。', en: 'The session was interrupted and will go on.' },
  waived: {
    zh: '您未到会，视为放弃本阶段的公开评议，其他权利不受影响。',
    en: 'You did not come: being heard by a panel in this procedure is given up, and no other right.',
  },
  cancelled: { zh: '已取消。', en: 'It was cancelled.' },
};

export const causeWords: Readonly<Record<PostponeCause, Label>> = {
  partyPrevented: { zh: '一方因故不能到会', en: 'a party could not come' },
  recusalAtSession: { zh: '会上有人被申请回避', en: 'somebody was objected to in the session' },
  quorumMissing: { zh: '评议员人数不足', en: 'the panel was not complete' },
  unitAbsent: { zh: '责任单位未到会', en: 'the unit did not come' },
  chairMissing: { zh: '主持人或者记录人需要更换', en: 'chair or recorder had to be replaced' },
  notServedInTime: { zh: '通知未能按时送达', en: 'the notice was not served in time' },
  poolTooSmall: { zh: '可抽取的人员不足', en: 'there were too few to draw from' },
  other: { zh: '其他原因', en: 'another reason' },
};

export const strikeWords: Readonly<Record<Strike['state'], Label>> = {
  done: { zh: '已更换', en: 'replaced' },
  asked: { zh: '等待决定', en: 'waits for a decision' },
  granted: { zh: '同意回避', en: 'granted' },
  refused: { zh: '未获同意', en: 'not granted' },
};

/** What the section says besides stages and names. */
const zh = {
  title: '公开评议（听证）',
  number: '评议编号',
  asked: '由您决定',
  when: '时间',
  where: '地点',
  how: '方式',
  open: '公开举行',
  closed: '不公开举行',
  items: '评议的请求',
  item: (nos: readonly number[]) => nos.map((no) => `第 ${no} 项`).join('、'),
  bureau: '组织单位',
  putOff: (day: string, cause: string) => `原定 ${day} 的会议延期：${cause}。`,
  list: '评议员候选名单',
  listHint: '与送达给您的名单一致，发生更换的以本页为准。候补依次递补。',
  strikes: '您提出的更换',
  pausing: (from: string, days: number) =>
    `因举行公开评议，复核期限自 ${from} 起暂停计算，到今天已暂停 ${days} 天。恢复后，暂停的天数从期限中扣除。`,
  paused: (from: string, to: string, days: number) => `因举行公开评议，${from} 至 ${to} 共 ${days} 天不计入复核期限。`,
  reviewDue: (day: string) => `现在的最后一天：${day}。`,
  result: '表决结果',
  vote: ({ uphold, notUphold, abstain }: Counts) => `支持 ${uphold} 票，不支持 ${notUphold} 票，弃权 ${abstain} 票`,
  published: '评议意见（公开本）',
  publishedLink: '评议意见公开页',
  unpublished: '评议意见书已经或者即将送达给您；公开本尚未公布。',
  standing: '评议意见不影响您依法申请复查、复核的权利。',
  privacyWithList:
    '除评议员候选名单外，本页不显示任何人的姓名。请妥善保管链接；遗失请到信访局重新领取，旧链接随即失效。',
};

const en: typeof zh = {
  title: 'Public hearing',
  number: 'Number of the hearing',
  asked: 'For you to decide',
  when: 'When',
  where: 'Where',
  how: 'How',
  open: 'Open to the public',
  closed: 'Not open to the public',
  items: 'What is heard',
  item: (nos) => `${nos.length === 1 ? 'Request' : 'Requests'} ${nos.join(', ')}`,
  bureau: 'Organised by',
  putOff: (day, cause) => `The session of ${day} was put off: ${cause}.`,
  list: 'Who may sit on the panel',
  listHint:
    'The list that was served to you; where somebody was replaced, this page is the newer one. Alternates follow in turn.',
  strikes: 'What you asked for',
  pausing: (from, days) =>
    `For the hearing the time of the second review has stood still since ${from}: ${days} ${days === 1 ? 'day' : 'days'} so far. They are taken out of it when it goes on.`,
  paused: (from, to, days) =>
    `For the hearing ${days} ${days === 1 ? 'day' : 'days'}, ${from} to ${to}, were taken out of the time of the second review.`,
  reviewDue: (day) => `Its last day is now ${day}.`,
  result: 'The vote',
  vote: ({ uphold, notUphold, abstain }) => `${uphold} to uphold, ${notUphold} not to uphold, ${abstain} abstained`,
  published: 'The opinion, as published',
  publishedLink: 'The page of the opinion',
  unpublished: 'You get the opinion on paper; no copy of it is published.',
  standing: 'The opinion takes away no right to ask for a review.',
  privacyWithList:
    'But for the list of the panel this page names nobody. Keep the link to yourself; if it is lost, the petition bureau gives you another, and the old one stops working.',
};

export const hearingWords = { zh, en };
