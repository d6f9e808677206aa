import {
  acts,
  asChair,
  cast,
  chen,
  clockOf,
  convene,
  deliberating,
  factsOf,
  han,
  member,
  noticeOn,
  on,
  opine,
  petitioner,
  proposed,
  schedule,
  seatsIn,
  serve,
  served,
  strike,
  toldTo,
  voted,
} from '../support/hearing';
import { day } from './days';

/** One hearing on its days of 2026, from the draw to an opinion that does not uphold; what follows is in the matter. */

test('notice is counted back from the session: Thu 06-25 must be announced by Wed 06-10, holiday left out', () => {
  const sim = proposed();
  expect(noticeOn(sim, day('Thu 2026-06-25')).latestOn).toBe(day('Wed 2026-06-10'));
  expect(noticeOn(sim, day('Thu 2026-07-09')).latestOn).toBe(day('Thu 2026-06-25'));

  sim.to('2026-06-11T09:00:00+08:00');
  expect(schedule(sim, '2026-06-25', { drawAt: '2026-06-11T10:00:00+08:00' })).toBe('noticeTooShort');
  sim.to('2026-06-10T23:00:00+08:00');
});

test('drawn and served Wed 06-03: nine and two, the days for striking end Mon 06-08', () => {
  const sim = served('2026-06-25', '2026-06-03');
  expect(seatsIn(sim)).toHaveLength(9);
  expect(factsOf(sim).seed?.commitment).toBe((factsOf(sim).drawn as { commitment: string }).commitment);
  expect(clockOf(sim, 'T_HEARING_RECUSAL')).toMatchObject({ dueOn: day('Mon 2026-06-08'), state: 'running' });
  expect(clockOf(sim, 'T_HEARING_NOTICE')).toMatchObject({ dueOn: day('Wed 2026-06-10'), lateDays: 0 });
  const { draw } = sim.linesOf('h').find(({ act }) => act === 'draw')!.data;
  expect(seatsIn(sim)).toEqual(draw!.order.slice(0, 9));
  expect(draw!.excluded).toEqual([]);
});

/** Each side strikes one, both alternates are seated, letter Tue 06-09. */
function lettered() {
  const sim = served('2026-06-25', '2026-06-03');
  const { order } = factsOf(sim).drawn as unknown as { order: string[] };
  expect(strike(sim, petitioner, 2)).toBeUndefined();
  sim.to('2026-06-04T09:00:00+08:00');
  expect(strike(sim, petitioner, 3)).toBe('strikeUsed');
  expect(strike(sim, han, 5)).toBeUndefined();
  sim.to('2026-06-05T09:00:00+08:00');
  expect(seatsIn(sim)).toEqual([order[0], order[9], order[2], order[3], order[10], ...order.slice(5, 9)]);
  expect(on(sim, 'letter', chen)).toBe('recusalOpen');
  sim.to('2026-06-09T09:00:00+08:00');
  expect(strike(sim, han, 6)).toBe('recusalOver');
  expect(on(sim, 'letter', chen)).toBeUndefined();
  expect(sim.state('h').stage).toBe('noticed');
  return { sim, order };
}

/** Wed 06-24 a member declares an interest: put off, the next of the same order sits down, session Thu 07-09. */
function putOff() {
  const { sim, order } = lettered();
  sim.to('2026-06-24T09:00:00+08:00');
  const lines = sim.linesOf('h').length;
  expect(on(sim, 'declareInterest', member(order[3]!), { ground: 'x' })).toBeUndefined();
  sim.to('2026-06-24T09:00:01+08:00');
  expect(acts(sim, lines)).toEqual(['declareInterest noticed', 'postpone postponed', 'fill postponed']);
  expect(factsOf(sim).postponed).toEqual([
    { cause: 'quorumMissing', on: day('Wed 2026-06-24'), session: day('Thu 2026-06-25') },
  ]);
  expect(seatsIn(sim)[3]).toBe(order[11]);
  expect(clockOf(sim, 'T_HEARING_PAUSE_MAX')).toMatchObject({ startOn: day('Mon 2026-05-18'), state: 'running' });

  const { earliestOn } = noticeOn(sim, '2026-07-09');
  expect(earliestOn).toBe(day('Wed 2026-07-08'));
  expect(schedule(sim, '2026-07-07')).toBe('noticeTooShort');
  expect(schedule(sim, '2026-07-09', { drawAt: '2026-06-25T08:00:00+08:00' })).toBe('alreadyDrawn');
  expect(schedule(sim, '2026-07-09')).toBeUndefined();
  sim.to('2026-06-25T09:00:00+08:00');
  expect(serve(sim)).toBeUndefined();
  return { sim, order };
}

