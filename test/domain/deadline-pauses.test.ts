import { DeadlineRefusal, type Pause, type Question } from '../../domain/deadline';
import { daysBetween } from '../../domain/time';
import { day } from './days';
import { aRule, explain, theRule } from './rules';

const secondReview = theRule('T_REREVIEW');
const pausableWorkingDays = aRule({ length: 10, unit: 'workingDays', pausable: true });
const thursday = day('Thu 2026-08-27');

const pause = (from: string, to: string): Pause => ({ from: day(from), to: day(to) });
const paused = (...pauses: Pause[]) => explain(secondReview, thursday, { pauses });

describe('a pause of the second review that began on Thu 2026-08-27 (strict Sat 2026-09-26)', () => {
  test.each([
    {
      pauses: [pause('Mon 2026-09-07', 'Thu 2026-10-08')],
      strict: 'Wed 2026-10-28',
      due: 'Wed 2026-10-28',
      because: '32 days of hearing are taken out',
    },
    {
      pauses: [pause('Mon 2026-09-07', 'Sun 2026-09-20')],
      strict: 'Sat 2026-10-10',
      due: 'Sat 2026-10-10',
      because: '14 days are taken out, and that Saturday is worked',
    },
    {
      pauses: [pause('Sat 2026-09-05', 'Sun 2026-09-06')],
      strict: 'Mon 2026-09-28',
      due: 'Mon 2026-09-28',
      because: 'a weekend has two calendar days like any others',
    },
    {
      pauses: [pause('Fri 2026-09-25', 'Fri 2026-09-25')],
      strict: 'Sun 2026-09-27',
      due: 'Mon 2026-09-28',
      because: 'it began on a holiday',
    },
    {
      pauses: [pause('Mon 2026-09-07', 'Wed 2026-09-16'), pause('Mon 2026-09-14', 'Sun 2026-09-20')],
      strict: 'Sat 2026-10-10',
      due: 'Sat 2026-10-10',
      because: 'overlapping hearings are not counted twice',
    },
    {
      pauses: [pause('Mon 2026-08-24', 'Fri 2026-08-28')],
      strict: 'Sun 2026-09-27',
      due: 'Mon 2026-09-28',
      because: 'only the 28th lies after day 0',
    },
    {
      pauses: [pause('Mon 2026-08-24', 'Thu 2026-08-27')],
      strict: 'Sat 2026-09-26',
      due: 'Mon 2026-09-28',
      because: 'it lies before day 1',
    },
    {
      pauses: [pause('Sat 2026-09-26', 'Mon 2026-09-28')],
      strict: 'Tue 2026-09-29',
      due: 'Tue 2026-09-29',
      because: 'it begins on the strict date, which is still in time',
    },
    {
      pauses: [pause('Sun 2026-09-27', 'Wed 2026-09-30')],
      strict: 'Sat 2026-09-26',
      due: 'Mon 2026-09-28',
      because: 'it begins after the strict date',
    },
    {
      pauses: [pause('Sat 2026-09-26', 'Sat 2026-09-26'), pause('Sun 2026-09-27', 'Sun 2026-09-27')],
      strict: 'Mon 2026-09-28',
      due: 'Mon 2026-09-28',
      because: 'the first moves the strict date to the day on which the second begins',
    },
  ])('ends on $strict, due $due: $because', ({ pauses, strict, due }) => {
    const explained = paused(...pauses);

    expect([explained.strictOn, explained.dueOn]).toEqual([day(strict), day(due)]);
  });

  test('leaves as many days when it ends as there were when it began', () => {
    const [scheduledOn, resumedOn] = [day('Mon 2026-09-07'), day('Fri 2026-10-09')];

    const { strictOn } = paused({ from: scheduledOn, to: day('Thu 2026-10-08') });

    expect(daysBetween(scheduledOn, paused().strictOn)).toBe(19);
    expect(daysBetween(resumedOn, strictOn)).toBe(19);
  });

  test('is a step of its own', () => {
    const { steps } = paused(pause('Mon 2026-09-07', 'Thu 2026-10-08'));

    expect(steps).toContainEqual({ what: 'paused', from: '2026-09-07', to: '2026-10-08', days: 32, why: 'pause' });
  });
});

describe('a pause of a working-day rule', () => {
  test('moves the date by its working days only', () => {
    const start = day('Mon 2026-03-02');

    const explained = explain(pausableWorkingDays, start, { pauses: [pause('Fri 2026-03-06', 'Mon 2026-03-09')] });

    expect(explain(pausableWorkingDays, start).dueOn).toBe(day('Mon 2026-03-16'));
    expect(explained.dueOn).toBe(day('Wed 2026-03-18'));
    expect(explained.steps.filter(({ what }) => what === 'paused').map(({ from, days }) => [from, days])).toEqual([
      ['2026-03-06', 1],
      ['2026-03-09', 1],
    ]);
  });

  test('over a weekend alone changes nothing', () => {
    const weekend = [pause('Sat 2026-03-07', 'Sun 2026-03-08')];

    expect(explain(pausableWorkingDays, '2026-03-02', { pauses: weekend }).dueOn).toBe(day('Mon 2026-03-16'));
  });
});

