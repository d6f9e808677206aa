import fc from 'fast-check';
import { answerDeadline } from '../../cli/deadline-answer';
import { alertsOf } from '../../domain/alerts';
import type { Clock, ClockOp } from '../../domain/clock';
import { resolveClocks } from '../../domain/clock-ops';
import { type Colour, colourOf, hourInstants } from '../../domain/colour';
import { DeadlineRefusal } from '../../domain/deadline';
import { explainInWords } from '../../domain/deadline/words';
import { policyFaults } from '../../domain/policy/check';
import { national2022 } from '../../domain/policy/national-2022';
import type { RuleCode } from '../../domain/policy/types';
import { dayOf, msOf, toInstant } from '../../domain/time';
import { yardstick } from '../support/sim';
import { aRule, calendar, explain, theRule } from './rules';

/** Limits that count hours: by the wall clock, rest days included, at the very instant. */
const at = (text: string) => toInstant(Date.parse(`${text}+08:00`));
const hours = (code: RuleCode, from: string) => explain(theRule(code), from.slice(0, 10), { startAt: at(from) });

test.each([
  { code: 'T_URGENT_APPROVE', from: '2026-02-26T09:00:01', due: '2026-02-26T11:00:01', because: 'to the second' },
  { code: 'T_URGENT_ACT', from: '2026-03-07T22:30:00', due: '2026-03-08T02:30:00', because: 'over a Saturday night' },
  { code: 'T_URGENT_RETURN', from: '2026-02-27T18:00:00', due: '2026-02-28T18:00:00', because: 'Friday to Saturday' },
  {
    code: 'T_URGENT_APPROVE',
    from: '2026-02-16T23:30:00',
    due: '2026-02-17T01:30:00',
    because: 'the night of Spring Festival',
  },
  { code: 'T_SPOT_DRAW', from: '2026-03-02T02:00:00', due: '2026-03-01T22:00:00', because: 'it counts backwards' },
  { code: 'T_URGENT_RETURN', from: '2040-10-01T00:00:00', due: '2040-10-02T00:00:00', because: 'no calendar is asked' },
] as const)('$code from $from is due at $due: $because', ({ code, from, due }) => {
  const explained = hours(code, from);

  expect(explained).toMatchObject({ startAt: at(from), dueAt: at(due), provisional: false, unit: 'hours' });
  expect([explained.strictOn, explained.dueOn]).toEqual([due.slice(0, 10), due.slice(0, 10)]);
  const counted = explained.steps.filter(({ what }) => what === 'counted');
  expect(counted).toMatchObject([{ days: explained.length, why: 'wallClock' }]);
});

test('the explanation says so in both languages', () => {
  const explained = hours('T_URGENT_APPROVE', '2026-02-16T23:30:00');
  expect(explainInWords(explained, 'en')).toEqual([
    'Mon 2026-02-16 23:30: begins',
    '2 hours by the wall clock, rest days included',
    'Tue 2026-02-17 01:30: due (+08:00)',
  ]);
  expect(explainInWords(explained, 'zh').at(-1)).toBe('周二 2026-02-17 01:30:到期(+08:00)');
});

test('hours without an instant, or an instant without hours, make no sense', () => {
  const startAt = at('2026-03-02T10:00:00');
  const urgent = theRule('T_URGENT_ACT');
  expect(() => explain(urgent, '2026-03-02')).toThrow('unit: hours');
  expect(() => explain(urgent, '2026-03-03', { startAt })).toThrow('no instant of 2026-03-03');
  expect(() => explain(urgent, '2026-03-02', { startAt: 'noon' })).toThrow(RangeError);
  expect(() => explain(urgent, '2026-03-02', { startAt, dueOn: '2026-03-05' })).toThrow('has a length of its own');
  expect(() => explain(theRule('T_HANDLE'), '2026-03-02', { startAt })).toThrow('counts days');
  expect(() => explain(urgent, '2026-03-02', { startAt, extension: 1 })).toThrow(DeadlineRefusal);
});

test('the alert fires at the due instant itself, on a Saturday night too', () => {
  const explained = hours('T_URGENT_ACT', '2026-03-07T22:30:00');
  const alerts = alertsOf(theRule('T_URGENT_ACT'), explained, calendar, explained.startAt!);
  expect(alerts).toEqual([{ level: 'notice', at: at('2026-03-08T02:30:00'), state: 'pending' }]);
});

test('a policy cannot give hours a rung by days, nor let them roll', () => {
  const faulty = (more: object) =>
    policyFaults({ ...national2022, rules: [{ ...theRule('T_URGENT_ACT'), ...more }], settings: {} });
  expect(faulty({})).toEqual([]);
  expect(faulty({ rolls: true })).toEqual(['T_URGENT_ACT: hours neither roll, pause nor extend']);
  expect(faulty({ ladder: theRule('T_HANDLE').ladder })).toHaveLength(3);
});

