import { HolidayUtil } from 'lunar-typescript';
import {
  firstPublished,
  lastLunar,
  lastPublished,
  lunarStatutoryDays,
  publishedFromPackage,
} from '../../cli/generate-calendars';
import { dayKind, isWorkingDay } from '../../domain/calendar';
import { lunarDays, publishedYears } from '../../domain/calendar/bundled';
import { addDays, weekdayOf, yearOf } from '../../domain/time';
import { calendar, calendarWithout } from './rules';

/** Working or not, by the other package; it knows only the exceptions to Monday-to-Friday. */
function workedByLunar(day: string): boolean {
  const exception = HolidayUtil.getHoliday(day);
  return exception ? exception.isWork() : ![0, 6].includes(weekdayOf(day));
}

function differences(from: string, to: string): string[] {
  const found: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1))
    if (isWorkingDay(day, calendar) !== workedByLunar(day)) found.push(day);
  return found;
}

test('two packages agree on every day from 2015 to 2026', () => {
  expect(differences('2015-01-01', '2026-12-31')).toEqual([]);
});

test('before 2015 they differ on three days', () => {
  expect(differences('2005-01-01', '2014-12-31')).toEqual([
    '2005-12-31', // chinese-days lacks the make-up Saturday for New Year 2006
    '2013-04-07', // lunar-typescript lacks the make-up Sunday for Qingming
    '2013-10-12', // lunar-typescript lacks the make-up Saturday for National Day
  ]);
});

test('the committed files are what the generator makes', () => {
  expect(publishedYears).toEqual(publishedFromPackage());
  expect(lunarDays).toEqual(lunarStatutoryDays());
});

test('coverage is every year from 2004 to 2026', () => {
  const years = Array.from({ length: lastPublished - firstPublished + 1 }, (_, index) => 2004 + index);

  expect([...calendar.covered]).toEqual(years);
});

test('2026 is off for 33 days and worked on six rest days', () => {
  const { holidays, makeUpWorkdays } = publishedYears.find(({ year }) => year === 2026)!;

  expect(holidays).toHaveLength(33);
  expect(makeUpWorkdays.map(({ on }) => on)).toEqual([
    '2026-01-04',
    '2026-02-14',
    '2026-02-28',
    '2026-05-09',
    '2026-09-20',
    '2026-10-10',
  ]);
});

test('every year without a notice has the 13 statutory days, fewer only when two fall together', () => {
  const counts = new Map<number, number>();
  for (let day = '2027-01-01'; yearOf(day) <= lastLunar; day = addDays(day, 1))
    if (dayKind(day, calendar).kind === 'holiday') counts.set(yearOf(day), (counts.get(yearOf(day)) ?? 0) + 1);

  const unusual = [...counts].filter(([, count]) => count !== 13);
  expect(counts.size).toBe(lastLunar - 2026);
  expect(unusual).toEqual([
    [2028, 12], // Mid-Autumn is on 10-03
    [2031, 12], // on 10-01
    [2039, 12], // on 10-02
  ]);
});

test('the statutory days of 2025 and 2026 all lie in the published holidays', () => {
  const unpublished = calendarWithout(2025, 2026);

  for (let day = '2025-01-01'; day <= '2026-12-31'; day = addDays(day, 1))
    if (dayKind(day, unpublished).kind === 'holiday')
      expect([day, dayKind(day, calendar).kind]).toEqual([day, 'holiday']);
});
