import { clockKey, latest, running } from '../../domain/clock';
import { resolveClocks } from '../../domain/clock-ops';
import { kinds } from '../../domain/kinds';
import { theContext } from '../support/registers';
import {
  bureau,
  deliver,
  forwarded,
  inHand,
  papers,
  performed,
  promise,
  replied,
  type Sim,
  verify,
  who,
  yardstick,
} from '../support/sim';

const evidence = 'evidence';
const reopen = (sim: Sim, input: object = { cause: 'notCarriedOut', evidence }, by = who('cao'), context = papers) =>
  sim.act('reopen', by, input, context);

/** Answered and delivered on Thu 02-26, twice verified, closed as resolved: its rights run until the end of March. */
function closed(more: object = promise('2026-03-09')): Sim {
  const sim = replied(inHand(), more);
  verify(sim);
  bureau(sim);
  if ('promise' in more) performed(sim);
  expect(sim.act('close', who('chen'), { resolved: true }, papers)).toBeUndefined();
  return sim;
}

test('what was not carried out is handled again under the old date, in a new round', () => {
  const sim = closed();
  sim.to('2026-03-10T09:00:00+08:00'); // Tue
  expect(reopen(sim)).toBeUndefined();
  const { stage, facts, clocks } = sim.state();
  expect([stage, facts.round, facts.closed, facts.deliveredOn]).toEqual(['handling', 2, undefined, undefined]);
  expect(facts.reopened).toEqual({ on: '2026-03-10', cause: 'notCarriedOut', no: 1, firstOn: '2026-03-10' });
  const clock = running(clocks, 'T_HANDLE')!;
  expect([clockKey(clock), clock.startOn, clock.dueOn]).toEqual(['T_HANDLE#2', '2026-02-26', '2026-04-27']); // Mon
  for (const rule of ['T_REVIEW_WINDOW', 'T_RATING', 'T_FOLLOW_UP', 'T_EXECUTE'] as const)
    expect([rule, latest(clocks, rule)?.state]).toEqual([rule, 'stopped']);
  expect(sim.tasks()).toEqual(['submitReply']);
  expect(deliver(sim, 'opinion')).toBe('wrongPaper'); // the old round's
});

test('under its old date a matter that is late by then is ordered again', () => {
  const sim = closed({});
  const late = sim.state();
  sim.stories.set('p', {
    ...late,
    facts: { ...late.facts, linkedPetitions: ['n'], reopenAsked: { by: 'n', on: '2026-03-09' } },
  });
  sim.to('2026-04-28T10:00:00+08:00'); // Tue: T_HANDLE was due on Mon 04-27
  expect([sim.state().stage, sim.over(), kinds.petition.holderOf(sim.state())]).toEqual([
    'closed',
    false,
    { unitId: 'county-bureau' },
  ]);
  expect(reopen(sim)).toBeUndefined();
  sim.to('2026-04-28T10:01:00+08:00');
  expect(sim.orders().map((order) => order.facts.breachDueOn)).toEqual(['2026-04-27']);
});

test('new facts get the law’s full time, counted from today, and a fresh target where the office has one', () => {
  const sim = closed();
  sim.to('2026-03-10T09:00:00+08:00');
  const before = sim.state();
  expect(reopen(sim, { cause: 'newFacts', evidence })).toBeUndefined();
  const clock = running(sim.state().clocks, 'T_HANDLE')!;
  expect([clockKey(clock), clock.startOn, clock.dueOn]).toEqual(['T_HANDLE#2', '2026-03-10', '2026-05-09']); // Sat, worked
  const ask = {
    actor: who('cao'),
    input: { cause: 'newFacts', evidence },
    context: papers,
    at: '',
    today: '2026-03-10',
  };
  const { clocks = [] } = kinds.petition.behaviours.reopen!.change(before, ask as never);
  const inPujiang = resolveClocks(clocks, before.clocks, yardstick('2026-03-10T01:00:00.000Z', 'pujiang'));
  expect(running(inPujiang.clocks, 'T_TARGET_10')?.dueOn).toBe('2026-03-20'); // Fri
});

test('a matter may be reopened before it is closed, and whoever reopened it may verify it', () => {
  const sim = replied(inHand());
  verify(sim);
  bureau(sim);
  expect(reopen(sim, { cause: 'deliveryMissing', evidence })).toBeUndefined();
  replied(sim);
  verify(sim);
  expect(bureau(sim)).toBeUndefined();
  expect(sim.state()).toMatchObject({ stage: 'evaluating', facts: { round: 2 } });
});

test('by a coordinator of the place, for a cause, with the paper that shows it, while it may be', () => {
  expect(reopen(inHand())).toBe('wrongStage');
  expect(reopen(forwarded())).toBe('wrongStage');
  const sim = closed();
  expect(reopen(sim, { cause: 'other', evidence }, who('han'))).toBe('notYourRole');
  expect(reopen(sim, { cause: 'other', evidence }, who('zhe-chen'))).toBe('notYourUnit');
  expect(reopen(sim, { evidence })).toBe('causeMissing');
  expect(reopen(sim, { cause: 'other', evidence: 'proof' })).toBe('wrongPaper');
  expect(reopen(sim, { cause: 'other', evidence }, who('cao'), theContext())).toBe('documentMissing');
  const { state } = sim;
  // Help that is still to be given keeps what is concluded open.
  const care = [{ no: 1, kind: 'visit', offeredOn: '2026-02-26', dueOn: '2026-03-26', instance: 1 }];
  sim.stories.set('p', { ...state(), stage: 'concluded', facts: { ...state().facts, care } });
  expect(reopen(sim)).toBe('concludedFinal');
  const ended = closed();
  ended.to('2026-04-20T09:00:00+08:00');
  expect(reopen(ended)).toBe('storyEnded');
});
