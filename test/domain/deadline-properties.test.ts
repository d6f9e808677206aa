import fc from 'fast-check';
import { isWorkingDay } from '../../domain/calendar';
import type { ExplainedDeadline, Pause, Step } from '../../domain/deadline';
import { addDays, daysBetween, type IsoDate } from '../../domain/time';
import { aRule, calendar, calendarWithout, dayRules, explain, theRule } from './rules';

/** Days of 2004 to 2032: published years and some beyond. */
const days = fc.integer({ min: 0, max: 10_500 }).map((offset) => addDays('2004-01-01', offset));
const lengths = fc.integer({ min: 1, max: 90 });
const units = fc.constantFrom('calendarDays' as const, 'workingDays' as const);
const extensions = fc.integer({ min: 0, max: 60 });

/** Pauses somewhere around a count that begins on `start`. */
const pausesAround = (start: IsoDate) =>
  fc.array(
    fc
      .tuple(fc.integer({ min: -20, max: 150 }), fc.integer({ min: 0, max: 40 }))
      .map(([offset, more]): Pause => ({ from: addDays(start, offset), to: addDays(start, offset + more) })),
    { maxLength: 4 },
  );

const questions = fc
  .record({ start: days, length: lengths, unit: units, extension: extensions })
  .chain((question) => pausesAround(question.start).map((pauses) => ({ ...question, pauses })));

const generous = (length: number, unit: 'calendarDays' | 'workingDays') =>
  aRule({ length, unit, pausable: true, maxExtension: 60 });

const sum = (steps: readonly Step[], ...whats: Step['what'][]) =>
  steps.filter(({ what }) => whats.includes(what)).reduce((total, step) => total + step.days, 0);

/** The days after day 0 up to the strict date that the rule may count, found without the code under test. */
function countable({ startOn, strictOn, unit }: ExplainedDeadline, pauses: readonly Pause[]): number {
  let found = 0;
  for (let day = addDays(startOn, 1); day <= strictOn; day = addDays(day, 1)) {
    const paused = pauses.some(({ from, to }) => from <= day && day <= to);
    if (!paused && (unit === 'calendarDays' || isWorkingDay(day, calendar))) found += 1;
  }
  return found;
}

test('length and extension are exactly the days that count up to the strict date', () => {
  fc.assert(
    fc.property(questions, ({ start, length, unit, extension, pauses }) => {
      const explained = explain(generous(length, unit), start, { extension, pauses });

      expect(countable(explained, pauses)).toBe(length + extension);
      expect(pauses.some(({ from, to }) => from <= explained.strictOn && explained.strictOn <= to)).toBe(false);
    }),
  );
});

test("the steps' days add up", () => {
  fc.assert(
    fc.property(questions, ({ start, length, unit, extension, pauses }) => {
      const { steps, strictOn, dueOn } = explain(generous(length, unit), start, { extension, pauses });

      expect(sum(steps, 'counted')).toBe(length);
      expect(sum(steps, 'extension')).toBe(extension);
      expect(sum(steps, 'counted', 'extension', 'skipped', 'paused')).toBe(daysBetween(start, strictOn));
      expect(sum(steps, 'rolled')).toBe(daysBetween(strictOn, dueOn));
      for (const { from, to, days: inStep } of steps)
        expect([0, inStep]).toContain(inStep && daysBetween(from, to) + 1);
    }),
  );
});

test('steps follow each other without a gap', () => {
  fc.assert(
    fc.property(questions, ({ start, length, unit, extension, pauses }) => {
      const { steps } = explain(generous(length, unit), start, { extension, pauses });

      const counted = steps.filter(({ what }) => !['start', 'strict', 'rolled'].includes(what));
      counted.forEach((step, index) => {
        expect(step.from).toBe(addDays(counted[index - 1]?.to ?? start, 1));
      });
    }),
  );
});

test('a backward count accounts for every day, too', () => {
  fc.assert(
    fc.property(days, (start) => {
      const { steps, strictOn, dueOn } = explain(theRule('T_HEARING_NOTICE'), start);

      expect(sum(steps, 'counted')).toBe(10);
      expect(sum(steps, 'counted', 'skipped')).toBe(daysBetween(strictOn, start));
      expect(dueOn).toBe(strictOn);
      expect(isWorkingDay(dueOn, calendar)).toBe(true);
    }),
  );
});

test('a later start or a greater length never ends earlier', () => {
  fc.assert(
    fc.property(days, lengths, units, fc.nat(40), fc.nat(40), (start, length, unit, laterBy, longerBy) => {
      const base = explain(generous(length, unit), start);
      const later = explain(generous(length, unit), addDays(start, laterBy));
      const longer = explain(generous(length + longerBy, unit), start);

      for (const other of [later, longer]) {
        expect(other.strictOn >= base.strictOn).toBe(true);
        expect(other.dueOn >= base.dueOn).toBe(true);
      }
    }),
  );
});

test('an extension is the same as a greater length', () => {
  fc.assert(
    fc.property(questions, ({ start, length, unit, extension, pauses }) => {
      const extended = explain(generous(length, unit), start, { extension, pauses });
      const longer = explain(generous(length + extension, unit), start, { pauses });

      expect([extended.strictOn, extended.dueOn]).toEqual([longer.strictOn, longer.dueOn]);
    }),
  );
});

test('a calendar-day pause within the count moves the strict date by its days, in whatever pieces it comes', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 60 }), fc.nat(40), fc.nat(40), (start, first, more, cut) => {
      const rule = generous(60, 'calendarDays');
      const [from, to] = [addDays(start, first), addDays(start, first + more)];
      const middle = addDays(from, Math.min(cut, more));

      const whole = explain(rule, start, { pauses: [{ from, to }] });
      const pieces = explain(rule, start, {
        pauses: [
          { from: middle, to },
          { from, to: middle },
        ],
      });

      expect(daysBetween(explain(rule, start).strictOn, whole.strictOn)).toBe(more + 1);
      expect(pieces).toEqual(whole);
    }),
  );
});

test('a due date is never a rest day where the rule rolls, and never before the strict date', () => {
  fc.assert(
    fc.property(days, fc.constantFrom(...dayRules), (start, code) => {
      const rule = theRule(code);
      const dueOn = rule.length === null ? { dueOn: addDays(start, 20) } : {};
      const explained = explain(rule, start, dueOn);

      if (rule.rolls) expect(isWorkingDay(explained.dueOn, calendar)).toBe(true);
      expect(explained.dueOn >= explained.strictOn).toBe(true);
    }),
  );
});

test('loading the missing year makes a provisional date firm, and loading it again changes nothing', () => {
  const dates2026 = fc.integer({ min: 0, max: 250 }).map((offset) => addDays('2026-01-01', offset));
  fc.assert(
    fc.property(dates2026, lengths, units, (start, length, unit) => {
      const rule = generous(length, unit);
      const before = explain(rule, start, {}, calendarWithout(2026));
      const after = explain(rule, start);

      fc.pre(after.dueOn < '2027-01-01');
      expect(before.provisional).toBe(true);
      expect(after.provisional).toBe(false);
      expect(explain(rule, start)).toEqual(after);
    }),
  );
});
