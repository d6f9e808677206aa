import { addDays, type IsoDate } from './time';

/** A month as `YYYY-MM`; its days are days at +08:00. */
export type Month = string;

export const monthOf = (day: IsoDate): Month => day.slice(0, 7);
export const firstDayOf = (month: Month): IsoDate => `${month}-01`;
export const monthAfter = (month: Month): Month => monthOf(addDays(firstDayOf(month), 31));
export const lastDayOf = (month: Month): IsoDate => addDays(firstDayOf(monthAfter(month)), -1);
