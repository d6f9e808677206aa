import fc from 'fast-check';
import { kinds } from '../../domain/kinds';
import type { Sim } from '../support/sim';
import { leftOpen, starts, walk, walks } from '../support/walks';

/** The walks are worth as much as they meet: the same ones each time, some from every start. */
const each = 3;

const rows = Object.values(kinds).flatMap(({ name, acts }) =>
  Object.entries(acts).map(([act, row]) => ({ name, act, row })),
);
const everyStage = new Set(
  rows.flatMap(({ name, row }) => row.from.filter((stage) => stage !== 'new').map((stage) => `${name} ${stage}`)),
);
const everything = new Set(
  rows.flatMap(({ name, act, row }) => [
    `${name}: ${act} is done`,
    ...row.from.filter((stage) => stage !== 'new').map((stage) => `${name}: ${stage} is visited`),
  ]),
);

/** The same walks for both tests: `each` from every start. */
const paths = fc.sample(walks(), { numRuns: each * Object.keys(starts).length, seed: 20260302 });
const fromEveryStart = paths.map(({ path }, n) => ({
  start: Object.keys(starts)[n % Object.keys(starts).length]!,
  path,
}));

test('walks visit every stage of every act table and do every act', () => {
  const left = new Set(everything);
  for (const one of fromEveryStart)
    for (const { kind, act, to } of walk(one).events) {
      left.delete(`${kind}: ${act} is done`);
      left.delete(`${kind}: ${to} is visited`);
    }
  expect([...left]).toEqual([]);
});

test('no stage is a dead end: from the first visit to each a willing office comes to an end', () => {
  const stuck: unknown[] = [];
  const visited = new Set<string>();
  const tried = (sim: Sim) => {
    const fresh = [...sim.stories.values()]
      .map(({ kind, stage }) => `${kind} ${stage}`)
      .filter((one) => !visited.has(one));
    for (const place of fresh) visited.add(place);
    if (fresh.length > 0) stuck.push(...leftOpen(sim.fork()).map((story) => ({ from: fresh, ...story })));
  };
  for (const one of fromEveryStart) walk(one, tried);
  expect(stuck).toEqual([]);
  expect([...everyStage].filter((place) => !visited.has(place))).toEqual([]);
});
