import { clockKey, running } from '../../domain/clock';
import { aRegistration } from '../support/a-petition';
import { forwarded as ordinary, papers, Sim, who, x } from '../support/sim';
import * as simple from '../support/simple';

/** Who has the matter, beside the track and the assigner's date. */
const county = who('chen');
const object = (sim: Sim, by = 'han') => sim.act('object', who(by), { reasons: x }, papers);
const dispute = (sim: Sim) => sim.act('decideObjection', county, { decision: 'dispute', reason: x }, papers);

test('a disputed matter is not simple: the unit that is designated has the law’s own limits', () => {
  const sim = simple.forwarded(); // Fri 2026-02-13, simple acceptance due Wed 02-25
  expect(object(sim)).toBeUndefined();
  expect(dispute(sim)).toBeUndefined();
  expect(sim.state().facts).toMatchObject({ track: 'ordinary', simpleEnded: 'dispute' });
  expect(simple.ticking(sim)).toEqual(['T_COMPETENCE#1', 'T_NOTIFY#1']);
  sim.to('2026-02-24T10:00:00+08:00');
  const decision = { unitId: 'housing', decidedBy: 'jointConference', decisionNo: '1' };
  expect(sim.act('designate', county, decision, papers)).toBeUndefined();
  expect(simple.ticking(sim)).toEqual(['T_NOTIFY#2']);
  sim.to('2026-02-27T10:00:00+08:00');
  expect(sim.orders()).toEqual([]);
  const accepted = { acceptedOn: '2026-02-27', officer: 'he', notice: 'notice' };
  expect(sim.act('accept', who('he'), accepted, papers)).toBeUndefined();
  expect(simple.ticking(sim)).toEqual(['T_HANDLE#1', 'T_NOTIFY#2']);
});

test('an ordinary or difficult matter stays what it is in a dispute', () => {
  const sim = ordinary();
  object(sim);
  expect(dispute(sim)).toBeUndefined();
  expect(sim.state().facts.track).toBe('ordinary');
  expect(sim.state().facts.simpleEnded).toBeUndefined();
});

test('what was answered on the spot was simple; taken back it is so no more', () => {
  const sim = simple.classified();
  const answer = { answer: x, toldOn: '2026-02-13', writtenAsked: false };
  expect(sim.act('answerOnSpot', county, answer, papers)).toBeUndefined();
  expect(sim.state().facts.track).toBe('simple');
  expect(sim.act('takeBack', county, { reason: x }, papers)).toBeUndefined();
  expect(sim.state().facts).toMatchObject({ track: 'ordinary', simpleEnded: 'newRound' });
});

test('sorted anew as an ordinary matter, a difficult one is watched no more', () => {
  const sim = simple.classified({ track: 'difficult', simpleGround: undefined });
  sim.act('forward', county, simple.to('labour'), papers);
  expect(sim.tasks()).toContain('watch');
  const routed = {
    route: 'litigation',
    basis: 'b',
    organ: 'o',
    notice: 'routed',
    handedOverAt: '2026-02-13T01:00:00Z',
  };
  expect(sim.act('routeOut', county, routed, papers)).toBeUndefined();
  sim.act('takeBack', county, { reason: x }, papers);
  expect(
    sim.act('classify', county, { domain: 'labour', severity: 'ordinary', track: 'ordinary', rateable: true }, papers),
  ).toBeUndefined();
  sim.act('forward', county, simple.to('labour'), papers);
  expect(sim.tasks()).not.toContain('watch');
});

