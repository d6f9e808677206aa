import fc from 'fast-check';
import { alertsOf, recipientsOf } from '../../domain/alerts';
import { isWorkingDay } from '../../domain/calendar';
import type { Question } from '../../domain/deadline';
import { type Level, levels, type Rule } from '../../domain/policy/types';
import { addDays, dayOf, instantOf, msOf } from '../../domain/time';
import { day } from './days';
import { aRule, calendar, dayRules, explain, theRule } from './rules';

/** Level, weekday, day and hour at +08:00; skipped ones in brackets. Started at 08:00 of day 0 unless said otherwise. */
function ladder(rule: Rule, from: string, more: Partial<Question> = {}, since = instantOf(day(from), 8)): string[] {
  return alertsOf(rule, explain(rule, day(from), more), calendar, since).map(({ level, at, state }) => {
    const on = dayOf(at);
    const hour = (msOf(at) - msOf(instantOf(on))) / 3_600_000;
    const text = `${level} ${on} ${String(hour).padStart(2, '0')}:00`;
    return state === 'pending' ? text : `(${text})`;
  });
}

describe('the slips of acts.md 6', () => {
  test.each([
    {
      rule: theRule('T_HANDLE'),
      from: 'Fri 2026-04-10',
      is: ['reminder 2026-05-09 09:00', 'warning 2026-06-05 09:00', 'order 2026-06-10 09:00'],
      because: 'A: Sun 05-10 moves back to the worked Saturday, Sat 06-06 to Fri 06-05',
    },
    {
      rule: theRule('T_HANDLE'),
      from: 'Mon 2026-03-02',
      is: ['reminder 2026-04-01 09:00', 'warning 2026-04-28 09:00', 'order 2026-05-07 09:00'],
      because: 'F: half is Wed 04-01, the order goes out the day after the rolled date',
    },
    {
      rule: theRule('T_TARGET_10', 'pujiang'),
      from: 'Mon 2026-03-02',
      is: ['warning 2026-03-13 09:00'],
      because: 'F: a target warns the day after, Fri 03-13',
    },
    {
      rule: theRule('T_ORDER_ANSWER'),
      from: 'Thu 2026-05-07',
      is: ['warning 2026-05-13 09:00', 'proposal 2026-05-14 09:00'],
      because: 'F: the interview is proposed on Thu 05-14',
    },
    {
      rule: theRule('T_ORDER_PROGRESS'),
      from: 'Mon 2026-05-18',
      is: ['proposal 2026-06-02 09:00'],
      because: 'F: the listing would be proposed on Tue 06-02',
    },
    {
      rule: theRule('T_ORDER_ANSWER'),
      from: 'Tue 2026-05-12',
      is: ['warning 2026-05-19 09:00', 'proposal 2026-05-20 09:00'],
      because: 'F: after the outage the proposal comes on Wed 05-20 at the earliest',
    },
    {
      rule: theRule('T_REREVIEW'),
      from: 'Thu 2026-08-27',
      is: ['reminder 2026-09-11 09:00', 'warning 2026-09-23 09:00', 'order 2026-09-29 09:00'],
      because: 'B: strict Sat 09-26, rolled Mon 09-28',
    },
  ])('$because', ({ rule, from, is }) => {
    expect(ladder(rule, from)).toEqual(is);
  });

  test('B: the hearing takes the slip of 09-23 away and sends it on Fri 2026-10-23', () => {
    const pauses = [{ from: day('Mon 2026-09-07'), to: day('Thu 2026-10-08') }];
    const opinionIssued = instantOf(day('Fri 2026-10-09'), 15);

    expect(ladder(theRule('T_REREVIEW'), 'Thu 2026-08-27', { pauses }, opinionIssued)).toEqual([
      'reminder 2026-10-13 09:00', // half: 10 days before the hearing and 5 after it
      'warning 2026-10-23 09:00', // Sun 10-25 is a rest day
      'order 2026-10-29 09:00',
    ]);
  });

  test('B: an extension arms the levels again; those before the approval are skipped', () => {
    const approved = instantOf(day('Wed 2026-04-29'), 10);

    expect(ladder(theRule('T_HANDLE'), 'Mon 2026-03-02', { extension: 30 }, approved)).toEqual([
      '(reminder 2026-04-16 09:00)',
      'warning 2026-05-28 09:00',
      'order 2026-06-02 09:00',
    ]);
  });
});

