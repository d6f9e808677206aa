import { measureOf } from '../../domain/statistics/measured';
import { petitionOf } from '../support/lives';
import { actorOf } from '../support/registers';
import { bureau, day, forwarded, inHand, papers, promise, replied, type Sim, verify, who, x } from '../support/sim';

/** One person in two posts (acts.md 1.19), through what asks and what decides. */
const as = (id: string, role: 'leader' | 'coordinator' | 'supervisor' | 'unitHead') => ({
  ...{ id, role, unit: role === 'unitHead' ? 'labour' : 'county-bureau', region: '330421' },
});

test('whoever reports an urgent matter does not order what is to be done', () => {
  const sim = forwarded();
  const told = [{ whom: 'government', toldOn: day(sim) }];
  expect(sim.act('reportUrgent', as('liu', 'coordinator'), { what: x, told }, papers)).toBeUndefined();
  expect(sim.act('approveUrgent', as('liu', 'leader'), { order: x }, papers)).toBe('selfApproval');
  expect(sim.act('approveUrgent', as('lin', 'leader'), { order: x }, papers)).toBeUndefined();
});

test('who wrote the promise, or is in charge, does not confirm its performance as a coordinator', () => {
  const recorded = (id: string) => {
    const sim = replied(inHand(), promise('2026-03-20'));
    const done = { doneOn: day(sim), proof: 'performance' };
    expect(sim.act('recordPerformance', as(id, 'coordinator'), done, papers)).toBeUndefined();
    return sim;
  };
  expect(recorded('cao').state().facts.performance.confirmedBy).toBe('cao');
  const own = recorded('han');
  expect(own.state().facts.performance.confirmedBy).toBeUndefined();
  expect(own.tasks()).toContain('confirmPerformance');
  expect(own.act('confirmPerformance', as('han', 'coordinator'), {}, papers)).toBe('selfApproval');
  expect(own.act('confirmPerformance', who('cao'), {}, papers)).toBeUndefined();
});

function ordered(): Sim {
  const sim = forwarded();
  const petition = { id: 'p', kind: 'petition', stage: 'forwarded', facts: sim.state().facts };
  const input = { petitionId: 'p', cause: 'delay', demand: x, copyTo: [], jointWith: ['housing'] };
  const context = { ...papers, stories: { p: petition } };
  expect(sim.act('issue', who('su'), input, context, 'o', 'order')).toBeUndefined();
  return sim;
}

test('who has acknowledged an order for the unit neither cancels it nor dismisses what is proposed', () => {
  const sim = ordered();
  expect(sim.act('acknowledge', as('tou', 'unitHead'), {}, papers, 'o')).toBeUndefined();
  expect(sim.act('cancel', as('tou', 'supervisor'), { reason: x }, papers, 'o')).toBe('selfApproval');
  sim.to('2026-03-09T10:00:00+08:00'); // Mon: the answer was due Thu 03-05
  expect(sim.state('o').facts.proposal).toBeDefined();
  expect(sim.act('dismissProposal', as('tou', 'supervisor'), { reason: x }, papers, 'o')).toBe('selfApproval');
  expect(sim.act('dismissProposal', who('su'), { reason: x }, papers, 'o')).toBeUndefined();
  expect(sim.act('cancel', who('su'), { reason: x }, papers, 'o')).toBeUndefined();
});

test('a unit that supervised jointly and takes the matter over supervises it no more', () => {
  const sim = ordered();
  const merged = { ...papers, units: { ...papers.units } };
  merged.units.labour = { ...merged.units.labour!, mergedInto: 'housing' };
  const passing = { unitId: 'labour', successor: 'housing' };
  expect(sim.act('passToSuccessor', who('chen'), passing, merged)).toBeUndefined();
  expect(sim.state('o').facts).toMatchObject({ unitId: 'housing' });
  expect(sim.state('o').facts.assistants).toBeUndefined();
  const inspected = { inspectedOn: day(sim), findings: x, doc: 'proof' };
  const own = { id: 'xia', role: 'supervisor' as const, unit: 'housing', region: '330421' };
  expect(sim.act('inspect', own, inspected, papers, 'o')).toBe('notYourUnit');
  expect(actorOf('su').unit).toBe('county-bureau');
});

test('a round with the law’s full time counts its own days', () => {
  const sim = replied(inHand());
  verify(sim);
  bureau(sim);
  sim.to('2026-03-10T10:00:00+08:00');
  expect(sim.act('reopen', who('chen'), { cause: 'newFacts', evidence: 'evidence' }, papers)).toBeUndefined();
  sim.to('2026-03-14T10:00:00+08:00');
  replied(sim);
  expect(measureOf(petitionOf(sim)).handlingDays).toBe(4);
});
