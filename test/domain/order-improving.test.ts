import { kinds } from '../../domain/kinds';
import { theContext } from '../support/registers';
import { forwarded, papers, type Sim, who, x } from '../support/sim';

/** Joint supervision, inspections and proposals. A matter of Thu 2026-02-26 with labour; su supervises it by hand. */
const o = '0d5e2c50-5c43-4d8f-9a55-1e2c1d7b0c11';
const discipline = { id: 'ji', role: 'supervisor', unit: 'city-bureau', region: '330400' } as const;
const doc = (type: string, story = o) =>
  theContext({ documents: { d: { id: 'd', type, story, filedOn: '2026-02-26' } } });

function issued(sim: Sim, more: object = {}): string | undefined {
  const card = { id: 'p', kind: 'petition', stage: 'forwarded', facts: sim.state().facts };
  const input = { petitionId: 'p', cause: 'delay', demand: x, copyTo: [], jointWith: [], ...more };
  return sim.act('issue', who('su'), input, { ...papers, stories: { p: card } }, o, 'order');
}
const onOrder = (sim: Sim, act: string, person: string, input: object, context = papers) =>
  sim.act(act, who(person), input, context, o);
const order = (sim: Sim) => sim.state(o);
const inspection = { inspectedOn: '2026-02-26', findings: x, doc: 'd' };
const answer = (sim: Sim) => onOrder(sim, 'answer', 'tou', { causeOfDelay: x, measures: x, docs: [] });
const propose = (sim: Sim, kind = 'improve') => onOrder(sim, 'proposeImprovement', 'su', { kind, text: x });
const uptake = (sim: Sim, adopted = 'partly', context = doc('proposalReply')) =>
  onOrder(sim, 'recordUptake', 'chen', { adopted, reply: 'd' }, context);

test('supervised jointly: not by the unit or one below it, not by the bureau itself, twice or from elsewhere', () => {
  const code = (...jointWith: string[]) => issued(forwarded(), { jointWith });
  expect([code('labour'), code('labour-team'), code('county-bureau')]).toEqual(Array(3).fill('sameUnitTwice'));
  expect(code('housing', 'housing')).toBe('sameUnitTwice');
  expect(code('pu-labour')).toBe('unitElsewhere');
  expect(code('housing', 'city-bureau')).toBeUndefined();
});

test('who is accused supervises nothing, and neither does a unit below', () => {
  const accused = { units: ['county-gov'], officers: [] };
  const sim = forwarded();
  const card = { id: 'p', kind: 'petition', stage: 'forwarded', facts: { ...sim.state().facts, accused } };
  const input = { petitionId: 'p', cause: 'delay', demand: x, copyTo: [], jointWith: ['housing'] };
  expect(sim.act('issue', who('su'), input, { ...papers, stories: { p: card } }, o, 'order')).toBe('accusedUnit');
});

test('a unit that supervises jointly inspects and is told, and does nothing else', () => {
  const sim = forwarded();
  issued(sim, { jointWith: ['housing'] });
  const joint = { ...discipline, unit: 'housing', region: '330499' };
  expect(sim.act('inspect', joint, inspection, doc('inspectionRecord'), o)).toBeUndefined();
  expect(order(sim).facts.inspections).toEqual([{ by: 'ji', on: '2026-02-26', doc: 'd' }]);
  expect(sim.act('cancel', joint, { reason: x }, papers, o)).toBe('notYourUnit');
  expect(sim.act('inspect', { ...joint, unit: 'parks' }, inspection, doc('inspectionRecord'), o)).toBe('notYourUnit');
  expect(kinds.order.partyOf(order(sim), 'housing')).toBe('housing');
  expect(kinds.order.partyOf(order(sim), 'parks')).toBeUndefined();
});

test('an inspection has a day and a record, in any open stage', () => {
  const sim = forwarded();
  issued(sim);
  const inspect = (more: object, context = doc('inspectionRecord')) =>
    onOrder(sim, 'inspect', 'su', { ...inspection, ...more }, context);
  expect(inspect({ inspectedOn: '2026-02-27' })).toBe('dateInFuture');
  expect(inspect({ inspectedOn: '2026-02-25' })).toBe('dateOutOfOrder');
  expect(inspect({}, doc('evidence'))).toBe('wrongPaper');
  expect(inspect({}, doc('inspectionRecord', 'p'))).toBe('documentMissing');
  expect(inspect({})).toBeUndefined();
  answer(sim);
  expect(inspect({})).toBeUndefined();
  expect(order(sim).stage).toBe('answered');
});

