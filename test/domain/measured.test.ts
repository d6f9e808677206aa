import type { Measured } from '../../domain/statistics/measured';
import { measureOf } from '../../domain/statistics/measured';
import { aLife, petitionOf, rate } from '../support/lives';
import { bureau, forwarded, inHand, papers, registered, replied, type Sim, verify, who } from '../support/sim';

const lineOf = (sim: Sim) => measureOf(petitionOf(sim));
const only = (line: Measured, ...names: (keyof Measured)[]) =>
  Object.fromEntries(names.map((name) => [name, line[name]]));
const onBehalfOf = { paper: 'paper', signedBy: 'petitioner' };
const contact = (sim: Sim, on: string) =>
  sim.act('recordContact', who('han'), { on, how: 'phone', summary: { sealed: 'x' } }, papers);

test('a life leaves the days that its acts and clocks had', () => {
  // received, forwarded and accepted on Thu 2026-02-26: forward due Fri 03-13, notice Fri 03-13, opinion 60 days later
  const line = lineOf(aLife({ days: 8, rating: 'basicallySatisfied', resolved: false }));
  expect(line).toMatchObject({
    ...{ unitId: 'labour', domain: 'labour', channel: 'visit', itemClass: 'first', track: 'ordinary' },
    ...{ receivedOn: '2026-02-26', forwardDueOn: '2026-03-13', forwardedOn: '2026-02-26' },
    ...{ notifyDueOn: '2026-03-13', notifiedOn: '2026-02-26', acceptedOn: '2026-02-26' },
    ...{ handleDueOn: '2026-04-27', handledOn: '2026-03-06', deliveredOn: '2026-03-06', handlingDays: 8 },
    // Rating: 30 days after Fri 03-06 is Sun 04-05, Qingming, and Mon 04-06 is free for it: Tue 04-07
    ...{ ratingDueOn: '2026-04-07', unitGrade: 'basicallySatisfied', bureauGrade: 'basicallySatisfied' },
    ...{ closedOn: '2026-03-06', resolved: false, repeatOf: null, reviewAskedOn: null, receivedByLeader: false },
  });
});

test('an approved extension moves the day on which the opinion is due', () => {
  const sim = inHand();
  sim.act('requestExtension', who('han'), { days: 30, reason: { sealed: 'x' } }, papers);
  sim.act('extend', who('tou'), { notice: 'extension' }, papers);
  // 90 days after Thu 02-26 is Wed 05-27
  expect(lineOf(sim).handleDueOn).toBe('2026-05-27');
});

test('what is overdue and open is due, and has not been done', () => {
  const sim = inHand();
  sim.to('2026-05-20T10:00:00+08:00');
  expect(only(lineOf(sim), 'handleDueOn', 'handledOn', 'deliveredOn')).toEqual({
    ...{ handleDueOn: '2026-04-27', handledOn: null, deliveredOn: null },
  });
});

const withdrawn = (sim: Sim) => {
  sim.act('withdraw', who('chen'), { statement: 'statement', onBehalfOf }, papers);
  expect(sim.act('confirmWithdrawal', who('cao'), { how: { sealed: 'x' } }, papers)).toBeUndefined();
  return lineOf(sim);
};

test('what is withdrawn in time was owed no longer; what was missed before stays missed', () => {
  expect(withdrawn(inHand())).toMatchObject({ handleDueOn: null, handledOn: null, notifiedOn: '2026-02-26' });
  const late = inHand();
  late.to('2026-05-20T10:00:00+08:00');
  expect(withdrawn(late)).toMatchObject({ handleDueOn: '2026-04-27', handledOn: null });
});

test('an agreed objection is no missed notice: the other unit’s own receipt counts', () => {
  const sim = forwarded();
  sim.act('object', who('han'), { reasons: { sealed: 'x' } }, papers);
  sim.to('2026-03-03T10:00:00+08:00');
  sim.act('forward', who('chen'), { unitId: 'housing', assistants: [] }, papers);
  // 15 days after Tue 03-03 is Wed 03-18
  expect(lineOf(sim)).toMatchObject({ unitId: 'housing', notifyDueOn: '2026-03-18', notifiedOn: null });
});

test('a failed check takes back delivery and rating, and the old date stays', () => {
  const sim = replied(inHand());
  rate(sim, 'satisfied');
  verify(sim, 'failed');
  expect(lineOf(sim)).toMatchObject({
    ...{ handleDueOn: '2026-04-27', handledOn: null, deliveredOn: null, handlingDays: null },
    ...{ ratingDueOn: null, unitGrade: null },
  });
});

