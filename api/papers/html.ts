import type { Label } from '../../domain/acts';
import type { Block, PaperContent } from '../../domain/papers/blocks';
import { say } from '../../domain/papers/blocks';
import { dayOnPaper } from '../../domain/papers/words';
import { escaped } from '../html';
import { type Copy, langOf, pieces } from './pieces';

/** The paper as a page to print: no script, no style of its own, so that helmet's policy holds. */
export function paperPage(content: PaperContent, copy: Copy): string {
  const { tongue, isVoid } = copy;
  const words = (label: Label) => lines(label[tongue]);
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
<p class="addressee">${words(content.addressee)}</p>
${content.blocks.map((block) => blockHtml(block, copy)).join('\n')}
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

function blockHtml(block: Block, copy: Copy): string {
  const words = (label: Label) => lines(label[copy.tongue]);
  switch (block.is) {
    case 'heading':
      return `<h2>${words(block.text)}</h2>`;
    case 'paragraph':
      return `<p class="body">${words(block.text)}</p>`;
    case 'remedy':
      return `<p class="body remedy">${words(block.text)}</p>`;
    case 'fields':
      return `<dl>${block.rows.map(([name, value]) => `<div><dt>${words(name)}</dt><dd>${words(value)}</dd></div>`).join('')}</dl>`;
    case 'table': {
      const head = block.head.map((cell) => `<th scope="col">${words(cell)}</th>`).join('');
      const rows = block.rows.map((row) => `<tr>${row.map((cell) => `<td>${words(cell)}</td>`).join('')}</tr>`);
      return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
    }
    case 'link':
      return linkHtml(copy);
  }
}

function linkHtml({ link, tongue }: Copy): string {
  if (!link) return `<p class="body">${pieces.later[tongue]}</p>`;
  const rows = [
    [pieces.address, say(link.url, link.url)],
    [pieces.pin, say(link.pin, link.pin)],
  ] as const;
  const fields = rows.map(([name, value]) => `<div><dt>${name[tongue]}</dt><dd>${escaped(value[tongue])}</dd></div>`);
  return `<section class="link"><div class="code">${link.qrSvg}</div><div><p>${pieces.scan[tongue]}</p><dl>${fields.join('')}</dl></div></section>`;
}
