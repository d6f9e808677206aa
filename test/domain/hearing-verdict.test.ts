import { decisionRules } from '../../domain/hearing/lists';
import { hearingFaults, isPanelSize, usualHearings } from '../../domain/hearing/settings';
import { isUpheld, votesToUphold } from '../../domain/hearing/verdict';

test.each([
  { seats: 5, twoThirds: 4, majority: 3 },
  { seats: 7, twoThirds: 5, majority: 4 },
  { seats: 9, twoThirds: 6, majority: 5 },
  { seats: 11, twoThirds: 8, majority: 6 },
  { seats: 13, twoThirds: 9, majority: 7 },
  { seats: 15, twoThirds: 10, majority: 8 },
])('of $seats seats $twoThirds uphold by two thirds, $majority by majority', ({ seats, twoThirds, majority }) => {
  expect(decisionRules.map((rule) => votesToUphold(seats, rule))).toEqual([twoThirds, majority]);
  const votes = (uphold: number) => ({ uphold, notUphold: seats - uphold, abstain: 0 });
  expect(isUpheld(votes(twoThirds), 'twoThirdsUphold')).toBe(true);
  expect(isUpheld(votes(twoThirds - 1), 'twoThirdsUphold')).toBe(false);
  expect(isUpheld(votes(majority), 'simpleMajority')).toBe(true);
  expect(isUpheld(votes(majority - 1), 'simpleMajority')).toBe(false);
});

test('who abstains does not uphold', () => {
  expect(isUpheld({ uphold: 5, notUphold: 0, abstain: 4 }, 'twoThirdsUphold')).toBe(false);
  expect(isUpheld({ uphold: 4, notUphold: 0, abstain: 5 }, 'simpleMajority')).toBe(false);
});

test.each([
  [5, true],
  [9, true],
  [15, true],
  [3, false],
  [8, false],
  [9.5, false],
])('a panel of %d: %s', (size, may) => expect(isPanelSize(size, usualHearings)).toBe(may));

test('an office may set its own panel, as long as it can be drawn', () => {
  expect(hearingFaults(usualHearings)).toEqual([]);
  expect(hearingFaults({ ...usualHearings, size: 5, alternates: 0 })).toEqual([]);
  expect(hearingFaults({ ...usualHearings, size: 8 })).toEqual(['settings.hearings.size: 8']);
  expect(hearingFaults({ ...usualHearings, strikes: -1 })).toEqual(['settings.hearings.strikes: -1']);
});
