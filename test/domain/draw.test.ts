import { commitmentOf, drawFaults, drawOf, orderOf, poolHashOf, type Snapshot } from '../../domain/draw';
import { sha256 } from '../support/draws';

const sizes = { lawyer: 12, deputy: 30, resident: 60, journalist: 3 };
const pool: Snapshot = {
  subject: 'h1',
  candidates: Object.entries(sizes).flatMap(([stratum, size]) =>
    Array.from({ length: size }, (_, n) => ({ id: `${stratum}-${n}`, stratum })),
  ),
  excluded: [{ id: 'lawyer-x', reason: 'unit' }],
};
const seedOf = (n: number) => sha256(`seed ${n}`);
const kindOf = (id: string) => id.replace(/-.*/, '');

test('seed and pool give the same order again, whoever lists the pool', () => {
  const drawn = drawOf(sha256, seedOf(1), pool);
  const turned = { ...pool, candidates: [...pool.candidates].reverse() };
  expect(drawOf(sha256, seedOf(1), turned)).toEqual(drawn);
  expect(drawFaults(sha256, drawn, turned)).toEqual([]);
  expect([...drawn.order].sort()).toEqual(pool.candidates.map(({ id }) => id).sort());
});

test('hashes are of plain lines: sha256sum is enough to check them', () => {
  const small: Snapshot = {
    subject: 's',
    candidates: [{ id: 'a', stratum: 'k' }],
    excluded: [{ id: 'b', reason: 'r' }],
  };
  expect(commitmentOf(sha256, 's', 'ff')).toBe(sha256('huiyin-draw-1 seed\ns\nff\n'));
  expect(poolHashOf(sha256, small)).toBe(sha256('huiyin-draw-1 pool\ns\n+\ta\tk\n-\tb\tr\n'));
});

test.each<[string, Partial<Snapshot>]>([
  ['a candidate fewer', { candidates: pool.candidates.slice(1) }],
  ['one of another kind', { candidates: [{ id: 'lawyer-0', stratum: 'deputy' }, ...pool.candidates.slice(1)] }],
  ['nobody left out', { excluded: [] }],
  ['left out for another reason', { excluded: [{ id: 'lawyer-x', reason: 'chain' }] }],
  ['another story', { subject: 'h2' }],
])('%s: another pool, another order', (_, more) => {
  const drawn = drawOf(sha256, seedOf(1), pool);
  const other = drawOf(sha256, seedOf(1), { ...pool, ...more });
  expect(other.poolHash).not.toBe(drawn.poolHash);
  expect(other.order.filter((id) => drawn.order.includes(id))).not.toEqual(
    drawn.order.filter((id) => other.order.includes(id)),
  );
  expect(drawFaults(sha256, drawn, { ...pool, ...more })).toEqual(expect.arrayContaining(['poolHash', 'order']));
});

test('every forged part is named', () => {
  const drawn = drawOf(sha256, seedOf(1), pool);
  const [first, second, ...rest] = drawn.order;
  expect(drawFaults(sha256, { ...drawn, order: [second!, first!, ...rest] }, pool)).toEqual(['order']);
  expect(drawFaults(sha256, { ...drawn, order: drawn.order.slice(1) }, pool)).toEqual(['order']);
  expect(drawFaults(sha256, { ...drawn, commitment: sha256('x') }, pool)).toEqual(['commitment']);
  expect(drawFaults(sha256, { ...drawn, seed: seedOf(2) }, pool)).toEqual(['commitment', 'order']);
  expect(drawFaults(sha256, { ...drawn, algorithm: 'other' as never }, pool)).toEqual(['algorithm']);
});

test('of 9 seats each kind holds about its share, and the smallest is seated as often as it should be', () => {
  const draws = 3_000;
  let journalists = 0;
  for (let n = 0; n < draws; n += 1) {
    const nine = orderOf(sha256, seedOf(n), pool).slice(0, 9);
    const of = (kind: string) => nine.filter((id) => kindOf(id) === kind).length;
    journalists += of('journalist');
    for (const [kind, size] of Object.entries(sizes)) expect(Math.abs(of(kind) - (9 * size) / 105)).toBeLessThan(2);
  }
  // 9 seats of 105 candidates, 3 of them: 0.257 a draw; five standard deviations on either side.
  const expected = draws * ((9 * 3) / 105);
  expect(Math.abs(journalists - expected)).toBeLessThan(5 * Math.sqrt(draws * 0.257 * 0.743));
});

test('a pool that could be read in two ways is refused', () => {
  const twice = [...pool.candidates, pool.candidates[0]!];
  expect(() => orderOf(sha256, seedOf(1), { ...pool, candidates: twice })).toThrow(RangeError);
  const both = [{ id: 'lawyer-0', reason: 'unit' }];
  expect(() => orderOf(sha256, seedOf(1), { ...pool, excluded: both })).toThrow(RangeError);
  const torn = [{ id: 'a\tk\n+\tb', stratum: 'k' }];
  expect(() => orderOf(sha256, seedOf(1), { ...pool, candidates: torn })).toThrow(RangeError);
});