describe('a bureau that passes on what it was assigned', () => {
  const city = who('cheng');
  const atCounty = () => {
    const sim = new Sim('2026-02-26T09:00:00+08:00');
    sim.act('register', city, aRegistration(), papers);
    sim.act('screen', city, { result: 'none' }, papers);
    sim.act('classify', city, { domain: 'labour', severity: 'ordinary', track: 'ordinary', rateable: true }, papers);
    const assigned = { unitId: 'county-bureau', assistants: [], feedbackOn: '2026-03-20' };
    expect(sim.act('assign', city, assigned, papers)).toBeUndefined();
    return sim;
  };
  const feedback = (sim: Sim) => running(sim.state().clocks, 'T_ASSIGN_FEEDBACK')!;

  test('passes its date on: the report is still owed', () => {
    const sim = atCounty();
    expect(sim.act('forward', county, simple.to('labour'), papers)).toBeUndefined();
    expect(clockKey(feedback(sim))).toBe('T_ASSIGN_FEEDBACK#1');
    expect(sim.state().facts).toMatchObject({ unitId: 'labour', feedbackOn: '2026-03-20', completionDue: true });
  });

  test('may set an earlier one, and no later one', () => {
    const later = atCounty();
    expect(later.act('assign', county, { ...simple.to('labour'), feedbackOn: '2026-03-25' }, papers)).toBeUndefined();
    expect(feedback(later).dueOn).toBe('2026-03-20');
    const earlier = atCounty();
    earlier.act('assign', county, { ...simple.to('labour'), feedbackOn: '2026-03-10' }, papers);
    expect(feedback(earlier).dueOn).toBe('2026-03-10');
    expect(earlier.state().facts.feedbackOn).toBe('2026-03-10');
  });
});

test('nobody is told of a refusal by a date where the address is unclear', () => {
  const sim = ordinary({ addressUnclear: true });
  const documents = {
    ...papers.documents,
    refusal: { id: 'refusal', type: 'nonAcceptanceNotice', story: 'p', filedOn: '2026-02-26' },
  };
  const declined = { ground: x, remedy: x, notice: 'refusal' };
  expect(sim.act('declineAcceptance', who('han'), declined, { ...papers, documents })).toBeUndefined();
  expect(simple.ticking(sim)).toEqual([]);
  expect(sim.tasks()).toEqual(['recordDelivery']);
});

describe('sixty days are had once by each unit', () => {
  const on = (sim: Sim, date: string) => sim.to(`${date}T10:00:00+08:00`);
  const accept = (sim: Sim, officer: string, acceptedOn: string) =>
    expect(sim.act('accept', who(officer), { acceptedOn, officer, notice: 'notice' }, papers)).toBeUndefined();
  const handle = (sim: Sim) => running(sim.state().clocks, 'T_HANDLE')!.startOn;
  function lead(sim: Sim, unitId: string): void {
    expect(sim.act('requestLeadChange', county, { unitId, reason: x }, papers)).toBeUndefined();
    expect(sim.act('changeLead', who('su'), {}, papers)).toBeUndefined();
  }

  test('a lead that changes there and back renews nothing', () => {
    const sim = ordinary();
    accept(sim, 'han', '2026-02-26');
    on(sim, '2026-03-04');
    lead(sim, 'housing');
    accept(sim, 'he', '2026-03-04');
    expect(handle(sim)).toBe('2026-03-04'); // the right unit has its full time
    on(sim, '2026-03-10');
    lead(sim, 'labour');
    accept(sim, 'han', '2026-03-10');
    expect(handle(sim)).toBe('2026-02-26');
    on(sim, '2026-03-12');
    lead(sim, 'housing');
    accept(sim, 'he', '2026-03-12');
    expect(handle(sim)).toBe('2026-03-04');
  });

  test('who was given a matter and took none of it does not inherit another unit’s days', () => {
    const sim = ordinary();
    accept(sim, 'han', '2026-02-26');
    const routed = (by: string) => {
      const away = { route: 'litigation', basis: 'b', organ: 'o', notice: 'routed' };
      const handedOverAt = new Date(sim.now).toISOString();
      expect(sim.act('routeOut', who(by), { ...away, handedOverAt }, papers)).toBeUndefined();
      expect(sim.act('takeBack', county, { reason: x }, papers)).toBeUndefined();
    };
    routed('han');
    sim.act('forward', county, simple.to('housing'), papers);
    routed('he');
    sim.act('forward', county, simple.to('housing'), papers);
    on(sim, '2026-03-02');
    accept(sim, 'he', '2026-03-02');
    expect(handle(sim)).toBe('2026-03-02');
  });
});
