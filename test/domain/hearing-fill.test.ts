import { drawExport, shownFaults } from '../../domain/draw-shown';
import { sha256 } from '../support/draws';
import {
  acts,
  aMoment,
  chen,
  factsOf,
  member,
  noticed,
  on,
  orderIn,
  pool,
  schedule,
  seatsIn,
  served,
} from '../support/hearing';
import { type Sim, x } from '../support/sim';

/** Between draw and seat a member may gain a tie, take a post or leave the panel: whoever is next is asked about anew. */
const leave = (sim: Sim, person: string) => {
  expect(on(sim, 'declareInterest', member(person), { ground: x })).toBeUndefined();
  aMoment(sim);
};

/** The register as it is from now on: who has a tie since the draw, and who serves no longer. */
function since(sim: Sim, { tied = [], ended = [] }: { tied?: string[]; ended?: string[] }): Sim {
  sim.pools = {
    ...sim.pools,
    panel: () => ({
      candidates: pool.filter(({ id }) => !tied.includes(id) && !ended.includes(id)),
      excluded: tied.map((id) => ({ id, reason: 'unitTie' })),
    }),
  };
  return sim;
}

test('an alternate who has a tie since the draw is passed over, with the reason in the line', () => {
  const sim = served('2026-06-25', '2026-06-03');
  const order = orderIn(sim);
  since(sim, { tied: [order[9]!] });
  leave(sim, order[0]!);
  expect(seatsIn(sim)[0]).toBe(order[10]);
  const passed = [{ index: 9, person: order[9], why: 'unitTie', on: '2026-06-03' }];
  expect(factsOf(sim).panel).toMatchObject({ next: 11, passed });
  expect(sim.linesOf('h').at(-1)).toMatchObject({ act: 'fill', data: { facts: { panel: { passed } } } });
});

test('with no alternate left the day is put off, and the next of the order who still serves sits down', () => {
  const sim = noticed();
  const order = orderIn(sim);
  since(sim, { tied: [order[9]!, order[12]!], ended: [order[10]!, order[11]!] });
  leave(sim, order[0]!);
  expect(acts(sim).slice(-4)).toEqual([
    ...['declareInterest noticed', 'fill noticed', 'postpone postponed', 'fill postponed'],
  ]);
  expect(seatsIn(sim)[0]).toBe(order[13]);
  expect(factsOf(sim).panel?.passed?.map(({ index, why }) => `${index} ${why}`)).toEqual([
    ...['9 unitTie', '10 termEnded', '11 termEnded', '12 unitTie'],
  ]);
  expect(schedule(sim, '2026-07-16')).toBeUndefined();
});

test('with nobody left at all the seat stays open, and nothing turns in circles', () => {
  const sim = noticed();
  since(sim, { ended: [...orderIn(sim)] });
  leave(sim, orderIn(sim)[0]!);
  const lines = sim.linesOf('h').length;
  aMoment(sim);
  expect([sim.linesOf('h').length, seatsIn(sim).length, sim.state('h').stage]).toEqual([lines, 8, 'postponed']);
  expect(schedule(sim, '2026-07-16')).toBe('poolExhausted');
  expect(on(sim, 'cancel', chen, { reason: x })).toBeUndefined();
});

test('the draw stays what it was: whoever checks it finds the same order', () => {
  const sim = served('2026-06-25', '2026-06-03');
  const order = orderIn(sim);
  since(sim, { tied: [order[9]!] });
  leave(sim, order[0]!);
  const shown = drawExport({ story: 'h', kind: 'hearing', number: 'TZ-1' }, sim.linesOf('h'), { seats: 9 });
  expect([orderIn(sim), shownFaults(sha256, shown, shown.draws[0]!)]).toEqual([order, []]);
});
