import { addDays, type IsoDate } from '../time';
import { type Counted, holds } from './conditions';
import type { Rate } from './rate';
import type { Period } from './settings';

/** What a rate comes to. Value: of a ratio 0 to 1, of a mean days; null where nothing counts. */
export interface Figure {
  /** Matters that count; of a mean, the sum of their days. */
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number | null;
  /** Of a mean only. */
  readonly median?: number | null;
}

/** Which of its matters a number opens. */
export const parts = ['numerator', 'denominator', 'rest'] as const;
export type Part = (typeof parts)[number];

/** Numerator by denominator, to four digits; null if there is nothing to divide by. */
export const ratio = (numerator: number, denominator: number): number | null =>
  denominator === 0 ? null : Math.round((numerator / denominator) * 10_000) / 10_000;

/** The lines behind one part of a rate, on the day `today`. */
export function linesOf(rate: Rate, lines: readonly Counted[], at: { period: Period; today: IsoDate }, part: Part) {
  const of = lines.filter((line) => isOf(rate, line, at));
  const counts = (line: Counted) => rate.counts.every((condition) => holds(line, condition));
  if (part === 'denominator') return of;
  return of.filter((line) => counts(line) === (part === 'numerator'));
}

function isOf(rate: Rate, line: Counted, { period, today }: { period: Period; today: IsoDate }): boolean {
  const day = line[rate.window];
  if (day === null || day < period.from || day > period.to) return false;
  if (addDays(day, rate.countsAfterDays) > today) return false;
  return rate.of.every((condition) => holds(line, condition));
}

/** The number of a rate: from the very lines that its parts open. */
export function figureOf(rate: Rate, lines: readonly Counted[], at: { period: Period; today: IsoDate }): Figure {
  const numerator = linesOf(rate, lines, at, 'numerator');
  const denominator = linesOf(rate, lines, at, 'denominator').length;
  const { mean } = rate;
  if (!mean) return { numerator: numerator.length, denominator, value: ratio(numerator.length, denominator) };
  const values = numerator.map((line) => line[mean]!).sort((a, b) => a - b);
  const sum = values.reduce((total, value) => total + value, 0);
  return { numerator: sum, denominator, value: ratio(sum, denominator), median: medianOf(values) };
}

/** Of an even number of values the middle of the two in the middle. */
export function medianOf(sorted: readonly number[]): number | null {
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
