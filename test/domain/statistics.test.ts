import { policyFaults } from '../../domain/policy/check';
import { national2022 } from '../../domain/policy/national-2022';
import { linked } from '../../domain/statistics/conditions';
import { figureOf, linesOf, type Part, parts } from '../../domain/statistics/figures';
import { type Measured, measureOf } from '../../domain/statistics/measured';
import type { RateCode } from '../../domain/statistics/rate';
import { ratesOf } from '../../domain/statistics/rates';
import { monthOf, monthsOf, periodOf, usualSettings } from '../../domain/statistics/settings';
import { aLife, type Life, petitionOf, rate } from '../support/lives';
import { inHand, papers, replied, type Sim, who } from '../support/sim';

const named = (id: string, sim: Sim, level?: number) => measureOf({ ...petitionOf(sim), id }, level);
const life = (id: string, more: Partial<Life> = {}) => named(id, aLife({ days: 5, ...more }), 4);

/** In hand since Thu 02-26: the opinion is due 60 days later, Mon 04-27. */
const open = named('open', inHand());
const late = named('late', answeredOn('2026-04-28'));

function answeredOn(day: string): Sim {
  const sim = inHand();
  sim.to(`${day}T10:00:00+08:00`);
  return replied(sim);
}

interface At {
  readonly from?: string;
  readonly to?: string;
  readonly today?: string;
  readonly settings?: Partial<typeof usualSettings.value>;
}
function asked(code: RateCode, { from = '2026-01-01', to = '2026-12-31', today = '2027-01-01', settings = {} }: At) {
  const found = ratesOf({ ...usualSettings.value, ...settings }).find((one) => one.code === code)!;
  return { found, at: { period: { from, to }, today } };
}
function ids(code: RateCode, lines: readonly Measured[], part: Part, more: At = {}): string[] {
  const { found, at } = asked(code, more);
  return linesOf(found, linked(lines), at, part).map(({ id }) => id);
}
function figure(code: RateCode, lines: readonly Measured[], more: At = {}) {
  const { found, at } = asked(code, more);
  const { numerator, denominator, value } = figureOf(found, linked(lines), at);
  return [numerator, denominator, value];
}

test('what is overdue and still open counts as due, from the day after its due day', () => {
  const lines = [life('early'), open, late];
  expect(figure('onTimeRate', lines, { today: '2026-04-28' })).toEqual([1, 3, 0.3333]);
  expect(ids('onTimeRate', lines, 'numerator', { today: '2026-04-28' })).toEqual(['early']);
  expect(ids('onTimeRate', lines, 'rest', { today: '2026-04-28' })).toEqual(['open', 'late']);
  // On the due day itself nothing is decided: neither what is done early nor what is open counts.
  expect(figure('onTimeRate', lines, { today: '2026-04-27' })).toEqual([0, 0, null]);
});

test('an opinion is in time up to its due day, the approved extension included', () => {
  const lastDay = named('lastDay', answeredOn('2026-04-27'));
  const extended = inHand();
  extended.to('2026-04-20T10:00:00+08:00');
  extended.act('requestExtension', who('han'), { days: 30, reason: { sealed: 'x' } }, papers);
  extended.act('extend', who('tou'), { notice: 'extension' }, papers);
  // 90 days after Thu 02-26: Wed 05-27
  extended.to('2026-05-27T10:00:00+08:00');
  const lines = [lastDay, late, named('extended', replied(extended))];
  expect(ids('onTimeRate', lines, 'numerator')).toEqual(['lastDay', 'extended']);
  expect(ids('onTimeRate', lines, 'denominator', { from: '2026-05-27', to: '2026-05-27' })).toEqual(['extended']);
});

test('ten days are in time, eleven are not, and repeats are no first matters', () => {
  const lines = [life('ten', { days: 10 }), life('eleven', { days: 11 }), life('again', { itemClass: 'repeat' })];
  expect(ids('tenDayRate', lines, 'numerator')).toEqual(['ten']);
  expect(ids('tenDayRate', lines, 'rest')).toEqual(['eleven']);
  expect(figure('meanDays', lines)).toEqual([26, 3, 8.6667]);
  expect(figure('repeatRate', lines)).toEqual([1, 3, 0.3333]);
});

test('no answer is never satisfaction, nor is it dissatisfaction', () => {
  const lines = [life('yes', { rating: 'satisfied' }), life('no', { rating: 'notSatisfied' }), life('silent')];
  expect(ids('satisfactionRate', lines, 'numerator')).toEqual(['yes']);
  expect(ids('satisfactionRate', lines, 'rest')).toEqual(['no']);
  expect(ids('participationRate', lines, 'rest')).toEqual(['silent']);
});

test('whether basically satisfied counts is the office’s to say', () => {
  const lines = [life('yes', { rating: 'satisfied' }), life('basically', { rating: 'basicallySatisfied' })];
  expect(figure('satisfactionRate', lines)).toEqual([2, 2, 1]);
  expect(figure('satisfactionRate', lines, { settings: { basicallySatisfiedCounts: false } })).toEqual([1, 2, 0.5]);
});

