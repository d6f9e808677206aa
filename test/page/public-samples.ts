import { formPage } from '../../api/form/page';
import { guidePage } from '../../api/guide-page';
import { opinionList, opinionPage } from '../../api/opinion-page';
import { panelPage } from '../../api/panel/page';
import type { PublishedOpinion } from '../../db/published-opinions';
import type { Language } from '../../domain/deadline/words';
import { panelKindCodes } from '../../domain/panel/kinds';
import { theCatalogue } from '../support/catalogue';

/** The pages that anybody may open, each in what it may show: the guide, the form, the panel's list, what panels said. */
const opinion: PublishedOpinion = {
  ...{ number: 'county-bureau-TZ-2026-000003', bureau: '听泉县信访局', unit: '听泉县人力资源和社会保障局' },
  ...{ sessionOn: '2026-06-25', issuedOn: '2026-06-26', publishedOn: '2026-07-06', decides: 'twoThirdsUphold' },
  votes: [
    { no: 1, uphold: 6, notUphold: 2, abstain: 1, upheld: true },
    { no: 2, uphold: 3, notUphold: 6, abstain: 0, upheld: false },
  ],
  text: '评议团认为，关于第一项请求，原处理意见依据充分。\n关于第二项请求，应当重新核实。',
};
const bureaus = [
  { id: 'county-bureau', name: '听泉县信访局' },
  { id: 'city-bureau', name: '和城市信访局' },
];
const members = panelKindCodes.map((mainKind, n) => ({
  ...{ name: `评议员${n}<b>`, mainKind, since: '2024-03-01' },
  kinds: n === 0 ? [mainKind, panelKindCodes[1]!] : [mainKind],
}));
const nobody = { on: '2026-06-03', bureaus, members: [] };

const form = { choices: { bureauId: [], class: [], accusedUnit: [] }, typed: {}, once: '0' };

/** Name of the page → the page. */
export const publicSamples = (language: Language): Record<string, string> => ({
  guide: guidePage(theCatalogue, { language, words: '', problemClass: '' }),
  'public form': formPage({ ...form, language, faults: {} }),
  'public form, wrong': formPage({ ...form, language, faults: { name: 'missing', phone: 'unfit' } }),
  opinions: opinionList(
    { items: [opinion, { ...opinion, number: 'county-bureau-TZ-2026-000004', unit: null }], after: 'x' },
    language,
  ),
  'no opinions': opinionList({ items: [] }, language),
  'an opinion': opinionPage(opinion, language),
  panel: panelPage({ ...nobody, bureau: bureaus[0], members }, language),
  'panels to choose from': panelPage(nobody, language),
  'no panel': panelPage({ ...nobody, bureaus: [] }, language),
});
