import { dayInWords } from '../../domain/deadline/words';
import type { IsoDate } from '../../domain/time';

/** `Tue 2026-02-10` as a day; a weekday that is not true is a mistake in the test. */
export function day(text: string): IsoDate {
  const on = text.slice(-10);
  if (dayInWords(on, 'en') !== text) throw new Error(`${text} is in truth ${dayInWords(on, 'en')}`);
  return on;
}
