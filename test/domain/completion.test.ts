import type { Clock } from '../../domain/clock';
import { kinds } from '../../domain/kinds';
import { theContext } from '../support/registers';
import { bureau, deliver, forwarded, inHand, papers, replied, type Sim, verify, who, x } from '../support/sim';

/** Assigned Thu 2026-02-26 with feedback due Fri 2026-03-20; answered the same Thursday. */
const feedbackOn = '2026-03-20';
const assigned = () => replied(inHand({}, true, 'assign', { feedbackOn }));
const submit = (sim: Sim, report = 'report') => sim.act('submitCompletion', who('han'), { report }, papers);
const accept = (sim: Sim, by = who('chen')) => sim.act('acceptCompletion', by, {}, papers);
const giveBack = (sim: Sim, by = who('chen')) => sim.act('returnCompletion', by, { reason: x }, papers);
const feedback = (sim: Sim) => sim.state().clocks.filter((one: Clock) => one.rule === 'T_ASSIGN_FEEDBACK');
const reported = () => {
  const sim = assigned();
  expect(submit(sim)).toBeUndefined();
  return sim;
};

test('the delivered opinion does not end the feedback clock of a matter that owes a report', () => {
  const sim = assigned();
  expect(feedback(sim)).toMatchObject([{ state: 'running', dueOn: feedbackOn }]);
  expect(sim.tasks()).toEqual(['verifyByUnit', 'submitCompletion']);
  sim.to('2026-03-21T10:00:00+08:00'); // Sat: no order on a rest day
  expect(sim.orders()).toHaveLength(0);
  sim.to('2026-03-23T09:00:00+08:00'); // Mon
  expect(sim.orders()).toMatchObject([{ facts: { rule: 'T_ASSIGN_FEEDBACK' } }]);
});

test('reported in time and accepted late: no order, and no day of the bureau’s counts against the unit', () => {
  const sim = assigned();
  sim.to('2026-03-20T16:00:00+08:00'); // Fri, the last day
  expect(submit(sim)).toBeUndefined();
  sim.to('2026-04-10T10:00:00+08:00'); // Fri, three weeks later
  expect(sim.orders()).toHaveLength(0);
  expect(accept(sim)).toBeUndefined();
  expect(feedback(sim)).toMatchObject([{ state: 'stopped', metOn: '2026-03-20', lateDays: 0 }]);
});

test('a report follows the answer, is a report, and is owed once', () => {
  const working = inHand({}, true, 'assign', { feedbackOn });
  expect(submit(working)).toBe('notReplied');
  expect(submit(replied(inHand()))).toBe('noRequest'); // forwarded, not assigned
  const sim = assigned();
  expect(submit(sim, 'opinion')).toBe('wrongPaper');
  expect(sim.act('submitCompletion', who('han'), { report: 'report' }, theContext())).toBe('documentMissing');
  expect(sim.act('submitCompletion', who('he'), { report: 'report' }, papers)).toBe('notYourUnit');
  submit(sim);
  expect(submit(sim)).toBe('requestOpen');
  accept(sim);
  expect(submit(sim)).toBe('noRequest');
});

test('the bureau decides, never who submitted it through another post', () => {
  const sim = assigned();
  expect(accept(sim)).toBe('noRequest');
  expect(giveBack(sim)).toBe('noRequest');
  submit(sim);
  expect(sim.tasks()).toContain('acceptCompletion');
  const hanAtBureau = { ...who('chen'), id: 'han' };
  expect(accept(sim, hanAtBureau)).toBe('selfApproval');
  expect(giveBack(sim, hanAtBureau)).toBe('selfApproval');
  expect(accept(sim, who('tou'))).toBe('notYourRole');
});

test('a returned report was none: the clock goes on under its old date', () => {
  const sim = reported();
  sim.to('2026-03-19T10:00:00+08:00'); // Thu
  expect(giveBack(sim)).toBeUndefined();
  expect(feedback(sim)).toMatchObject([{ state: 'stopped' }, { state: 'running', dueOn: feedbackOn }]);
  expect(sim.tasks()).toContain('submitCompletion');
  sim.to('2026-03-23T08:59:00+08:00'); // Mon
  expect(sim.orders()).toHaveLength(0);
  sim.to('2026-03-23T09:00:00+08:00');
  expect(sim.orders()).toHaveLength(1);
  expect(submit(sim)).toBeUndefined();
  expect(accept(sim)).toBeUndefined();
  expect(feedback(sim).at(-1)).toMatchObject({ metOn: '2026-03-23', lateDays: 3 });
});

test('closed by the bureau while the report is owed: it stays open with the unit, then with the bureau', () => {
  const sim = assigned();
  verify(sim);
  bureau(sim);
  expect(sim.act('close', who('chen'), { resolved: true }, papers)).toBeUndefined();
  const holder = () => kinds.petition.holderOf(sim.state())?.unitId;
  sim.to('2026-06-01T10:00:00+08:00');
  expect([sim.over(), holder()]).toEqual([false, 'labour']);
  submit(sim);
  expect([sim.over(), holder()]).toEqual([false, 'county-bureau']);
  accept(sim);
  expect([sim.over(), holder()]).toEqual([true, undefined]);
});

test('it does not close by itself while the report waits', () => {
  const sim = reported();
  verify(sim);
  bureau(sim);
  sim.to('2026-06-01T10:00:00+08:00');
  expect(sim.state().stage).toBe('evaluating');
  accept(sim);
  sim.to('2026-06-01T10:01:00+08:00');
  expect(sim.over()).toBe(true);
});

test('a failed check takes back a report that nobody has accepted, and keeps one that was', () => {
  const waiting = reported();
  verify(waiting, 'failed');
  expect(waiting.state().facts.completion).toBeUndefined();
  expect(feedback(waiting)).toMatchObject([{ state: 'stopped' }, { state: 'running', dueOn: feedbackOn }]);
  expect(submit(waiting)).toBe('notReplied');

  const accepted = reported();
  accept(accepted);
  verify(accepted, 'failed');
  expect(accepted.state().facts.completion).toMatchObject({ state: 'accepted' });
  expect(feedback(accepted)).toMatchObject([{ state: 'stopped' }]);
});

test('an agreed objection ends the assignment: the next unit owes a report only if it is assigned to it', () => {
  const sim = forwarded({}, 'assign', { feedbackOn });
  sim.act('object', who('han'), { reasons: x }, papers);
  sim.act('forward', who('chen'), { unitId: 'housing', assistants: [] }, papers);
  expect(sim.state().facts.completionDue).toBeUndefined();
  expect(feedback(sim)).toMatchObject([{ state: 'stopped' }]);
});

test('a matter assigned before there were reports ends its feedback with the opinion', () => {
  const sim = inHand({}, true, 'assign', { feedbackOn });
  const { completionDue: _none, ...facts } = sim.state().facts;
  sim.stories.set('p', { ...sim.state(), facts });
  sim.act('recordContact', who('han'), { on: '2026-02-26', how: 'phone', summary: x }, papers);
  replied(sim);
  expect(feedback(sim)).toMatchObject([{ state: 'stopped', metOn: '2026-02-26' }]);
  expect(submit(sim)).toBe('noRequest');
  expect(deliver(sim, 'opinion')).toBe('wrongPaper');
});
