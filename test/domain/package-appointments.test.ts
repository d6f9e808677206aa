import { worstColour } from '../../domain/colour';
import {
  active,
  at,
  chen,
  decline,
  han,
  he,
  hold,
  leader,
  ok,
  on,
  ordersOf,
  packaged,
  planned,
  progress,
  report,
  sign,
  told,
} from '../support/packaging';
import { type Sim, x } from '../support/sim';

/** Monthly appointments with weekdays: 2026-01-12 Mon, 01-15 Thu, 02-24 Tue, 02-28 Sat, 03-16 Mon, 04-01 Wed, 05-15 Fri. */

const colour = (sim: Sim) => worstColour(sim.state('k').clocks, new Date(sim.now).toISOString());
const months = (sim: Sim) =>
  (sim.state('k').facts.appointments ?? []).map(
    ({ month, state }: { month: string; state: string }) => `${month} ${state}`,
  );
/** What the clock did about appointments. */
const fired = (sim: Sim) => [
  ...told(sim.linesOf('k'), ['missAppointment']),
  ...told(
    sim.linesOf('k').filter(({ data }) => data.alert?.clock.startsWith('T_APPOINTMENT_MISSED')),
    ['warn'],
  ),
];
const clock = (sim: Sim, rule: string) =>
  sim
    .state('k')
    .clocks.filter((one) => one.rule === rule)
    .at(-1);

/** Goes on to the instant, with a record of progress every 14 days. */
function workUntil(sim: Sim, moment: string): void {
  const wanted = Date.parse(`${moment}+08:00`);
  for (;;) {
    const { progress: last, activeSince } = sim.state('k').facts;
    const next = Date.parse(`${last?.lastOn ?? activeSince}T10:00:00+08:00`) + 14 * 86_400_000;
    if (next > wanted) break;
    sim.to(new Date(next).toISOString());
    expect(progress(sim)).toBeUndefined();
  }
  at(sim, moment);
}

test('scenario C: every date from the activation to the decline', () => {
  const sim = active();
  expect(clock(sim, 'T_APPOINTMENT_DAY')).toMatchObject({ strictOn: '2026-01-15', dueOn: '2026-01-15' });
  workUntil(sim, '2026-01-15T10:00:00');
  expect(hold(sim)).toBeUndefined();
  // The 15th lies in the Spring Festival; the month's end is not rolled.
  expect(clock(sim, 'T_APPOINTMENT_DAY')).toMatchObject({ strictOn: '2026-02-15', dueOn: '2026-02-24' });
  expect(clock(sim, 'T_APPOINTMENT')).toMatchObject({ strictOn: '2026-02-28', dueOn: '2026-02-28' });
  workUntil(sim, '2026-02-28T23:59:59');
  expect(colour(sim)).toBe('green');
  workUntil(sim, '2026-03-01T00:00:00');
  expect(colour(sim)).toBe('yellow');
  expect(clock(sim, 'T_APPOINTMENT_DAY')).toMatchObject({ strictOn: '2026-03-15', dueOn: '2026-03-16' });
  workUntil(sim, '2026-04-01T08:59:59');
  expect(fired(sim)).toEqual(['missAppointment 2026-03-01T00:00', 'missAppointment 2026-04-01T00:00']);
  workUntil(sim, '2026-04-01T09:00:00');
  expect(fired(sim).slice(2)).toEqual(['warn 2026-04-01T09:00']);
  workUntil(sim, '2026-04-15T10:00:00');
  expect(hold(sim)).toBeUndefined();
  expect(colour(sim)).toBe('green');
  expect(
    sim.state('k').clocks.filter(({ rule, state }) => rule === 'T_APPOINTMENT_MISSED' && state === 'running'),
  ).toEqual([]);
  workUntil(sim, '2026-05-15T10:00:00');
  expect(decline(sim)).toBeUndefined();
  workUntil(sim, '2026-06-27T23:59:00'); // Three days before the target.
  expect(months(sim)).toEqual(['2026-01 held', '2026-02 missed', '2026-03 missed', '2026-04 held', '2026-05 declined']);
  expect(fired(sim)).toHaveLength(3);
});

test('a month that only declines knows never turns yellow', () => {
  const sim = active('2026-01-12T09:00:00', '2027-06-30');
  report(sim, han);
  report(sim, he);
  for (const month of ['01', '02', '03', '04', '05', '06', '07', '08']) {
    workUntil(sim, `2026-${month}-20T10:00:00`);
    expect([month, decline(sim)]).toEqual([month, undefined]);
    workUntil(sim, `2026-${month}-28T23:59:00`);
    expect([month, colour(sim)]).toEqual([month, 'green']);
  }
  workUntil(sim, '2026-09-01T00:00:00');
  expect(colour(sim)).toBe('green');
  expect(ordersOf(sim)).toEqual([]);
  expect(fired(sim)).toEqual([]);
});

