import type { Alert, Clock } from '../clock';
import type { Level } from '../policy/types';
import { daysBetween, type Instant, type IsoDate, msOf } from '../time';

/** Met on the day `on`, or ended without having been met. */
export function stopped(clock: Clock, on?: IsoDate, at?: Instant): Clock {
  const ended = { ...clock, state: 'stopped' as const, alerts: clock.alerts.filter((a) => a.state !== 'pending') };
  return on ? { ...ended, metOn: on, lateDays: lateDaysOf(clock, on, at) } : ended;
}

/** Hours are met at the instant of the act; a day that has begun is a day late. */
export function lateDaysOf({ startAt, dueAt, dueOn }: Clock, on: IsoDate, at?: Instant): number {
  const days = startAt && at ? Math.ceil((msOf(at) - msOf(dueAt)) / 86_400_000) : daysBetween(dueOn, on);
  return Math.max(0, days);
}

/** The level that fires; lower ones that were due as well are marked skipped (after an outage only the highest fires). */
export function fired(clock: Clock, level: Level, at: Instant): Clock {
  const index = clock.alerts.findIndex((alert) => alert.level === level && alert.state === 'pending');
  const alerts = clock.alerts.map((alert, i): Alert => {
    if (i === index) return { ...alert, state: 'fired', firedAt: at };
    return i < index && alert.state === 'pending' ? { ...alert, state: 'skipped' } : alert;
  });
  return level === 'lapse' ? { ...clock, state: 'lapsed', alerts } : { ...clock, alerts };
}
