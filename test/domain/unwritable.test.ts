import { isTaken, unwritable } from '../../db/sql-states';

const wrapped = (code: string) => new Error('Failed query', { cause: Object.assign(new Error('x'), { code }) });

test.each(['22P02', '22003', '22008', '22021', '23502', '23514', '54000'])(
  'Postgres’ %s: no repeat could write it',
  (code) => {
    expect(unwritable(wrapped(code))).toBe(code);
    expect(unwritable(Object.assign(new Error('x'), { code }))).toBe(code);
  },
);

test.each([
  '23505',
  '23503',
  '40001',
  '40P01',
  '57P01',
  '53300',
  '55P03',
  '42P01',
  'ECONNREFUSED',
  'CONNECTION_CLOSED',
])('%s may pass, or a migration mend it', (code) => {
  expect(unwritable(wrapped(code))).toBeUndefined();
});

test('a place that is taken is told from everything else', () => {
  expect([isTaken(wrapped('23505')), isTaken(wrapped('23514')), isTaken(new Error('x'))]).toEqual([true, false, false]);
});
