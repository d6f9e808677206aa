import {
  aMoment,
  asChair,
  asRecorder,
  cao,
  cast,
  chen,
  clockOf,
  convene,
  convened,
  deliberating,
  factsOf,
  han,
  member,
  noticed,
  on,
  petitioner,
  proposed,
  schedule,
  seatsIn,
  serve,
  served,
  strike,
  voted,
} from '../support/hearing';
import { type Sim, who, x } from '../support/sim';

/** What a cold reading of hearings found, each mended. */

const stageOf = (sim: Sim) => sim.state('h').stage;
const recuse = (sim: Sim, ...persons: string[]) => {
  sim.tell('h', 'recused', { recused: persons });
  aMoment(sim);
};

describe('a recusal that the matter found', () => {
  test('empties the seat here, too; while the panel votes it ends the vote', () => {
    const before = noticed();
    const [first] = seatsIn(before);
    recuse(before, first!);
    expect([stageOf(before), seatsIn(before).includes(first!), seatsIn(before).length]).toEqual(['noticed', false, 9]);

    const sim = deliberating();
    const [one, two] = seatsIn(sim);
    expect(cast(sim, two!)).toBeUndefined();
    recuse(sim, one!);
    expect([stageOf(sim), factsOf(sim).ballots?.cast]).toEqual(['suspended', []]);
    expect(on(sim, 'resume', chen)).toBeUndefined();
    aMoment(sim);
    expect(factsOf(sim).postponed?.at(-1)?.cause).toBe('quorumMissing');
  });

  test('of the chair puts the day off, and somebody else is named', () => {
    const sim = noticed();
    recuse(sim, 'ning');
    expect([stageOf(sim), factsOf(sim).postponed?.at(-1)?.cause]).toEqual(['postponed', 'chairMissing']);
    expect(schedule(sim, '2026-07-16', { chair: 'gao' })).toBeUndefined();
  });

  test('after the count leaves the members who voted, and the recorder signs for a chair who is gone', () => {
    const sim = voted(deliberating(), [9, 0, 0]);
    const [one] = seatsIn(sim);
    recuse(sim, one!, 'ning');
    expect([stageOf(sim), seatsIn(sim).length]).toEqual(['voted', 9]);
    const signatures = seatsIn(sim).map((_person, n) => ({ seat: n + 1, signed: true }));
    const opinion = { text: x, items: [{ no: 1, upheld: true }], signatures };
    expect(on(sim, 'issueOpinion', asRecorder, opinion)).toBeUndefined();
  });
});

describe('an objection', () => {
  test('is to a person: whoever took the seat meanwhile stays, and may be objected to', () => {
    const sim = served('2026-06-25', '2026-06-03');
    const third = seatsIn(sim)[2]!;
    expect(strike(sim, han, 3, { cause: x })).toBeUndefined();
    expect(on(sim, 'declareInterest', member(third), { ground: x })).toBeUndefined();
    aMoment(sim);
    const follower = seatsIn(sim)[2]!;
    expect(follower).not.toBe(third);
    expect(strike(sim, han, 3, { cause: x })).toBeUndefined();
    expect(on(sim, 'decideRecusal', asChair, { request: 1, granted: true, reason: x })).toBeUndefined();
    aMoment(sim);
    expect(seatsIn(sim)[2]).toBe(follower);
    expect(on(sim, 'decideRecusal', asChair, { request: 2, granted: true, reason: x })).toBeUndefined();
    aMoment(sim);
    expect(seatsIn(sim)[2]).not.toBe(follower);
  });

  test('has its days: a list is not older than the draw, whatever was put off before it', () => {
    const sim = proposed();
    expect(schedule(sim, '2026-06-25', { drawAt: '2026-06-03T08:00:00+08:00' })).toBeUndefined();
    sim.to('2026-06-02T09:00:00+08:00');
    expect(on(sim, 'postpone', cao, { cause: 'other' })).toBeUndefined();
    expect(schedule(sim, '2026-07-16', { drawAt: '2026-06-10T08:00:00+08:00' })).toBeUndefined();
    sim.to('2026-06-10T09:00:00+08:00');
    expect(serve(sim, { servedOn: '2026-06-03' })).toBe('dateOutOfOrder');
    expect(serve(sim)).toBeUndefined();
  });
});

