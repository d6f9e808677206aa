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
  proposal,
  proposed,
  schedule,
  seatsIn,
  served,
  strike,
  toldTo,
} from '../support/hearing';
import { call, tell } from '../support/hearings';
import { inHand, Sim, who, x } from '../support/sim';

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

/** Proposed by chen on Mon 2026-05-18, drawn on Wed 06-03 if the pool is large enough. */
function preventive(candidates = pool): Sim {
  const sim = new Sim('2026-05-18T09:00:00+08:00', 'h');
  sim.pools = { panel: () => ({ candidates, excluded: [] }) };
  const items = [{ no: 1, about: x }];
  const asked = proposal('2026-05-18', {
    stage: 'preventive',
    subject: x,
    unitId: 'labour',
    items,
    applicant: 'bureau',
  });
  const units = { labour: { id: 'labour', regionPath: ['330421', '330400'], bureauId: 'county-bureau' } } as never;
  expect(sim.act('propose', chen, asked, { units }, 'h', 'hearing')).toBeUndefined();
  expect(schedule(sim, '2026-06-25', { drawAt: '2026-06-03T08:00:00+08:00' })).toBeUndefined();
  return sim;
}

test('the drawn panel of a preventive hearing is given up by the supervisor, who did not propose it', () => {
  const su = who('su');
  const sim = preventive();
  expect(on(sim, 'cancel', su, { reason: x })).toBe('notYourUnit');
  sim.to('2026-06-03T09:00:00+08:00');
  expect(on(sim, 'cancel', chen, { reason: x })).toBe('alreadyDrawn');
  expect(on(sim, 'cancel', { ...chen, role: 'supervisor' }, { reason: x })).toBe('selfApproval');
  expect(on(sim, 'postpone', chen, { cause: 'other' })).toBeUndefined();
  expect(on(sim, 'cancel', chen, { reason: x })).toBe('alreadyDrawn');
  const order = orderIn(sim);
  expect(schedule(sim, '2026-07-16')).toBeUndefined();
  expect(orderIn(sim)).toEqual(order);
  expect(on(sim, 'cancel', su, { reason: x })).toBeUndefined();
  expect(sim.state('h').stage).toBe('cancelled');
});

test('its coordinator gives up what was never drawn, cannot be filled any more, or was drawn before that was so', () => {
  const give = (sim: Sim) => on(sim, 'cancel', chen, { reason: x });
  expect(give(preventive())).toBeUndefined();
  const tooFew = preventive(pool.slice(0, 5));
  tooFew.to('2026-06-03T09:00:00+08:00');
  expect([tooFew.state('h').stage, give(tooFew)]).toEqual(['postponed', undefined]);

  const exhausted = preventive();
  exhausted.to('2026-06-03T09:00:00+08:00');
  exhausted.pools = { panel: () => ({ candidates: [], excluded: [] }) };
  on(exhausted, 'declareInterest', member(seatsIn(exhausted)[0]!), { ground: x });
  aMoment(exhausted);
  expect(give(exhausted)).toBeUndefined();

  const older = preventive();
  older.to('2026-06-03T09:00:00+08:00');
  const { keeps: _keeps, ...facts } = factsOf(older);
  older.stories.set('h', { ...older.state('h'), facts });
  expect(give(older)).toBeUndefined();
});

test('a matter’s hearing is given up by the coordinator alone: the matter remembers its panel', () => {
  expect(on(served('2026-06-25', '2026-06-03'), 'cancel', who('su'), { reason: x })).toBe('notYourUnit');
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
