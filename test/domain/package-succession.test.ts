import type { Context } from '../../domain/acts';
import {
  aBacklogCase,
  active,
  aPlan,
  at,
  chen,
  han,
  he,
  leader,
  list,
  on,
  ordersOf,
  pack,
  packaged,
  report,
  su,
  toDepartment,
  toTerritory,
} from '../support/packaging';
import { actorOf, theContext } from '../support/registers';
import { papers, type Sim, x } from '../support/sim';

/** Merged units 承接单位 (R22-24): labour is the territory's side and responsible, housing the department's. */

const da = actorOf('da');
const all = theContext();
const merged = (unit: string, into: string): Partial<Context> => ({
  units: { ...all.units, [unit]: { ...all.units![unit]!, mergedInto: into } },
});
const pass = (sim: Sim, unitId: string, successor: string, more: object = {}, context = merged(unitId, successor)) =>
  on(sim, 'passToSuccessor', chen, { unitId, successor, ...more }, context);
const facts = (sim: Sim) => sim.state('k').facts;
const reports = (sim: Sim) =>
  sim
    .state('k')
    .clocks.filter(({ rule }) => rule === 'T_ASSIGN_REPORT')
    .map(({ instance, unitId, state, dueOn, metOn }) => ({ instance, unitId, state, dueOn, metOn }));
const inbox = (sim: Sim) => sim.tasks('k');

test('side, plan, date and inbox are the successor’s; its persons are named anew by the leader', () => {
  const sim = active();
  expect(pass(sim, 'labour', 'labour-team')).toBeUndefined();
  expect(facts(sim)).toMatchObject({
    sides: { territory: { unitId: 'labour-team' }, department: { unitId: 'housing' } },
    ...{ unitId: 'labour-team', assistants: ['housing'], plan: { unitId: 'labour-team', person: 'han' } },
  });
  expect(facts(sim).officerId).toBeUndefined();
  expect(reports(sim)[0]).toMatchObject({ instance: 1, unitId: 'labour-team', state: 'running', dueOn: '2026-05-29' });
  expect(inbox(sim)).toContain('revisePlan');
  expect(report(sim, han)).toBe('notYourUnit');
  expect(report(sim, da)).toBeUndefined();

  const plan = { ...aPlan('2026-09-30'), unit: 'labour-team', person: 'da' };
  expect(on(sim, 'revisePlan', leader, { reason: x, ...plan })).toBeUndefined();
  expect(facts(sim).officerId).toBe('da');
  expect(inbox(sim)).not.toContain('revisePlan');
});

test('merged with the other side’s: one unit, one line in its inbox, one report that answers for both', () => {
  const sim = active();
  expect(pass(sim, 'housing', 'labour')).toBeUndefined();
  expect(facts(sim)).toMatchObject({ unitId: 'labour', assistants: [], officerId: 'han' });
  expect(inbox(sim).filter((act) => act === 'report')).toHaveLength(1);
  expect(report(sim, he)).toBe('notYourUnit');
  expect(report(sim, han)).toBeUndefined();
  expect(reports(sim).map(({ unitId, metOn }) => [unitId, metOn])).toEqual([
    ['labour', '2026-01-12'],
    ['labour', '2026-01-12'],
  ]);
  expect(report(sim, han)).toBe('noRequest');
  expect(on(sim, 'markResolving', leader, { ground: 'helpGranted', doc: 'performance' })).toBeUndefined();
  expect(on(sim, 'applyCloseOut', leader, { kind: 'resolved', pack })).toBeUndefined();
});

test('the order of a missed report goes along, and no second one is issued', () => {
  const sim = packaged('2026-01-05T09:00:00+08:00', '2026-01-30');
  at(sim, '2026-02-03T12:00:00');
  const ofReports = () => ordersOf(sim).filter(({ facts }) => facts.rule === 'T_ASSIGN_REPORT');
  expect(ofReports().map((order) => order.facts.unitId)).toEqual(['labour', 'housing']);
  expect(pass(sim, 'housing', 'labour-team')).toBeUndefined();
  at(sim, '2026-02-10T12:00:00');
  expect(ofReports().map((order) => order.facts.unitId)).toEqual(['labour', 'labour-team']);
  expect(report(sim, da)).toBeUndefined();
  expect(ofReports().map((order) => order.facts.breachEndedOn)).toEqual([undefined, '2026-02-10']);
});

test('a leader of the side may be named with it, of the rank that the office asks for', () => {
  const sim = active();
  expect(pass(sim, 'housing', 'labour-team', { leaderId: 'lin' })).toBe('rankTooLow');
  expect(pass(sim, 'housing', 'labour-team', { leaderId: 'gao' })).toBeUndefined();
  expect(facts(sim)).toMatchObject({ leaderId: 'zhang', leaders: ['zhang', 'gao'] });
});

test('only the successor that the register names, for a unit that has a side, and never an accused one', () => {
  const sim = active();
  expect(pass(sim, 'county-gov', 'labour')).toBe('notSuccessor');
  expect(pass(sim, 'housing', 'county-gov', {}, merged('housing', 'labour'))).toBe('notSuccessor');
  expect(pass(sim, 'housing', 'labour', {}, {})).toBe('notSuccessor');
  expect(on(sim, 'passToSuccessor', su, { unitId: 'housing', successor: 'labour' })).toBe('notYourRole');

  const accused = { units: ['labour-team'], officers: [] };
  const barred = aBacklogCase('2026-01-05T09:00:00+08:00', { matterType: 'accusation', accused });
  expect(list(barred)).toBeUndefined();
  on(barred, 'assign', chen, toTerritory('2026-05-29'));
  on(barred, 'assign', chen, toDepartment('2026-05-29'));
  expect(on(barred, 'bindLeader', chen, { leaderId: 'gao' })).toBeUndefined();
  expect(pass(barred, 'housing', 'labour-team')).toBe('accusedUnit');
});

test('what one of its petitions passes on its package passes on as well, once', () => {
  const sim = active();
  sim.act('screen', chen, { result: 'none' }, papers);
  sim.act('classify', chen, { domain: 'labour', severity: 'ordinary', track: 'ordinary' }, papers);
  expect(sim.act('forward', chen, { unitId: 'labour', assistants: [] }, papers)).toBeUndefined();
  const passing = { unitId: 'labour', successor: 'labour-team' };
  const context = { ...papers, ...merged('labour', 'labour-team') };
  expect(sim.act('passToSuccessor', chen, passing, context)).toBeUndefined();
  expect(facts(sim)).toMatchObject({ unitId: 'labour-team', sides: { territory: { unitId: 'labour-team' } } });
  const { seq } = sim.state('k');
  sim.tell('k', 'unitSucceeded', passing);
  expect(sim.state('k').seq).toBe(seq);
});

test('before a leader is bound a side that would meet the other one is left to be assigned anew', () => {
  const sim = aBacklogCase();
  list(sim);
  for (const input of [toTerritory('2026-05-29'), toDepartment('2026-05-29')]) on(sim, 'assign', chen, input);
  expect(pass(sim, 'housing', 'labour')).toBe('wrongStage');
  sim.tell('k', 'unitSucceeded', { unitId: 'housing', successor: 'labour' });
  expect(facts(sim).sides.department.unitId).toBe('housing');
  sim.tell('k', 'unitSucceeded', { unitId: 'housing', successor: 'labour-team' });
  expect(facts(sim).sides.department.unitId).toBe('labour-team');
  expect(reports(sim)[1]).toMatchObject({ unitId: 'labour-team', dueOn: '2026-05-29' });
});
