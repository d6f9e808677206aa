import { bundledCalendar } from '../../domain/calendar/bundled';
import { type CatalogueItem, categoryOf, diffOf, matterRoutes, nextVersion } from '../../domain/catalogue';
import { quarterStart, reviewDue } from '../../domain/catalogue-review';
import { findEntries } from '../../domain/catalogue-search';
import { seededCatalogues } from '../../runtime/seed/catalogue';
import { theCatalogue } from '../support/catalogue';

const calendar = bundledCalendar();

test.each([
  { last: '2026-01-15', today: '2026-03-31', due: undefined, because: 'this quarter is done' },
  { last: '2026-01-15', today: '2026-04-01', due: '2026-06-30', because: 'Tue, the last day of June' },
  { last: '2023-04-03', today: '2023-07-01', due: '2023-09-28', because: 'Thu; Fri and Sat are festival days' },
  { last: '2024-01-02', today: '2024-06-30', due: '2024-06-28', because: 'Fri; the 30th is a Sunday' },
  { last: '2021-12-31', today: '2022-03-31', due: '2022-03-31', because: 'Thu, due today' },
  { last: '2026-01-15', today: '2026-11-26', due: '2026-06-30', because: 'what was missed stays overdue' },
  { last: undefined, today: '2022-11-01', due: '2022-12-30', because: 'never reviewed; the 31st is a Saturday' },
  { last: '2026-10-01', today: '2026-12-31', due: undefined, because: 'done on the first day of the quarter' },
])('reviewed $last, on $today the list is due $due: $because', ({ last, today, due }) => {
  expect(reviewDue(last, today, calendar)?.dueOn).toBe(due);
});

test('a review is named by its quarter, and quarters are counted over the year', () => {
  expect(reviewDue('2025-12-31', '2026-01-01', calendar)).toMatchObject({ quarter: '2026-Q1', firstOn: '2026-01-01' });
  expect([quarterStart('2026-02-28', -1), quarterStart('2026-12-31', 1)]).toEqual(['2025-10-01', '2027-01-01']);
});

test('each route has its category by R22-31 and S1; a suggestion has none', () => {
  expect(Object.fromEntries(matterRoutes.map((route) => [route, categoryOf(route)]))).toEqual({
    ...{ litigation: 'lawAndLitigation', arbitration: 'dispute', mediation: 'dispute', suggestion: undefined },
    ...{ partyAppeal: 'disciplineReport', discipline: 'disciplineReport', petitionProcedure: 'petitionRequest' },
    ...{ adminProcedure: 'administrativeDuty', adminDuty: 'administrativeDuty' },
  });
});

test('the next version keeps day and reason of lines that read the same, and the diff names the others', () => {
  const [wages, court, , road] = theCatalogue.entries as readonly CatalogueItem[];
  const moved = { ...court!, organ: { zh: '和城市中级人民法院', en: 'city court' }, changeReason: '管辖调整' };
  const fresh = { ...road!, problemClass: 'street-lamps' };
  // Postgres gives fields back in an order of its own.
  const same = Object.fromEntries(Object.entries(wages!).reverse()) as unknown as CatalogueItem;
  const draft = { validFrom: '2026-04-01', changeReason: '季度更新', entries: [same, moved, fresh] };
  const next = nextVersion(theCatalogue, draft);
  expect(next.version).toBe(2);
  expect(next.entries.map(({ validFrom, changeReason }) => [validFrom, changeReason])).toEqual([
    ['2025-01-01', '首次发布'],
    ['2026-04-01', '管辖调整'],
    ['2026-04-01', '首次发布'],
  ]);
  expect(diffOf(theCatalogue, next)).toEqual({
    added: ['street-lamps'],
    removed: ['officer-misconduct', 'road-repair', 'ideas'],
    changed: [{ problemClass: 'court-judgment', fields: ['organ'] }],
  });
  expect(diffOf(next, next)).toEqual({ added: [], removed: [], changed: [] });
  expect(diffOf(undefined, next).added).toHaveLength(3);
});

test.each([
  ['被拖欠工资怎么办', ['unpaid-wages']],
  ['不服判决', ['court-judgment']],
  ['COURT', ['court-judgment']],
  ['unpaid wages', ['unpaid-wages']],
  ['道路', ['road-repair']],
  ['zzz', []],
  ['???', []],
  ['  ', theCatalogue.entries.map(({ problemClass }) => problemClass)],
])('who types "%s" finds %j', (asked, found) => {
  expect(findEntries(theCatalogue.entries, asked).map(({ problemClass }) => problemClass)).toEqual(found);
});

test('the seeded list has every route, two versions, and a review that waits', () => {
  for (const today of ['2026-01-01', '2026-06-30', '2026-11-26']) {
    const [first, second] = seededCatalogues(today);
    expect(new Set(second!.entries.map(({ route }) => route))).toEqual(new Set(matterRoutes));
    expect(second!.entries.length).toBeGreaterThanOrEqual(15);
    expect(diffOf(first, second!)).toMatchObject({
      added: expect.arrayContaining(['information-request']),
      changed: [{ problemClass: 'medical-dispute', fields: ['organ'] }],
    });
    expect(second!.entries.find(({ problemClass }) => problemClass === 'neighbours')?.validFrom).toBe(first!.validFrom);
    expect(reviewDue(second!.validFrom, today, calendar)).toBeDefined();
  }
});
