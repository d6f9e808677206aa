import { type Received, receiptBlocks } from '../../domain/papers/receipt';
import { blocksHtml, inTongue } from '../papers/html';
import type { PrintedLink } from '../papers/link';
import { type Language, pageOf } from './page';
import { formWords } from './words';

/** What the petitioner takes away. */
export interface Receipt {
  readonly language: Language;
  readonly received: Received;
  readonly link?: PrintedLink;
  /** How many papers came, and whether all of them are kept. */
  readonly papers: number;
  readonly papersLost?: boolean;
}

/** The receipt of what was registered online: number, link and PIN at once (R22-21, 22). */
export function receiptPage({ language, received, link, papers, papersLost }: Receipt): string {
  const say = formWords[language];
  return pageOf(
    language,
    say.receiptTitle,
    `<div class="receipt">${blocksHtml(receiptBlocks(received), inTongue(language), link)}</div>
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
