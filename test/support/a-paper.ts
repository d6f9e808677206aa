import type { Clock } from '../../domain/clock';
import type { PaperContent } from '../../domain/papers/blocks';
import type { Given, Match } from '../../domain/papers/given';
import type { PaperKind } from '../../domain/papers/kinds';
import { draftOf } from '../../domain/papers/templates';
import { bornPetition } from '../../domain/petition/facts';
import { explain, theRule } from '../domain/rules';
import { aHearing, hearingInputs } from './a-hearing-paper';

const names: Readonly<Record<string, string>> = {
  'yingxi-bureau': '应溪县信访局',
  'yingxi-land': '应溪县自然资源和规划局',
  'yingxi-agriculture': '应溪县农业农村局',
};

export const clock = (rule: Clock['rule'], startOn: string): Clock => {
  const { strictOn, dueOn, dueAt, provisional, calendarVersion } = explain(theRule(rule), startOn);
  const when = { startOn, strictOn, dueOn, dueAt, provisional, calendarVersion };
  return { rule, instance: 1, kind: 'duty', state: 'running', ...when, policyVersion: 'national-2022@1', alerts: [] };
};

/** A matter of two requests, as the door opens it: accepted Mon 2026-03-02, its opinion signed on Fri 2026-05-29. */
export const given = (more: Partial<Given> = {}): Given => ({
  ...{ number: 'yingxi-bureau-2026-000117', receivedOn: '2026-02-26', registeredOn: '2026-02-26', channel: 'visit' },
  ...{ petitioners: ['种子姓名甲', '种子姓名乙'], headcount: 5 },
  requests: ['请求支付2025年度征地青苗补偿款，共计人民币一万二千元', '请求公开补偿款的计算方法'],
  facts: {
    unitId: 'yingxi-land',
    assistants: ['yingxi-land'],
    cause: 'breach',
    rule: 'T_HANDLE',
    breachDueOn: '2026-05-06',
  },
  clocks: [clock('T_HANDLE', '2026-03-02'), clock('T_ORDER_ANSWER', '2026-05-07')],
  hearing: aHearing(),
  issuer: { id: 'yingxi-land', name: '应溪县自然资源和规划局' },
  contact: {
    ...{ unit: '应溪县自然资源和规划局', phone: '0999-5550213' },
    officer: { name: '田晓', post: '科员' },
  },
  issuedOn: '2026-05-29',
  nameOf: (id) => names[id] ?? id,
  organAbove: (id) => (id === 'yingxi-gov' ? undefined : '应溪县人民政府'),
  ruleLabel: (rule) => theRule(rule).label,
  explain: (rule, startOn, { extension, like } = {}) =>
    explain(theRule(rule), startOn, { extension, pauses: like?.pauses }),
  ...more,
});

const other = '0198c1a0-0000-7000-8000-000000000001';

/** The matter that is here already, as it stands when each of these is issued. */
export const match = (more: Partial<Match> = {}): Match => ({
  ...{ number: 'yingxi-bureau-2026-000042', receivedOn: '2026-01-12', unitId: 'yingxi-land' },
  ...{ clocks: [clock('T_HANDLE', '2026-03-02')], facts: { ...bornPetition, unitId: 'yingxi-land' } },
  ...more,
});
const matches: Readonly<Partial<Record<PaperKind, Match>>> = {
  linkNotice: match(),
  reviewAdvice: match({ clocks: [clock('T_REVIEW_WINDOW', '2026-05-15')] }),
  noLongerAcceptedNotice: match({
    facts: { ...bornPetition, concluded: { on: '2026-04-20', outcome: 'concludedByReReview' } },
  }),
};

/** What each paper of that matter takes. */
export const inputs: Readonly<Record<PaperKind, object>> = {
  registrationReceipt: {},
  transferSlip: { unitId: 'yingxi-land', assistants: ['yingxi-agriculture'] },
  assignmentSlip: { unitId: 'yingxi-land', assistants: [], feedbackOn: '2026-07-01' },
  linkNotice: { matchId: other, because: 'running' },
  reviewAdvice: { matchId: other },
  noLongerAcceptedNotice: { matchId: other },
  acceptanceNotice: { acceptedOn: '2026-03-02' },
  nonAcceptanceNotice: { ground: '同一事项正在诉讼中', advice: '依照法院的程序主张权利' },
  routeOutNotice: {
    route: 'arbitration',
    basis: '《劳动争议调解仲裁法》第二条',
    organ: '应溪县劳动人事争议仲裁委员会',
  },
  extensionNotice: { reason: '需要外调档案' },
  handlingOpinion: {
    items: [
      {
        ...{ no: 1, outcome: 'supported', basis: '《土地管理法》第四十八条' },
        facts: '经核查，2025年度青苗补偿款因账户信息登记有误未发放。\n村委会已更正账户信息。',
      },
      {
        no: 2,
        outcome: 'explained',
        facts: '补偿标准及计算方法已当面出示并提供复印件。',
        basis: '《政府信息公开条例》第二十条',
      },
    ],
    promise: { what: '将补偿款一万二千元发放至更正后的账户', by: '2026-06-30' },
  },
  reviewOpinion: {
    items: [
      { no: 1, decision: 'uphold', reasons: '事实清楚，依据正确' },
      { no: 2, decision: 'change', reasons: '应当提供书面说明' },
    ],
    basis: '《信访工作条例》第三十五条',
  },
  reReviewOpinion: {
    items: [
      { no: 1, decision: 'uphold', reasons: '事实清楚，依据正确' },
      { no: 2, decision: 'uphold', reasons: '已提供书面说明' },
    ],
    basis: '《信访工作条例》第三十六条',
  },
  supervisionSlip: { demand: '请于三日内与信访人当面沟通。' },
  warningSlip: { rule: 'T_HANDLE' },
  reminderSlip: { rule: 'T_HANDLE', note: '信访人来电询问进度。' },
  ...hearingInputs,
};

/** Who issues it, and the word of its number. */
const ofBureau: Readonly<Partial<Record<PaperKind, string>>> = {
  registrationReceipt: '溪信登',
  linkNotice: '溪信并',
  reviewAdvice: '溪信救',
  noLongerAcceptedNotice: '溪信不再',
  transferSlip: '溪信转',
  assignmentSlip: '溪信交',
  routeOutNotice: '溪信导',
  supervisionSlip: '溪信督',
  warningSlip: '溪信警',
  reminderSlip: '溪信催',
  hearingNotice: '溪信听通',
  candidateList: '溪信听名',
  memberLetter: '溪信听函',
  hearingMinutes: '溪信听录',
  hearingOpinion: '溪信评',
  publicOpinion: '溪信评公',
};

const bureau = { id: 'yingxi-bureau', name: '应溪县信访局' };

export const content = (kind: PaperKind, more: Partial<Given> = {}): PaperContent => {
  const word = ofBureau[kind];
  const asked = kind === 'extensionNotice' ? { facts: { extension: { state: 'asked', days: 30 } } } : {};
  const matter = given({ ...(word ? { issuer: bureau } : {}), ...asked, match: matches[kind], ...more });
  const serial = `${word ?? '溪资规信复'}〔2026〕17号`;
  const head = { v: 1, kind, serial, issuer: matter.issuer.name, issuedOn: matter.issuedOn } as const;
  return { ...head, ...draftOf(kind, matter, inputs[kind]) };
};
