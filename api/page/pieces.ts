import { dayInWords, explainInWords, type Language } from '../../domain/deadline/words';
import { codes } from '../codes';
import { escaped } from '../html';
import { hrefOf, type Reading } from './languages';
import type { Offered } from './offers';
import type { Done, Promised } from './view';
import { pageWords } from './words';

/* Pieces of the page that matter and hearing share. */

/** A day that is promised or until when something may be done, and how it was counted. `more`: HTML. */
export function card({ what, dueOn, explained, moved }: Promised, language: Language, more = ''): string {
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

/** The ways to the forms of what may be done, and why not what may not now. Empty, if nothing is offered. */
export function offerList(path: string, offers: readonly Offered[], reading: Reading): string {
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
  return `${links.length > 0 ? `<p>${say.actsHint}</p><ul class="acts">${links.join('')}</ul>` : ''}
${notNow.length > 0 ? `<p>${say.notNow}</p><ul>${notNow.join('')}</ul>` : ''}`;
}

export const doneLine = ({ on, what, unit }: Done, language: Language): string =>
  `<li><span class="day">${dayInWords(on, language)}</span> ${what[language]}${unit ? pageWords[language].at(escaped(unit)) : ''}</li>`;
