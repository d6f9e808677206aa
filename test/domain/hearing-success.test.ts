import { type HeardLine, successFormula, successOf } from '../../domain/statistics/success';

/** The opinion of each is of Thu 2026-01-15; 180 days later is Tue 07-14, so that from Wed 07-15 on it is decided. */
const line = (n: number, more: Partial<HeardLine> = {}): HeardLine => ({
  ...{ id: `h${n}`, petitionId: `p${n}`, issuedOn: '2026-01-15', repeatedOn: null, today: '2026-07-15' },
  repeatSaid: false,
  ...more,
});
const haining = Array.from({ length: 34 }, (_, n) => line(n, n < 2 ? { repeatedOn: '2026-03-02' } : {}));

test('of 34 hearings 32 without another petition: 94.12 % (S0), each part with its hearings', () => {
  const { numerator, denominator, value, matters } = successOf(haining, 180);
  expect([numerator, denominator, (value! * 100).toFixed(2)]).toEqual([32, 34, '94.12']);
  expect(matters.denominator).toEqual(haining.map(({ id }) => id));
  expect(matters.denominator.filter((id) => !matters.numerator.includes(id))).toEqual(['h0', 'h1']);
});

test.each([
  ['on the last day of the window it is not decided', { today: '2026-07-14' }, [0, 0]],
  ['also if it came again by then', { today: '2026-07-14', repeatedOn: '2026-02-01' }, [0, 0]],
  ['come again on the last day', { repeatedOn: '2026-07-14' }, [0, 1]],
  ['come again the day after', { repeatedOn: '2026-07-15' }, [1, 1]],
  ['come again where nobody here registered it', { repeatSaid: true }, [0, 1]],
] as const)('%s', (_what, more, [numerator, denominator]) => {
  expect(successOf([line(1, more)], 180)).toMatchObject({ numerator, denominator });
});

test('without a hearing there is no rate, which is not 0 %; the window stands in the formula', () => {
  expect(successOf([], 180).value).toBeNull();
  for (const words of Object.values(successFormula(90))) expect(words).toContain('90');
});
