import type { Label } from '../acts';
import type { Condition, DayColumn } from './conditions';

export const rateCodes = [
  'timelyForwardRate',
  'timelyAcceptRate',
  'onTimeRate',
  'tenDayRate',
  'meanDays',
  'participationRate',
  'satisfactionRate',
  'bureauSatisfactionRate',
  'firstResolutionRate',
  'repeatRate',
  'resolutionRate',
  'inPlaceRate',
] as const;
export type RateCode = (typeof rateCodes)[number];

/** What each window goes by, in words. */
export const windowDays = {
  receivedOn: { zh: '收到日', en: 'day of receipt' },
  forwardDueOn: { zh: '转送期限届满日', en: 'last day to forward' },
  notifyDueOn: { zh: '告知期限届满日', en: 'last day to deliver the notice' },
  acceptedOn: { zh: '受理日', en: 'day of acceptance' },
  handleDueOn: { zh: '办理期限届满日', en: 'last day to deliver the opinion' },
  deliveredOn: { zh: '答复送达日', en: 'day the opinion was delivered' },
  ratingDueOn: { zh: '评价期届满日', en: 'last day to rate' },
  closedOn: { zh: '办结日', en: 'day of closing' },
  firstClosedOn: { zh: '首次办结日', en: 'day of the first closing' },
} as const satisfies Partial<Record<DayColumn, Label>>;
export type WindowColumn = keyof typeof windowDays;

/** One rate: the matters it is about and those of them that count, each said once, here. */
export interface Rate {
  readonly code: RateCode;
  readonly label: Label;
  readonly formula: Label;
  /** The article, the seed, or the words "office setting". */
  readonly source: string;
  /** The day that places a matter in the window. */
  readonly window: WindowColumn;
  /** A matter counts from so many days after that day on: nothing is counted before it is decided. */
  readonly countsAfterDays: number;
  /** The denominator, beyond the window. */
  readonly of: readonly Condition[];
  /** The numerator, among those of the denominator. */
  readonly counts: readonly Condition[];
  /** Not a ratio: the mean of this column. */
  readonly mean?: 'handlingDays';
}
