import { addWorkingDays } from '../../domain/calendar';
import { bundledCalendar } from '../../domain/calendar/bundled';
import { domains } from '../../domain/petition/lists';
import { addDays, daysBetween, instantOf } from '../../domain/time';
import { groups } from '../../runtime/seed/groups';
import { recipes } from '../../runtime/seed/matters';
import { stepsOf } from '../../runtime/seed/moves';
import { pathOf, regions, units } from '../../runtime/seed/places';
import { dayOfStep } from '../../runtime/seed/play';
import type { Recipe } from '../../runtime/seed/recipe';
import { registrationOf } from '../../runtime/seed/registration';
import { posts } from '../../runtime/seed/staff';

test('the office has a unit for each of the ten domains, and a region for each policy', () => {
  const known = new Set(units.flatMap(({ domain }) => domain ?? []));

  expect([...known].sort()).toEqual([...domains].sort());
  expect(units.length).toBeGreaterThanOrEqual(12);
  expect(new Set(regions.map(({ policyId }) => policyId ?? 'inherited'))).toEqual(
    new Set(['national-2022', 'zhejiang-2016', 'pujiang', 'inherited']),
  );
});

test('each domain has a group in the city, at most one a region, with a lead unit of its own and a vice-mayor', () => {
  const city = groups.filter(({ region }) => region === regions[0].code);
  expect(city.map(({ domain }) => domain).sort()).toEqual([...domains].sort());
  expect(new Set(groups.map(({ domain, region }) => `${domain} ${region}`)).size).toBe(groups.length);
  for (const { domain, leadUnit, viceMayor } of groups) {
    expect(units.find(({ id }) => id === leadUnit)?.domain).toBe(domain);
    expect(posts.find(({ person }) => person === viceMayor)?.roles).toContain('leader');
  }
});

test('every region is evidently fictitious and has a government and a bureau with two coordinators and a supervisor', () => {
  for (const { code } of regions) {
    expect(code).toMatch(/^99\d{4}$/);
    expect(units.filter(({ region, kind }) => region === code && kind === 'government')).toHaveLength(1);
    const bureau = units.find(({ region, kind }) => region === code && kind === 'bureau');
    const held = posts.filter(({ unitId, active }) => unitId === bureau?.id && active).flatMap(({ roles }) => roles);
    expect(held.filter((role) => role === 'coordinator').length).toBeGreaterThanOrEqual(2);
    expect(held).toContain('supervisor');
  }
});

test('every role is held; some posts are vacant, with a deputy and without', () => {
  const held = new Set(posts.filter(({ active }) => active).flatMap(({ roles }) => roles));
  const wanted = ['coordinator', 'handler', 'unitHead', 'leader', 'supervisor', 'auditor', 'admin', 'intake'];

  expect([...held].sort()).toEqual(wanted.sort());
  const vacant = posts.filter(({ active }) => !active);
  expect(vacant.some(({ deputy }) => deputy !== null)).toBe(true);
  expect(vacant.some(({ deputy }) => deputy === null)).toBe(true);
});

test('every post is in a unit that exists, every person once, every deputy is there', () => {
  for (const { unitId, deputy } of posts) {
    expect(pathOf(unitId)).not.toEqual([]);
    if (deputy) expect(posts.find(({ id }) => id === deputy)).toMatchObject({ unitId, active: true });
  }
  expect(new Set(posts.map(({ person }) => person)).size).toBe(posts.length);
});

test('about thirty matters, each under a name of its own, with steps that go forward in time', () => {
  expect(recipes.length).toBeGreaterThanOrEqual(30);
  expect(new Set(recipes.map(({ name }) => name)).size).toBe(recipes.length);
  for (const recipe of recipes) {
    const days = [recipe.received, ...stepsOf(recipe).map(({ ago }) => ago)];
    expect(days).toEqual([...days].sort((one, other) => other - one));
    expect(days.at(-1)).toBeGreaterThanOrEqual(1);
    expect(registrationOf(recipe, String).bureauId).toMatch(/-bureau$/);
  }
});

test('on whatever day the office is seeded, a matter is closed before its last right lapses and closes it by itself', () => {
  const closed = recipes.filter(({ moves }) => moves.some(([move]) => move === 'closed'));
  const agoOf = ({ moves }: Recipe, wanted: string) => moves.find(([move]) => move === wanted)![1];
  expect(closed).toHaveLength(3);

  for (let day = '2026-01-01'; day < '2027-01-01'; day = addDays(day, 1))
    for (const recipe of closed) {
      const dayOf = (move: string) => dayOfStep(instantOf(day, 12), agoOf(recipe, move), recipe.exact);
      expect(daysBetween(dayOf('delivered'), dayOf('closed'))).toBeLessThan(30);
    }
});

