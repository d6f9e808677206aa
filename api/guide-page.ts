import type { Label } from '../domain/acts';
import { type Catalogue, type CatalogueEntry, categoryLabels, categoryOf, routeLabels } from '../domain/catalogue';
import { findEntries } from '../domain/catalogue-search';
import { guideWords, type Language } from './guide-words';
import { escaped } from './html';

/** What a visitor asks; both as typed. */
export interface Asked {
  readonly language: Language;
  readonly words: string;
  readonly problemClass: string;
}

/** The whole page: HTML without scripts and without a style of its own, so that helmet's policy holds. */
export function guidePage(catalogue: Catalogue | undefined, asked: Asked): string {
  const say = guideWords[asked.language];
  return `<!doctype html>
<html lang="${say.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say.title}</title>
<link rel="stylesheet" href="/guide.css">
</head>
<body>
<header>
<p><a href="${hrefOf({ ...asked, language: say.other.lang as Language })}" hreflang="${say.other.lang}" lang="${say.other.lang}">${say.other.name}</a></p>
<h1>${say.title}</h1>
<p>${say.intro}</p>
<p class="advice">${say.advice}</p>
</header>
<main>
${catalogue ? formAndList(catalogue, asked) : `<p>${say.none}</p>`}
</main>
</body>
</html>
`;
}

function formAndList(catalogue: Catalogue, asked: Asked): string {
  const say = guideWords[asked.language];
  const { entries, version, validFrom } = catalogue;
  const ofClass = entries.filter((one) => asked.problemClass === '' || one.problemClass === asked.problemClass);
  const found = findEntries(ofClass, asked.words);
  const isNarrowed = asked.words !== '' || asked.problemClass !== '';
  return `${form(entries, asked)}
<p role="status">${found.length > 0 ? say.count(found.length) : say.nothing}</p>
${isNarrowed ? `<p><a href="${hrefOf({ ...asked, words: '', problemClass: '' })}">${say.all}</a></p>` : ''}
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
  return escaped(`/guide?${query}`);
}

/** One column that a phone can show; text at least 7:1 against its ground; nothing said by colour alone. */
export const guideStyle = `:root { color-scheme: light; }
body { margin: 0 auto; padding: 1rem; max-width: 44rem; font: 1.0625rem/1.6 system-ui, "Noto Sans CJK SC", sans-serif; color: #1a1a1a; background: #fff; }
h1 { font-size: 1.5rem; line-height: 1.3; }
h2 { font-size: 1.2rem; margin: 0; }
a { color: #0b3d91; }
.advice { border-left: 0.3rem solid #0b3d91; padding-left: 0.8rem; }
form { display: grid; gap: 0.5rem; margin: 1.5rem 0; }
label { font-weight: 600; }
input, select, button { font: inherit; padding: 0.6rem; min-height: 2.75rem; width: 100%; box-sizing: border-box; border: 1px solid #595959; border-radius: 0.3rem; background: #fff; color: inherit; }
button { background: #0b3d91; color: #fff; border-color: #0b3d91; font-weight: 600; }
:focus-visible { outline: 0.2rem solid #b35900; outline-offset: 0.15rem; }
article { border: 1px solid #8c8c8c; border-radius: 0.3rem; padding: 1rem; margin: 1rem 0; overflow-wrap: anywhere; }
dt { font-weight: 600; margin-top: 0.6rem; }
dd { margin: 0; }
ul { margin: 0; padding-left: 1.3rem; }
`;
