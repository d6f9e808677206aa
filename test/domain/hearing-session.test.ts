import {
  acts,
  asChair,
  asRecorder,
  chen,
  clockOf,
  convene,
  convened,
  deliberating,
  ends,
  factsOf,
  han,
  noticed,
  on,
  petitioner,
  schedule,
  seatsIn,
  serve,
  strike,
} from '../support/hearing';
import { x } from '../support/sim';

describe('the session', () => {
  test('opens on its day, with every seat and both sides there', () => {
    const sim = noticed();
    expect(convene(sim)).toBe('tooEarly');
    sim.to('2026-06-25T08:00:00+08:00');
    expect(convene(sim, { seats: [1, 2, 3, 4, 5, 6, 7, 8] })).toBe('quorumMissing');
    expect(convene(sim, { unit: false })).toBe('partyAbsent');
    expect(on(sim, 'recordNoShow', asRecorder, { who: 'unit' })).toBe('notYourRole');
    expect(convene(sim)).toBeUndefined();
    expect(clockOf(sim, 'T_HEARING_HOLD')).toMatchObject({ dueOn: '2026-06-17', metOn: '2026-06-25' });
  });

  test('opens on no other day: nobody was told of one; put off, it has a day of its own', () => {
    const sim = noticed();
    sim.to('2026-06-26T00:01:00+08:00');
    expect(convene(sim)).toBe('noticeTooShort');
    // Nor did anybody stay away from a session that nobody opened.
    expect(on(sim, 'recordNoShow', asChair, { who: 'petitioner' })).toBe('noticeTooShort');
    expect(on(sim, 'postpone', asChair, { cause: 'other' })).toBeUndefined();

    const older = noticed();
    older.to('2026-06-26T00:01:00+08:00');
    const { exact: _exact, ...session } = factsOf(older).session!;
    older.stories.set('h', { ...older.state('h'), facts: { ...factsOf(older), session } });
    expect(convene(older)).toBeUndefined();
  });

  const onTheDay = () => {
    const sim = noticed();
    sim.to('2026-06-25T09:30:00+08:00');
    return sim;
  };

  test('a petitioner who stays away without a cause waives it; for a cause it is put off', () => {
    const [gone, ill] = [onTheDay(), onTheDay()];
    expect(on(gone, 'recordNoShow', asChair, { who: 'petitioner' })).toBeUndefined();
    expect(ends(gone)).toEqual(['waived 2026-06-25']);
    expect(on(ill, 'recordNoShow', asChair, { who: 'petitioner', cause: x })).toBeUndefined();
    expect([ill.state('h').stage, ends(ill)]).toEqual(['postponed', []]);
  });

  test('a unit that stays away is ordered to answer for it, until it comes to the next session', () => {
    const sim = onTheDay();
    expect(on(sim, 'recordNoShow', asChair, { who: 'unit', cause: x })).toBeUndefined();
    const absence = () => sim.orders().find(({ facts }) => facts.breachId === 'absence/2026-06-25')!;
    expect(absence().facts).toMatchObject({ hearingId: 'h', petitionId: 'p', unitId: 'labour', cause: 'breach' });
    expect(schedule(sim, '2026-07-16')).toBeUndefined();
    expect(serve(sim)).toBeUndefined();
    sim.to('2026-07-01T09:00:00+08:00');
    expect(on(sim, 'letter', chen)).toBeUndefined();
    sim.to('2026-07-16T09:00:00+08:00');
    expect(convene(sim)).toBeUndefined();
    expect(absence().facts.breachEndedOn).toBe('2026-07-16');
  });

  test('a member who does not come is replaced by an alternate; without one it is put off', () => {
    const sim = onTheDay();
    const absent = (seat: number) => on(sim, 'recordNoShow', asChair, { who: 'member', seat });
    expect(absent(12)).toBe('notSeated');
    for (const seat of [1, 2]) {
      expect(absent(seat)).toBeUndefined();
      sim.to(new Date(sim.now + 1000).toISOString());
      expect([sim.state('h').stage, seatsIn(sim).length]).toEqual(['noticed', 9]);
    }
    expect(absent(3)).toBeUndefined();
    sim.to(new Date(sim.now + 1000).toISOString());
    expect(sim.state('h').stage).toBe('postponed');
  });

  test('the agenda goes step by step, and only then does the panel withdraw', () => {
    const sim = convened();
    const step = (no: number) => on(sim, 'recordStep', asRecorder, { step: no, text: x });
    expect(step(2)).toBe('stepOrder');
    expect(step(1)).toBeUndefined();
    expect(step(1)).toBe('stepOrder');
    expect(on(sim, 'deliberate', asChair)).toBe('agendaOpen');
    expect(on(sim, 'recordStep', asChair, { step: 2, text: x })).toBe('notYourRole');
    expect(strike(sim, petitioner, 1)).toBe('recusalOver');
    expect(strike(sim, petitioner, 1, { cause: x })).toBeUndefined();
    for (let no = 2; no <= 9; no += 1) expect(step(no)).toBeUndefined();
    expect(step(9)).toBe('stepOrder');
    expect(on(sim, 'deliberate', asChair)).toBe('requestOpen');
    expect(on(sim, 'decideRecusal', asChair, { request: 1, granted: false, reason: x })).toBeUndefined();
    expect(on(sim, 'deliberate', asChair)).toBeUndefined();
  });

  test('a member found to have a stake in the session: put off, and the agenda begins anew', () => {
    const sim = convened();
    on(sim, 'recordStep', asRecorder, { step: 1, text: x });
    on(sim, 'strike', han, { seat: 1, cause: x });
    on(sim, 'decideRecusal', asChair, { request: 1, granted: true, reason: x });
    sim.to('2026-06-25T09:00:02+08:00');
    expect(acts(sim).slice(-2)).toEqual(['postpone postponed', 'fill postponed']);
    expect(factsOf(sim).steps).toBeUndefined();
  });

  test('suspended while voting: what was voted is void, and the next round has its own ballots', () => {
    const sim = deliberating();
    on(sim, 'castBallot', { id: seatsIn(sim)[0]!, role: 'seat:member' }, { items: [{ no: 1, ballot: 's' }] });
    expect(on(sim, 'suspend', asChair, { reason: x })).toBeUndefined();
    expect(clockOf(sim, 'T_HEARING_PAUSE_MAX')?.dueOn).toBe('2026-07-17');
    expect(on(sim, 'resume', chen)).toBeUndefined();
    expect(on(sim, 'deliberate', asChair)).toBeUndefined();
    expect(factsOf(sim).ballots).toEqual({ round: 2, cast: [] });
  });

  test('a pause of more than sixty days alerts the supervisor of the bureau', () => {
    const sim = noticed();
    on(sim, 'postpone', chen, { cause: 'partyPrevented' });
    sim.to('2026-07-20T09:00:01+08:00');
    expect(acts(sim).at(-1)).toBe('notify postponed');
    expect(clockOf(sim, 'T_HEARING_PAUSE_MAX')).toMatchObject({ instance: 2, startOn: '2026-07-20', state: 'running' });
    // Fri 09-18 is the sixtieth day; slips go out on the make-up Sunday.
    sim.to('2026-09-20T08:59:59+08:00');
    expect(acts(sim).filter((one) => one === 'notify postponed')).toHaveLength(1);
    sim.to('2026-09-20T09:00:01+08:00');
    expect(acts(sim).filter((one) => one === 'notify postponed')).toHaveLength(2);
    expect(schedule(sim, '2026-10-27')).toBeUndefined();
    expect(on(sim, 'cancel', chen, { reason: x })).toBeUndefined();
    sim.to('2026-12-31T09:00:00+08:00');
    expect(acts(sim).filter((one) => one.startsWith('notify'))).toHaveLength(2);
  });
});
