import type { Response } from 'express';
import { escaped } from '../html';
import { hrefOf, type Reading } from './languages';
import { policy, style } from './style';
import { pageWords } from './words';

export interface Sheet {
  readonly title: string;
  /** HTML. */
  readonly main: string;
  /** Where the switches of language and size lead; absent on a sheet that is the same for everybody. */
  readonly path?: string;
}

/** A whole page, without scripts. */
export function sheet({ title, main, path }: Sheet, reading: Reading): string {
  const say = pageWords[reading.language];
  return `<!doctype html>
<html lang="${say.lang}"${reading.isLarge ? ' class="large"' : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#main">${say.skip}</a>
${path === undefined ? '' : switches(path, reading)}
<main id="main" tabindex="-1">
${main}
</main>
</body>
</html>
`;
}

function switches(path: string, reading: Reading): string {
  const say = pageWords[reading.language];
  const other = hrefOf(path, { ...reading, language: say.other.code as Reading['language'] });
  const size = hrefOf(path, { ...reading, isLarge: !reading.isLarge });
  return `<nav aria-label="${say.other.name} / ${say.large}"><ul>
<li><a href="${escaped(other)}" lang="${say.other.lang}" hreflang="${say.other.lang}">${say.other.name}</a></li>
<li><a href="${escaped(size)}">${reading.isLarge ? say.normal : say.large}</a></li>
</ul></nav>`;
}

/** Sent as it is, kept nowhere, told to no other site. */
export function sendSheet(res: Response, status: number, html: string, headers: Record<string, string> = {}): void {
  if (res.headersSent) return;
  res
    .status(status)
    .set({
      'Cache-Control': 'no-store',
      'Content-Security-Policy': policy,
      'Referrer-Policy': 'no-referrer',
      ...headers,
    })
    .type('text/html')
    .send(html);
}
