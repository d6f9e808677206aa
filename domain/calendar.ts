import { addDays, type IsoDate, isIsoDate, weekdayOf, yearOf } from './time';

/**
 * The published working calendar: exceptions to Monday-to-Friday by year, and which years are published.
 * It carries the lunar statutory days too, for the years whose notice is not out yet.
 */
export interface WorkCalendar {
  readonly version: number;
  readonly covered: ReadonlySet<number>;
  readonly holidays: ReadonlyMap<IsoDate, string>;
  readonly makeUpWorkdays: ReadonlyMap<IsoDate, string>;
  /** Festivals whose date the moon or the sun decides; looked at in uncovered years only. */
  readonly lunar: ReadonlyMap<IsoDate, string>;
}

export interface NamedDay {
  readonly on: IsoDate;
  readonly name: string;
}

/** One year as published and stored. Its notice may also name the last days of the year before. */
export interface CalendarYear {
  readonly year: number;
  readonly source: string;
  readonly holidays: readonly NamedDay[];
  readonly makeUpWorkdays: readonly NamedDay[];
}

/** What a day is: `holiday` and `makeUpWorkday` (a weekend day worked in exchange) have the festival's name. */
export type DayKind =
  | { readonly kind: 'workday' | 'weekend' }
  | { readonly kind: 'holiday' | 'makeUpWorkday'; readonly name: string };

/** HOL24-2: the statutory days with a fixed date. With the lunar ones they are 13 a year. */
const fixedStatutory: Readonly<Record<string, string>> = {
  '01-01': '元旦',
  '05-01': '劳动节',
  '05-02': '劳动节',
  '10-01': '国庆节',
  '10-02': '国庆节',
  '10-03': '国庆节',
};

/**
 * The calendar made of published years, in any order; where two notices name one day, the later year's counts.
 * `lunar` gives the lunar statutory days of unpublished years (domain/calendar/bundled.ts).
 * Throws a RangeError for a day that does not exist, lies outside its notice, or is both off and worked in one notice.
 */
export function buildCalendar(
  years: readonly CalendarYear[],
  version: number,
  lunar: readonly NamedDay[] = [],
): WorkCalendar {
  const holidays = new Map<IsoDate, string>();
  const makeUpWorkdays = new Map<IsoDate, string>();
  for (const year of [...years].sort((a, b) => a.year - b.year)) {
    refuseBadYear(year);
    for (const { on, name } of year.holidays) {
      holidays.set(on, name);
      makeUpWorkdays.delete(on);
    }
    for (const { on, name } of year.makeUpWorkdays) {
      makeUpWorkdays.set(on, name);
      holidays.delete(on);
    }
  }
  const covered = new Set(years.map(({ year }) => year));
  return { version, covered, holidays, makeUpWorkdays, lunar: new Map(lunar.map(({ on, name }) => [on, name])) };
}

function refuseBadYear({ year, holidays, makeUpWorkdays }: CalendarYear): void {
  const off = new Set(holidays.map(({ on }) => on));
  for (const { on } of [...holidays, ...makeUpWorkdays]) {
    if (!isIsoDate(on)) throw new RangeError(`calendar ${year}: there is no day ${on}`);
    if (yearOf(on) !== year && !on.startsWith(`${year - 1}-12-`))
      throw new RangeError(`calendar ${year}: ${on} is not a day of that year or of the December before`);
  }
  for (const { on } of makeUpWorkdays)
    if (off.has(on)) throw new RangeError(`calendar ${year}: ${on} is both a holiday and a make-up working day`);
}

/**
 * What `day` is by the published notices. In a year without one the statutory holidays and weekends count, with no days
 * in lieu and no make-up days, unless the next year's notice names the day.
 */
export function dayKind(day: IsoDate, calendar: WorkCalendar): DayKind {
  const worked = calendar.makeUpWorkdays.get(day);
  if (worked !== undefined) return { kind: 'makeUpWorkday', name: worked };
  const holiday = calendar.holidays.get(day) ?? statutoryName(day, calendar);
  if (holiday !== undefined) return { kind: 'holiday', name: holiday };
  const weekday = weekdayOf(day);
  return { kind: weekday === 0 || weekday === 6 ? 'weekend' : 'workday' };
}

function statutoryName(day: IsoDate, calendar: WorkCalendar): string | undefined {
  if (isCovered(day, calendar)) return undefined;
  return fixedStatutory[day.slice(5)] ?? calendar.lunar.get(day);
}

/** Whether the day's year has a published calendar. */
export function isCovered(day: IsoDate, calendar: WorkCalendar): boolean {
  return calendar.covered.has(yearOf(day));
}

export function isWorkingDay(day: IsoDate, calendar: WorkCalendar): boolean {
  const { kind } = dayKind(day, calendar);
  return kind === 'workday' || kind === 'makeUpWorkday';
}

/** The day itself if it is worked, else the next working day. */
export function workingDayOnOrAfter(day: IsoDate, calendar: WorkCalendar): IsoDate {
  let found = day;
  while (!isWorkingDay(found, calendar)) found = addDays(found, 1);
  return found;
}

/** The day itself if it is worked, else the working day before. */
export function workingDayOnOrBefore(day: IsoDate, calendar: WorkCalendar): IsoDate {
  let found = day;
  while (!isWorkingDay(found, calendar)) found = addDays(found, -1);
  return found;
}

/** The `count`-th working day after `day`, or before it if `count` is negative; `day` itself is never counted. */
export function addWorkingDays(day: IsoDate, count: number, calendar: WorkCalendar): IsoDate {
  if (!Number.isInteger(count)) throw new RangeError(`working days: ${count}`);
  let found = day;
  for (let left = Math.abs(count); left > 0; ) {
    found = addDays(found, Math.sign(count));
    if (isWorkingDay(found, calendar)) left -= 1;
  }
  return found;
}
