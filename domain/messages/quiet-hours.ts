import { dayOf, type Instant, instantOf, msOf } from '../time';

/** Minutes since 00:00 at +08:00; `from` later than `to` goes over midnight, the same twice: never quiet. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

/** No SMS at night. Office setting (SMS_QUIET_HOURS); no article names hours. */
export const usualQuietHours = '21:00-08:00';

/** `21:00-08:00`; undefined if it is not written so. */
export function quietHoursIn(text: string): QuietHours | undefined {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (!parts) return undefined;
  const [, fromHour, fromMinute, toHour, toMinute] = parts.map(Number) as [number, number, number, number, number];
  return { from: fromHour * 60 + fromMinute, to: toHour * 60 + toMinute };
}

/** The instant at which the quiet ends; undefined if it is not quiet. */
export function quietUntil({ from, to }: QuietHours, nowMs: number): Instant | undefined {
  const today = instantOf(dayOf(nowMs));
  const minute = Math.floor((nowMs - msOf(today)) / 60_000);
  const isQuiet = from <= to ? minute >= from && minute < to : minute >= from || minute < to;
  if (!isQuiet) return undefined;
  return instantOf(dayOf(nowMs), (minute < to ? 0 : 24) + to / 60);
}
