import { escaped } from '../html';
import type { LinkOnPaper } from '../page/receipt';
import { type Language, pageOf } from './page';
import { formWords } from './words';

/** What the petitioner takes away. */
export interface Receipt {
  readonly language: Language;
  readonly number: string;
  readonly receivedOn: string;
  readonly forwardBy?: string;
  readonly link: LinkOnPaper | 'shownBefore' | 'linkLost' | 'none';
  /** How many papers came, and whether all of them are kept. */
  readonly papers: number;
  readonly papersLost?: boolean;
}

/** The receipt of what was registered online: number, link and PIN at once (R22-21, 22). */
export function receiptPage(receipt: Receipt): string {
  const { language, number, receivedOn, forwardBy, link, papers, papersLost } = receipt;
  const say = formWords[language];
  const line = (term: string, value: string) => `<dt>${term}</dt><dd class="secret">${escaped(value)}</dd>`;
  const shown = typeof link === 'object';
  const way = shown
    ? `<dt>${say.link}</dt><dd class="secret"><a href="${escaped(link.url)}">${escaped(link.url)}</a></dd>${line(say.pin, link.pin)}`
    : '';
  const about = shown ? say.keep : say[link === 'none' ? 'noLink' : link];
  return pageOf(
    language,
    say.receiptTitle,
    `<p role="status">${say.registered}</p>
<dl>${line(say.number, number)}${line(say.receivedOn, receivedOn)}${way}</dl>
${shown ? `<p class="code">${link.qrSvg}</p>\n` : ''}<p class="advice">${about}</p>
${forwardBy ? `<p>${say.forwardBy(forwardBy)}</p>` : ''}
${papers > 0 && !papersLost ? `<p>${say.papersKept(papers)}</p>` : ''}${papersLost ? `<p class="fault">${say.papersLost}</p>` : ''}
<p class="noprint"><a href="/petition?lang=${language}">${say.another}</a></p>`,
  );
}

/** Too many forms came from one address. */
export function waitPage(language: Language): string {
  const say = formWords[language];
  return pageOf(
    language,
    say.title,
    `<p role="alert">${say.tooMany}</p><p><a href="/petition?lang=${language}">${say.back}</a></p>`,
  );
}
