import { sessionItemOf } from '../../domain/hearing/agenda';
import type { HearingState } from '../../domain/hearing/facts';
import { memberSheetOf, sheetOf } from '../../domain/hearing/sheet';
import {
  asRecorder,
  cast,
  chen,
  convened,
  deliberating,
  factsOf,
  handed,
  inSeat,
  member,
  noticed,
  on,
  petitioner,
  seatsIn,
  strike,
} from '../support/hearing';
import { type Sim, x } from '../support/sim';

const stateOf = (sim: Sim) => sim.state('h') as HearingState;

test('the sheet follows the session: agenda, quorum, who asks for whom, from where a ballot is missing', () => {
  const sim = convened();
  expect(sheetOf(stateOf(sim))).toMatchObject({
    ...{ quorum: { seats: 9, filled: 9, open: [], isFull: true }, ballots: null, requests: [], votesToUphold: 6 },
    ...{ chair: 'ning', recorder: 'geng', session: { on: '2026-06-25' } },
  });
  expect(on(sim, 'recordStep', asRecorder, { step: 1, text: x })).toBeUndefined();
  expect(strike(sim, petitioner, 'chair', { cause: x })).toBeUndefined();
  expect(strike(sim, petitioner, 2, { cause: x })).toBeUndefined();
  const { agenda, requests } = sheetOf(stateOf(sim));
  expect(agenda.filter(({ done }) => done).map(({ code }) => code)).toEqual(['identities']);
  expect(requests).toEqual([
    { request: 1, side: 'petitioner', seat: 'chair', decides: 'coordinator' },
    { request: 2, side: 'petitioner', seat: 2, decides: 'chair' },
  ]);
  for (const [request, by] of [
    [1, chen],
    [2, inSeat('chair')],
  ] as const)
    expect(on(sim, 'decideRecusal', by, { request, granted: false, reason: x })).toBeUndefined();
  for (let step = 2; step <= 9; step += 1) on(sim, 'recordStep', asRecorder, { step, text: x });
  expect(on(sim, 'deliberate', inSeat('chair'))).toBeUndefined();
  const [first] = seatsIn(sim);
  expect(cast(sim, first!)).toBeUndefined();
  expect(sheetOf(stateOf(sim)).ballots).toEqual({ round: 1, cast: 1, missing: [2, 3, 4, 5, 6, 7, 8, 9] });
});

test('a seat that somebody left is open until it is filled, and the sheet says who left it and why', () => {
  const sim = noticed();
  const [first] = seatsIn(sim);
  const alternate = factsOf(sim).panel!.places.find(({ no }) => no === 10)!.person;
  expect(on(sim, 'declareInterest', member(first!), { ground: x })).toBeUndefined();
  expect(sheetOf(stateOf(sim))).toMatchObject({
    quorum: { filled: 8, open: [1], isFull: false },
    left: [{ no: 1, person: first, why: 'interest' }],
  });
  sim.to('2026-06-12T09:00:00+08:00');
  const { seats, alternates, quorum } = sheetOf(stateOf(sim));
  expect([seats[0], alternates.map(({ no }) => no), quorum.isFull]).toEqual([{ no: 1, person: alternate }, [11], true]);
});

test('a member has the own place and ballot, and nothing of the others', () => {
  const sim = deliberating();
  const [first, second] = seatsIn(sim);
  cast(sim, first!);
  const [voted, waits] = [first!, second!].map((person) => memberSheetOf(stateOf(sim), person));
  expect([voted!.ballot, waits!.ballot, waits!.own]).toEqual([
    { cast: true },
    { cast: false },
    { no: 2, alternate: false },
  ]);
  expect(Object.keys(voted!).sort()).toEqual(['agenda', 'ballot', 'own', 'session', 'stage']);
  const alternate = factsOf(sim).panel!.places.find(({ no }) => no === 11)!.person!;
  expect(memberSheetOf(stateOf(sim), alternate)).toMatchObject({ own: { no: 11, alternate: true }, ballot: null });
});

test('a session stands in the calendar of who serves in it or answers for the unit, while its day holds', () => {
  const sim = noticed();
  const places = factsOf(sim).panel!.places;
  const as = (person: string) => sessionItemOf(stateOf(sim), person)?.as;
  expect(
    ['ning', 'geng', places[0]!.person!, places[10]!.person!, handed.officerId, 'chen', 'm-nobody'].map(as),
  ).toEqual(['chair', 'recorder', 'member', 'alternate', 'unit', undefined, undefined]);
  expect(on(sim, 'declareInterest', member(places[0]!.person!), { ground: x })).toBeUndefined();
  expect(as(places[0]!.person!)).toBeUndefined();
  expect(on(sim, 'postpone', chen, { cause: 'other', reason: x })).toBeUndefined();
  expect(as('ning')).toBeUndefined();
});
