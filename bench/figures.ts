/** Least, middle and most over the rounds. */
export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((one, other) => one - other);
  return { min: sorted[0] ?? Number.NaN, median: middle(sorted), max: sorted.at(-1) ?? Number.NaN };
}

function middle(sorted: readonly number[]): number {
  const half = sorted.length / 2;
  return Number.isInteger(half) ? (sorted[half - 1]! + sorted[half]!) / 2 : sorted[Math.floor(half)]!;
}

/** The value that `share` of all values do not exceed (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** What a ratio must reach; `floor` is what must hold even before the mark does. */
export interface Mark {
  readonly what: string;
  readonly is: 'atLeast' | 'atMost';
  readonly mark: number;
  readonly floor?: number;
}

export type Verdict = 'mark met' | 'floor met' | 'missed';

/** Judged by the median over the rounds. */
export function judge({ is, mark, floor }: Mark, { median }: Spread): Verdict {
  const reaches = (wanted: number) => (is === 'atLeast' ? median >= wanted : median <= wanted);
  if (reaches(mark)) return 'mark met';
  return floor !== undefined && reaches(floor) ? 'floor met' : 'missed';
}