describe('an extension and a pause together', () => {
  const both = aRule({ length: 30, pausable: true, maxExtension: 30 });
  const pauses = [pause('Mon 2026-09-07', 'Sun 2026-09-20')];

  test('granted while paused, both count', () => {
    expect(explain(both, thursday, { pauses, extension: 30 }).strictOn).toBe(day('Mon 2026-11-09'));
  });

  test('taken back after the pause, the pause stays', () => {
    const never = explain(both, thursday, { pauses });

    expect(explain(both, thursday, { pauses, extension: 0 })).toEqual(never);
    expect(never.strictOn).toBe(day('Sat 2026-10-10'));
  });

  test('a pause within the extension moves the extended date', () => {
    const later = [pause('Mon 2026-10-12', 'Wed 2026-10-14')];

    expect(explain(both, thursday, { pauses: later }).strictOn).toBe(day('Sat 2026-09-26'));
    expect(explain(both, thursday, { pauses: later, extension: 30 }).strictOn).toBe(day('Thu 2026-10-29'));
  });
});

describe('what a rule does not allow is refused by name', () => {
  const handle = theRule('T_HANDLE');
  const refusalOf = (rule = handle, more: Partial<Question> = {}) => {
    try {
      explain(rule, '2026-03-02', more);
    } catch (error) {
      if (error instanceof DeadlineRefusal) return [error.code, error.rule];
      throw error;
    }
    return undefined;
  };

  test.each([
    { rule: handle, more: { extension: 31 }, is: ['extensionTooLong', 'T_HANDLE'] },
    { rule: handle, more: { extension: 30 }, is: undefined },
    { rule: theRule('T_HANDLE', 'zhejiang-2016'), more: { extension: 60 }, is: undefined },
    { rule: theRule('T_HANDLE', 'zhejiang-2016'), more: { extension: 61 }, is: ['extensionTooLong', 'T_HANDLE'] },
    { rule: theRule('T_REVIEW'), more: { extension: 1 }, is: ['notExtendable', 'T_REVIEW'] },
    { rule: handle, more: { pauses: [{ from: '2026-03-10', to: '2026-03-20' }] }, is: ['notPausable', 'T_HANDLE'] },
    { rule: theRule('T_HEARING_NOTICE'), more: { extension: 1 }, is: ['notExtendable', 'T_HEARING_NOTICE'] },
  ])('$rule.source with $more: $is', ({ rule, more, is }) => {
    expect(refusalOf(rule, more)).toEqual(is);
  });
});

describe('values that make no sense are named', () => {
  const handle = theRule('T_HANDLE');
  const feedback = theRule('T_ASSIGN_FEEDBACK');

  test.each([
    { rule: handle, from: '2026-02-30', more: {}, says: 'startOn: there is no day 2026-02-30' },
    { rule: handle, from: '2026-3-2', more: {}, says: 'startOn: there is no day 2026-3-2' },
    { rule: handle, from: '9999-12-31', more: {}, says: 'startOn: there is no day 9999-12-31' },
    { rule: handle, from: '2026-03-02', more: { extension: -1 }, says: 'extension: -1' },
    { rule: handle, from: '2026-03-02', more: { extension: 1.5 }, says: 'extension: 1.5' },
    { rule: handle, from: '2026-03-02', more: { dueOn: '2026-05-01' }, says: 'dueOn: 2026-05-01' },
    { rule: feedback, from: '2026-03-02', more: {}, says: 'dueOn: missing' },
    { rule: feedback, from: '2026-03-02', more: { dueOn: '2026-02-29' }, says: 'dueOn: there is no day 2026-02-29' },
    { rule: feedback, from: '2026-03-02', more: { dueOn: '2026-03-01' }, says: 'dueOn: 2026-03-01 is before' },
    { rule: feedback, from: '2026-03-02', more: { dueOn: '2126-03-02' }, says: 'more than ten years' },
    { rule: aRule({ length: 0 }), from: '2026-03-02', more: {}, says: 'length: 0' },
    { rule: aRule({ unit: 'hours' }), from: '2026-03-02', more: {}, says: 'unit: hours' },
    {
      rule: secondReview,
      from: '2026-03-02',
      more: { pauses: [{ from: '2026-03-10', to: '2026-04-31' }] },
      says: 'pause: there is no day 2026-04-31',
    },
    {
      rule: secondReview,
      from: '2026-03-02',
      more: { pauses: [{ from: '2026-03-10', to: '2026-03-09' }] },
      says: 'ends before it begins',
    },
    {
      rule: secondReview,
      from: '2026-03-02',
      more: { pauses: [{ from: '2026-03-10', to: '2126-03-10' }] },
      says: 'longer than twenty years',
    },
  ])('$says', ({ rule, from, more, says }) => {
    expect(() => explain(rule, from, more)).toThrow(RangeError);
    expect(() => explain(rule, from, more)).toThrow(says);
  });
});
