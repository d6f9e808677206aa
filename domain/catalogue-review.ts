import { type WorkCalendar, workingDayOnOrBefore } from './calendar';
import { addDays, type IsoDate, yearOf } from './time';

/** The list is gone through every quarter (S1 每季度更新): a new version, or "nothing to change". */
export interface ReviewDue {
  /** E.g. `2026-Q2`. */
  readonly quarter: string;
  readonly firstOn: IsoDate;
  /** The last working day of the quarter. */
  readonly dueOn: IsoDate;
}

const quarterNo = (day: IsoDate): number => Math.ceil(Number(day.slice(5, 7)) / 3);

/** The first day of the quarter that is `later` quarters after that of the day. */
export function quarterStart(day: IsoDate, later = 0): IsoDate {
  const quarters = yearOf(day) * 4 + (quarterNo(day) - 1) + later;
  const month = String((quarters % 4) * 3 + 1).padStart(2, '0');
  return `${Math.floor(quarters / 4)}-${month}-01`;
}

/**
 * The review that waits today; undefined once this quarter's was done. One that was missed keeps its day: it stays
 * overdue until somebody goes through the list. `lastOn`: the newest version or review, absent if there is none.
 */
export function reviewDue(lastOn: IsoDate | undefined, today: IsoDate, calendar: WorkCalendar): ReviewDue | undefined {
  const firstOn = lastOn === undefined ? quarterStart(today) : quarterStart(lastOn, 1);
  if (today < firstOn) return undefined;
  const dueOn = workingDayOnOrBefore(addDays(quarterStart(firstOn, 1), -1), calendar);
  return { quarter: `${yearOf(firstOn)}-Q${quarterNo(firstOn)}`, firstOn, dueOn };
}
