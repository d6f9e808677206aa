import type { Clock } from '../../domain/clock';
import { aDecision, aDelivery, answered, ask, onReview, reviewOf } from '../support/reviewing';
import { type Sim, who, x } from '../support/sim';

/** Asked for on Mon 2026-03-30: due Wed 04-29. */
const [geng, ning, zhang] = [who('geng'), who('ning'), who('zhang', 'unitHead')];
const due = (sim: Sim) => reviewOf(sim).clocks.find((one: Clock) => one.rule === 'T_REVIEW') as Clock;
const tasks = (sim: Sim) => sim.tasks(reviewOf(sim).id);

function examining(policy?: string): Sim {
  const sim = answered();
  sim.reviewPolicy = policy;
  sim.to('2026-03-30T10:00:00+08:00');
  expect(ask(sim)).toBeUndefined();
  expect(onReview(sim, 'admit', geng, { officer: 'geng' })).toBeUndefined();
  return sim;
}
const draft = (sim: Sim, by = geng) => onReview(sim, 'draftDecision', by, aDecision('uphold'));

describe('a draft is returned', () => {
  test('by the head of the organ; it is signed only when it was drafted anew', () => {
    const sim = examining();
    expect(onReview(sim, 'returnDecision', zhang, { reason: x })).toBe('noRequest');
    draft(sim);
    expect(tasks(sim)).toEqual(['approveDecision']);
    expect(onReview(sim, 'returnDecision', geng, { reason: x })).toBe('notYourRole');
    expect(onReview(sim, 'returnDecision', who('tou'), { reason: x })).toBe('notYourUnit');
    expect(onReview(sim, 'returnDecision', zhang, { reason: x })).toBeUndefined();
    expect(tasks(sim)).toEqual(['draftDecision']);
    expect(onReview(sim, 'approveDecision', zhang)).toBe('noRequest');
    expect(onReview(sim, 'returnDecision', zhang, { reason: x })).toBe('noRequest');
    draft(sim, ning);
    expect(onReview(sim, 'approveDecision', zhang)).toBeUndefined();
    expect(onReview(sim, 'returnDecision', zhang, { reason: x })).toBe('wrongStage');
  });

  test('by nobody who had a part in the matter, and whoever does has one in the decision', () => {
    const sim = examining();
    draft(sim);
    expect(onReview(sim, 'returnDecision', { ...zhang, id: 'tou' }, { reason: x })).toBe('verifierNotIndependent');
    expect(onReview(sim, 'returnDecision', zhang, { reason: x })).toBeUndefined();
    expect(reviewOf(sim).facts.deciders).toEqual(['geng', 'zhang']);
  });
});

describe('thirty days more', () => {
  const request = (sim: Sim, days = 30) => onReview(sim, 'requestExtension', geng, { days, reason: x });
  const grant = (sim: Sim, by = zhang) => onReview(sim, 'extend', by, { notice: 'longer' });

  test('are known in Beijing only (BJ-50)', () => expect(request(examining())).toBe('notExtendable'));

  test('asked by the officer, granted by the head, once: Fri 05-29; the petitioner is told', () => {
    const sim = examining('beijing');
    expect(request(sim, 31)).toBe('extensionTooLong');
    expect(grant(sim)).toBe('noRequest');
    expect(request(sim)).toBeUndefined();
    expect(tasks(sim)).toEqual(['draftDecision', 'extend']);
    expect(grant(sim, { ...zhang, id: 'geng' })).toBe('selfApproval');
    expect(onReview(sim, 'extend', zhang, { notice: 'decision' })).toBe('wrongPaper');
    expect(grant(sim)).toBeUndefined();
    expect(due(sim)).toMatchObject({ extension: 30, strictOn: '2026-05-29', dueOn: '2026-05-29' });
    expect(request(sim, 1)).toBe('extensionUsed');

    expect(tasks(sim)).toEqual(['draftDecision', 'recordDelivery']);
    expect(onReview(sim, 'recordDelivery', geng, aDelivery('longer', '2026-03-29'))).toBe('deliveredBeforeIssue');
    expect(onReview(sim, 'recordDelivery', geng, aDelivery('longer', '2026-03-30'))).toBeUndefined();
    expect(reviewOf(sim)).toMatchObject({ stage: 'examining', facts: { extension: { notice: { doc: 'longer' } } } });
    expect(onReview(sim, 'recordDelivery', geng, aDelivery('longer', '2026-03-30'))).toBe('wrongPaper');
    expect(due(sim).state).toBe('running');
  });

  test('refused, they may be asked for again, while the limit runs', () => {
    const sim = examining('beijing');
    request(sim);
    expect(onReview(sim, 'refuseExtension', zhang, { reason: x })).toBeUndefined();
    sim.to('2026-04-30T10:00:00+08:00');
    expect(request(sim)).toBe('clockExpired');
  });

  test('asked for and overtaken by the signature, they wait no more', () => {
    const sim = examining('beijing');
    request(sim);
    draft(sim);
    expect(onReview(sim, 'approveDecision', zhang)).toBeUndefined();
    expect(reviewOf(sim).facts.extension).toBeUndefined();
    expect(tasks(sim)).toEqual(['recordDelivery']);
    expect(onReview(sim, 'recordDelivery', geng, aDelivery('decision', '2026-03-30'))).toBeUndefined();
    expect(sim.state().stage).toBe('reviewed');
  });
});
