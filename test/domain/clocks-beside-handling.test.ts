import { running } from '../../domain/clock';
import type { RuleCode } from '../../domain/policy/types';
import { inHand, papers, registered, replied, type Sim, who, x } from '../support/sim';

/** Clocks that no scenario meets: level hops, the follow-up, the check of an order's answer. Dates by hand. */

const due = (sim: Sim, rule: RuleCode, id?: string) => running(sim.state(id).clocks, rule)?.dueOn;
const firedOf = (sim: Sim, clock: string) =>
  sim.events
    .filter(({ data }) => data.alert?.clock === clock)
    .map(({ act, at }) => `${act} ${new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16)}`);

const handedDown = { assignedFrom: { level: 'province', number: x } };

test('handed down to a county on Thu 02-26: four days are Mon 03-02; warned that day, ordered by the superior the next', () => {
  const sim = registered(handedDown);
  expect(due(sim, 'T_LEVEL_COUNTY')).toBe('2026-03-02');
  sim.to('2026-03-03T08:59:59+08:00');
  expect(firedOf(sim, 'T_LEVEL_COUNTY#1')).toEqual(['warn 2026-03-02T09:00']);
  expect(sim.orders()).toEqual([]);
  sim.to('2026-03-03T09:00:00+08:00');
  expect(firedOf(sim, 'T_LEVEL_COUNTY#1')).toEqual(['warn 2026-03-02T09:00', 'supervise 2026-03-03T09:00']);
  expect(sim.orders()[0]!.facts).toMatchObject({ unitId: 'county-bureau', bureauId: 'city-bureau', toBureau: true });
});

test('handed down to the city: three days are Sun 03-01, rolled to Mon 03-02; warned on the make-up Sat 02-28', () => {
  const sim = registered({ ...handedDown, bureauId: 'city-bureau' }, undefined, 'cheng');
  expect(due(sim, 'T_LEVEL_PREFECTURE')).toBe('2026-03-02');
  sim.to('2026-02-28T09:00:00+08:00');
  expect(firedOf(sim, 'T_LEVEL_PREFECTURE#1')).toEqual(['warn 2026-02-28T09:00']);
});

test('a matter that nobody handed down has no level clock; forwarded in time, the hop was met', () => {
  expect(due(registered(), 'T_LEVEL_COUNTY')).toBeUndefined();
  const sim = registered(handedDown);
  sim.act('screen', who('chen'), { result: 'none' }, papers);
  const classes = { domain: 'labour', severity: 'ordinary', track: 'ordinary', rateable: true };
  sim.act('classify', who('chen'), classes, papers);
  sim.act('forward', who('chen'), { unitId: 'labour', assistants: [] }, papers);
  const hop = sim.state().clocks.find(({ rule }: { rule: string }) => rule === 'T_LEVEL_COUNTY');
  expect(hop).toMatchObject({ state: 'stopped', metOn: '2026-02-26', lateDays: 0 });
});

test('delivered Thu 02-26, nobody follows up by Wed 03-04 (Sat 02-28 counts): a mark on Thu 03-05, no order', () => {
  const sim = replied(inHand());
  expect(due(sim, 'T_FOLLOW_UP')).toBe('2026-03-04');
  sim.to('2026-03-05T08:59:59+08:00');
  expect(firedOf(sim, 'T_FOLLOW_UP#1')).toEqual([]);
  sim.to('2026-03-05T09:00:00+08:00');
  expect(firedOf(sim, 'T_FOLLOW_UP#1')).toEqual(['warn 2026-03-05T09:00']);
  expect(sim.orders()).toEqual([]);
});

/** Accepted Thu 02-26: the sixtieth day is Mon 04-27, the order goes out Tue 04-28 and is answered the same day. */
function answered(): { sim: Sim; id: string } {
  const sim = inHand();
  sim.to('2026-04-28T10:00:00+08:00');
  const { id } = sim.orders()[0]!;
  const answer = { causeOfDelay: x, measures: x, docs: [] };
  expect(sim.act('answer', who('tou'), answer, papers, id)).toBeUndefined();
  return { sim, id };
}

test('an answer waits five working days, over Labour Day to Fri 05-08; then the superior’s supervisor is told', () => {
  const { sim, id } = answered();
  expect(due(sim, 'T_ORDER_CHECK', id)).toBe('2026-05-08');
  sim.to('2026-05-08T08:59:59+08:00');
  expect(firedOf(sim, 'T_ORDER_CHECK#1')).toEqual([]);
  sim.to('2026-05-09T08:59:59+08:00');
  expect(firedOf(sim, 'T_ORDER_CHECK#1')).toEqual(['warn 2026-05-08T09:00']);
  sim.to('2026-05-09T09:00:00+08:00'); // Sat, a make-up day
  expect(firedOf(sim, 'T_ORDER_CHECK#1')).toEqual(['warn 2026-05-08T09:00', 'notify 2026-05-09T09:00']);
});

test('returned, the check ends and the answer is due anew; settled only once the breach has ended', () => {
  const { sim, id } = answered();
  expect(sim.act('settle', who('su'), {}, papers, id)).toBe('breachStillOpen');
  expect(sim.act('returnOrder', who('su'), { reason: x }, papers, id)).toBeUndefined();
  expect([due(sim, 'T_ORDER_CHECK', id), due(sim, 'T_ORDER_ANSWER', id)]).toEqual([undefined, '2026-05-08']);
});
