import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** `npm run pages` writes what the tests compare: the tables of a page are never typed by hand. */
const isWriting = Boolean(process.env.HUIYIN_WRITE_PAGES);

/**
 * The lines of one `## ` section of a page that match, in one run. When pages are being written, `wanted` takes
 * their place first.
 */
export function linesOnPage(page: string, heading: string, matching: RegExp, wanted: readonly string[]): string[] {
  const path = resolve(__dirname, '../..', page);
  const before = readFileSync(path, 'utf8');
  if (isWriting) writeFileSync(path, rewritten(before, heading, matching, wanted));
  return sectionOf(readFileSync(path, 'utf8'), heading)
    .split('\n')
    .filter((line) => matching.test(line));
}

const sectionOf = (text: string, heading: string): string =>
  text.split(/^(?=## )/m).find((section) => section.toLowerCase().startsWith(`## ${heading.toLowerCase()}`)) ?? '';

function rewritten(text: string, heading: string, matching: RegExp, wanted: readonly string[]): string {
  const section = sectionOf(text, heading);
  const lines = section.split('\n');
  const first = lines.findIndex((line) => matching.test(line));
  const rest = lines.filter((line) => !matching.test(line));
  return text.replace(section, () => [...rest.slice(0, first), ...wanted, ...rest.slice(first)].join('\n'));
}
