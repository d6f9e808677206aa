import type { Ask } from './acts';
import type { Clock } from './clock';
import { type Refusal, refusal } from './refusals';
import { daysBetween, type IsoDate } from './time';

/** A reported day may not lie ahead, nor before what it must follow. */
export function dateRefusal(field: string, day: IsoDate, today: IsoDate, notBefore?: IsoDate): Refusal | undefined {
  if (day > today) return refusal('dateInFuture', `${field}: ${day} is after today, ${today}`);
  if (notBefore && day < notBefore) return refusal('dateOutOfOrder', `${field}: ${day} is before ${notBefore}`);
}

/** A promised or fixed day lies ahead, and within ten years: nothing longer can be a time limit. */
export function aheadRefusal(field: string, day: IsoDate, today: IsoDate): Refusal | undefined {
  const ahead = daysBetween(today, day);
  if (ahead < 0 || ahead > 3650)
    return refusal('dateOutOfOrder', `${field}: ${day} must lie within ten years from today`);
}

/** A date in time that is entered after the due day counts only if the unit's head enters it (acts.md 1.16). */
export function lateEntry({ actor, today }: Ask, clock: Clock | undefined, on: IsoDate): Refusal | undefined {
  if (isLateEntry(clock, on, today) && actor.role !== 'unitHead')
    return refusal('lateEntryByHead', `it was due on ${clock?.dueOn}`);
}

/** Done in time, entered after the due day. */
export const isLateEntry = (clock: Clock | undefined, on: IsoDate, today: IsoDate): boolean =>
  clock !== undefined && on <= clock.dueOn && today > clock.dueOn;
