import type { Label } from '../domain/acts';
import { type Catalogue, type CatalogueEntry, categoryLabels, categoryOf, routeLabels } from '../domain/catalogue';
import { findEntries } from '../domain/catalogue-search';
import type { Language } from '../domain/deadline/words';
import { guideWords } from './guide-words';
import { escaped } from './html';
import { publicPage } from './public-page';

/** What a visitor asks; both as typed. */
export interface Asked {
  readonly language: Language;
  readonly words: string;
  readonly problemClass: string;
}

export function guidePage(catalogue: Catalogue | undefined, asked: Asked): string {
  const say = guideWords[asked.language];
  return publicPage({
    ...{ language: asked.language, title: say.title, hrefIn: (language) => hrefOf({ ...asked, language }) },
    intro: `<p>${say.intro}</p>\n<p class="advice">${say.advice}</p>`,
    main: catalogue ? formAndList(catalogue, asked) : `<p>${say.none}</p>`,
  });
}

function formAndList(catalogue: Catalogue, asked: Asked): string {
  const say = guideWords[asked.language];
  const { entries, version, validFrom } = catalogue;
  const ofClass = entries.filter((one) => asked.problemClass === '' || one.problemClass === asked.problemClass);
  const found = findEntries(ofClass, asked.words);
  const isNarrowed = asked.words !== '' || asked.problemClass !== '';
  return `${form(entries, asked)}
<p role="status">${found.length > 0 ? say.count(found.length) : say.nothing}</p>
${isNarrowed ? `<p><a href="${escaped(hrefOf({ ...asked, words: '', problemClass: '' }))}">${say.all}</a></p>` : ''}
${found.map((one) => article(one, asked.language)).join('\n')}
<p class="edition">${say.edition(version, validFrom)}</p>`;
}

function form(entries: readonly CatalogueEntry[], { language, words, problemClass }: Asked): string {
  const say = guideWords[language];
  const options = entries.map(
    (one) =>
      `<option value="${escaped(one.problemClass)}"${one.problemClass === problemClass ? ' selected' : ''}>${escaped(one.label[language])}</option>`,
  );
  return `<form method="get" action="/guide" role="search">
<input type="hidden" name="lang" value="${language}">
<label for="q">${say.words}</label>
<input id="q" name="q" type="search" maxlength="100" value="${escaped(words)}" placeholder="${say.example}">
<label for="class">${say.problemClass}</label>
<select id="class" name="class"><option value="">${say.any}</option>${options.join('')}</select>
<button type="submit">${say.find}</button>
</form>`;
}

function article(entry: CatalogueEntry, language: Language): string {
  const say = guideWords[language];
  const words = (label: Label) => escaped(label[language]);
  const category = categoryOf(entry.route);
  const id = `entry-${escaped(entry.problemClass)}`;
  return `<article aria-labelledby="${id}">
<h2 id="${id}">${words(entry.label)}</h2>
<dl>
<dt>${say.route}</dt><dd>${words(routeLabels[entry.route])}</dd>
${category ? `<dt>${say.category}</dt><dd>${words(categoryLabels[category])}</dd>` : ''}
<dt>${say.organ}</dt><dd>${words(entry.organ)}</dd>
<dt>${say.basis}</dt><dd>${words(entry.legalBasis)}</dd>
<dt>${say.bring}</dt><dd><ul>${entry.whatToBring.map((one) => `<li>${words(one)}</li>`).join('')}</ul></dd>
</dl>
</article>`;
}

function hrefOf({ language, words, problemClass }: Asked): string {
  const query = new URLSearchParams({ lang: language });
  if (words) query.set('q', words);
  if (problemClass) query.set('class', problemClass);
  return `/guide?${query}`;
}
