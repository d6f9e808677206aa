import { type Refusal, refusal } from '../refusals';
import type { IsoDate } from '../time';

/** A reported day may not lie ahead, nor before what it must follow. */
export function dateRefusal(field: string, day: IsoDate, today: IsoDate, notBefore?: IsoDate): Refusal | undefined {
  if (day > today) return refusal('dateInFuture', `${field}: ${day} is after today, ${today}`);
  if (notBefore && day < notBefore) return refusal('dateOutOfOrder', `${field}: ${day} is before ${notBefore}`);
}
