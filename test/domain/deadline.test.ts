import type { Rule } from '../../domain/policy/types';
import { day } from './days';
import { aRule, calendarWithout, explain, theRule } from './rules';

interface Case {
  readonly rule: Rule;
  readonly from: string;
  readonly strict: string;
  readonly due?: string;
  readonly because: string;
}

const forward = theRule('T_FORWARD');
const handle = theRule('T_HANDLE');
const object = theRule('T_OBJECT');
const reviewWindow = theRule('T_REVIEW_WINDOW');
const hearingNotice = theRule('T_HEARING_NOTICE');
const thirtyDays = aRule({ length: 30 });
const threeWorkingDays = aRule({ length: 3, unit: 'workingDays' });

function check({ rule, from, strict, due = strict }: Case): void {
  const explained = explain(rule, day(from));
  expect({ strictOn: explained.strictOn, dueOn: explained.dueOn }).toEqual({ strictOn: day(strict), dueOn: day(due) });
}

describe('the vectors of domain.md 9.2', () => {
  test.each<Case>([
    {
      rule: forward,
      from: 'Tue 2026-02-10',
      strict: 'Wed 2026-02-25',
      because: 'calendar days run through the holiday',
    },
    {
      rule: theRule('T_SIMPLE_ACCEPT'),
      from: 'Fri 2026-02-13',
      strict: 'Wed 2026-02-25',
      because: 'Sat 02-14 is worked, then the 24th and 25th',
    },
    {
      rule: theRule('T_SIMPLE_REPLY'),
      from: 'Wed 2026-02-25',
      strict: 'Tue 2026-03-10',
      because: 'Sat 02-28 is a working day',
    },
    { rule: handle, from: 'Mon 2026-03-02', strict: 'Fri 2026-05-01', due: 'Wed 2026-05-06', because: 'Labour Day' },
    { rule: object, from: 'Thu 2026-09-24', strict: 'Fri 2026-10-09', because: 'two festivals lie between' },
    {
      rule: reviewWindow,
      from: 'Tue 2026-09-01',
      strict: 'Thu 2026-10-01',
      due: 'Thu 2026-10-08',
      because: 'National Day',
    },
    {
      rule: reviewWindow,
      from: 'Fri 2026-01-16',
      strict: 'Sun 2026-02-15',
      due: 'Tue 2026-02-24',
      because: 'Spring Festival',
    },
    { rule: hearingNotice, from: 'Tue 2026-10-20', strict: 'Wed 2026-09-30', because: 'Sat 10-10 is a working day' },
    { rule: theRule('T_SIMPLE_ACCEPT'), from: 'Mon 2026-12-28', strict: 'Thu 2026-12-31', because: 'nothing is off' },
    { rule: handle, from: 'Sat 2026-11-21', strict: 'Wed 2027-01-20', because: 'day 0 may be a rest day' },
  ])('$rule.code from $from is $strict, due $due: $because', check);

  test('handling with 30 more days is counted on from Fri 2026-05-01, not from the rolled day', () => {
    const explained = explain(handle, day('Mon 2026-03-02'), { extension: 30 });

    expect([explained.strictOn, explained.dueOn]).toEqual([day('Sun 2026-05-31'), day('Mon 2026-06-01')]);
  });
});

