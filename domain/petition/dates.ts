import { type Refusal, refusal } from '../refusals';
import { daysBetween, type IsoDate } from '../time';

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
