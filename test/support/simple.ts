/** Simple matters without servers: received and forwarded on Fri 2026-02-13, before the Spring Festival. */
import type { Actor } from '../../domain/acts';
import { type Clock, clockKey } from '../../domain/clock';
import { day as dayIn, deliver, papers, registered, type Sim, who, x } from './sim';

export const simpleClass = {
  ...{ domain: 'labour', severity: 'ordinary', rateable: true },
  ...{ track: 'simple', simpleGround: 'factsClear' },
};
export const to = (unitId: string, assistants: string[] = []) => ({ unitId, assistants });

export function classified(more: object = {}, registration: object = {}): Sim {
  const sim = registered({ receivedOn: '2026-02-13', ...registration }, '2026-02-13T09:00:00+08:00');
  sim.act('screen', who('chen'), { result: 'none' }, papers);
  expect(sim.act('classify', who('chen'), { ...simpleClass, ...more }, papers)).toBeUndefined();
  return sim;
}

export function forwarded(more: object = {}): Sim {
  const sim = classified(more);
  expect(sim.act('forward', who('chen'), to('labour'), papers)).toBeUndefined();
  return sim;
}

export const accept = (sim: Sim, by: Actor = who('han'), acceptedOn = dayIn(sim)) =>
  sim.act('accept', by, { acceptedOn, officer: 'han', notice: 'notice' }, papers);

/** … accepted on Wed 2026-02-25, the last day, and at work. */
export function inHand(more: object = {}): Sim {
  const sim = forwarded(more);
  sim.to('2026-02-25T10:00:00+08:00');
  expect(accept(sim)).toBeUndefined();
  deliver(sim, 'notice');
  expect(sim.act('startHandling', who('han'), {}, papers)).toBeUndefined();
  return sim;
}

export const switchTrack = (sim: Sim, by: Actor = who('han')) => sim.act('switchTrack', by, { reason: x }, papers);

/** The last clock of a rule. */
export const clock = (sim: Sim, rule: string): Clock | undefined =>
  sim
    .state()
    .clocks.filter((one: Clock) => one.rule === rule)
    .at(-1);
export const ticking = (sim: Sim): string[] =>
  sim
    .state()
    .clocks.filter((one: Clock) => one.state === 'running')
    .map(clockKey)
    .sort();

/** What fired by itself: `act clock day`, oldest first. */
export const fired = (sim: Sim, story = 'p'): string[] =>
  sim.events
    .filter((event) => event.story === story && event.data.alert)
    .map(({ act, data, at }) => {
      const day = new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);
      return `${act} ${data.alert?.clock} ${day}`;
    });
