import { buildCalendar, type CalendarYear, type NamedDay, type WorkCalendar } from '../calendar';
import lunar from './lunar.json';
import published from './published.json';

/**
 * The data that ships with the code, for the seed and the command line. Never imported by a workflow: a calendar there
 * would change a replay. `npx tsx cli/generate-calendars.ts` writes both files again.
 */
export const publishedYears: readonly CalendarYear[] = published;

/** Spring Festival, Qingming, Dragon Boat and Mid-Autumn days of HOL24, 2025 to 2050. */
export const lunarDays: readonly NamedDay[] = lunar;

/** Rises with every change of the two data files. */
export const bundledCalendarVersion = 1;

export function bundledCalendar(): WorkCalendar {
  return buildCalendar(publishedYears, bundledCalendarVersion, lunarDays);
}
