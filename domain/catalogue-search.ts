import type { CatalogueEntry } from './catalogue';

/** Everything a visitor may have in mind of a line. */
const textOf = ({ problemClass, label, organ, legalBasis, whatToBring }: CatalogueEntry): string =>
  [problemClass, ...[label, organ, legalBasis, ...whatToBring].flatMap(({ zh, en }) => [zh, en])]
    .join(' ')
    .toLowerCase();

/**
 * What is looked for: words as typed, and of Chinese, which has no blanks, every two characters that stand together:
 * 被拖欠工资 finds 拖欠劳动报酬、工资.
 */
function pieces(asked: string): string[] {
  const typed = asked.toLowerCase().match(/[\p{Script=Han}]+|[\p{L}\p{N}]+/gu) ?? [];
  return typed.flatMap((word) =>
    /\p{Script=Han}/u.test(word) && [...word].length > 2
      ? [...word].slice(1).map((character, n) => `${[...word][n]}${character}`)
      : [word],
  );
}

/** The lines in which at least a third of what was asked occurs, the best first; all of them if nothing was asked. */
export function findEntries(entries: readonly CatalogueEntry[], asked: string): readonly CatalogueEntry[] {
  const wanted = pieces(asked);
  if (wanted.length === 0) return asked.trim() === '' ? entries : [];
  return entries
    .map((entry) => ({ entry, hits: wanted.filter((piece) => textOf(entry).includes(piece)).length }))
    .filter(({ hits }) => hits > 0 && hits * 3 >= wanted.length)
    .sort((one, other) => other.hits - one.hits)
    .map(({ entry }) => entry);
}
