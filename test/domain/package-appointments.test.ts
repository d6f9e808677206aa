import { worstColour } from '../../domain/colour';
import { at, active, decline, hold, on, packaged, progress, told } from '../support/packaging';
import { registered, type Sim, who, papers } from '../support/sim';

const colour = (sim: Sim) => worstColour(sim.state('k').clocks, new Date(sim.now).toISOString());
const fired = (sim: Sim) => told(sim.linesOf('k'), ['missAppointment', 'warn', 'supervise', 'remind']);
/** Goes on to the instant, with a record of progress every 14 days. */
function workUntil(sim: Sim, moment: string): void {
  const wanted = Date.parse(`${moment}+08:00`);
  while (sim.now + 14 * 86_400_000 < wanted) {
    sim.to(new Date(sim.now + 14 * 86_400_000).toISOString());
    expect(progress(sim)).toBeUndefined();
  }
  at(sim, moment);
}

test('scenario C: every date from the activation to the decline', () => {
  const sim = active();
  expect(sim.state('k').clocks.find(({ rule }) => rule === 'T_APPOINTMENT_DAY')).toMatchObject({ dueOn: '2026-01-15' });
  workUntil(sim, '2026-01-15T10:00:00');
  expect(hold(sim)).toBeUndefined();
  const planned = sim.state('k').clocks.filter(({ rule }) => rule === 'T_APPOINTMENT_DAY').at(-1);
  expect(planned).toMatchObject({ strictOn: '2026-02-15', dueOn: '2026-02-24' });
  workUntil(sim, '2026-02-28T23:59:00');
  expect(colour(sim)).toBe('green');
  workUntil(sim, '2026-03-01T00:00:00');
  expect(colour(sim)).toBe('yellow');
  expect(progress(sim)).toBeUndefined();
  const march = sim.state('k').clocks.filter(({ rule }) => rule === 'T_APPOINTMENT_DAY').at(-1);
  expect(march).toMatchObject({ strictOn: '2026-03-15', dueOn: '2026-03-16' });
  workUntil(sim, '2026-04-01T08:59:00');
  workUntil(sim, '2026-04-15T10:00:00');
  expect(hold(sim)).toBeUndefined();
  expect(colour(sim)).toBe('green');
  workUntil(sim, '2026-05-15T10:00:00');
  expect(decline(sim)).toBeUndefined();
  workUntil(sim, '2026-05-20T10:00:00');
  expect(colour(sim)).toBe('green');
  expect(fired(sim)).toEqual([
    'remind 2026-02-12T09:00',
    'missAppointment 2026-03-01T00:00',
    'remind 2026-03-12T09:00',
    'missAppointment 2026-04-01T00:00',
    'warn 2026-04-01T09:00',
  ]);
});
