import type { DrawnForms } from '../../api/page/forms';
import { drawnForms } from '../../api/page/forms';
import { type AtHearing, hearingForms } from '../../api/page/hearing/forms';
import type { HearingSection } from '../../api/page/hearing/section';
import type { HearingView } from '../../api/page/hearing/view';
import { hearingStageWords } from '../../api/page/hearing/words';
import type { Offered } from '../../api/page/offers';
import type { PublishedOpinion } from '../../db/published-opinions';
import { bundledCalendar } from '../../domain/calendar/bundled';
import { explainDeadline } from '../../domain/deadline';
import { type HearingAct, hearingActs } from '../../domain/hearing/acts';
import type { HearingState, Strike } from '../../domain/hearing/facts';
import { panelKindCodes, panelKinds } from '../../domain/panel/kinds';
import { seatLabel } from '../../domain/papers/hearing-parts';
import { bundledPolicies } from '../../domain/policy/bundled';
import { resolvePolicy, ruleOf } from '../../domain/policy/resolve';
import type { RuleCode } from '../../domain/policy/types';

/** A hearing on the sample matter in each state that its page shows: asked on Mon 2026-05-11, held on Thu 06-25. */
const policy = resolvePolicy('national-2022', bundledPolicies);
const asking = (zh: string, en: string, code: RuleCode, startOn: string) => {
  const explained = explainDeadline({ rule: ruleOf(policy, code), startOn }, bundledCalendar(), policy.policyVersion);
  return { what: { zh, en }, dueOn: explained.dueOn, explained, moved: [] };
};

const names = '魏青禾 鲍水清 桑一苇 柏千里 苗知秋 骆长河 荀听雨 凌若谷 褚向晚 倪见山 <b>乐&'.split(' ');
const candidates = names.map((name, n) => ({
  ...{ no: n + 1, name, seat: seatLabel(n + 1, 9) },
  kind: panelKinds[panelKindCodes[n % panelKindCodes.length]!],
}));
const heads = { chair: '听泉县人民政府办公室 副主任', recorder: '听泉县信访局 复查科科员' };
const since = new Map<Strike['seat'], number>([
  ...candidates.map(({ no }) => [no, 7] as const),
  ['chair', 4],
  ['recorder', 4],
]);
const until = { consent: '2026-05-18', strike: '2026-06-08' };

const facts = {
  terms: { size: 9, alternates: 2, strikes: 1 },
  session: { at: '2026-06-25T01:00:00.000Z', on: '2026-06-25', chair: 'ning', recorder: 'geng' },
} as unknown as HearingState['facts'];
const at = (stage: string, more: Partial<AtHearing> = {}): AtHearing => ({
  ...{ state: { stage, facts } as unknown as HearingState, candidates: [], heads: {}, until, since, ...more },
});

const base: HearingView = {
  over: false,
  ...{
    number: 'county-bureau-TZ-2026-000003',
    stage: hearingStageWords.proposed,
    open: true,
    items: [1, 3],
    heads: {},
  },
  bureau: { id: 'county-bureau', name: '听泉县信访局', phone: '0999-5550100' },
  ...{ candidates: [], asks: [], strikes: [], votes: [], isGiven: false },
  done: [{ on: '2026-05-11', what: { zh: '提请公开评议', en: 'The hearing was proposed' } }],
};
const session = { at: facts.session!.at, place: '听泉县信访局三楼评议室' };
const listed = { ...base, session, heads, candidates };
const votes = [
  { no: 1, uphold: 6, notUphold: 2, abstain: 1, upheld: true },
  { no: 3, uphold: 3, notUphold: 6, abstain: 0, upheld: false },
];
const published: PublishedOpinion = {
  ...{ number: base.number, bureau: '听泉县信访局', unit: '听泉县人力资源和社会保障局', decides: 'twoThirdsUphold' },
  ...{ sessionOn: '2026-06-25', issuedOn: '2026-06-26', publishedOn: '2026-07-06', votes },
  text: '评议团认为，关于第一项请求，原处理意见依据充分。\n关于第三项请求，应当重新核实。',
};

const views: Readonly<Record<string, HearingView>> = {
  consent: {
    ...{ ...base, stage: hearingStageWords.consentPending },
    asks: [asking('是否同意举行公开评议', 'Whether it may be held', 'T_HEARING_CONSENT', '2026-05-11')],
  },
  strike: {
    ...{ ...listed, stage: hearingStageWords.recusal },
    asks: [asking('是否更换评议员', 'Whether members are to be replaced', 'T_HEARING_RECUSAL', '2026-06-03')],
    strikes: [{ whom: { zh: '评议员3 桑一苇', en: 'Member 3, 桑一苇' }, state: 'done' }],
    pause: { from: '2026-05-18', days: 16 },
  },
  postponed: {
    ...{ ...base, stage: hearingStageWords.postponed },
    putOff: { cause: 'unitAbsent', on: '2026-06-25', session: '2026-06-25' },
  },
  opinion: {
    ...{
      ...base,
      session,
      stage: hearingStageWords.followingUp,
      votes,
      isGiven: true,
      decides: 'twoThirdsUphold',
      published,
    },
    pause: { from: '2026-05-18', to: '2026-06-25', days: 39, dueOn: '2026-07-29' },
  },
};

const offered = (forms: DrawnForms, act: HearingAct, refused?: Offered['refused']): Offered => ({
  ...{ act, label: hearingActs[act].label, form: forms[act]!, ...(refused ? { refused } : {}) },
});

export const hearingPath = '/t/AAAAAAAAAAAAAAAAAAAAAA/hearings/0197c1f0-0000-4000-8000-000000000001';
const asked = drawnForms(hearingForms, at('consentPending'));
const open = drawnForms(hearingForms, at('recusal', { candidates, heads }));

/** The forms as they are drawn where each may be sent. */
export const hearingDrawn: DrawnForms = { ...open, consent: asked.consent!, decline: asked.decline! };

const offers: Readonly<Record<string, readonly Offered[]>> = {
  consent: [offered(asked, 'consent'), offered(asked, 'decline')],
  strike: [offered(open, 'strike')],
  postponed: [],
  opinion: [],
};

/** Name of the state → its section. */
export const hearingSections: Readonly<Record<string, HearingSection>> = Object.fromEntries(
  Object.entries(views).map(([name, view]) => [name, { path: hearingPath, view, offers: offers[name]! }]),
);
