import fc from 'fast-check';
import { kinds } from '../../domain/kinds';
import { starts, walk, walks } from '../support/walks';

/** The walks are worth as much as they meet: the same ones each time, three from every start. */
const each = 3;

const rows = Object.values(kinds).flatMap(({ name, acts }) =>
  Object.entries(acts).map(([act, row]) => ({ name, act, row })),
);
const everything = new Set(
  rows.flatMap(({ name, act, row }) => [
    `${name}: ${act} is done`,
    ...row.from.filter((stage) => stage !== 'new').map((stage) => `${name}: ${stage} is visited`),
  ]),
);

test('walks visit every stage of every act table and do every act', () => {
  const left = new Set(everything);
  const paths = fc.sample(walks(), { numRuns: each * Object.keys(starts).length, seed: 20260302 });
  const names = Object.keys(starts);
  for (const [n, { path }] of paths.entries())
    for (const { kind, act, to } of walk({ start: names[n % names.length]!, path }).events) {
      left.delete(`${kind}: ${act} is done`);
      left.delete(`${kind}: ${to} is visited`);
    }
  expect([...left]).toEqual([]);
});
