import type { Clock } from '../../domain/clock';
import { kinds } from '../../domain/kinds';
import type { AnyState } from '../../domain/story';
import { aReply, deliver, forwarded, inHand, papers, registered, replied, type Sim, who, x } from '../support/sim';

/** Urgent first visits. Every matter here is registered on Thu 2026-02-26 at 09:00. */
const told = [{ whom: 'government', toldOn: '2026-02-26' }];
const report = (sim: Sim, more: object = {}) =>
  sim.act('reportUrgent', who('chen'), { what: x, told, ...more }, papers);
const approve = (sim: Sim, by = 'lin') => sim.act('approveUrgent', who(by, 'leader'), { order: x }, papers);
const act = (sim: Sim) => sim.act('actUrgent', who('han'), { action: x }, papers);
const giveBack = (sim: Sim) => sim.act('returnUrgent', who('han'), { result: x }, papers);
const urgentClocks = (sim: Sim) =>
  sim.state().clocks.filter(({ rule }: { rule: string }) => rule.startsWith('T_URGENT'));
const missed = (sim: Sim) =>
  sim.events
    .filter(({ data }) => data.alert?.clock.startsWith('T_URGENT'))
    .map(({ data, at }) => [data.alert!.clock, new Date(Date.parse(at) + 288e5).toISOString().slice(0, 16)]);

test('three clocks begin at the registration, and each step ends its own', () => {
  const sim = forwarded();
  sim.to('2026-02-26T09:30:00+08:00');
  expect(report(sim)).toBeUndefined();
  expect(urgentClocks(sim)).toMatchObject([
    { rule: 'T_URGENT_APPROVE', dueAt: '2026-02-26T03:00:00.000Z' }, // 11:00
    { rule: 'T_URGENT_ACT', dueAt: '2026-02-26T05:00:00.000Z' }, // 13:00
    { rule: 'T_URGENT_RETURN', dueAt: '2026-02-27T01:00:00.000Z' }, // Fri 09:00
  ]);
  expect(sim.tasks()).toContain('approveUrgent');
  expect(approve(sim)).toBeUndefined();
  expect(sim.tasks()).toContain('actUrgent');
  expect(act(sim)).toBeUndefined();
  expect(sim.tasks()).toContain('returnUrgent');
  expect(giveBack(sim)).toBeUndefined();
  sim.to('2026-03-02T09:00:00+08:00');
  expect(missed(sim)).toEqual([]);
  expect(urgentClocks(sim).map((clock: Clock) => clock.lateDays)).toEqual([0, 0, 0]);
  expect(report(sim)).toBeUndefined(); // urgent once more: hours count from now
  expect(urgentClocks(sim).at(-1)).toMatchObject({ instance: 2, startAt: '2026-03-02T01:00:00.000Z' });
});

test('just before the hour nothing fires, at the hour it does, once, over the night and the weekend', () => {
  const sim = registered({}, '2026-02-27T22:00:00+08:00'); // Fri
  report(sim);
  sim.to('2026-02-27T23:59:59+08:00');
  expect(missed(sim)).toEqual([]);
  sim.to('2026-02-28T00:00:00+08:00');
  expect(missed(sim)).toEqual([['T_URGENT_APPROVE#1', '2026-02-28T00:00']]);
  sim.to('2026-03-02T09:00:00+08:00');
  expect(missed(sim)).toEqual([
    ['T_URGENT_APPROVE#1', '2026-02-28T00:00'],
    ['T_URGENT_ACT#1', '2026-02-28T02:00'], // Sat
    ['T_URGENT_RETURN#1', '2026-02-28T22:00'],
  ]);
  expect(sim.orders()).toEqual([]);
});

test('reported a day late, every missed step is told at once, each to one leader more', () => {
  const sim = forwarded();
  sim.to('2026-02-27T10:00:00+08:00');
  report(sim);
  expect(kinds.petition.missesOf!(sim.state())).toBe(0);
  sim.to('2026-02-27T10:00:01+08:00');
  expect(missed(sim).map(([, at]) => at)).toEqual(Array(3).fill('2026-02-27T10:00'));
  expect(kinds.petition.missesOf!(sim.state())).toBe(3);
});

test('the steps follow one another and belong to a report', () => {
  const sim = forwarded();
  expect([approve(sim), act(sim), giveBack(sim)]).toEqual(Array(3).fill('notUrgent'));
  report(sim);
  expect(report(sim)).toBe('requestOpen');
  expect([act(sim), giveBack(sim)]).toEqual(['stepOrder', 'stepOrder']);
  approve(sim);
  expect([approve(sim), giveBack(sim)]).toEqual(['stepOrder', 'stepOrder']);
  act(sim);
  giveBack(sim);
  expect([approve(sim), act(sim), giveBack(sim)]).toEqual(Array(3).fill('notUrgent'));
});

test('who was told is a reported day', () => {
  const on = (toldOn: string) => report(forwarded(), { told: [{ whom: 'bureauAbove', toldOn }] });
  expect(on('2026-02-27')).toBe('dateInFuture');
  expect(on('2026-02-25')).toBe('dateOutOfOrder');
});

test('each step has its role and place', () => {
  const sim = forwarded();
  expect(sim.act('reportUrgent', who('han'), { what: x, told }, papers)).toBe('notYourRole');
  report(sim);
  expect(sim.act('approveUrgent', who('tou'), { order: x }, papers)).toBe('notYourRole');
  expect(approve(sim, 'zhang')).toBeUndefined(); // of the county's government
  expect(sim.act('actUrgent', who('he'), { action: x }, papers)).toBe('notYourUnit');
});

test('a signed opinion is the result: open steps end with it, and later ones are refused', () => {
  const sim = inHand();
  report(sim);
  replied(sim);
  expect(urgentClocks(sim).map(({ state, metOn }: AnyState['clocks'][0]) => [state, metOn])).toEqual(
    Array(3).fill(['stopped', '2026-02-26']),
  );
  expect(sim.tasks()).not.toContain('approveUrgent');
  expect(approve(sim)).toBe('wrongStage');
  expect(report(sim)).toBe('wrongStage');
});

test('a reply that was only submitted ends nothing', () => {
  const sim = inHand();
  report(sim);
  sim.act('submitReply', who('han'), aReply(), papers);
  expect(approve(sim)).toBeUndefined();
});

test('a matter that is withdrawn ends them unmet', () => {
  const sim = inHand();
  report(sim);
  sim.act('withdraw', who('chen'), { statement: 'statement', onBehalfOf: { paper: 'paper' } }, papers);
  expect(sim.act('confirmWithdrawal', who('cao'), { how: x }, papers)).toBeUndefined();
  expect(urgentClocks(sim).every(({ metOn }: { metOn?: string }) => metOn === undefined)).toBe(true);
  expect(sim.over()).toBe(true);
  expect(deliver(sim, 'notice')).toBe('storyEnded');
});
