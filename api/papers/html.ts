import type { Label } from '../../domain/acts';
import type { Block, PaperContent } from '../../domain/papers/blocks';
import { dayOnPaper } from '../../domain/papers/words';
import { escaped } from '../html';
import type { PrintedLink } from './link';
import { type Copy, langOf, pieces, type Tongue } from './pieces';

/** The paper as a page to print: no script, no style of its own, so that helmet's policy holds. */
export function paperPage(content: PaperContent, copy: Copy): string {
  const { tongue, isVoid } = copy;
  const words = inTongue(tongue);
  return `<!doctype html>
<html lang="${langOf[tongue]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words(content.title)} ${escaped(content.serial)}</title>
<link rel="stylesheet" href="${escaped(copy.style)}">
</head>
<body>
<main class="paper${isVoid ? ' void' : ''}">
${isVoid ? `<p class="stamp">${words(pieces.void)}</p>\n` : ''}<header>
<p class="issuer">${escaped(content.issuer)}</p>
<h1>${words(content.title)}</h1>
<p class="serial">${escaped(content.serial)}</p>
</header>
${content.addressee ? `<p class="addressee">${words(content.addressee)}</p>\n` : ''}${blocksHtml(content.blocks, words, copy.link)}
<footer>
<p>${escaped(content.issuer)} <span class="seal">${words(pieces.seal)}</span></p>
<p><time datetime="${content.issuedOn}">${words(dayOnPaper(content.issuedOn))}</time></p>
</footer>
</main>
</body>
</html>
`;
}

/** Line breaks that somebody typed stay line breaks. */
const lines = (text: string): string => escaped(text).replaceAll('\n', '<br>');

/** One language, or both side by side for a sheet that everybody gets. */
export type InWords = (label: Label) => string;
export const inTongue =
  (tongue: Tongue): InWords =>
  (label) =>
    lines(label[tongue]);
export const inBoth: InWords = ({ zh, en }) =>
  zh === en ? lines(zh) : `${lines(zh)} <span lang="en">${lines(en)}</span>`;

/** The blocks as HTML; without a link its place says that it comes separately. */
export const blocksHtml = (blocks: readonly Block[], words: InWords, link?: PrintedLink): string =>
  blocks.map((block) => (block.is === 'link' ? linkHtml(words, link) : blockHtml(block, words))).join('\n');

function blockHtml(block: Exclude<Block, { is: 'link' }>, words: InWords): string {
  switch (block.is) {
    case 'heading':
      return `<h2>${words(block.text)}</h2>`;
    case 'paragraph':
      return `<p class="body">${words(block.text)}</p>`;
    case 'remedy':
      return `<p class="body remedy">${words(block.text)}</p>`;
    case 'fields':
      return fieldsHtml(block.rows, words);
    case 'table': {
      const head = block.head.map((cell) => `<th scope="col">${words(cell)}</th>`).join('');
      const rows = block.rows.map((row) => `<tr>${row.map((cell) => `<td>${words(cell)}</td>`).join('')}</tr>`);
      return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
    }
  }
}

const fieldsHtml = (rows: readonly (readonly [Label, Label])[], words: InWords): string =>
  `<dl>${rows.map(([name, value]) => `<div><dt>${words(name)}</dt><dd>${words(value)}</dd></div>`).join('')}</dl>`;

function linkHtml(words: InWords, link?: PrintedLink): string {
  if (!link) return `<p class="body">${words(pieces.later)}</p>`;
  const { url, pin, qrSvg } = link;
  const address = `<div><dt>${words(pieces.address)}</dt><dd><a href="${escaped(url)}">${escaped(url)}</a></dd></div>`;
  const secret = `<div><dt>${words(pieces.pin)}</dt><dd class="pin">${escaped(pin)}</dd></div>`;
  return `<section class="link"><div class="code">${qrSvg}</div><div><p>${words(pieces.scan)}</p><dl>${address}${secret}</dl></div></section>`;
}