test('unit and bureau are rated apart', () => {
  const sim = replied(inHand());
  rate(sim, 'satisfied', 'notSatisfied');
  expect(figure('satisfactionRate', [named('p', sim)])).toEqual([1, 1, 1]);
  expect(figure('bureauSatisfactionRate', [named('p', sim)])).toEqual([0, 1, 0]);
});

test.each([
  [1, ['p']],
  [2, []],
])('a rating that was changed after %i contacts is counted for %j', (contacts, expected) => {
  const sim = replied(inHand());
  rate(sim, 'notSatisfied');
  for (let n = 0; n < contacts; n += 1)
    sim.act('recordContact', who('han'), { on: '2026-02-26', how: 'phone', summary: { sealed: 'x' } }, papers);
  rate(sim, 'satisfied');
  expect(ids('satisfactionRate', [named('p', sim)], 'denominator')).toEqual(expected);
  expect(ids('participationRate', [named('p', sim)], 'numerator')).toEqual(['p']);
});

test('closed is not resolved, and what is open was accepted all the same', () => {
  const lines = [life('resolved'), life('closed', { resolved: false }), open];
  expect(ids('resolutionRate', lines, 'numerator')).toEqual(['resolved']);
  expect(ids('resolutionRate', lines, 'rest')).toEqual(['closed', 'open']);
});

test('in place is county level or below, of what was resolved', () => {
  const of = (id: string, level: number, resolved = true) => named(id, aLife({ days: 5, resolved }), level);
  const lines = [of('county', 4), of('town', 5), of('city', 3), of('closed', 4, false)];
  expect(ids('inPlaceRate', lines, 'numerator')).toEqual(['county', 'town']);
  expect(ids('inPlaceRate', lines, 'rest')).toEqual(['city']);
});

/** Closed on Tue 03-03, five days after acceptance; 90 days later is Mon 06-01. */
const closed = life('closed');
const repeat = (receivedOn: string): Measured => ({ ...open, id: 'again', receivedOn, repeatOf: 'closed' });

test.each([
  ['2026-03-02', true, 'before the closing it was the same submission'],
  ['2026-03-03', false, 'on the day of closing'],
  ['2026-06-01', false, 'on the 90th day'],
  ['2026-06-02', true, 'on the 91st day'],
])('a repeat received on %s leaves the matter settled at the first try: %s (%s)', (receivedOn, settled) => {
  expect(ids('firstResolutionRate', [closed, repeat(receivedOn)], settled ? 'numerator' : 'rest')).toEqual(['closed']);
});

test('a review asked for in those days counts like a repeat', () => {
  const reviewed = (reviewAskedOn: string) => [{ ...closed, reviewAskedOn }];
  expect(figure('firstResolutionRate', reviewed('2026-06-01'))).toEqual([0, 1, 0]);
  expect(figure('firstResolutionRate', reviewed('2026-06-02'))).toEqual([1, 1, 1]);
});

test('whether it was settled at the first try is not said before the days are over', () => {
  expect(figure('firstResolutionRate', [closed], { today: '2026-05-31' })).toEqual([0, 0, null]);
  expect(figure('firstResolutionRate', [closed], { today: '2026-06-01' })).toEqual([1, 1, 1]);
});

test('numerator and rest are the denominator, without a matter twice or lost', () => {
  const lines = [life('a'), life('b', { rating: 'notSatisfied', resolved: false }), open, late, repeat('2026-04-01')];
  for (const { code } of ratesOf(usualSettings.value)) {
    const [numerator, denominator, rest] = parts.map((part) => ids(code, lines, part).sort());
    expect([code, [...numerator!, ...rest!].sort()]).toEqual([code, denominator]);
  }
});

test.each([
  ['2026-05', 1, '2026-05-01', '2026-05-31'],
  ['2026-02', 1, '2026-02-01', '2026-02-28'],
  ['2026-05', 21, '2026-04-21', '2026-05-20'],
  ['2026-01', 21, '2025-12-21', '2026-01-20'],
  ['2026-03', 28, '2026-02-28', '2026-03-27'],
])('statistical month %s that begins on the %i. is %s to %s', (month, startDay, from, to) => {
  expect(periodOf(month, startDay)).toEqual({ from, to });
  expect([monthOf(from, startDay), monthOf(to, startDay)]).toEqual([month, month]);
});

test('a window touches its months, the first and the last cut to it', () => {
  expect(monthsOf({ from: '2026-04-25', to: '2026-06-20' }, 21)).toEqual([
    { month: '2026-05', from: '2026-04-25', to: '2026-05-20' },
    { month: '2026-06', from: '2026-05-21', to: '2026-06-20' },
  ]);
});

test('a policy that begins its months on the 29th, or waits no day for a relapse, is told so', () => {
  const settings = {
    ...national2022.settings,
    statistics: { value: { periodStartDay: 29, relapseDays: 0 }, source: '' },
  };
  expect(policyFaults({ ...national2022, settings })).toEqual([
    'settings.statistics: source ""',
    'settings.statistics: periodStartDay 29',
    'settings.statistics: relapseDays 0',
  ]);
});
