import type { Condition } from '../../domain/statistics/conditions';
import { type Rate, rateCodes, windowDays } from '../../domain/statistics/rate';
import { ratesOf } from '../../domain/statistics/rates';
import { usualSettings } from '../../domain/statistics/settings';
import { linesOnPage } from '../support/pages';

const rates = ratesOf(usualSettings.value);

function inWords(condition: Condition): string {
  const { column } = condition;
  if ('present' in condition) return `\`${column}\` is known`;
  if ('oneOf' in condition) return `\`${column}\` is ${condition.oneOf.join(' or ')}`;
  if ('atLeast' in condition) return `\`${column}\` ≥ ${condition.atLeast}`;
  if ('atMost' in condition) return `\`${column}\` ≤ ${condition.atMost}`;
  if ('notAfter' in condition) return `\`${column}\` ≤ \`${condition.notAfter}\``;
  return `no \`${column}\` within ${condition.notWithinDays} d of \`${condition.of}\``;
}

function row({ code, label, formula, source, window, countsAfterDays, of, counts, mean }: Rate): string {
  const places = `\`${window}\` ${windowDays[window].en}${countsAfterDays > 0 ? ` + ${countsAfterDays} d` : ''}`;
  const cells = [
    `\`${code}\``,
    `${label.zh} ${label.en}`,
    `${formula.zh} ${formula.en}`,
    places,
    of.map(inWords).join('; ') || 'all',
    mean ? `mean of \`${mean}\`` : counts.map(inWords).join('; '),
    source,
  ];
  return `| ${cells.join(' | ')} |`;
}

test('the page shows the rates as they are counted, and no others', () => {
  const wanted = rates.map(row);
  expect(linesOnPage('docs/reference/rates.md', 'Rates', /^\| `/, wanted)).toEqual(wanted);
});

test('every code has its rate, once', () => {
  expect(rates.map(({ code }) => code)).toEqual(rateCodes);
});