test('a proposal waits thirty days for the written reply, beyond the settlement', () => {
  const sim = forwarded();
  issued(sim);
  expect(propose(sim)).toBe('wrongStage');
  answer(sim);
  expect(uptake(sim)).toBe('noProposal');
  expect(propose(sim, 'policy')).toBeUndefined();
  expect(propose(sim)).toBe('requestOpen');
  expect(order(sim).clocks.at(-1)).toMatchObject({ rule: 'T_PROPOSAL_REPLY', dueOn: '2026-03-30' }); // Sat 03-28
  expect(onOrder(sim, 'settle', 'su', {})).toBeUndefined();
  expect(sim.over(o)).toBe(false);
  expect(sim.state().children).toMatchObject([{ open: false }]); // the petition need not wait
  expect(kinds.order.holderOf(order(sim))).toEqual({ unitId: 'labour' });
  expect(kinds.order.tasksOf(order(sim))).toMatchObject([
    { act: 'recordUptake', unitId: 'county-bureau', role: 'coordinator', dueOn: '2026-03-30' },
  ]);
  expect(uptake(sim, 'yes', doc('evidence'))).toBe('wrongPaper');
  expect(uptake(sim, 'no')).toBeUndefined();
  expect(order(sim).facts.improvement).toMatchObject({ kind: 'policy', uptake: { adopted: 'no', by: 'chen' } });
  expect([sim.over(o), kinds.order.holderOf(order(sim)), sim.tasks(o)]).toEqual([false, undefined, []]);
  sim.to('2026-03-31T00:01:00+08:00');
  expect(sim.over(o)).toBe(true);
});

test('unanswered, the supervisor hears of it the day after; nobody is interviewed for it', () => {
  const sim = forwarded();
  issued(sim);
  answer(sim);
  propose(sim, 'accountability');
  onOrder(sim, 'returnOrder', 'su', { reason: x });
  answer(sim);
  onOrder(sim, 'settle', 'su', {});
  const fired = () => sim.events.filter(({ data }) => data.alert?.clock === 'T_PROPOSAL_REPLY#1').map(({ act }) => act);
  sim.to('2026-03-31T08:59:59+08:00'); // Tue
  expect(fired()).toEqual(['warn']);
  sim.to('2026-03-31T09:00:00+08:00');
  expect(fired()).toEqual(['warn', 'notify']);
  expect(order(sim).facts.proposal).toBeUndefined();
});

test('a settled order may still be proposed upon for thirty days; nobody owes anything meanwhile', () => {
  const sim = forwarded();
  issued(sim);
  answer(sim);
  onOrder(sim, 'settle', 'su', {});
  expect(order(sim).clocks.at(-1)).toMatchObject({ rule: 'T_PROPOSAL_WINDOW', kind: 'right', dueOn: '2026-03-30' });
  expect([sim.over(o), kinds.order.holderOf(order(sim)), sim.tasks(o)]).toEqual([false, undefined, []]);
  expect(onOrder(sim, 'returnOrder', 'su', { reason: x })).toBe('wrongStage');
  const late = sim.fork();
  late.to('2026-03-31T00:01:00+08:00'); // Sat 03-28 rolls to Mon 03-30
  expect([late.over(o), propose(late)]).toEqual([true, 'storyEnded']);
  sim.to('2026-03-30T23:00:00+08:00');
  expect(propose(sim)).toBeUndefined();
  expect(kinds.order.holderOf(order(sim))).toEqual({ unitId: 'labour' });
  sim.to('2026-04-02T09:00:00+08:00'); // the window is over, the answer is not there yet
  expect([sim.over(o), uptake(sim, 'yes'), sim.over(o)]).toEqual([false, undefined, true]);
});

test('an order settled before the window was kept is over as it was', () => {
  const sim = forwarded();
  issued(sim);
  const { facts, clocks } = order(sim);
  expect(kinds.order.isOver({ ...order(sim), stage: 'settled', facts, clocks })).toBe(true);
});
