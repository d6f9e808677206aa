import { placesEver } from '../../domain/hearing/panel';
import {
  aMoment,
  asChair,
  chen,
  factsOf,
  member,
  nameHead,
  noticed,
  on,
  orderIn,
  petitioner,
  pool,
  proposed,
  schedule,
  seatsIn,
  served,
  strike,
  toldTo,
} from '../support/hearing';
import { call, tell } from '../support/hearings';
import { inHand, type Sim, x } from '../support/sim';

/** Ways to choose who sits or leads, each closed: by calling again, by coming back, by leading for a day. */
const cancel = (sim: Sim) => {
  expect(on(sim, 'cancel', chen, { reason: x })).toBeUndefined();
  return toldTo(sim, 'hearingEnded')[0];
};

test('a hearing that is cancelled tells whether its panel was drawn, unless nobody was left to draw', () => {
  expect(cancel(proposed())).not.toHaveProperty('drawn');
  expect(cancel(served('2026-06-25', '2026-06-03'))).toMatchObject({ result: 'cancelled', drawn: true });

  const exhausted = noticed();
  exhausted.pools = { ...exhausted.pools, panel: () => ({ candidates: [], excluded: [] }) };
  on(exhausted, 'declareInterest', member(seatsIn(exhausted)[0]!), { ground: x });
  aMoment(exhausted);
  expect(cancel(exhausted)).not.toHaveProperty('drawn');
});

test('a matter whose drawn hearing was cancelled is not called again: that would be another draw', () => {
  const again = (more: object) => {
    const sim = inHand();
    expect(call(sim)).toBeUndefined();
    tell(sim, 'hearingEnded', { result: 'cancelled', ...more });
    tell(sim, 'hearingOver');
    return call(sim);
  };
  expect([again({ drawn: true }), again({})]).toEqual(['alreadyDrawn', undefined]);
});

test('who has left the chair does not come back to lead, neither named nor with the next day', () => {
  const declared = noticed();
  expect(on(declared, 'declareInterest', asChair, { ground: x })).toBeUndefined();
  aMoment(declared);
  expect(schedule(declared, '2026-07-16')).toBe('chairConflict');
  expect(schedule(declared, '2026-07-16', { chair: 'gao', recorder: 'ning' })).toBe('chairConflict');
  expect(schedule(declared, '2026-07-16', { chair: 'gao' })).toBeUndefined();
  expect(nameHead(declared, 'chair', 'ning')).toBe('chairConflict');

  const struck = served('2026-06-25', '2026-06-03');
  expect(strike(struck, petitioner, 'chair', { cause: x })).toBeUndefined();
  expect(on(struck, 'decideRecusal', chen, { request: 1, granted: true, reason: x })).toBeUndefined();
  aMoment(struck);
  expect(schedule(struck, '2026-07-16')).toBe('chairConflict');
});

test('nobody of the drawn order leads: whoever is next would be skipped without a trace', () => {
  const sim = served('2026-06-25', '2026-06-03');
  const next = orderIn(sim)[12]!;
  expect(nameHead(sim, 'recorder', next)).toBe('chairConflict');
  expect(on(sim, 'postpone', chen, { cause: 'partyPrevented', reason: x })).toBeUndefined();
  expect(schedule(sim, '2026-07-16', { recorder: next })).toBe('chairConflict');
});

test('an alternate who was passed over stood by for it: a name to keep out, and not drawn again for the matter', () => {
  const sim = served('2026-06-25', '2026-06-03');
  const [first, alternate] = [orderIn(sim)[0]!, orderIn(sim)[9]!];
  const candidates = pool.filter(({ id }) => id !== alternate);
  sim.pools = { ...sim.pools, panel: () => ({ candidates, excluded: [{ id: alternate, reason: 'unitTie' }] }) };
  on(sim, 'declareInterest', member(first), { ground: x });
  aMoment(sim);
  expect(factsOf(sim).panel?.passed).toMatchObject([{ person: alternate }]);
  expect(placesEver(factsOf(sim))).toEqual(expect.arrayContaining([first, alternate]));
});