describe('the dates of acts.md 6', () => {
  const zhejiang = (code: 'T_FORWARD' | 'T_HANDLE') => theRule(code, 'zhejiang-2016');

  test.each<Case>([
    { rule: forward, from: 'Wed 2026-04-01', strict: 'Thu 2026-04-16', because: 'A: received' },
    { rule: object, from: 'Fri 2026-04-03', strict: 'Mon 2026-04-13', because: 'A: Qingming is not counted' },
    {
      rule: theRule('T_NOTIFY'),
      from: 'Fri 2026-04-03',
      strict: 'Sat 2026-04-18',
      due: 'Mon 2026-04-20',
      because: 'A',
    },
    { rule: handle, from: 'Fri 2026-04-10', strict: 'Tue 2026-06-09', because: 'A: accepted' },
    { rule: zhejiang('T_FORWARD'), from: 'Wed 2026-04-01', strict: 'Thu 2026-04-09', because: 'A in Zhejiang' },
    {
      rule: zhejiang('T_HANDLE'),
      from: 'Fri 2026-04-10',
      strict: 'Sun 2026-05-10',
      due: 'Mon 2026-05-11',
      because: 'A',
    },
    {
      rule: reviewWindow,
      from: 'Fri 2026-05-29',
      strict: 'Sun 2026-06-28',
      due: 'Mon 2026-06-29',
      because: 'B: delivered',
    },
    { rule: theRule('T_REVIEW'), from: 'Mon 2026-06-29', strict: 'Wed 2026-07-29', because: 'B: requested' },
    { rule: theRule('T_REREVIEW_WINDOW'), from: 'Tue 2026-07-28', strict: 'Thu 2026-08-27', because: 'B: upheld' },
    {
      rule: theRule('T_REREVIEW'),
      from: 'Thu 2026-08-27',
      strict: 'Sat 2026-09-26',
      due: 'Mon 2026-09-28',
      because: 'B: that Saturday and Sunday are Mid-Autumn',
    },
    { rule: thirtyDays, from: 'Mon 2026-09-07', strict: 'Wed 2026-10-07', due: 'Thu 2026-10-08', because: 'B: hold' },
    { rule: hearingNotice, from: 'Thu 2026-10-08', strict: 'Thu 2026-09-17', because: 'B: Sun 09-20 is worked' },
    { rule: aRule({ length: 10 }), from: 'Fri 2026-10-09', strict: 'Mon 2026-10-19', because: 'B: opinion delivery' },
    { rule: handle, from: 'Fri 2026-05-15', strict: 'Tue 2026-07-14', because: 'E: accepted' },
    { rule: hearingNotice, from: 'Thu 2026-06-25', strict: 'Wed 2026-06-10', because: 'E: Dragon Boat is off' },
    { rule: threeWorkingDays, from: 'Wed 2026-06-03', strict: 'Mon 2026-06-08', because: 'E: recusal' },
    { rule: hearingNotice, from: 'Thu 2026-07-09', strict: 'Thu 2026-06-25', because: 'E: the new session' },
    { rule: threeWorkingDays, from: 'Thu 2026-06-25', strict: 'Tue 2026-06-30', because: 'E: the new seat' },
    { rule: theRule('T_TARGET_10', 'pujiang'), from: 'Mon 2026-03-02', strict: 'Thu 2026-03-12', because: 'F: target' },
    {
      rule: theRule('T_ORDER_ANSWER'),
      from: 'Thu 2026-05-07',
      strict: 'Wed 2026-05-13',
      because: 'F: Sat 05-09 counts',
    },
    {
      rule: theRule('T_ORDER_PROGRESS'),
      from: 'Mon 2026-05-18',
      strict: 'Mon 2026-06-01',
      because: 'F: interview held',
    },
    {
      rule: reviewWindow,
      from: 'Wed 2026-05-20',
      strict: 'Fri 2026-06-19',
      due: 'Mon 2026-06-22',
      because: 'F: Dragon Boat',
    },
    {
      rule: theRule('T_ORDER_ANSWER'),
      from: 'Tue 2026-05-12',
      strict: 'Tue 2026-05-19',
      because: 'F: after the outage',
    },
  ])('$rule.code from $from is $strict, due $due ($because)', check);

  test('E: the extension of the handling that began on Fri 2026-05-15 ends on Thu 2026-08-13', () => {
    expect(explain(handle, day('Fri 2026-05-15'), { extension: 30 }).dueOn).toBe(day('Thu 2026-08-13'));
  });
});

describe('a date given by the act', () => {
  const feedback = theRule('T_ASSIGN_FEEDBACK');

  test('is the strict date, and its days are counted', () => {
    const explained = explain(feedback, day('Mon 2026-03-02'), { dueOn: day('Fri 2026-03-20') });

    expect(explained).toMatchObject({ length: 18, strictOn: '2026-03-20', dueOn: '2026-03-20' });
  });

  test('on a rest day moves on like any other', () => {
    expect(explain(feedback, day('Mon 2026-03-02'), { dueOn: day('Sun 2026-05-03') }).dueOn).toBe(
      day('Wed 2026-05-06'),
    );
  });

  test('may be the starting day itself', () => {
    expect(explain(feedback, '2026-03-02', { dueOn: '2026-03-02' })).toMatchObject({ length: 0, dueOn: '2026-03-02' });
  });
});

