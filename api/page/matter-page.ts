import type { Language } from '../../domain/deadline/words';
import { escaped } from '../html';
import { type HearingSection, hearingHtml, namesAnybody } from './hearing/section';
import { hearingWords } from './hearing/words';
import type { Reading } from './languages';
import type { Offered } from './offers';
import { card, doneLine, offerList } from './pieces';
import { stageWords } from './stage-words';
import type { PageView } from './view';
import { pageWords } from './words';

export interface Shown {
  readonly path: string;
  readonly view: PageView;
  readonly offers: readonly Offered[];
  readonly hearings: readonly HearingSection[];
  /** The act that has just been done, in words. */
  readonly justDone?: string;
}

/** The matter as its party sees it: where it stands, what was promised, what may be done. */
export function matterMain({ path, view, offers, hearings, justDone }: Shown, reading: Reading): string {
  const { language } = reading;
  const say = pageWords[language];
  const stage = stageWords[view.stage as keyof typeof stageWords];
  return `${justDone === undefined ? '' : `<div class="notice" role="status"><h2>${say.wentThrough}</h2><p>${escaped(say.recorded(justDone))}</p></div>`}
<h1>${say.title}</h1>
<p>${say.number}: <strong>${escaped(view.number)}</strong></p>
<h2>${say.now}</h2>
<p class="stage">${stage ? stage[language] : ''}</p>
${sections(hearings, false, reading)}
${view.over ? `<p>${say.ended}</p>` : promises(view, language)}
${rights(view, language)}
${ownActs(path, offers, hearings, reading)}
${contact(view, language)}
${sections(hearings, true, reading)}
<h2>${say.done}</h2>
<ol class="done" reversed>
${[...view.done]
  .reverse()
  .map((one) => doneLine(one, language))
  .join('\n')}
</ol>
<footer><p>${namesAnybody(hearings) ? hearingWords[language].privacyWithList : say.privacy}</p></footer>`;
}

function promises({ promised }: PageView, language: Language): string {
  const say = pageWords[language];
  const cards = promised.map((one) => card(one, language));
  return `<h2>${say.promised}</h2>\n${cards.length > 0 ? cards.join('\n') : `<p>${say.noPromise}</p>`}`;
}

function rights({ rights: all, organs }: PageView, language: Language): string {
  const say = pageWords[language];
  if (all.length === 0) return '';
  const names = organs.map(({ name, phone }) => `<li>${escaped(name)}${phone ? ` ${escaped(phone)}` : ''}</li>`);
  const choice = names.length > 0 ? `<p>${say.organs}</p><ul>${names.join('')}</ul>` : '';
  const cards = all.map((one) => card(one, language, one.isRemedy ? choice : ''));
  return `<h2>${say.rights}</h2>\n${cards.join('\n')}`;
}

/** What goes on comes first; what has ended is kept further down. */
const sections = (hearings: Shown['hearings'], over: boolean, reading: Reading): string =>
  hearings.flatMap((one) => (one.view.over === over ? [hearingHtml(one, reading)] : [])).join('\n');

/** What may be done to the matter itself; what a hearing asks stands with it. */
function ownActs(path: string, offers: readonly Offered[], hearings: Shown['hearings'], reading: Reading): string {
  const say = pageWords[reading.language];
  if (offers.length === 0 && hearings.some((one) => one.offers.length > 0)) return '';
  const isAny = offers.some(({ refused }) => refused === undefined);
  return `<h2>${say.acts}</h2>\n${isAny ? '' : `<p>${say.noActs}</p>`}${offerList(path, offers, reading)}`;
}

function contact({ contact: unit, bureau }: PageView, language: Language): string {
  const say = pageWords[language];
  const entry = (title: string, text: string) => `<dt>${title}</dt><dd>${escaped(text)}</dd>`;
  const ofUnit = unit
    ? `${entry(say.unit, unit.name)}${unit.post ? entry(say.post, unit.post) : ''}${entry(say.phone, unit.phone ?? say.noPhone)}`
    : '';
  const ofBureau = bureau
    ? `${entry(say.bureau, bureau.name)}${bureau.phone ? entry(say.phone, bureau.phone) : ''}`
    : '';
  return `<h2>${say.contact}</h2>${unit ? '' : `<p>${say.nobodyYet}</p>`}<dl>${ofUnit}${ofBureau}</dl>`;
}
