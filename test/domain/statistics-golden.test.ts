import { linked } from '../../domain/statistics/conditions';
import { figureOf, linesOf, ratio } from '../../domain/statistics/figures';
import { type Measured, measureOf } from '../../domain/statistics/measured';
import type { RateCode } from '../../domain/statistics/rate';
import { ratesOf } from '../../domain/statistics/rates';
import { usualSettings } from '../../domain/statistics/settings';
import { aLife, type Life, petitionOf } from '../support/lives';
import { papers, registered, who } from '../support/sim';

/**
 * The figures that the field publishes (4,703 first matters, 4.56 days, 98.97 %, 99.48 %), from lives that acts made.
 * Equal lives are lived once; each matter has its own id.
 */
const lived = new Map<string, ReturnType<typeof petitionOf>>();
function lineOf(id: string, life: Life): Measured {
  const key = JSON.stringify(life);
  const state = lived.get(key) ?? petitionOf(aLife(life));
  lived.set(key, state);
  return measureOf({ ...state, id }, 4);
}

/** All accepted on Thu 2026-02-26. Days: 3000 + 5936 + 6680 + 3600 + 1400 + 830 = 21,446; 21,446 / 4,703 = 4.56007. */
const daysOf = spread({ 3: 1000, 4: 1484, 5: 1336, 6: 600, 7: 200, 10: 83 });
/** 4,660 rated, of whom 4,000 + 612 were (basically) satisfied: 4,612 / 4,660 = 98.97 %. 43 said nothing. */
const ratingOf = spread({ satisfied: 4000, basicallySatisfied: 612, notSatisfied: 48, none: 43 });

function spread(counts: Record<string, number>): string[] {
  return Object.entries(counts).flatMap(([value, count]) => Array<string>(count).fill(value));
}

const first = daysOf.map((days, n) => {
  // Long and short lives among the satisfied and the others alike: 1,009 and 4,703 have no common factor.
  const rating = ratingOf[(n * 1009) % ratingOf.length]!;
  return lineOf(`first-${n}`, { days: Number(days), ...(rating === 'none' ? {} : { rating: rating as never }) });
});

/** 24 of those that were closed by Thu 03-05 come again on Fri 04-10. */
const again = first.slice(0, 24).map(({ id }) => {
  const sim = registered({ itemClass: 'repeat', receivedOn: '2026-04-10' }, '2026-04-10T09:00:00+08:00');
  sim.act('screen', who('chen'), { result: 'related', matchId: id }, papers);
  return measureOf({ ...petitionOf(sim), id: `again-${id}` });
});

const lines = linked([...first, ...again]);
/** Wed 06-03 is 90 days after Thu 03-05: 4,620 were closed by then, the 83 of ten days on Sun 03-08 were not. */
const at = { period: { from: '2026-01-01', to: '2026-06-03' }, today: '2026-06-03' };
const rateOf = (code: RateCode) => ratesOf(usualSettings.value).find((rate) => rate.code === code)!;
const figure = (code: RateCode) => figureOf(rateOf(code), lines, at);
const percent = (value: number | null) => `${((value ?? Number.NaN) * 100).toFixed(2)} %`;

test('4,703 first matters took 4.56 days on average, 4 in the middle', () => {
  expect(figure('meanDays')).toMatchObject({ numerator: 21_446, denominator: 4703, median: 4 });
  expect(figure('meanDays').value?.toFixed(2)).toBe('4.56');
});

test('all of them within ten days, and none late', () => {
  for (const code of ['tenDayRate', 'onTimeRate', 'timelyAcceptRate'] as const)
    expect([code, figure(code)]).toEqual([code, { numerator: 4703, denominator: 4703, value: 1 }]);
});

test('98.97 % of those who rated were satisfied; the 43 who said nothing lower only participation', () => {
  expect(figure('satisfactionRate')).toMatchObject({ numerator: 4612, denominator: 4660 });
  expect(percent(figure('satisfactionRate').value)).toBe('98.97 %');
  expect(figure('participationRate')).toMatchObject({ numerator: 4660, denominator: 4703 });
});

test('99.48 % were settled at the first try, of those closed 90 days ago or earlier', () => {
  expect(figure('firstResolutionRate')).toMatchObject({ numerator: 4596, denominator: 4620 });
  expect(percent(figure('firstResolutionRate').value)).toBe('99.48 %');
  const back = linesOf(rateOf('firstResolutionRate'), lines, at, 'rest').map(({ id }) => id);
  expect(back.sort()).toEqual(
    first
      .slice(0, 24)
      .map(({ id }) => id)
      .sort(),
  );
});

test('34 hearings of which 32 came not again make 94.12 %', () => {
  expect(percent(ratio(32, 34))).toBe('94.12 %');
});