test('nobody is absent before the session begins', () => {
  const sim = noticed();
  sim.to('2026-06-25T08:59:00+08:00');
  expect(on(sim, 'recordNoShow', asChair, { who: 'petitioner' })).toBe('tooEarly');
  sim.to('2026-06-25T09:00:00+08:00');
  expect(on(sim, 'recordNoShow', asChair, { who: 'petitioner' })).toBeUndefined();
});

test('a seat that falls free before the new day is served is filled, and the day stands', () => {
  const sim = convened();
  expect(on(sim, 'postpone', asChair, { cause: 'other' })).toBeUndefined();
  expect(schedule(sim, '2026-07-16')).toBeUndefined();
  const [first] = seatsIn(sim);
  expect(on(sim, 'declareInterest', member(first!), { ground: x })).toBeUndefined();
  aMoment(sim);
  expect([stageOf(sim), seatsIn(sim).includes(first!), seatsIn(sim).length]).toEqual(['scheduled', false, 9]);
  expect(serve(sim)).toBeUndefined();
});

test('what was served on the last day the head of the bureau enters on the next', () => {
  const sim = proposed();
  expect(schedule(sim, '2026-06-25', { drawAt: '2026-06-03T08:00:00+08:00' })).toBeUndefined();
  sim.to('2026-06-11T10:00:00+08:00');
  const head = { ...who('zhang', 'unitHead'), unit: 'county-bureau' };
  expect(serve(sim, { servedOn: '2026-06-10' })).toBe('lateEntryByHead');
  expect(serve(sim, { servedOn: '2026-06-10' }, head)).toBeUndefined();
  expect(stageOf(sim)).toBe('recusal');
});

test('with the consent the bureau has its days to set a date', () => {
  const sim = proposed('2026-05-18T09:00:00+08:00', { applicant: 'bureau' });
  expect(on(sim, 'askConsent', chen)).toBeUndefined();
  sim.to('2026-05-20T09:00:00+08:00');
  expect(on(sim, 'consent', petitioner)).toBeUndefined();
  expect(clockOf(sim, 'T_HEARING_DECIDE')).toMatchObject({ state: 'running', startOn: '2026-05-20' });
  expect(schedule(sim, '2026-06-25', { drawAt: '2026-06-03T08:00:00+08:00' })).toBeUndefined();
  expect(clockOf(sim, 'T_HEARING_DECIDE')).toMatchObject({ metOn: '2026-05-20' });
  expect(convene(sim)).toBe('wrongStage');
});

describe('a unit that is merged into another', () => {
  const concerned = (sim: Sim) => factsOf(sim).units;
  const tell = (sim: Sim, unitId: string, more: object = { ofAll: true }) =>
    sim.tell('h', 'unitSucceeded', { unitId, successor: 'new-office', ...more });

  test('stays concerned, and so is its successor: neither of them gives a chair', () => {
    const sim = proposed();
    tell(sim, 'labour');
    expect(factsOf(sim)).toMatchObject({ unitId: 'new-office', units: ['labour', 'housing', 'new-office'] });
    const officers = {
      ning: { id: 'ning', posts: [{ unit: 'new-office', roles: [] }], unitPath: ['new-office'] },
      geng: { id: 'geng', posts: [], unitPath: [] },
    };
    const draw = { drawAt: '2026-06-03T08:00:00+08:00' };
    expect(schedule(sim, '2026-06-25', draw, undefined, { officers })).toBe('chairConflict');
  });

  test('also where it is no party; who told it before that was asked was not followed', () => {
    const sim = proposed(undefined, {}, { units: ['labour', 'housing', 'education'] });
    const lines = sim.linesOf('h').length;
    tell(sim, 'education', {});
    tell(sim, 'nobody');
    expect(sim.linesOf('h')).toHaveLength(lines);
    tell(sim, 'education');
    expect(concerned(sim)).toEqual(['labour', 'housing', 'education', 'new-office']);
  });
});
