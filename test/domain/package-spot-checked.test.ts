import type { PackageState } from '../../domain/package/facts';
import { active, at, leader, struckOff } from '../support/packaging';
import { type Sim, x } from '../support/sim';

/** What a package hears of a spot check. */
const set = (sim: Sim, by: string, spotCheckId = 'c') =>
  sim.tell('k', 'followUpsSet', { spotCheckId, number: 'CC-1', by: leader, items: [{ no: 1, what: x, by }] });
const ofItem = (sim: Sim) => sim.state('k').clocks.filter(({ rule }) => rule === 'T_SPOT_ITEM');
const lastOf = (sim: Sim) => sim.linesOf('k').at(-1)!;

test('an item heard after its day is late at once, and the package goes on', () => {
  const sim = active();
  at(sim, '2026-01-21T00:00:01');
  set(sim, '2026-01-20');
  expect(ofItem(sim)).toMatchObject([{ startOn: '2026-01-20', dueOn: '2026-01-20', state: 'running' }]);
  set(sim, '2026-02-20', 'd');
  expect((sim.state('k') as PackageState).facts.followUps).toHaveLength(2);
});

test('the check hears who leads the package now, also if that changed before anything was left to do', () => {
  const sim = active();
  set(sim, '2026-02-20');
  const { act, data } = lastOf(sim);
  const told = { kind: 'spotCheck', id: 'c', fact: 'leaderChanged', data: { packageId: 'k', leaderId: 'zhang' } };
  expect([act, data.tells]).toEqual(['followUpsSet', [told]]);
});

test('after the end of the watch nothing is counted any more', () => {
  const sim = struckOff(active());
  at(sim, '2026-06-20T09:00:00');
  set(sim, '2026-07-20');
  expect(ofItem(sim)).toEqual([]);
});
