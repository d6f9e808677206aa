import { latest } from '../../domain/clock';
import type { RuleCode } from '../../domain/policy/types';
import { bureau, day, inHand, papers, promise, replied, type Sim, verify, who, x } from '../support/sim';
import * as simple from '../support/simple';

/** Corrections of days beside what else goes on. Matters of Thu 2026-02-26 at 09:00 unless said. */
const ask = (sim: Sim, fact: string, newDate: string, by = 'han') =>
  sim.act('requestCorrection', who(by), { fact, newDate, evidence: 'proof' }, papers);
const decide = (sim: Sim, by = 'tou', decision = 'granted') => sim.act('correctDate', who(by), { decision }, papers);
const clock = (sim: Sim, rule: RuleCode) => latest(sim.state().clocks, rule)!;
const on = (date: string) => `${date}T10:00:00+08:00`;

test('a request ends with the day it is about: the next round has its own', () => {
  const sim = inHand();
  sim.to(on('2026-03-02'));
  replied(sim);
  sim.to(on('2026-03-04'));
  expect(ask(sim, 'deliveredOn', '2026-03-03')).toBeUndefined();
  expect(verify(sim, 'failed')).toBeUndefined();
  expect(sim.state().facts.correction).toBeUndefined();
  expect(sim.tasks()).not.toContain('correctDate');
  replied(sim);
  expect(decide(sim)).toBe('noRequest');
});

test('a request about the day of acceptance ends with another lead, and stays within one organ', () => {
  const changed = (unitId: string) => {
    const sim = inHand();
    sim.to(on('2026-03-04'));
    expect(ask(sim, 'acceptedOn', '2026-02-27')).toBe('dateOutOfOrder'); // after its notice was issued
    sim.act('requestLeadChange', who('chen'), { unitId, reason: x }, papers);
    expect(ask(sim, 'noticeDeliveredOn', '2026-02-27')).toBeUndefined();
    expect(sim.act('changeLead', who('su'), {}, papers)).toBeUndefined();
    return sim;
  };
  expect(changed('housing').state().facts.correction).toBeUndefined();
  expect(changed('labour-team').state().facts.correction).toMatchObject({ fact: 'noticeDeliveredOn' });
});

test('within one organ the day of acceptance is corrected between the days of its own lead', () => {
  const sim = inHand(); // accepted Thu 02-26
  sim.to(on('2026-03-04'));
  sim.act('requestLeadChange', who('chen'), { unitId: 'labour-team', reason: x }, papers);
  sim.act('changeLead', who('su'), {}, papers);
  sim.to(on('2026-03-06'));
  const accepted = { acceptedOn: '2026-03-06', officer: 'da', notice: 'notice' };
  expect(sim.act('accept', who('da'), accepted, papers)).toBeUndefined();
  expect(sim.state().facts.acceptedOn).toBe('2026-02-26');
  expect(ask(sim, 'acceptedOn', '2026-03-05', 'da')).toBe('dateOutOfOrder');
  expect(ask(sim, 'acceptedOn', '2026-02-25', 'da')).toBe('dateOutOfOrder');
  expect(ask(sim, 'acceptedOn', '2026-03-02', 'da')).toBeUndefined();
  expect(decide(sim, 'su')).toBeUndefined();
  expect(clock(sim, 'T_HANDLE')).toMatchObject({ startOn: '2026-03-02', dueOn: '2026-05-06' });
});

test('the day of the report ends the feedback clock, whatever day the opinion was delivered', () => {
  const sim = inHand({}, true, 'assign', { feedbackOn: '2026-03-04' });
  sim.to(on('2026-03-05'));
  replied(sim);
  expect(sim.act('submitCompletion', who('han'), { report: 'report' }, papers)).toBeUndefined();
  sim.to(on('2026-03-06'));
  expect(clock(sim, 'T_ASSIGN_FEEDBACK')).toMatchObject({ metOn: '2026-03-05', lateDays: 1 });
  expect(ask(sim, 'deliveredOn', '2026-03-06')).toBeUndefined();
  expect(decide(sim)).toBeUndefined();
  expect(clock(sim, 'T_ASSIGN_FEEDBACK')).toMatchObject({ metOn: '2026-03-05', lateDays: 1 });
});

test('a promise of an earlier round keeps its days', () => {
  const sim = replied(inHand(), promise('2026-03-20'));
  verify(sim, 'failed');
  sim.to(on('2026-03-03'));
  replied(sim);
  const before = clock(sim, 'T_EXECUTE');
  expect(before).toMatchObject({ state: 'stopped', startOn: '2026-02-26' });
  sim.to(on('2026-03-05'));
  ask(sim, 'deliveredOn', '2026-03-04');
  expect(decide(sim)).toBeUndefined();
  expect(clock(sim, 'T_EXECUTE')).toEqual(before);
});

test('the day of performance is the same in both places', () => {
  const sim = replied(inHand(), promise('2026-03-20'));
  sim.to(on('2026-03-05'));
  expect(sim.act('recordPerformance', who('han'), { doneOn: day(sim), proof: 'performance' }, papers)).toBeUndefined();
  ask(sim, 'performedOn', '2026-03-04');
  expect(decide(sim)).toBeUndefined();
  expect(sim.state().facts).toMatchObject({ performedOn: '2026-03-04', performance: { doneOn: '2026-03-04' } });
});

test('the day of acceptance meets the simple limit, and shows a baseless order', () => {
  const late = simple.forwarded(); // due Wed 2026-02-25
  late.to('2026-02-25T10:00:00+08:00');
  expect(simple.accept(late)).toBeUndefined();
  expect(simple.clock(late, 'T_SIMPLE_ACCEPT')).toMatchObject({ metOn: '2026-02-25' });
  expect(ask(late, 'acceptedOn', '2026-02-24')).toBeUndefined();
  expect(decide(late)).toBeUndefined();
  expect(simple.clock(late, 'T_SIMPLE_ACCEPT')).toMatchObject({ metOn: '2026-02-24', lateDays: 0 });

  const ordered = simple.forwarded();
  ordered.to('2026-02-26T10:00:00+08:00'); // the order went out at 09:00
  expect(simple.accept(ordered)).toBeUndefined();
  expect(ordered.orders()).toMatchObject([{ stage: 'issued' }]);
  expect(ask(ordered, 'acceptedOn', '2026-02-24')).toBeUndefined();
  expect(decide(ordered)).toBeUndefined();
  ordered.to('2026-02-26T10:00:01+08:00');
  expect(ordered.orders()).toMatchObject([{ stage: 'cancelled', facts: { ended: { baseless: true } } }]);
});

test('a matter does not end while a correction waits', () => {
  const sim = replied(inHand());
  verify(sim);
  bureau(sim);
  sim.act('close', who('chen'), { resolved: true }, papers);
  sim.to(on('2026-03-27')); // Fri, one day before the window ends on Mon 03-30
  expect(ask(sim, 'deliveredOn', '2026-02-27', 'han')).toBe('dateOutOfOrder'); // after it was closed
  expect(ask(sim, 'noticeDeliveredOn', '2026-02-27')).toBeUndefined();
  sim.to(on('2026-04-15'));
  expect(clock(sim, 'T_REVIEW_WINDOW').state).toBe('lapsed');
  expect([sim.over(), sim.tasks()]).toEqual([false, ['correctDate']]);
  expect(decide(sim, 'tou', 'refused')).toBeUndefined();
  expect(sim.over()).toBe(true);
});
