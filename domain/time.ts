/**
 * Days and instants of the office. A day is `YYYY-MM-DD` at +08:00; an instant is ISO text in UTC with milliseconds.
 * The offset is fixed (China has no daylight saving), so that no time zone data can change a replay.
 */

export type IsoDate = string;
export type Instant = string;

const MS_PER_DAY = 86_400_000;
export const OFFICE_OFFSET_MS = 8 * 3_600_000;

/** True for a day that exists, written `YYYY-MM-DD`. */
export function isIsoDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && text === fromDayNumber(dayNumber(text));
}

/** Days since 1970-01-01. */
export function dayNumber(day: IsoDate): number {
  const [year, month, date] = day.split('-').map(Number);
  return Math.floor(Date.UTC(year!, month! - 1, date!) / MS_PER_DAY);
}

function fromDayNumber(days: number): IsoDate {
  return new Date(days * MS_PER_DAY).toISOString().slice(0, 10);
}

export function addDays(day: IsoDate, days: number): IsoDate {
  return fromDayNumber(dayNumber(day) + days);
}

/** Whole days from `from` to `to`; negative if `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** 0 is Sunday, 6 is Saturday. */
export function weekdayOf(day: IsoDate): number {
  return (((dayNumber(day) + 4) % 7) + 7) % 7;
}

export function yearOf(day: IsoDate): number {
  return Number(day.slice(0, 4));
}

/** The office's day that contains the instant. */
export function dayOf(instant: Instant | number): IsoDate {
  const ms = typeof instant === 'number' ? instant : Date.parse(instant);
  return new Date(ms + OFFICE_OFFSET_MS).toISOString().slice(0, 10);
}

/** The instant of a day at `hour`:00 at +08:00; hour 24 is the end of the day. */
export function instantOf(day: IsoDate, hour = 0): Instant {
  return toInstant(dayNumber(day) * MS_PER_DAY - OFFICE_OFFSET_MS + hour * 3_600_000);
}

export function endOfDay(day: IsoDate): Instant {
  return instantOf(day, 24);
}

export function toInstant(ms: number): Instant {
  return new Date(ms).toISOString();
}

/** An instant as people write it, `2026-02-13T22:00`, at +08:00 unless it names another offset; undefined if it is none. */
export function instantIn(text: string): Instant | undefined {
  const [, day, offset] = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2})?(Z|[+-]\d{2}:\d{2})?$/.exec(text) ?? [];
  const ms = Date.parse(offset ? text : `${text}+08:00`);
  return day !== undefined && isIsoDate(day) && Number.isFinite(ms) ? toInstant(ms) : undefined;
}

export const msOf = (instant: Instant): number => Date.parse(instant);
