import { allPapers, type PaperKind, paperRows } from '../../domain/papers/kinds';
import { open, petitionStages } from '../../domain/petition/stages';
import { seededWords } from '../../runtime/seed/paper-words';
import { units } from '../../runtime/seed/places';
import { linesOnPage } from '../support/pages';

const wholes = [
  [petitionStages, 'any'],
  [open, 'before its end'],
] as const satisfies [readonly string[], string][];
const kindOf = (paper: string) => Object.keys(paperRows).find((kind) => paper in paperRows[kind]!);

test('the page of papers lists every paper as its row has it', () => {
  const rows = Object.entries(allPapers).map(([paper, { label, by, from, basis }]) => {
    const stages = wholes.find(([list]) => list === from)?.[1] ?? from.join(', ');
    return `| \`${paper as PaperKind}\` | ${label.zh} | ${kindOf(paper)} | ${by.join(', ')} | ${stages} | ${basis} |`;
  });
  expect(linesOnPage('docs/reference/papers.md', 'Every paper', /^\| `/, rows)).toEqual(rows);
});

test('no two seeded units number by one word, and every unit has one for every paper', () => {
  const words = seededWords('2026-01-01T00:00:00.000Z');
  expect(new Set(words.map(({ word }) => word)).size).toBe(words.length);
  expect(words.length).toBe(units.length * Object.keys(allPapers).length);
  expect(words.filter(({ word }) => word.includes('undefined'))).toEqual([]);
});