test('three missed months: a slip at the end of the second and of the third, on working days', () => {
  const sim = active('2026-03-02T09:00:00', '2027-06-30');
  workUntil(sim, '2026-06-02T10:00:00');
  // 05-01 to 05-05 are holidays: the slip of Thu 04-30's end goes out on Wed 05-06.
  expect(fired(sim)).toEqual([
    'missAppointment 2026-04-01T00:00',
    'missAppointment 2026-05-01T00:00',
    'missAppointment 2026-06-01T00:00',
    'warn 2026-05-06T09:00',
    'warn 2026-06-01T09:00',
  ]);
});

test('a meeting entered late is the leader’s to enter, shows as late and takes the yellow away', () => {
  const sim = active('2026-01-12T09:00:00', '2026-12-31');
  workUntil(sim, '2026-02-03T10:00:00');
  expect(months(sim)).toEqual(['2026-01 missed']);
  expect(hold(sim, { heldOn: '2026-01-30' }, chen)).toBe('lateEntryByHead');
  expect(hold(sim, { heldOn: '2026-01-30' })).toBeUndefined();
  expect(colour(sim)).toBe('green');
  expect(sim.state('k').facts.appointments).toEqual([
    { month: '2026-01', state: 'held', on: '2026-01-30', enteredLate: true },
  ]);
  expect(clock(sim, 'T_APPOINTMENT')).toMatchObject({ dueOn: '2026-02-28', state: 'running' });
});

test('a second meeting in a month moves nothing, and makes up for none before', () => {
  const sim = active('2026-01-12T09:00:00', '2026-12-31');
  workUntil(sim, '2026-01-15T10:00:00');
  hold(sim);
  workUntil(sim, '2026-01-20T10:00:00');
  const before = sim.state('k').clocks;
  expect(hold(sim)).toBeUndefined();
  expect(sim.state('k').clocks).toEqual(before);
});

test('what a meeting needs: its record, a day that is past, a next step that lies ahead', () => {
  const sim = active();
  expect(hold(sim, { record: undefined })).toBe('recordMissing');
  expect(hold(sim, { record: 'dossier' })).toBe('wrongPaper');
  expect(hold(sim, { heldOn: '2026-01-13' })).toBe('dateInFuture');
  expect(hold(sim, { heldOn: '2026-01-11' })).toBe('dateOutOfOrder');
  expect(hold(sim, { nextStep: { what: x, by: '2026-01-11' } })).toBe('dateOutOfOrder');
  expect(on(sim, 'invite', chen, { meetOn: '2026-01-11' })).toBe('dateOutOfOrder');
  expect(on(sim, 'invite', chen, { meetOn: '2026-01-14' })).toBeUndefined();
  expect(hold(sim, {}, chen)).toBeUndefined();
  expect(sim.state('k').facts.invited).toBeUndefined();
});

test.each([
  ['2026-01-17', '2026-01-31'], // 14 days are left
  ['2026-01-18', '2026-02-28'], // 13 days are too few
])('work that begins on %s owes its first appointment by %s', (from, due) => {
  const sim = planned(packaged(), '2026-12-31');
  sign(sim);
  at(sim, `${from}T09:00:00`);
  expect(on(sim, 'activate', leader, { checks: ok('fiveOnes') })).toBeUndefined();
  expect(clock(sim, 'T_APPOINTMENT')).toMatchObject({ dueOn: due });
});

test('1,000 packages with the same month: each is flagged at its end, once', () => {
  const flagged: string[] = [];
  const begun = active();
  for (let n = 0; n < 1_000; n += 1) {
    const sim = begun.fork();
    sim.stories = new Map([[`k${n}`, { ...begun.state('k'), id: `k${n}` }]]);
    sim.events = [];
    at(sim, '2026-01-31T23:59:59');
    expect(sim.events.filter(({ act }) => act === 'missAppointment')).toEqual([]);
    at(sim, '2026-02-27T00:00:00');
    flagged.push(
      ...sim.events.filter(({ act }) => act === 'missAppointment').map(({ story, at: on }) => `${story} ${on}`),
    );
  }
  expect(flagged).toEqual(Array.from({ length: 1_000 }, (_, n) => `k${n} 2026-01-31T16:00:00.000Z`));
});
