import { allPapers, type PaperKind, paperRows } from '../../domain/papers/kinds';
import { linesOnPage } from '../support/pages';

const kindOf = (paper: string) => Object.keys(paperRows).find((kind) => paper in paperRows[kind]!);

test('the page of papers lists every paper as its row has it', () => {
  const rows = Object.entries(allPapers).map(([paper, { label, by, from, basis }]) => {
    const stages = from.length > 9 ? 'any' : from.join(', ');
    return `| \`${paper as PaperKind}\` | ${label.zh} | ${kindOf(paper)} | ${by.join(', ')} | ${stages} | ${basis} |`;
  });
  expect(linesOnPage('docs/reference/papers.md', 'Every paper', /^\| `/, rows)).toEqual(rows);
});
