import { dayInWords, type Language } from '../../../domain/deadline/words';
import { ruleWords, verdictWords } from '../../../domain/papers/hearing-parts';
import { timeOnPaper } from '../../../domain/papers/words';
import { escaped } from '../../html';
import { opinionHref } from '../../opinion-page';
import type { Reading } from '../languages';
import type { Offered } from '../offers';
import { card, doneLine, offerList } from '../pieces';
import { pageWords } from '../words';
import { headWords } from './forms';
import type { HearingView } from './view';
import { causeWords, hearingWords, strikeWords } from './words';

export interface HearingSection {
  readonly path: string;
  readonly view: HearingView;
  readonly offers: readonly Offered[];
}

/** Whether the page names somebody because of them: those on a list that was served. */
export const namesAnybody = (sections: readonly Pick<HearingSection, 'view'>[]): boolean =>
  sections.some(({ view }) => view.candidates.length > 0);

/** One hearing on the matter: what is asked first, then when and where, who may sit, and what came of it. */
export function hearingHtml({ path, view, offers }: HearingSection, reading: Reading): string {
  const { language } = reading;
  const say = hearingWords[language];
  const day = (on: string) => dayInWords(on, language);
  const { putOff, asks, done } = view;
  return `<section aria-label="${say.title} ${escaped(view.number)}">
<h2>${say.title}</h2>
<p class="stage">${view.stage[language]}</p>
${putOff ? `<p>${say.putOff(day(putOff.session), causeWords[putOff.cause][language])}</p>` : ''}
${asks.length > 0 ? `<h3>${say.asked}</h3>\n${asks.map((one) => card(one, language)).join('\n')}` : ''}
${offerList(path, offers, reading)}
${fields(view, language)}
${pause(view, language)}
${candidates(view, language)}
${strikes(view, language)}
${result(view, language)}
<details><summary>${pageWords[language].done}</summary><ol class="done">${done.map((one) => doneLine(one, language)).join('')}</ol></details>
</section>`;
}

function fields({ number, session, open, heads, items, bureau }: HearingView, language: Language): string {
  const say = hearingWords[language];
  const led = (['chair', 'recorder'] as const).flatMap((seat) => {
    const post = heads[seat];
    return post === undefined ? [] : [[headWords[seat][language], post] as const];
  });
  const rows = [
    [say.number, number] as const,
    ...(session ? [[say.when, timeOnPaper(session.at)[language]] as const, [say.where, session.place] as const] : []),
    [say.how, open ? say.open : say.closed] as const,
    ...led,
    [say.items, say.item(items)] as const,
    ...(bureau ? [[say.bureau, [bureau.name, bureau.phone].filter(Boolean).join(' ')] as const] : []),
  ];
  return `<dl>${rows.map(([name, value]) => `<dt>${name}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>`;
}

function pause({ pause: found }: HearingView, language: Language): string {
  if (!found) return '';
  const say = hearingWords[language];
  const { from, to, days, dueOn } = found;
  const first = dayInWords(from, language);
  if (to === undefined) return `<p>${say.pausing(first, days)}</p>`;
  return `<p>${say.paused(first, dayInWords(to, language), days)} ${dueOn === undefined ? '' : say.reviewDue(dayInWords(dueOn, language))}</p>`;
}

function candidates({ candidates: all }: HearingView, language: Language): string {
  const say = hearingWords[language];
  if (all.length === 0) return '';
  const [before, after] = language === 'zh' ? ['（', '）'] : [' (', ')'];
  const lines = all.map(
    ({ seat, name, kind }) =>
      `<li><span class="day">${seat[language]}</span> ${escaped(name)}${before}${escaped(kind[language])}${after}</li>`,
  );
  return `<h3>${say.list}</h3><p>${say.listHint}</p><ul class="done">${lines.join('')}</ul>`;
}

function strikes({ strikes: all }: HearingView, language: Language): string {
  if (all.length === 0) return '';
  const colon = language === 'zh' ? '：' : ': ';
  const lines = all.map(
    ({ whom, state }) => `<li>${escaped(whom[language])}${colon}${strikeWords[state][language]}</li>`,
  );
  return `<h3>${hearingWords[language].strikes}</h3><ul>${lines.join('')}</ul>`;
}

function result({ votes, decides, published, isGiven }: HearingView, language: Language): string {
  const say = hearingWords[language];
  if (votes.length === 0) return '';
  const colon = language === 'zh' ? '：' : ': ';
  const lines = votes.map(
    (one) =>
      `<li><span class="day">${say.item([one.no])}${colon}${verdictWords(one.upheld)[language]}</span><br>${say.vote(one)}</li>`,
  );
  const rule = decides ? `<p>${ruleWords[decides][language]}</p>` : '';
  const vote = `<h3>${say.result}</h3><ul class="done">${lines.join('')}</ul>${rule}`;
  if (!isGiven) return vote;
  if (!published) return `${vote}<p>${say.unpublished} ${say.standing}</p>`;
  const text = published.text.split('\n').map((line) => `<p lang="zh-CN">${escaped(line)}</p>`);
  return `${vote}<h3>${say.published}</h3>${text.join('')}
<p><a href="${escaped(opinionHref(published.number, language))}">${say.publishedLink}</a></p><p>${say.standing}</p>`;
}
