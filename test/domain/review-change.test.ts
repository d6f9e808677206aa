import type { Clock } from '../../domain/clock';
import { kinds } from '../../domain/kinds';
import { aDecision, answered, ask, askAgain, decide, onReview, reviewOf } from '../support/reviewing';
import { aReply, day, inHand, papers, promise, replied, type Sim, who, x } from '../support/sim';

/** Answered, a review asked for and delivered on Thu 2026-02-26: the organ changes the opinion, to be performed by Fri 05-15. */
const execution = { unitId: 'labour', what: x, by: '2026-05-15' };
const clock = (sim: Sim, rule: string): Clock | undefined =>
  sim
    .state()
    .clocks.filter((one: Clock) => one.rule === rule)
    .at(-1);

function examined(sim = answered()): Sim {
  expect(ask(sim)).toBeUndefined();
  expect(onReview(sim, 'admit', who('geng'), { officer: 'geng' })).toBeUndefined();
  return sim;
}
function changed(sim = answered()): Sim {
  expect(ask(sim)).toBeUndefined();
  decide(sim, 'change', { execution });
  return sim;
}
function changedTwice(): Sim {
  const sim = answered();
  expect(ask(sim)).toBeUndefined();
  decide(sim, 'uphold');
  expect(askAgain(sim)).toBeUndefined();
  decide(sim, 'change', { execution }, ['guan', 'rong']);
  return sim;
}
const performed = (sim: Sim) =>
  sim.act('recordPerformance', who('han'), { doneOn: day(sim), proof: 'performance' }, papers);

test.each<[string, object | undefined, string]>([
  ['nobody', undefined, 'promiseMissing'],
  ['a unit that does not handle the matter', { ...execution, unitId: 'housing' }, 'notAssistant'],
  ['a day that is over', { ...execution, by: '2026-02-25' }, 'dateOutOfOrder'],
])('a change names who performs it and by when: refused for %s', (_what, how, code) => {
  const draft = aDecision('change', { execution: how });
  expect(onReview(examined(), 'draftDecision', who('geng'), draft)).toBe(code);
});

test('it is not signed once its day is over', () => {
  const sim = examined();
  expect(onReview(sim, 'draftDecision', who('geng'), aDecision('change', { execution }))).toBeUndefined();
  sim.to('2026-05-16T10:00:00+08:00');
  expect(onReview(sim, 'approveDecision', who('zhang', 'unitHead'))).toBe('dateOutOfOrder');
});

test('what is not changed needs none, and keeps none', () => {
  const sim = examined();
  expect(onReview(sim, 'draftDecision', who('geng'), aDecision('uphold', { execution }))).toBeUndefined();
  expect(reviewOf(sim).facts.decision.performBy).toBeUndefined();
});

test('it is performed like a promise: missed, the unit is ordered the working day after, Mon 05-18', () => {
  const sim = changed();
  expect(sim.state().stage).toBe('reviewed');
  expect(clock(sim, 'T_EXECUTE')).toMatchObject({ startOn: '2026-02-26', dueOn: '2026-05-15' });
  sim.to('2026-05-18T09:00:00+08:00');
  expect(sim.orders()).toMatchObject([{ facts: { rule: 'T_EXECUTE', unitId: 'labour' } }]);
  expect([sim.state().stage, sim.tasks()]).toEqual(['reviewed', ['recordPerformance']]);
  expect(performed(sim)).toBeUndefined();
  expect(sim.act('confirmPerformance', who('cao'), {}, papers)).toBeUndefined();
});

test('it takes the place of what the changed opinion promised, done or not', () => {
  const sim = replied(inHand(), promise('2026-03-10'));
  expect(performed(sim)).toBeUndefined();
  changed(sim);
  expect(clock(sim, 'T_EXECUTE')).toMatchObject({ instance: 2, state: 'running', dueOn: '2026-05-15' });
  expect(sim.state().facts.performance).toBeUndefined();
  expect(sim.state().facts.performedOn).toBeUndefined();
});

