import { dayInWords, explainInWords, type Language } from '../../domain/deadline/words';
import { codes } from '../codes';
import { escaped } from '../html';
import { hrefOf, type Reading } from './languages';
import type { Offered } from './offers';
import { stageWords } from './stage-words';
import type { Done, PageView, Promised } from './view';
import { pageWords } from './words';

export interface Shown {
  readonly path: string;
  readonly view: PageView;
  readonly offers: readonly Offered[];
  /** The act that has just been done, in words. */
  readonly justDone?: string;
}

/** The matter as its party sees it: where it stands, what was promised, what may be done. */
export function matterMain({ path, view, offers, justDone }: Shown, reading: Reading): string {
  const { language } = reading;
  const say = pageWords[language];
  const stage = stageWords[view.stage as keyof typeof stageWords];
  return `${justDone === undefined ? '' : `<div class="notice" role="status"><h2>${say.wentThrough}</h2><p>${escaped(say.recorded(justDone))}</p></div>`}
<h1>${say.title}</h1>
<p>${say.number}: <strong>${escaped(view.number)}</strong></p>
<h2>${say.now}</h2>
<p class="stage">${stage ? stage[language] : ''}</p>
${view.over ? `<p>${say.ended}</p>` : promises(view, language)}
${rights(view, language)}
${actList(path, offers, reading)}
${contact(view, language)}
<h2>${say.done}</h2>
<ol class="done" reversed>
${[...view.done]
  .reverse()
  .map((one) => doneLine(one, language))
  .join('\n')}
</ol>
<footer><p>${say.privacy}</p></footer>`;
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

function card({ what, dueOn, explained, moved }: Promised, language: Language, more = ''): string {
  const say = pageWords[language];
  const day = (one: string) => dayInWords(one, language);
  const moves = moved.map(
    ({ from, to, on, why }) => `<p>${say.moved({ from: day(from), to: day(to), on: day(on), why: why[language] })}</p>`,
  );
  const lines = explained ? explainInWords(explained, language) : [];
  return `<div class="card"><p>${what[language]}</p>
<p><span class="day">${say.until(day(dueOn))}</span></p>
${moves.join('')}${more}
<details><summary>${say.how}</summary><ul>${lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul></details></div>`;
}

function actList(path: string, offers: readonly Offered[], reading: Reading): string {
  const say = pageWords[reading.language];
  const open = offers.filter(({ refused }) => refused === undefined);
  const closed = offers.filter(({ refused }) => refused !== undefined);
  const links = open.map(
    ({ act, label }) =>
      `<li><a href="${escaped(hrefOf(`${path}/acts/${act}`, reading))}">${label[reading.language]}</a></li>`,
  );
  const notNow = closed.map(
    ({ label, refused }) => `<li>${label[reading.language]}: ${escaped(codes[refused!].title[reading.language])}</li>`,
  );
  return `<h2>${say.acts}</h2>
${links.length > 0 ? `<p>${say.actsHint}</p><ul class="acts">${links.join('')}</ul>` : `<p>${say.noActs}</p>`}
${notNow.length > 0 ? `<p>${say.notNow}</p><ul>${notNow.join('')}</ul>` : ''}`;
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

const doneLine = ({ on, what, unit }: Done, language: Language): string =>
  `<li><span class="day">${dayInWords(on, language)}</span> ${what[language]}${unit ? pageWords[language].at(escaped(unit)) : ''}</li>`;
