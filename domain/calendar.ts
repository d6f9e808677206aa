import type { IsoDate } from './time';

/** The published working calendar: exceptions to Monday-to-Friday by year, and which years are published. */
export interface WorkCalendar {
  readonly version: number;
  readonly covered: ReadonlySet<number>;
  readonly holidays: ReadonlyMap<IsoDate, string>;
  readonly makeUpWorkdays: ReadonlyMap<IsoDate, string>;
}

/** One year as published and stored. */
export interface CalendarYear {
  readonly year: number;
  readonly source: string;
  readonly holidays: readonly { readonly on: IsoDate; readonly name: string }[];
  readonly makeUpWorkdays: readonly { readonly on: IsoDate; readonly name: string }[];
}
