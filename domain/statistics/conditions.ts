import { daysBetween, type IsoDate } from '../time';
import type { Measured } from './measured';

/** A line with what other lines say of it: the first day, from its first closing on, on which the matter was submitted again. */
export interface Counted extends Measured {
  readonly repeatedOn: IsoDate | null;
}

type ColumnOf<Value> = {
  [Name in keyof Counted]-?: Counted[Name] extends Value | null ? Name : never;
}[keyof Counted];
type Column = keyof Counted;
/** Columns that place a matter in a window, or are compared with one that does. */
export type DayColumn = Extract<ColumnOf<IsoDate>, `${string}On`>;
export type NumberColumn = ColumnOf<number>;

/**
 * One thing that must be so of a line. Data, so that TypeScript (here) and SQL (db/statistics) read the same sentence;
 * a test holds the two together. What is null fails every condition; only a day that never came was not within days.
 */
export type Condition =
  | { readonly column: Column; readonly present: true }
  | { readonly column: Column; readonly oneOf: readonly (string | boolean)[] }
  | { readonly column: NumberColumn; readonly atLeast: number }
  | { readonly column: NumberColumn; readonly atMost: number }
  | { readonly column: DayColumn; readonly notAfter: DayColumn }
  /** It did not happen in the days up to `notWithinDays` after the day `of`. */
  | { readonly column: DayColumn; readonly notWithinDays: number; readonly of: DayColumn };

export function holds(line: Counted, condition: Condition): boolean {
  const value = line[condition.column];
  if ('notWithinDays' in condition) {
    const from = line[condition.of];
    return from !== null && (value === null || daysBetween(from, value as IsoDate) > condition.notWithinDays);
  }
  if (value === null) return false;
  if ('present' in condition) return true;
  if ('oneOf' in condition) return condition.oneOf.includes(value as string | boolean);
  if ('atLeast' in condition) return (value as number) >= condition.atLeast;
  if ('atMost' in condition) return (value as number) <= condition.atMost;
  const limit = line[condition.notAfter];
  return limit !== null && value <= limit;
}

/** The lines with what they say of each other. */
export function linked(lines: readonly Measured[]): Counted[] {
  const repeats = new Map<string, IsoDate[]>();
  for (const { repeatOf, receivedOn } of lines)
    if (repeatOf) repeats.set(repeatOf, [...(repeats.get(repeatOf) ?? []), receivedOn]);
  return lines.map((line) => {
    const later = (repeats.get(line.id) ?? []).filter(
      (day) => line.firstClosedOn !== null && day >= line.firstClosedOn,
    );
    return { ...line, repeatedOn: later.sort()[0] ?? null };
  });
}