test('the command answers hours from an instant and refuses them from a day', () => {
  const { explained } = answerDeadline({ rule: 'urgentAct', from: '2026-03-07T22:30' });
  expect(explained.dueAt).toBe(at('2026-03-08T02:30:00'));
  expect(answerDeadline({ rule: 'urgentAct', from: '2026-03-07T14:30Z' }).explained.dueAt).toBe(explained.dueAt);
  for (const from of ['2026-03-07', '2026-02-30T10:00', '2026-03-07T25:00', 'now'])
    expect(() => answerDeadline({ rule: 'urgentAct', from })).toThrow('counts hours');
  expect(() => answerDeadline({ rule: 'handle', from: '2026-03-07T22:30' })).toThrow('there is no day');
});

const started = (from: string, now = from): Clock => {
  const op: ClockOp = { op: 'start', rule: 'T_URGENT_ACT', startOn: from.slice(0, 10), startAt: at(from) };
  return resolveClocks([op], [], yardstick(at(now))).clocks[0]!;
};
const stopOp: ClockOp = { op: 'stop', rule: 'T_URGENT_ACT', on: '2026-03-08' };
const lateAt = (now: string) =>
  resolveClocks([stopOp], [started('2026-03-07T22:30:00')], yardstick(at(now))).clocks[0]!.lateDays;

test('met at the instant is in time, a second later is a begun day late', () => {
  expect([lateAt('2026-03-08T02:30:00'), lateAt('2026-03-08T02:30:01'), lateAt('2026-03-09T02:30:01')]).toEqual([
    0, 1, 2,
  ]);
});

test('a clock that begins after its hours have passed is not skipped: it fires at once', () => {
  expect(started('2026-03-07T22:30:00', '2026-03-09T10:00:00').alerts).toMatchObject([{ state: 'pending' }]);
});

test('another calendar moves no hours', () => {
  const clock = started('2026-03-07T22:30:00');
  const again: ClockOp = { op: 'recompute', clock: 'T_URGENT_ACT#1' };
  const { clocks, moved } = resolveClocks([again], [clock], yardstick(at('2026-03-08T00:00:00')));
  expect([clocks, moved]).toEqual([[clock], []]);
});

test.each([
  ['2026-03-08T00:29:59', 'green'],
  ['2026-03-08T00:30:00', 'yellow'],
  ['2026-03-08T02:29:59', 'yellow'],
  ['2026-03-08T02:30:00', 'red'],
])('four hours from Sat 03-07 22:30: at %s %s', (now, colour) => {
  const clock = started('2026-03-07T22:30:00');
  expect(colourOf(clock, at(now))).toBe(colour);
  expect(clock).toMatchObject(hourInstants(clock.startAt!, clock.dueAt));
});

test('the colour by the function is the colour by the two stored instants', () => {
  const rule = (length: number) => aRule({ ...theRule('T_URGENT_ACT'), length });
  const begin = fc.integer({ min: Date.UTC(2004, 0), max: Date.UTC(2060, 0) });
  fc.assert(
    fc.property(
      begin,
      fc.integer({ min: 1, max: 200 }),
      fc.integer({ min: -10, max: 210 * 3_600_000 }),
      (ms, n, more) => {
        const startAt = toInstant(ms);
        const { dueAt, strictOn, dueOn } = explain(rule(n), dayOf(startAt), { startAt });
        const { yellowAt, redAt } = hourInstants(startAt, dueAt);
        const now = toInstant(ms + more);

        const stored: Colour = msOf(now) >= msOf(redAt) ? 'red' : msOf(now) >= msOf(yellowAt) ? 'yellow' : 'green';

        expect(colourOf({ kind: 'duty', state: 'running', strictOn, dueOn, startAt, dueAt }, now)).toBe(stored);
      },
    ),
  );
});

test('of several clocks of a rule one is stopped alone', () => {
  const from = at('2026-03-02T09:00:00');
  const start = (dueOn: string): ClockOp => ({ op: 'start', rule: 'T_INSTRUCTION', startOn: '2026-03-02', dueOn });
  const { clocks } = resolveClocks([start('2026-03-20'), start('2026-03-10')], [], yardstick(from));
  const stop: ClockOp = { op: 'stop', rule: 'T_INSTRUCTION', instance: 2, on: '2026-03-05' };

  const after = resolveClocks([stop], clocks, yardstick(from)).clocks;

  expect(after).toMatchObject([{ instance: 2, state: 'stopped', metOn: '2026-03-05', lateDays: 0 }]);
});
