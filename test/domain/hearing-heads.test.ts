import {
  asChair,
  asRecorder,
  chen,
  convened,
  deliberating,
  ends,
  factsOf,
  inSeat,
  nameHead,
  noticed,
  on,
  opine,
  petitioner,
  schedule,
  seatsIn,
  served,
  strike,
  voted,
} from '../support/hearing';
import { type Sim, who, x } from '../support/sim';

/** Chair and recorder fall ill, leave office, die: the bureau names somebody else, and the day stays. */

const newChair = inSeat('chair', who('gao'));
const stageOf = (sim: Sim) => sim.state('h').stage;
const opinion = (sim: Sim) => ({
  ...{ text: x, items: [{ no: 1, upheld: true }] },
  signatures: seatsIn(sim).map((_person, n) => ({ seat: n + 1, signed: true })),
});

test('with chair and recorder gone after the count, another chair issues the opinion, and the matter goes on', () => {
  const sim = voted(deliberating(), [9, 0, 0]);
  sim.tell('h', 'recused', { recused: ['ning', 'geng'] });
  expect([opine(sim, [{ no: 1, upheld: true }]), on(sim, 'issueOpinion', asRecorder, opinion(sim))]).toEqual([
    ...['notSeated', 'notSeated'],
  ]);
  expect(sim.tasks('h')).toEqual(['nameHead']);
  expect(nameHead(sim, 'chair', 'gao')).toBeUndefined();
  expect(sim.tasks('h')).toEqual(['nameHead', 'issueOpinion']);
  expect(factsOf(sim).session).toMatchObject({ chair: 'gao', vacant: ['recorder'] });
  expect(on(sim, 'issueOpinion', newChair, opinion(sim))).toBeUndefined();
  expect([stageOf(sim), ends(sim)]).toEqual(['opinionIssued', ['opinionIssued 2026-06-25']]);
});

test.each([
  [
    'noticed',
    () => noticed(),
    'convene',
    (sim: Sim) => ({
      ...{ present: { seats: seatsIn(sim).map((_p, n) => n + 1), petitioner: true, unit: true }, identities: x },
    }),
  ],
  ['convened', () => convened(), 'suspend', () => ({ reason: x })],
  ['deliberating', () => deliberating(), 'suspend', () => ({ reason: x })],
] as const)('while %s the day stays, the new chair leads and the old one no longer does', (stage, at, act, input) => {
  const sim = at();
  const { session } = factsOf(sim);
  expect(nameHead(sim, 'chair', 'gao')).toBeUndefined();
  expect([stageOf(sim), factsOf(sim).session]).toEqual([stage, { ...session, chair: 'gao' }]);
  if (stage === 'noticed') sim.to('2026-06-25T09:00:00+08:00');
  expect(on(sim, act, asChair, input(sim))).toBe('notSeated');
  expect(on(sim, act, newChair, input(sim))).toBeUndefined();
});

test('ballots that are cast stay when the one who counts them is another', () => {
  const sim = deliberating();
  const [first] = seatsIn(sim);
  expect(
    on(sim, 'castBallot', { id: first!, role: 'seat:member' }, { items: [{ no: 1, ballot: 's' }] }),
  ).toBeUndefined();
  expect(nameHead(sim, 'chair', 'gao')).toBeUndefined();
  expect(factsOf(sim).ballots).toEqual({ round: 1, cast: [1] });
});

test('a suspended session goes on under another recorder, and is not put off for want of one', () => {
  const sim = convened();
  expect(on(sim, 'suspend', asChair, { reason: x })).toBeUndefined();
  sim.tell('h', 'recused', { recused: ['geng'] });
  expect(nameHead(sim, 'recorder', 'gao')).toBeUndefined();
  expect(on(sim, 'resume', chen)).toBeUndefined();
  sim.to(new Date(sim.now + 1000).toISOString());
  expect([stageOf(sim), factsOf(sim).session]).toMatchObject(['convened', { recorder: 'gao' }]);
  expect(on(sim, 'recordStep', inSeat('recorder', who('gao')), { step: 1, text: x })).toBeUndefined();
});

test('whoever has to do with the matter, sits in the panel, has stepped aside or left office is not named', () => {
  const sim = voted(deliberating(), [9, 0, 0]);
  sim.tell('h', 'recused', { recused: ['ning'] });
  const [one] = seatsIn(sim);
  const gone = { gao: { id: 'gao', posts: [], unitPath: [] } };
  for (const person of [one!, 'chen', 'ning', 'geng', 'tou', 'hu'])
    expect([person, nameHead(sim, 'chair', person)]).toEqual([person, 'chairConflict']);
  expect(nameHead(sim, 'chair', 'gao', { officers: gone })).toBe('chairConflict');
  const system = { gao: { id: 'gao', posts: [{ unit: 'city-gov', roles: ['intake' as const] }], inOffice: false } };
  expect(nameHead(sim, 'chair', 'gao', { officers: system })).toBe('chairConflict');
  const posts = [{ unit: 'city-gov', roles: ['leader' as const] }];
  const moved = (from: string) => ({ gao: { id: 'gao', posts, unitPath: ['city-gov'], inOffice: true, left: [from] } });
  expect(nameHead(sim, 'chair', 'gao', { officers: moved('labour') })).toBe('chairConflict');
  expect(on(sim, 'nameHead', newChair, { seat: 'chair', person: 'gao', reason: x })).toBe('notYourRole');
  expect(nameHead(sim, 'chair', 'gao', { officers: moved('parks') })).toBeUndefined();
});

test('whom a party had removed does not come back, and a new chair may be objected to in the session', () => {
  const sim = served('2026-06-25', '2026-06-03');
  expect(strike(sim, petitioner, 'chair', { cause: x })).toBeUndefined();
  expect(on(sim, 'decideRecusal', chen, { request: 1, granted: true, reason: x })).toBeUndefined();
  sim.to(new Date(sim.now + 1000).toISOString());
  expect(schedule(sim, '2026-07-16', { chair: 'gao' })).toBeUndefined();
  expect(nameHead(sim, 'chair', 'ning')).toBe('chairConflict');

  const other = convened();
  expect(nameHead(other, 'chair', 'gao')).toBeUndefined();
  expect(strike(other, petitioner, 'chair', { cause: x })).toBeUndefined();
});
