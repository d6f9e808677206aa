import {
  addWorkingDays,
  buildCalendar,
  type CalendarYear,
  dayKind,
  isWorkingDay,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
} from '../../domain/calendar';
import { day } from './days';
import { calendar, calendarWithout } from './rules';

const aYear = (changes: Partial<CalendarYear>): CalendarYear => ({
  year: 2027,
  source: 'a test',
  holidays: [],
  makeUpWorkdays: [],
  ...changes,
});

test.each([
  { on: 'Fri 2026-05-08', is: { kind: 'workday' } },
  { on: 'Sat 2026-05-16', is: { kind: 'weekend' } },
  { on: 'Sat 2026-05-09', is: { kind: 'makeUpWorkday', name: '劳动节' } },
  { on: 'Sun 2026-09-20', is: { kind: 'makeUpWorkday', name: '国庆节' } },
  { on: 'Fri 2026-05-01', is: { kind: 'holiday', name: '劳动节' } },
  { on: 'Tue 2026-05-05', is: { kind: 'holiday', name: '劳动节' } },
  { on: 'Sat 2026-10-03', is: { kind: 'holiday', name: '国庆节' } },
])('$on is $is.kind', ({ on, is }) => {
  expect(dayKind(day(on), calendar)).toEqual(is);
});

test.each([
  { from: 'Thu 2026-04-30', count: 1, to: 'Wed 2026-05-06', because: 'the holiday lasts from Friday to Tuesday' },
  { from: 'Fri 2026-05-08', count: 1, to: 'Sat 2026-05-09', because: 'that Saturday is worked' },
  { from: 'Fri 2026-05-01', count: 1, to: 'Wed 2026-05-06', because: 'the start may be a rest day' },
  { from: 'Mon 2026-05-11', count: -1, to: 'Sat 2026-05-09', because: 'backwards the Saturday counts too' },
  { from: 'Sun 2026-05-03', count: 0, to: 'Sun 2026-05-03', because: 'nothing is counted' },
  { from: 'Wed 2024-02-28', count: 1, to: 'Thu 2024-02-29', because: 'it is a leap year' },
])('$count working day(s) from $from is $to: $because', ({ from, count, to }) => {
  expect(addWorkingDays(day(from), count, calendar)).toBe(day(to));
});

test.each([
  { on: 'Sun 2026-02-15', after: 'Tue 2026-02-24', before: 'Sat 2026-02-14' },
  { on: 'Wed 2026-04-08', after: 'Wed 2026-04-08', before: 'Wed 2026-04-08' },
])('the working days around $on are $before and $after', ({ on, after, before }) => {
  expect(workingDayOnOrAfter(day(on), calendar)).toBe(day(after));
  expect(workingDayOnOrBefore(day(on), calendar)).toBe(day(before));
});

describe('a year without a notice', () => {
  test.each([
    { on: 'Fri 2027-01-01', is: { kind: 'holiday', name: '元旦' } },
    { on: 'Fri 2027-02-05', is: { kind: 'holiday', name: '春节' }, because: "New Year's Eve" },
    { on: 'Mon 2027-02-08', is: { kind: 'holiday', name: '春节' }, because: 'the third day' },
    { on: 'Tue 2027-02-09', is: { kind: 'workday' }, because: 'there are no days in lieu' },
    { on: 'Mon 2027-04-05', is: { kind: 'holiday', name: '清明' } },
    { on: 'Sun 2027-05-02', is: { kind: 'holiday', name: '劳动节' } },
    { on: 'Mon 2027-05-03', is: { kind: 'workday' } },
    { on: 'Wed 2027-06-09', is: { kind: 'holiday', name: '端午' } },
    { on: 'Wed 2027-09-15', is: { kind: 'holiday', name: '中秋' } },
    { on: 'Sun 2027-10-03', is: { kind: 'holiday', name: '国庆节' } },
    { on: 'Mon 2027-10-04', is: { kind: 'workday' } },
    { on: 'Sat 2027-10-09', is: { kind: 'weekend' }, because: 'nobody knows the make-up days' },
  ])('$on is $is.kind', ({ on, is }) => {
    expect(dayKind(day(on), calendar)).toEqual(is);
  });

  test('beyond the lunar table only the fixed holidays and weekends are known', () => {
    expect(dayKind(day('Fri 2060-10-01'), calendar)).toEqual({ kind: 'holiday', name: '国庆节' });
  });

  test('a published year does not look at the statutory table', () => {
    const published = buildCalendar([aYear({})], 2, [{ on: '2027-02-05', name: '春节' }]);

    expect(isWorkingDay(day('Fri 2027-02-05'), published)).toBe(true);
  });
});

test("the next year's notice may take the last days of the year before", () => {
  const notice = aYear({ holidays: [{ on: day('Thu 2026-12-31'), name: '元旦' }] });

  const without2026 = buildCalendar([notice], 2);

  expect(dayKind('2026-12-31', without2026)).toEqual({ kind: 'holiday', name: '元旦' });
});

test('where two notices name a day the later year counts, in whatever order they are loaded', () => {
  const old = aYear({ year: 2026, holidays: [{ on: '2026-12-31', name: '元旦' }] });
  const young = aYear({ makeUpWorkdays: [{ on: '2026-12-31', name: '元旦' }] });

  for (const order of [
    [old, young],
    [young, old],
    [young, old, young],
  ])
    expect(dayKind('2026-12-31', buildCalendar(order, 1)).kind).toBe('makeUpWorkday');
});

test('coverage is a set of years, with gaps', () => {
  const gap = calendarWithout(2025);

  expect(gap.covered.has(2024) && gap.covered.has(2026)).toBe(true);
  expect(gap.covered.has(2025)).toBe(false);
  expect(isWorkingDay(day('Sun 2025-01-26'), gap)).toBe(false);
  expect(isWorkingDay('2025-01-26', calendar)).toBe(true);
});

test.each([
  { fault: 'a day that does not exist', year: { holidays: [{ on: '2027-02-29', name: '春节' }] }, says: '2027-02-29' },
  { fault: 'a day of another year', year: { holidays: [{ on: '2028-01-01', name: '元旦' }] }, says: '2028-01-01' },
  {
    fault: 'a day both off and worked',
    year: { holidays: [{ on: '2027-01-01', name: '元旦' }], makeUpWorkdays: [{ on: '2027-01-01', name: '元旦' }] },
    says: '2027-01-01',
  },
])('a notice with $fault is refused by name', ({ year, says }) => {
  expect(() => buildCalendar([aYear(year)], 1)).toThrow(RangeError);
  expect(() => buildCalendar([aYear(year)], 1)).toThrow(says);
});

test('half a working day is refused', () => {
  expect(() => addWorkingDays('2026-03-02', 1.5, calendar)).toThrow('1.5');
});
