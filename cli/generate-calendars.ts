import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Lunar, Solar } from 'lunar-typescript';
import type { CalendarYear, NamedDay } from '../domain/calendar';
import { addDays } from '../domain/time';

/**
 * Writes domain/calendar/published.json and lunar.json: `npx tsx cli/generate-calendars.ts`. Run it when a new notice has
 * reached `chinese-days`, then raise `bundledCalendarVersion`. A test compares the files with what this makes.
 */
export const firstPublished = 2004;
export const lastPublished = 2026;
/** HOL24 is in force since 2025. */
export const firstLunar = 2025;
export const lastLunar = 2050;

interface PackageYear {
  readonly holidays: Readonly<Record<string, string>>;
  readonly workdays: Readonly<Record<string, string>>;
}

/** The published years as `chinese-days` has them. */
export function publishedFromPackage(): CalendarYear[] {
  const folder = dirname(require.resolve('chinese-days/package.json'));
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return years(firstPublished, lastPublished).map((year) => {
    const data = JSON.parse(readFileSync(join(folder, `dist/years/${year}.json`), 'utf8')) as PackageYear;
    return {
      year,
      source: `chinese-days ${version}, dist/years/${year}.json`,
      holidays: namedDays(data.holidays),
      makeUpWorkdays: namedDays(data.workdays),
    };
  });
}

/** The package writes `English name,Chinese name,statutory days`. */
function namedDays(days: Readonly<Record<string, string>>): NamedDay[] {
  return Object.entries(days)
    .map(([on, names]) => ({ on, name: names.split(',')[1]! }))
    .sort(byDay);
}

/** HOL24-2: New Year's Eve to the third day, Qingming, the fifth of the fifth and the fifteenth of the eighth month. */
export function lunarStatutoryDays(): NamedDay[] {
  return years(firstLunar, lastLunar).flatMap((year) => {
    const newYear = lunarDay(year, 1, 1);
    return [
      ...[-1, 0, 1, 2].map((offset) => ({ on: addDays(newYear, offset), name: '春节' })),
      { on: qingming(year), name: '清明' },
      { on: lunarDay(year, 5, 5), name: '端午' },
      { on: lunarDay(year, 8, 15), name: '中秋' },
    ];
  });
}

const lunarDay = (year: number, month: number, day: number) => Lunar.fromYmd(year, month, day).getSolar().toYmd();

const qingming = (year: number) => Solar.fromYmd(year, 6, 1).getLunar().getJieQiTable().清明!.toYmd();

const byDay = (a: NamedDay, b: NamedDay) => a.on.localeCompare(b.on);

const years = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** One day a line, so that a change shows which day changed. */
const asFile = (rows: readonly unknown[]) => `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;

function publishedFile(): string {
  return asFile(publishedFromPackage()).replaceAll('{"on"', '\n  {"on"');
}

if (require.main === module) {
  const folder = join(__dirname, '../domain/calendar');
  writeFileSync(join(folder, 'published.json'), publishedFile());
  writeFileSync(join(folder, 'lunar.json'), asFile(lunarStatutoryDays()));
}