test('a member who steps aside the day before: put off, filled from the same draw, announced anew', () => {
  const { sim, order } = putOff();
  expect(clockOf(sim, 'T_HEARING_RECUSAL')?.dueOn).toBe(day('Tue 2026-06-30'));
  // Who was there before has been heard about: only the new one may be struck, and both sides have used their strike.
  expect(strike(sim, petitioner, 1)).toBe('recusalOver');
  expect(strike(sim, petitioner, 4)).toBe('strikeUsed');
  expect(on(sim, 'declareInterest', member(order[3]!), { ground: 'x' })).toBe('notYourUnit');
});

const inSession = () => {
  const { sim } = putOff();
  sim.to('2026-07-01T09:00:00+08:00');
  expect(on(sim, 'letter', chen)).toBeUndefined();
  sim.to('2026-07-09T09:00:00+08:00');
  expect(convene(sim)).toBeUndefined();
  return deliberating(sim);
};

test('five uphold, three do not, one abstains: below two thirds, and the matter is told so', () => {
  const sim = voted(inSession(), [5, 3, 1]);
  expect(opine(sim, [{ no: 1, upheld: true }])).toBe('contradictsTally');
  expect(opine(sim, [{ no: 1, upheld: false }], { signatures: [] })).toBe('signatureMissing');
  expect(opine(sim, [{ no: 1, upheld: false }])).toBeUndefined();
  expect(toldTo(sim, 'hearingScheduled').map(({ on: since }) => since)).toEqual(['2026-05-18', '2026-06-24']);
  expect(toldTo(sim, 'hearingEnded')).toEqual([
    {
      ...{ hearingId: 'h', result: 'opinionIssued', on: '2026-07-09', upheld: false },
      ...{ items: [{ no: 1, upheld: false }], served: seatsIn(sim) },
    },
  ]);
  expect(clockOf(sim, 'T_HEARING_DELIVERY')?.dueOn).toBe(day('Mon 2026-07-20'));
});

test('six of nine uphold; delivered, asked about for 180 days, closed by the clock without a repeat', () => {
  const sim = voted(inSession(), [6, 3, 0]);
  expect(opine(sim, [{ no: 1, upheld: true }])).toBeUndefined();
  const proofs = { petitioner: 'proofP', unit: 'proofU' };
  expect(on(sim, 'recordDelivery', chen, { deliveredOn: '2026-07-09', proofs })).toBeUndefined();
  expect(on(sim, 'recordEffect', { id: seatsIn(sim)[0]!, role: 'seat:member' }, { note: 'x' })).toBeUndefined();
  expect(on(sim, 'close', chen, { repeat: false })).toBe('tooEarly');
  sim.to('2027-01-06T00:00:01+08:00');
  expect(sim.state('h')).toMatchObject({ stage: 'closed', facts: { repeat: false, effects: 1 } });
  expect(toldTo(sim, 'hearingOver')).toEqual([{ hearingId: 'h' }]);
});

test('who has voted has voted, whose ballot is missing is said, and only a seat votes', () => {
  const sim = inSession();
  const [first, second] = seatsIn(sim) as [string, string];
  expect(cast(sim, first)).toBeUndefined();
  expect(cast(sim, first)).toBe('alreadyVoted');
  expect(cast(sim, second, [1, 2])).toBe('itemMissing');
  expect(cast(sim, second, [])).toBe('itemMissing');
  expect(cast(sim, 'm-nobody')).toBe('notSeated');
  expect(cast(sim, 'ning')).toBe('notSeated');
  expect(on(sim, 'tally', asChair)).toBe('ballotsMissing');
  const line = sim.linesOf('h').findLast(({ act }) => act === 'castBallot')!;
  expect(line.actor).toEqual({ id: 'seat:1', role: 'seat:member' });
  expect(line.data.facts).toEqual({ ballots: { round: 1, cast: [1] } });
  expect(JSON.stringify(line)).not.toContain(first);
});