test('the answer that was changed is not to be given again when the matter is reopened', () => {
  const sim = replied(inHand(), {}, { 1: 'first' });
  changed(sim);
  expect(sim.state().facts.mustDiffer).toEqual([{ no: 1, outcome: 'explained', hash: 'first' }]);
  expect(performed(sim)).toBeUndefined();
  expect(sim.act('confirmPerformance', who('cao'), {}, papers)).toBeUndefined();
  expect(sim.act('close', who('chen'), { resolved: true }, papers)).toBeUndefined();
  expect(sim.act('reopen', who('cao'), { cause: 'notCarriedOut', evidence: 'evidence' }, papers)).toBeUndefined();
  const again = (hash: string) => sim.act('submitReply', who('han'), aReply(), { ...papers, hashes: { 1: hash } });
  expect(again('first')).toBe('sameAsBefore');
  expect(again('second')).toBeUndefined();
});

describe('by a second review: the matter is concluded, the change still to be performed', () => {
  test('it stays open, with the unit, until the bureau has confirmed it', () => {
    const sim = changedTwice();
    expect([sim.state().stage, sim.over(), sim.tasks()]).toEqual(['concluded', false, ['recordPerformance']]);
    expect(kinds.petition.holderOf(sim.state())).toEqual({ unitId: 'labour' });
    const running = sim.state().clocks.filter((one: Clock) => one.state === 'running');
    expect(running).toMatchObject([{ rule: 'T_EXECUTE', dueOn: '2026-05-15' }]);

    expect(performed(sim)).toBeUndefined();
    expect([sim.over(), sim.tasks()]).toEqual([false, ['confirmPerformance']]);
    expect(kinds.petition.holderOf(sim.state())).toEqual({ unitId: 'county-bureau' });
    expect(sim.act('returnPerformance', who('cao'), { reason: x }, papers)).toBeUndefined();
    expect(performed(sim)).toBeUndefined();
    expect(sim.act('confirmPerformance', who('cao'), {}, papers)).toBeUndefined();
    expect(sim.over()).toBe(true);
  });

  test('so does what an upheld opinion promised; nothing else may be done', () => {
    const sim = replied(inHand(), promise('2026-03-10'));
    expect(ask(sim)).toBeUndefined();
    decide(sim, 'uphold');
    expect(askAgain(sim)).toBeUndefined();
    decide(sim, 'uphold', {}, ['guan', 'rong']);
    expect([sim.state().stage, sim.over()]).toEqual(['concluded', false]);
    sim.to('2026-03-11T09:00:00+08:00'); // Wed
    expect(sim.orders()).toMatchObject([{ facts: { rule: 'T_EXECUTE' } }]);
    expect(sim.act('reopen', who('cao'), { cause: 'newFacts', evidence: 'evidence' }, papers)).toBe('concludedFinal');
    expect(ask(sim)).toBe('wrongStage');
  });
});

test('one item changed, one revoked: the unit answers anew, and neither old answer may be given again', () => {
  const items = [1, 2].map((no) => ({ no, outcome: 'explained', facts: x, basis: 'b' }));
  const sim = inHand({ requests: [{ text: x }, { text: x }] });
  replied(sim, { items }, { 1: 'one', 2: 'two' });
  expect(ask(sim)).toBeUndefined();
  const both = [
    { no: 1, decision: 'change', reasons: x },
    { no: 2, decision: 'revokeAndRedo', reasons: x },
  ];
  decide(sim, 'revokeAndRedo', { items: both });
  expect(sim.state()).toMatchObject({ stage: 'handling', facts: { round: 2 } });
  expect(sim.state().facts.mustDiffer).toMatchObject([
    { no: 1, hash: 'one' },
    { no: 2, hash: 'two' },
  ]);
});