describe('when a rung fires', () => {
  test.each([
    {
      rule: theRule('T_SIMPLE_REPLY'),
      from: 'Wed 2026-02-25',
      is: ['reminder 2026-03-03 09:00', 'warning 2026-03-09 09:00', 'order 2026-03-11 09:00'],
      because: 'half and the day before are counted in working days',
    },
    {
      rule: theRule('T_SIMPLE_ACCEPT'),
      from: 'Fri 2026-02-13',
      is: ['warning 2026-02-25 09:00', 'order 2026-02-26 09:00'],
      because: 'a short limit warns on its last day',
    },
    {
      rule: theRule('T_LEVEL_PROVINCE'),
      from: 'Thu 2026-04-30',
      is: ['warning 2026-04-30 09:00', 'order 2026-05-07 09:00'],
      because: 'the last day, Sun 05-03, is in a holiday: early slips go back to the working day before',
    },
    {
      rule: aRule({ length: 4, ladder: theRule('T_FORWARD').ladder }),
      from: 'Mon 2026-03-09',
      is: ['warning 2026-03-10 09:00', 'order 2026-03-16 09:00'],
      because: 'late slips wait for Monday when the day after the due Friday is a Saturday',
    },
    {
      rule: theRule('T_REVIEW_WINDOW'),
      from: 'Tue 2026-09-01',
      is: ['reminder 2026-09-24 09:00', 'lapse 2026-10-09 00:00'],
      because: 'a right lapses at midnight; its reminder moves back from Mid-Autumn',
    },
    {
      rule: aRule({ length: 4, rolls: false, ladder: theRule('T_OBJECT').ladder }),
      from: 'Mon 2026-03-09',
      is: ['lapse 2026-03-14 00:00'],
      because: 'a lapse waits for no working day: Sat 03-14',
    },
  ])('$rule.code from $from: $because', ({ rule, from, is }) => {
    expect(ladder(rule, from)).toEqual(is);
  });

  test('a rung before the clock began is skipped, one at that very instant is not', () => {
    const rule = theRule('T_SIMPLE_REPLY');
    const at = instantOf(day('Mon 2026-03-09'), 9);

    expect(ladder(rule, 'Wed 2026-02-25', {}, at)[1]).toBe('warning 2026-03-09 09:00');
    expect(ladder(rule, 'Wed 2026-02-25', {}, new Date(msOf(at) + 1).toISOString())[1]).toBe(
      '(warning 2026-03-09 09:00)',
    );
  });

  test('a reminder that a warning has overtaken is skipped', () => {
    expect(ladder(theRule('T_ASSIGN_FEEDBACK'), 'Mon 2026-03-02', { dueOn: day('Fri 2026-03-06') })).toEqual([
      'warning 2026-03-03 09:00',
      '(reminder 2026-03-04 09:00)',
      'order 2026-03-09 09:00',
    ]);
  });

  test('a reminder stays when the warning before it was too early to be sent', () => {
    expect(
      ladder(
        theRule('T_ASSIGN_FEEDBACK'),
        'Mon 2026-03-02',
        { dueOn: day('Thu 2026-03-05') },
        instantOf('2026-03-02', 10),
      ),
    ).toEqual(['(warning 2026-03-02 09:00)', 'reminder 2026-03-03 09:00', 'order 2026-03-06 09:00']);
  });

  test('only the reminder at half asks whether there was a contact', () => {
    const explained = explain(theRule('T_HANDLE'), '2026-03-02');
    const alerts = alertsOf(theRule('T_HANDLE'), explained, calendar, instantOf('2026-03-02'));

    expect(alerts.map(({ level, onlyWithoutContact }) => [level, onlyWithoutContact])).toEqual([
      ['reminder', true],
      ['warning', undefined],
      ['order', undefined],
    ]);
  });
});

const copies = ['firstReceiver', 'coordinatorOfDomain'];

test.each<{ rule: Rule; level: Level; to: string[] }>([
  { rule: theRule('T_HANDLE'), level: 'reminder', to: ['officer'] },
  { rule: theRule('T_HANDLE'), level: 'warning', to: ['officer', 'unitHead@unit', ...copies] },
  { rule: theRule('T_HANDLE'), level: 'order', to: ['unitHead@unit', 'supervisor@bureau', 'leader@unit', ...copies] },
  { rule: theRule('T_NOTIFY'), level: 'order', to: ['unitHead@unit', 'supervisor@bureau'] },
  { rule: theRule('T_FORWARD'), level: 'order', to: ['supervisor@superior', 'coordinator@bureau', ...copies] },
  { rule: theRule('T_COMPETENCE'), level: 'order', to: ['supervisor@superior', 'coordinator@bureau'] },
  { rule: theRule('T_ASSIST'), level: 'warning', to: ['handler@assistant', 'unitHead@assistant'] },
  { rule: theRule('T_REVIEW_WINDOW'), level: 'reminder', to: ['petitioner'] },
  { rule: theRule('T_REVIEW_WINDOW'), level: 'lapse', to: [] },
  { rule: theRule('T_NOTIFY'), level: 'reminder', to: [] },
])('the $level of $rule.code tells $to', ({ rule, level, to }) => {
  expect(recipientsOf(rule, level)).toEqual(to);
});

test('pending levels rise with time, and slips go out at 09:00 of a working day', () => {
  const days = fc.integer({ min: 0, max: 9_000 }).map((offset) => addDays('2004-01-01', offset));
  fc.assert(
    fc.property(
      days,
      fc.constantFrom(...dayRules),
      fc.integer({ min: 1, max: 40 }),
      fc.nat(60),
      (from, code, given, late) => {
        const rule = theRule(code);
        const explained = explain(rule, from, rule.length === null ? { dueOn: addDays(from, given) } : {});
        const alerts = alertsOf(rule, explained, calendar, instantOf(addDays(from, late - 20), 10));

        const ranks = alerts.filter(({ state }) => state === 'pending').map(({ level }) => levels.indexOf(level));
        expect(ranks).toEqual([...new Set(ranks)].sort((a, b) => a - b));
        for (const { level, at } of alerts) {
          if (level === 'lapse') expect(at).toBe(explained.dueAt);
          else expect([isWorkingDay(dayOf(at), calendar), at]).toEqual([true, instantOf(dayOf(at), 9)]);
        }
      },
    ),
  );
});
