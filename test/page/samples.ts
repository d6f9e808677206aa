import { formMain } from '../../api/page/form-page';
import { type Around, drawnForms, forms } from '../../api/page/forms';
import { hrefOf, type Reading } from '../../api/page/languages';
import { sheet } from '../../api/page/layout';
import { matterMain } from '../../api/page/matter-page';
import type { Offered } from '../../api/page/offers';
import { receiptPage } from '../../api/page/receipt';
import type { PageView } from '../../api/page/view';
import { printedLink } from '../../api/papers/link';
import { bundledCalendar } from '../../domain/calendar/bundled';
import { explainDeadline } from '../../domain/deadline';
import { hearingActs } from '../../domain/hearing/acts';
import type { Received } from '../../domain/papers/receipt';
import { petitionActs } from '../../domain/petition/acts';
import type { PetitionState } from '../../domain/petition/facts';
import { bundledPolicies } from '../../domain/policy/bundled';
import { resolvePolicy, ruleOf } from '../../domain/policy/resolve';
import type { RuleCode } from '../../domain/policy/types';
import { hearingDrawn, hearingSections } from './hearing-samples';
import { publicSamples } from './public-samples';

/** Every page and state of a matter accepted Mon 2026-03-02, extended Wed 04-29, answered Fri 05-29. */
const policy = resolvePolicy('national-2022', bundledPolicies);
const dated = (code: RuleCode, startOn: string, extension?: number) =>
  explainDeadline({ rule: ruleOf(policy, code), startOn, extension }, bundledCalendar(), policy.policyVersion);

const promised = (zh: string, en: string, explained: ReturnType<typeof dated>, more: object = {}) => ({
  ...{ what: { zh, en }, dueOn: explained.dueOn, explained, moved: [], ...more },
});
const label = (act: keyof typeof petitionActs) => petitionActs[act].label;
const why = { zh: '情况复杂，经批准延长', en: 'it is complicated, and more time was approved' };

const bureau = { id: 'county-bureau', name: '听泉县信访局', phone: '0999-5550100' };
const unit = { id: 'labour', name: '听泉县人力资源和社会保障局', phone: '0999-5550107', post: '劳动监察科科长' };
const organs = [
  { id: 'county-gov', name: '听泉县人民政府', phone: '0999-5550101' },
  { id: 'city-labour', name: '和城市人力资源和社会保障局', phone: null },
];
const begun = [
  { on: '2026-02-27', what: { zh: '收到并登记您的信访事项', en: 'Your matter was received and registered' } },
  { on: '2026-03-02', what: { zh: '转送责任单位', en: 'Sent to the responsible unit' }, unit: unit.name },
  { on: '2026-03-02', what: { zh: '受理', en: 'Accepted' } },
  { on: '2026-04-29', what: { zh: '批准延长办理期限', en: 'More time was approved' } },
];
const base = { number: '听泉-2026-000017', over: false, promised: [], rights: [], organs: [], contact: unit, bureau };
const move = { from: '2026-05-06', to: '2026-06-01', on: '2026-04-29', why };

const views: Record<string, PageView> = {
  registered: { ...base, stage: 'registered', done: begun.slice(0, 1), contact: undefined },
  handling: {
    ...{ ...base, stage: 'handling', done: begun },
    promised: [
      promised('作出并送达处理意见', 'You get the opinion', dated('T_HANDLE', '2026-03-02', 30), { moved: [move] }),
    ],
  },
  replied: {
    ...{
      ...base,
      stage: 'replied',
      done: [...begun, { on: '2026-05-29', what: { zh: '文书送达', en: 'A paper was delivered to you' } }],
      organs,
    },
    rights: [
      promised(
        '对处理意见不服，可申请复查',
        'If you do not agree, you may ask for a review',
        dated('T_REVIEW_WINDOW', '2026-05-29'),
        { isRemedy: true },
      ),
      promised('您可以评价', 'You may rate how it was handled', dated('T_RATING', '2026-05-29')),
    ],
  },
  ended: { ...base, stage: 'withdrawn', over: true, done: begun },
};

const path = '/t/AAAAAAAAAAAAAAAAAAAAAA';
const state = { facts: { officerId: 'han' }, clocks: [] } as unknown as PetitionState;
const around: Around = { state, organs, post: unit.post, today: '2026-06-03' };
const drawn = drawnForms(forms, around);

const offered = (act: keyof typeof petitionActs, refused?: Offered['refused']): Offered => ({
  ...{ act, label: label(act), form: drawn[act]!, ...(refused ? { refused } : {}) },
});
const offersIn: Record<string, readonly Offered[]> = {
  registered: [offered('urge'), offered('addPapers'), offered('withdraw')],
  handling: [offered('urge', 'urgedRecently'), offered('addPapers'), offered('askRecusal'), offered('withdraw')],
  replied: [offered('rate'), offered('urge'), offered('addPapers')],
  ended: [],
};

const received: Received = {
  ...{ number: base.number, receivedOn: '2026-02-27', registeredOn: '2026-02-27', link: 'here' },
  clocks: [{ rule: 'T_FORWARD', state: 'running', dueOn: dated('T_FORWARD', '2026-02-27').dueOn }],
  contact: { unit: bureau.name, phone: bureau.phone, officer: { name: '陈静', post: '接访科科长' } },
};

const labelOf = (act: string) =>
  act in petitionActs ? label(act as 'rate') : (hearingActs[act as 'consent']?.label ?? label('rate'));

/** Name of the page → the page. */
export function samples(reading: Reading): Record<string, string> {
  const page = (main: string) => sheet({ title: 'Huiyin', path, main }, reading);
  const matters = Object.entries(views).map(([name, view]) => {
    const justDone = name === 'replied' ? label('rate').zh : undefined;
    const shown = { path, view, offers: offersIn[name]!, hearings: [], justDone };
    return [name, page(matterMain(shown, reading))] as const;
  });
  const heard = Object.entries(hearingSections).map(([name, section]) => {
    const view = { ...views.handling!, stage: 'inHearing' };
    return [`hearing, ${name}`, page(matterMain({ path, view, offers: [], hearings: [section] }, reading))] as const;
  });
  const asked = Object.entries({ ...drawn, ...hearingDrawn }).flatMap(([act, form]) => {
    const wrong = Object.fromEntries(
      ['pin', ...form.fields.map(({ name }) => name)].map((name) => [name, 'Please fill this in']),
    );
    const shown = { back: path, path, act, label: labelOf(act), form, key: '0', values: {} };
    return [
      [`form ${act}`, page(formMain({ ...shown, wrong: {} }, reading))],
      [`form ${act}, wrong`, page(formMain({ ...shown, wrong, refused: 'Rating is over' }, reading))],
    ] as const;
  });
  const plain = sheet({ title: 'x', main: '<h1>没有找到</h1><p>x</p>' }, reading);
  const receipt = receiptPage(received, printedLink({ url: `https://xinfang.example.org${path}`, pin: '042817' }));
  return {
    ...{ ...Object.fromEntries([...matters, ...heard, ...asked]), nothing: plain, receipt },
    // They have no large print of their own.
    ...(reading.isLarge ? {} : publicSamples(reading.language)),
  };
}

export const addressOf = (name: string, reading: Reading) => hrefOf(`/${encodeURIComponent(name)}`, reading);
