import type { Setting } from '../policy/types';
import { addDays, type IsoDate } from '../time';

/** What an office may decide about its rates (in its policy: `settings.statistics`). */
export interface StatisticsSettings {
  /** The day of the month, 1 to 28, on which the statistical month begins; 21: May is 04-21 to 05-20. */
  readonly periodStartDay: number;
  readonly basicallySatisfiedCounts: boolean;
  /** A first matter is resolved at the first try if nothing comes back for so many days after its closing. */
  readonly relapseDays: number;
  /** A hearing was a success if its matter does not come again for so many days after the opinion. */
  readonly successWindowDays: number;
}

/** Where a policy does not say otherwise. */
export const usualSettings: Setting<StatisticsSettings> = {
  value: { periodStartDay: 1, basicallySatisfiedCounts: true, relapseDays: 90, successWindowDays: 180 },
  source: 'office setting',
};

/** What is wrong with a policy's own settings, one line each. */
export function settingFaults(settings: Partial<StatisticsSettings>) {
  const { periodStartDay: day = 1, relapseDays: days = 1, successWindowDays: success = 1 } = settings;
  const isWithin = (value: number, most: number) => Number.isInteger(value) && value >= 1 && value <= most;
  return [
    ...(isWithin(day, 28) ? [] : [`settings.statistics: periodStartDay ${day}`]),
    ...(isWithin(days, 3650) ? [] : [`settings.statistics: relapseDays ${days}`]),
    ...(isWithin(success, 3650) ? [] : [`settings.statistics: successWindowDays ${success}`]),
  ];
}

/** First and last day, both included. */
export interface Period {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** The days of a statistical month `YYYY-MM`. */
export function periodOf(month: string, startDay: number): Period {
  const first = startDay === 1 ? month : monthBefore(month);
  const from = `${first}-${String(startDay).padStart(2, '0')}`;
  const next = addDays(`${first}-28`, 4).slice(0, 7);
  return { from, to: addDays(`${next}-${from.slice(8)}`, -1) };
}

const monthBefore = (month: string): string => addDays(`${month}-01`, -1).slice(0, 7);

/** The statistical month that a day belongs to. */
export function monthOf(day: IsoDate, startDay: number): string {
  const begun = addDays(day, 1 - startDay).slice(0, 7);
  return startDay === 1 ? begun : addDays(`${begun}-28`, 4).slice(0, 7);
}

/** The statistical months that a period touches, each cut to it. */
export function monthsOf({ from, to }: Period, startDay: number): (Period & { readonly month: string })[] {
  const months: (Period & { readonly month: string })[] = [];
  for (let day = from; day <= to; day = addDays(months.at(-1)!.to, 1)) {
    const month = monthOf(day, startDay);
    const end = periodOf(month, startDay).to;
    months.push({ month, from: day, to: end < to ? end : to });
  }
  return months;
}
