import fc from 'fast-check';
import type { OpenDatabase } from '../../db/connection';
import { measured } from '../../db/schema';
import { figuresBy, figuresByMonth, mattersPage, type Survey } from '../../db/statistics';
import { grades } from '../../domain/petition/lists';
import { linked } from '../../domain/statistics/conditions';
import { figureOf, linesOf, parts } from '../../domain/statistics/figures';
import type { Measured } from '../../domain/statistics/measured';
import { ratesOf } from '../../domain/statistics/rates';
import { monthOf } from '../../domain/statistics/settings';
import { addDays, dayOf } from '../../domain/time';
import { openedClone } from '../support/database';
import { insertRegisters } from '../support/registers';
import { insertPetition } from '../support/rows';

let opened: OpenDatabase;
const ids: string[] = [];
const size = 12;

beforeAll(async () => {
  opened = await openedClone();
  await insertRegisters(opened.db);
  for (let n = 0; n < size; n += 1) ids.push(await insertPetition(opened.db));
});
afterAll(async () => {
  await opened.close();
});

const day = fc.nat(120).map((n) => addDays('2026-01-01', n));
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { freq: 3 });

/** Lines that no life would leave too: the two readings must agree on whatever there is. */
const aLine = (id: string): fc.Arbitrary<Measured> =>
  fc.record({
    id: fc.constant(id),
    unitId: maybe(fc.constantFrom('labour', 'housing')),
    domain: maybe(fc.constantFrom('labour', 'health')),
    channel: fc.constantFrom('visit', 'letter'),
    track: maybe(fc.constantFrom('ordinary', 'difficult')),
    itemClass: fc.constantFrom('first', 'repeat'),
    matterType: fc.constant('appeal'),
    receivedByLeader: fc.boolean(),
    threeCross: fc.constant([]),
    receivedOn: day,
    ...{ forwardDueOn: maybe(day), forwardedOn: maybe(day), notifyDueOn: maybe(day), notifiedOn: maybe(day) },
    ...{ handleDueOn: maybe(day), handledOn: maybe(day), acceptedOn: maybe(day), deliveredOn: maybe(day) },
    handlingDays: maybe(fc.nat(20)),
    ratingDueOn: maybe(day),
    ...{ unitGrade: maybe(fc.constantFrom(...grades)), bureauGrade: maybe(fc.constantFrom(...grades)) },
    contactsBeforeChange: fc.nat(3),
    ...{ reviewAskedOn: maybe(day), closedOn: maybe(day), resolved: fc.boolean() },
    ...{ firstClosedOn: maybe(day), reopenedOn: maybe(day) },
    unitLevel: maybe(fc.integer({ min: 1, max: 5 })),
    repeatOf: maybe(fc.nat(size - 1).map((n) => ids[n]!)),
  });

const aCase = () =>
  fc.record({
    lines: fc.tuple(...ids.map(aLine)),
    from: day,
    days: fc.nat(90),
    today: fc.nat(160).map((n) => addDays('2026-01-01', n)),
    settings: fc.record({
      periodStartDay: fc.integer({ min: 1, max: 28 }),
      basicallySatisfiedCounts: fc.boolean(),
      relapseDays: fc.integer({ min: 1, max: 40 }),
      successWindowDays: fc.constant(180),
    }),
  });

const place = { version: 1, offsetMs: 0, region: '330421', regionPath: ['330421', '330400'] };
const nobody = { assistants: [], accusedUnits: [], accusedOfficers: [] };
const viewer = { id: 'su', roles: ['supervisor' as const], region: '330421', unit: 'county-bureau', unitPath: [] };

test('numbers, groups and lists of the database are those of the pure functions', async () => {
  const asked = fc.asyncProperty(aCase(), async (one) => {
    await opened.db.delete(measured);
    await opened.db
      .insert(measured)
      .values(one.lines.map((line) => ({ ...line, ...place, ...nobody, threeCross: [] })));
    const period = { from: one.from, to: addDays(one.from, one.days) };
    const nowMs = Date.parse(`${one.today}T12:00:00+08:00`);
    const survey: Survey = { viewer, filter: {}, period, nowMs };
    const { periodStartDay: startDay } = one.settings;
    const rates = ratesOf(one.settings);
    const at = { period, today: dayOf(nowMs) };
    const lines = linked(one.lines);
    const counts = await figuresBy(opened.db, { ...survey, rates });
    const months = await figuresByMonth(opened.db, { ...survey, rates }, startDay);
    for (const rate of rates) {
      const { rate: _rate, key: _key, ...figure } = counts.find((found) => found.rate === rate.code)!;
      expect([rate.code, figure]).toEqual([rate.code, figureOf(rate, lines, at)]);
      for (const part of parts) {
        const { items } = await mattersPage(opened.db, survey, { rate, part }, { limit: 100 });
        const wanted = linesOf(rate, lines, at, part).map(({ id }) => id);
        expect([rate.code, part, items.map(({ id }) => id).sort()]).toEqual([rate.code, part, wanted.sort()]);
      }
      const denominator = linesOf(rate, lines, at, 'denominator');
      const wanted = [...new Set(denominator.map((line) => monthOf(line[rate.window]!, startDay)))].sort();
      expect(months.filter((found) => found.rate === rate.code).map(({ key }) => key)).toEqual(wanted);
    }
  });
  await fc.assert(asked, { numRuns: 30, seed: 20260302 });
});