describe('the explanation', () => {
  test('names every run of days', () => {
    const { steps } = explain(theRule('T_SIMPLE_ACCEPT'), day('Fri 2026-02-13'));

    expect(steps).toEqual([
      { what: 'start', from: '2026-02-13', to: '2026-02-13', days: 0, why: 'dayZero' },
      { what: 'counted', from: '2026-02-14', to: '2026-02-14', days: 1, why: 'makeUpWorkday', name: '春节' },
      { what: 'skipped', from: '2026-02-15', to: '2026-02-23', days: 9, why: 'holiday', name: '春节' },
      { what: 'counted', from: '2026-02-24', to: '2026-02-25', days: 2, why: 'workday' },
      { what: 'strict', from: '2026-02-25', to: '2026-02-25', days: 0, why: 'strictDate' },
    ]);
  });

  test('shows extension and roll as steps of their own', () => {
    const { steps } = explain(handle, day('Mon 2026-03-02'), { extension: 30 });

    expect(steps.slice(1)).toEqual([
      { what: 'counted', from: '2026-03-03', to: '2026-05-01', days: 60, why: 'calendarDay' },
      { what: 'extension', from: '2026-05-02', to: '2026-05-31', days: 30, why: 'calendarDay' },
      { what: 'strict', from: '2026-05-31', to: '2026-05-31', days: 0, why: 'strictDate' },
      { what: 'rolled', from: '2026-05-31', to: '2026-05-31', days: 1, why: 'weekend' },
    ]);
  });

  test('ends at 24:00 at +08:00 and names its sources', () => {
    expect(explain(handle, day('Mon 2026-03-02'))).toMatchObject({
      rule: 'T_HANDLE',
      basis: 'R22-34',
      length: 60,
      extension: 0,
      unit: 'calendarDays',
      dueAt: '2026-05-06T16:00:00.000Z',
      calendarVersion: 1,
      policyVersion: 'test@1',
    });
  });
});

describe('past the last notice', () => {
  test.each([
    { rule: handle, from: 'Sat 2026-11-21', is: true, because: 'the end lies in 2027' },
    { rule: theRule('T_SIMPLE_ACCEPT'), from: 'Mon 2026-12-28', is: false, because: 'it ends on the last day of 2026' },
    { rule: theRule('T_SIMPLE_ACCEPT'), from: 'Tue 2026-12-29', is: true, because: 'the third day is in 2027' },
    {
      rule: hearingNotice,
      from: 'Fri 2027-01-01',
      is: false,
      because: 'it counts back into 2026 and day 0 is not counted',
    },
    { rule: hearingNotice, from: 'Mon 2027-01-04', is: true, because: 'it counts 2027 days on its way back' },
  ])('$rule.code from $from: provisional is $is, because $because', ({ rule, from, is }) => {
    expect(explain(rule, day(from)).provisional).toBe(is);
  });

  test('a roll into a year without a notice is provisional although the strict date is not', () => {
    const explained = explain(aRule({ length: 1 }), day('Fri 2021-12-31'), {}, calendarWithout(2022));

    expect(explained).toMatchObject({
      strictOn: day('Sat 2022-01-01'),
      dueOn: day('Mon 2022-01-03'),
      provisional: true,
    });
  });

  test("the year's notice moves the date and makes it firm", () => {
    const before = explain(handle, day('Wed 2025-12-17'), {}, calendarWithout(2026));
    const after = explain(handle, day('Wed 2025-12-17'));

    expect(before).toMatchObject({ strictOn: day('Sun 2026-02-15'), dueOn: day('Fri 2026-02-20'), provisional: true });
    expect(after).toMatchObject({ strictOn: '2026-02-15', dueOn: day('Tue 2026-02-24'), provisional: false });
  });
});
