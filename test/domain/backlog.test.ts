import { fittingCriteria, usualPackages } from '../../domain/package/settings';

const none = { fromAbove: false, repeats: 0, openDays: null, promiseOpen: false };
const fits = (more: object, settings = usualPackages.backlog) => fittingCriteria({ ...none, ...more }, settings);

test.each([
  [{}, []],
  [{ fromAbove: true }, ['superior']],
  [{ repeats: 2 }, []],
  [{ repeats: 3 }, ['repeats']],
  [{ openDays: 90 }, []],
  [{ openDays: 91 }, ['overdue']],
  [{ promiseOpen: true }, ['promiseOpen']],
  [{ fromAbove: true, repeats: 5, openDays: 200 }, ['superior', 'repeats', 'overdue']],
])('%j counts as backlog by %j', (matter, expected) => {
  expect(fits(matter)).toEqual(expected);
});

test('an office uses its own figures, and only the criteria it wants', () => {
  const own = {
    ...usualPackages.backlog,
    criteria: ['overdue', 'repeats'] as const,
    openDaysAfterAcceptance: 60,
    minRepeats: 2,
  };
  expect(fits({ fromAbove: true, repeats: 2, openDays: 61, promiseOpen: true }, own)).toEqual(['repeats', 'overdue']);
});