test('on whatever day the office is seeded, reviews are asked for and decided in time, and a second one may be asked for', () => {
  const agoOf = ({ moves }: Recipe, wanted: string) => moves.find(([move]) => move === wanted)?.[1];
  const asked = recipes.filter((one) => agoOf(one, 'reviewAsked') !== undefined);
  expect(asked.map((one) => agoOf(one, 'reviewDelivered') !== undefined)).toEqual([false, true]);

  for (let day = '2026-01-01'; day < '2026-12-31'; day = addDays(day, 1))
    for (const one of asked) {
      const dayOf = (move: string) => dayOfStep(instantOf(day, 12), agoOf(one, move) ?? 0);
      expect(daysBetween(dayOf('delivered'), dayOf('reviewAsked'))).toBeLessThanOrEqual(30);
      const until = agoOf(one, 'reviewDelivered') ? dayOf('reviewDelivered') : day;
      expect(daysBetween(dayOf('reviewAsked'), until)).toBeLessThanOrEqual(30);
      if (agoOf(one, 'reviewDelivered')) expect(daysBetween(until, day)).toBeLessThanOrEqual(30);
    }
});

test('on whatever day the office is seeded, one package is green and in the other nothing was recorded for a while', () => {
  const agoOf = ({ moves }: Recipe, wanted: string) => moves.filter(([move]) => move === wanted).at(-1)?.[1] ?? 0;
  const packaged = recipes.filter((one) => agoOf(one, 'packageListed') > 0);
  expect(packaged).toHaveLength(2);
  for (let day = '2026-01-01'; day < '2026-12-31'; day = addDays(day, 1)) {
    const dayOf = (one: Recipe, move: string) => dayOfStep(instantOf(day, 12), agoOf(one, move));
    const [green, yellow] = packaged.map((one) => daysBetween(dayOf(one, 'progressRecorded'), day));
    expect(green).toBeLessThanOrEqual(15);
    expect(yellow).toBeGreaterThan(15);
    expect(yellow).toBeLessThanOrEqual(30);
    // The next appointment is owed by the end of the month after that of the last one.
    for (const one of packaged) expect(daysBetween(dayOf(one, 'appointmentHeld'), day)).toBeLessThanOrEqual(28);
  }
});

test('work is done on the working day before a rest day, unless the recipe keeps its days', () => {
  const at = '2026-11-23T04:00:00.000Z'; // Mon 2026-11-23, noon

  expect(dayOfStep(at, 1)).toBe('2026-11-20'); // Sun -> Fri
  expect(dayOfStep(at, 1, true)).toBe('2026-11-22');
  expect(dayOfStep(at, 3)).toBe('2026-11-20');
  expect(dayOfStep(at, 50)).toBe('2026-09-30'); // Sun 2026-10-04 lies in the holiday -> Wed
  expect(dayOfStep(at, -2)).toBe('2026-11-25'); // A date ahead is a promise: kept as it is.
});

test('on whatever day the office is seeded, one simple matter is in time, one has fallen back, one is watched', () => {
  const agoOf = ({ moves }: Recipe, wanted: string) => moves.find(([move]) => move === wanted)?.[1];
  const simple = recipes.filter(({ track }) => track === 'simple');
  const [answered, late] = [true, false].map((is) =>
    simple.find((one) => (agoOf(one, 'delivered') !== undefined) === is),
  );
  const calendar = bundledCalendar();

  for (let day = '2026-01-01'; day < '2026-12-31'; day = addDays(day, 1)) {
    const dayOf = (one: Recipe | undefined, move: string) => dayOfStep(instantOf(day, 12), agoOf(one!, move)!);
    for (const one of [answered, late])
      expect(dayOf(one, 'taken') <= addWorkingDays(dayOf(one, 'forwarded'), 3, calendar)).toBe(true);
    expect(dayOf(answered, 'delivered') <= addWorkingDays(dayOf(answered, 'taken'), 10, calendar)).toBe(true);
    // The order goes out at 09:00 of the working day after.
    expect(addWorkingDays(dayOf(late, 'taken'), 11, calendar) < day).toBe(true);
  }
  expect(recipes.filter(({ track }) => track === 'difficult')).toMatchObject([{ assistants: ['yingxi-agriculture'] }]);
});

test('what is linked names a matter of the same bureau and person that runs and that is made before it', () => {
  const linked = recipes.filter(({ linkedTo }) => linkedTo);
  expect(linked).toHaveLength(1);
  for (const { linkedTo, persons, unit, received, moves } of linked) {
    const main = recipes.find(({ name }) => name === linkedTo)!;
    expect([main.persons[0]?.idNumber, main.unit, main.linkedTo]).toEqual([persons[0]?.idNumber, unit, undefined]);
    expect(main.received).toBeGreaterThan(received);
    expect(main.moves.some(([move]) => ['delivered', 'closed', 'withdrawn'].includes(move))).toBe(false);
    expect(moves.map(([move]) => move)).toContain('linkNoticeDelivered');
  }
  const out = recipes.filter(({ moves }) => moves.some(([move]) => move === 'routedOut'));
  expect(out).toHaveLength(1);
});
