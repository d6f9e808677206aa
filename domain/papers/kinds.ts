import type { Acts } from '../acts';
import { open as openStages, petitionStages } from '../petition/stages';

/**
 * The papers that are issued from a template: to which kind of story, by whom, in which stages, on what basis. A role is
 * checked here and nowhere else, as it is for an act.
 */
export const petitionPapers = {
  registrationReceipt: {
    by: ['coordinator', 'handler'],
    from: petitionStages,
    basis: 'ONLINE15',
    label: { zh: '登记回执', en: 'Registration receipt' },
  },
  transferSlip: {
    by: ['coordinator'],
    from: ['classified', 'objected', 'forwarded'],
    basis: 'R22-22',
    label: { zh: '转送单', en: 'Transfer slip' },
  },
  assignmentSlip: {
    by: ['coordinator'],
    from: ['classified', 'objected', 'forwarded'],
    basis: 'R22-22(3)',
    label: { zh: '交办单', en: 'Assignment slip' },
  },
  linkNotice: {
    by: ['coordinator'],
    from: ['registered', 'linked'],
    basis: 'R22-19',
    label: { zh: '并案告知书', en: 'Notice of linking' },
  },
  reviewAdvice: {
    by: ['coordinator'],
    from: ['registered', 'linked'],
    basis: 'R22-35,36',
    label: { zh: '申请复查复核告知书', en: 'Advice to ask for a review' },
  },
  noLongerAcceptedNotice: {
    by: ['coordinator'],
    from: ['registered', 'noLongerAccepted'],
    basis: 'R22-36',
    label: { zh: '不再受理告知书', en: 'Notice of no further acceptance' },
  },
  acceptanceNotice: {
    by: ['handler', 'unitHead'],
    from: ['forwarded', 'accepted'],
    basis: 'R22-23',
    label: { zh: '受理告知书', en: 'Acceptance notice' },
  },
  nonAcceptanceNotice: {
    by: ['coordinator', 'handler', 'unitHead'],
    from: ['classified', 'forwarded', 'notAccepted'],
    basis: 'ONLINE15',
    label: { zh: '不予受理告知书', en: 'Non-acceptance notice' },
  },
  routeOutNotice: {
    by: ['coordinator', 'handler', 'unitHead'],
    from: ['classified', 'forwarded', 'accepted', 'handling', 'routedOut'],
    basis: 'R22-30,31',
    label: { zh: '导入法定途径告知书', en: 'Notice of another legal route' },
  },
  extensionNotice: {
    by: ['handler', 'unitHead'],
    from: ['handling', 'mediating', 'inHearing'],
    basis: 'R22-34',
    label: { zh: '延期告知书', en: 'Extension notice' },
  },
  handlingOpinion: {
    by: ['handler', 'unitHead'],
    from: ['handling'],
    basis: 'R22-32',
    label: { zh: '处理意见书', en: 'Handling opinion' },
  },
  warningSlip: {
    by: ['coordinator', 'supervisor'],
    from: openStages,
    basis: 'S0',
    label: { zh: '预警单', en: 'Warning slip' },
  },
  reminderSlip: {
    by: ['coordinator', 'supervisor'],
    from: openStages,
    basis: 'office setting',
    label: { zh: '催办单', en: 'Reminder' },
  },
} as const satisfies Acts<string>;

export const orderPapers = {
  supervisionSlip: {
    by: ['supervisor'],
    from: ['issued', 'acknowledged', 'answered', 'returned', 'escalated'],
    basis: 'R22-40',
    label: { zh: '督办单', en: 'Supervision order' },
  },
} as const satisfies Acts<string>;

export const reviewPapers = {
  reviewOpinion: {
    by: ['handler', 'unitHead'],
    from: ['examining'],
    basis: 'R22-35',
    label: { zh: '复查意见书', en: 'Review opinion' },
  },
  reReviewOpinion: {
    by: ['handler', 'unitHead'],
    from: ['examining'],
    basis: 'R22-36',
    label: { zh: '复核意见书', en: 'Second review opinion' },
  },
} as const satisfies Acts<string>;

/** A hearing's papers are its bureau's, whoever of those who may prints them. */
export const hearingPapers = {
  hearingNotice: {
    by: ['coordinator'],
    from: ['scheduled', 'drawing', 'recusal'],
    basis: 'P:shandong06',
    label: { zh: '听证通知书', en: 'Notice of hearing' },
  },
  candidateList: {
    by: ['coordinator'],
    from: ['scheduled', 'drawing', 'recusal'],
    basis: 'P:shandong06',
    label: { zh: '评议员候选名单', en: 'List of candidates' },
  },
  memberLetter: {
    by: ['coordinator'],
    from: ['noticed'],
    basis: 'office setting',
    label: { zh: '定员通知', en: 'Letter to a member' },
  },
  hearingMinutes: {
    by: ['coordinator', 'seat:recorder'],
    from: ['voted', 'opinionIssued', 'followingUp'],
    basis: 'P:hearing-steps',
    label: { zh: '听证笔录', en: 'Minutes of hearing' },
  },
  hearingOpinion: {
    by: ['coordinator', 'seat:chair'],
    from: ['opinionIssued', 'followingUp'],
    basis: 'R22-36',
    label: { zh: '评议意见书', en: "The panel's opinion" },
  },
  publicOpinion: {
    by: ['coordinator'],
    from: ['followingUp'],
    basis: 'R22-36',
    label: { zh: '评议意见书（公开本）', en: "The panel's opinion, public copy" },
  },
} as const satisfies Acts<string>;

/** By the kind of story they are issued to. */
export const paperRows: Readonly<Record<string, Acts<string>>> = {
  petition: petitionPapers,
  order: orderPapers,
  review: reviewPapers,
  hearing: hearingPapers,
};
export const allPapers = { ...petitionPapers, ...orderPapers, ...reviewPapers, ...hearingPapers };
export type PaperKind = keyof typeof allPapers;
export const paperKinds = Object.keys(allPapers) as PaperKind[];

/** Why a number no longer stands for a valid paper. The paper stays to be read, marked void. */
export const voidReasons = ['wrongContent', 'replaced', 'notSent'] as const;