test('a complaint counts until the petitioner says otherwise, whatever the office does next', () => {
  const asked = (sim: Sim) => sim.act('answerRating', who('cao'), { cause: 'unit', how: { sealed: 'x' } }, papers);
  for (const again of [asked, (sim: Sim) => verify(sim, 'failed')]) {
    const sim = replied(inHand());
    rate(sim, 'notSatisfied');
    again(sim);
    // Rating was open to Mon 03-30: the complaint is counted with the matters of that day.
    const complained = { ratingDueOn: '2026-03-30', unitGrade: 'notSatisfied' };
    expect(lineOf(sim)).toMatchObject({ deliveredOn: null, ...complained });
    sim.to('2026-03-09T10:00:00+08:00');
    replied(sim);
    // 30 days after Mon 03-09: Wed 04-08.
    expect(lineOf(sim)).toMatchObject({ ...complained, ratingDueOn: '2026-04-08' });
    const silent = sim.fork();
    silent.to('2026-04-10T10:00:00+08:00');
    expect(lineOf(silent)).toMatchObject({ ...complained, ratingDueOn: '2026-04-08' });
    rate(sim, 'satisfied');
    expect(lineOf(sim)).toMatchObject({ ratingDueOn: '2026-04-08', unitGrade: 'satisfied' });
    verify(sim, 'failed');
    expect(lineOf(sim)).toMatchObject({ ratingDueOn: null, unitGrade: null });
  }
});

test('a matter that may not be rated is not among those open to rating', () => {
  const sim = inHand();
  sim.stories.set('p', { ...sim.state(), facts: { ...sim.state().facts, rateable: false } });
  expect(lineOf(replied(sim)).ratingDueOn).toBeNull();
});

test('contacts between a rating and its change are counted, those before it and after it are not', () => {
  const sim = replied(inHand());
  contact(sim, '2026-02-26');
  rate(sim, 'notSatisfied');
  expect(lineOf(sim).contactsBeforeChange).toBe(0);
  for (const _ of [1, 2]) expect(contact(sim, '2026-02-26')).toBeUndefined();
  rate(sim, 'satisfied', 'notSatisfied');
  contact(sim, '2026-02-26');
  expect(lineOf(sim)).toMatchObject({ unitGrade: 'satisfied', bureauGrade: 'notSatisfied', contactsBeforeChange: 2 });
});

test('a rating of before contacts were counted excludes nothing', () => {
  const sim = replied(inHand());
  const { facts } = sim.state();
  const rating = { bureau: 'satisfied', unit: 'notSatisfied', times: 1 };
  sim.stories.set('p', { ...sim.state(), facts: { ...facts, contacts: 5, rating } });
  rate(sim, 'satisfied');
  expect(lineOf(sim).contactsBeforeChange).toBe(0);
});

test('a matter is a repeat of the one it was related to only if it was registered as a repeat', () => {
  const related = (itemClass: string) => {
    const sim = registered({ itemClass });
    sim.act('screen', who('chen'), { result: 'related', matchId: 'p0' }, papers);
    return lineOf(sim).repeatOf;
  };
  expect([related('repeat'), related('first')]).toEqual(['p0', null]);
});

test('a closed matter that is at work again is neither closed nor resolved', () => {
  const sim = replied(inHand());
  verify(sim);
  bureau(sim);
  sim.act('close', who('chen'), { resolved: true }, papers);
  expect(only(lineOf(sim), 'closedOn', 'resolved')).toEqual({ closedOn: '2026-02-26', resolved: true });
  sim.stories.set('p', { ...sim.state(), stage: 'handling' });
  expect(only(lineOf(sim), 'closedOn', 'resolved')).toEqual({ closedOn: null, resolved: false });
});

test('a review that was asked for ends the window on its day', () => {
  const state = petitionOf(replied(inHand()));
  const clocks = state.clocks.map((clock) =>
    clock.rule === 'T_REVIEW_WINDOW' ? { ...clock, state: 'stopped' as const, metOn: '2026-03-20' } : clock,
  );
  expect(measureOf(state).reviewAskedOn).toBeNull();
  expect(measureOf({ ...state, clocks }).reviewAskedOn).toBe('2026-03-20');
});
