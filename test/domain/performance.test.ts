import type { Clock } from '../../domain/clock';
import { kinds } from '../../domain/kinds';
import { bureau, inHand, papers, promise, replied, type Sim, verify, who, x } from '../support/sim';

/** What was promised by Tue 2026-03-10 is done; delivered Thu 2026-02-26. */
const promised = () => replied(inHand(), promise('2026-03-10'));
const record = (sim: Sim, by = who('han'), doneOn = '2026-02-26') =>
  sim.act('recordPerformance', by, { doneOn, proof: 'performance' }, papers);
const confirm = (sim: Sim, by = who('chen')) => sim.act('confirmPerformance', by, {}, papers);
const giveBack = (sim: Sim, by = who('chen')) => sim.act('returnPerformance', by, { reason: x }, papers);
const execute = (sim: Sim) => sim.state().clocks.filter((one: Clock) => one.rule === 'T_EXECUTE');
const recorded = () => {
  const sim = promised();
  expect(record(sim)).toBeUndefined();
  return sim;
};

test('the record stops the clock on the day it was done and waits for the bureau', () => {
  const sim = recorded();
  expect(execute(sim)).toMatchObject([{ state: 'stopped', metOn: '2026-02-26', lateDays: 0 }]);
  expect(sim.tasks()).toContain('confirmPerformance');
  expect(confirm(sim)).toBeUndefined();
  expect(sim.tasks()).not.toContain('confirmPerformance');
  expect(sim.state().facts.performance).toEqual({ doneOn: '2026-02-26', by: 'han', confirmedBy: 'chen' });
});

test('nothing is confirmed or returned that nobody recorded, by its recorder, or by the unit', () => {
  const sim = promised();
  expect(confirm(sim)).toBe('noRequest');
  expect(giveBack(sim)).toBe('noRequest');
  record(sim);
  expect(record(sim)).toBe('noRequest'); // the promise is not open
  const hanAtBureau = { ...who('chen'), id: 'han' };
  expect(confirm(sim, hanAtBureau)).toBe('selfApproval');
  expect(giveBack(sim, hanAtBureau)).toBe('selfApproval');
  expect(confirm(sim, who('tou'))).toBe('notYourRole');
  expect(confirm(sim, who('pu-chen'))).toBe('notYourUnit');
  confirm(sim);
  expect(giveBack(sim)).toBe('noRequest');
});

test('until it is confirmed the matter is not closed, by nobody and not by itself', () => {
  const sim = recorded();
  verify(sim);
  bureau(sim);
  expect(sim.act('close', who('chen'), { resolved: true }, papers)).toBe('executionOpen');
  sim.to('2026-06-01T10:00:00+08:00'); // every right has run out
  expect(sim.state().stage).toBe('evaluating');
  confirm(sim);
  sim.to('2026-06-01T10:01:00+08:00');
  expect(sim.state()).toMatchObject({ stage: 'closed', facts: { closed: { resolved: true } } });
  expect(sim.over()).toBe(true);
});

test('to confirm is no part in handling: the same coordinator may follow up', () => {
  const sim = recorded();
  confirm(sim, who('cao'));
  verify(sim);
  expect(bureau(sim, 'passed', 'cao')).toBeUndefined();
});

test('a coordinator who records it has seen it done', () => {
  const sim = promised();
  expect(record(sim, who('cao'))).toBeUndefined();
  expect(sim.state().facts.performance).toMatchObject({ by: 'cao', confirmedBy: 'cao' });
  expect(confirm(sim)).toBe('noRequest');
});

test('returned before the due day, the promise is open under its old date and ordered the day after', () => {
  const sim = recorded();
  sim.to('2026-03-09T10:00:00+08:00'); // Mon
  expect(giveBack(sim)).toBeUndefined();
  expect(sim.state().facts).toMatchObject({ round: 1 });
  expect(sim.state().facts.performance).toBeUndefined();
  expect(sim.state().facts.performedOn).toBeUndefined();
  expect(execute(sim)).toMatchObject([
    { instance: 1, state: 'stopped' },
    { instance: 2, state: 'running', dueOn: '2026-03-10' },
  ]);
  sim.to('2026-03-11T08:59:00+08:00'); // Wed
  expect(sim.orders()).toHaveLength(0);
  sim.to('2026-03-11T09:00:00+08:00');
  expect(sim.orders()).toHaveLength(1);
});

test('returned after the due day, the breach that goes on is ordered at once', () => {
  const sim = recorded();
  sim.to('2026-03-16T10:00:00+08:00'); // Mon
  expect(sim.orders()).toHaveLength(0);
  giveBack(sim);
  sim.to('2026-03-16T10:01:00+08:00');
  expect(sim.orders()).toMatchObject([{ facts: { breachDueOn: '2026-03-10' } }]);
  expect(record(sim, who('han'), '2026-03-16')).toBeUndefined();
  expect(execute(sim).at(-1)).toMatchObject({ state: 'stopped', metOn: '2026-03-16', lateDays: 6 });
});

test('a failed check forgets what was recorded in its round', () => {
  const sim = recorded();
  verify(sim, 'failed');
  expect(sim.state().facts.performance).toBeUndefined();
  expect(confirm(sim)).toBe('wrongStage');
});

test('a performance recorded before there was a confirmation waits for none', () => {
  const sim = recorded();
  verify(sim);
  bureau(sim);
  const { performance: _none, ...facts } = sim.state().facts;
  const old = { ...sim.state(), facts };
  expect(kinds.petition.tasksOf(old).map((task) => task.act)).toEqual(['close']);
  sim.stories.set('p', old);
  expect(sim.act('close', who('chen'), { resolved: true }, papers)).toBeUndefined();
});
