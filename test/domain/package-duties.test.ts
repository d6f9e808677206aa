import { guarantees } from '../../domain/package/lists';
import {
  aBacklogCase,
  active,
  aPlan,
  at,
  cao,
  chen,
  han,
  he,
  leader,
  list,
  ok,
  on,
  packageContext,
  packaged,
  planned,
  sign,
  su,
  toDepartment,
  toTerritory,
} from '../support/packaging';
import { type Sim, who, x } from '../support/sim';

/** From the listing on Mon 2026-01-05 to the beginning of the work: what S3 asks for before it. */
const activate = (sim: Sim, checks = ok('fiveOnes')) => on(sim, 'activate', leader, { checks });

test('listed once, in the own region, with a reason if nothing else says why', () => {
  const sim = aBacklogCase();
  expect(list(sim, { criterion: 'manual' })).toBe('causeMissing');
  expect(list(sim, {}, who('pu-chen'))).toBe('notYourUnit');
  expect(list(sim, { petitionIds: ['p', 'p'] })).toBe('alreadyListed');
  const { kind, stage, facts } = sim.state();
  const taken = { id: 'p', kind, stage, facts, packages: ['other'] };
  expect(list(sim, {}, chen, 'k', { stories: { p: taken } })).toBe('alreadyListed');
  expect(list(sim)).toBeUndefined();
  expect(sim.state('k')).toMatchObject({
    stage: 'listed',
    facts: { petitionId: 'p', regionPath: ['330421', '330400'] },
  });
  expect(sim.state('p').facts.packageId).toBe('k');
});

test('of two packages that list one petition the second gives it up by itself', () => {
  const sim = aBacklogCase();
  expect(list(sim)).toBeUndefined();
  expect(list(sim, {}, chen, 'k2')).toBeUndefined();
  expect([sim.state('k').stage, sim.state('k2').stage]).toEqual(['listed', 'delisted']);
  expect(sim.over('k2')).toBe(true);
  expect(sim.state('p').facts.packageId).toBe('k');
});

test('given to the territory and to the department, which are two units', () => {
  const sim = aBacklogCase();
  list(sim);
  expect(on(sim, 'bindLeader', chen, { leaderId: 'zhang' })).toBe('assignmentsIncomplete');
  expect(on(sim, 'assign', chen, toTerritory('2026-01-04'))).toBe('dateOutOfOrder');
  expect(on(sim, 'assign', chen, toTerritory('2026-05-29'))).toBeUndefined();
  expect(on(sim, 'assign', chen, { ...toDepartment('2026-05-29'), unitId: 'labour' })).toBe('sameUnitBothSides');
  expect(on(sim, 'bindLeader', chen, { leaderId: 'zhang' })).toBe('assignmentsIncomplete');
  expect(on(sim, 'assign', chen, toDepartment('2026-03-31'))).toBeUndefined();
  expect(on(sim, 'assign', chen, toDepartment('2026-05-29'))).toBeUndefined();
  const due = sim.state('k').clocks.map(({ rule, unitId, dueOn, state }) => [rule, unitId, dueOn, state].join(' '));
  expect(due).toEqual([
    'T_ASSIGN_REPORT labour 2026-05-29 running',
    'T_ASSIGN_REPORT housing 2026-03-31 stopped',
    'T_ASSIGN_REPORT housing 2026-05-29 running',
  ]);
  expect(sim.state('k').facts).toMatchObject({ unitId: 'labour', assistants: ['housing'] });
});

test('a leader of county-division rank, of the register and on either side', () => {
  const sim = aBacklogCase();
  list(sim);
  expect(on(sim, 'assign', chen, { ...toTerritory('2026-05-29'), leaderId: 'lin' })).toBe('rankTooLow');
  expect(on(sim, 'assign', chen, { ...toTerritory('2026-05-29'), leaderId: 'gao' })).toBeUndefined();
  on(sim, 'assign', chen, toDepartment('2026-05-29'));
  expect(on(sim, 'bindLeader', chen, { leaderId: 'lin' })).toBe('rankTooLow');
  expect(on(sim, 'bindLeader', chen, { leaderId: 'han' })).toBe('unknownOfficer');
  const strict = { packages: { ...packageContext().packages, leaderRank: 'city' } as never };
  expect(on(sim, 'bindLeader', chen, { leaderId: 'zhang' }, strict)).toBe('rankTooLow');
  expect(on(sim, 'bindLeader', chen, { leaderId: 'zhang' })).toBeUndefined();
  expect(sim.state('k').facts.leaders).toEqual(['zhang', 'gao']);
  // The side's leader is not the one who answers.
  expect(on(sim, 'acknowledgeDuty', who('gao'), { guarantee: 'planning' })).toBe('notYourUnit');
});

test('nobody accused leads or is given the matter', () => {
  const sim = aBacklogCase(undefined, {
    matterType: 'accusation',
    accused: { units: ['housing'], officers: ['zhang'] },
  });
  expect(list(sim)).toBeUndefined();
  expect(on(sim, 'assign', chen, toDepartment('2026-05-29'))).toBe('accusedUnit');
  expect(on(sim, 'assign', chen, { ...toTerritory('2026-05-29'), leaderId: 'zhang' })).toBe('accusedUnit');
});

test('the unit proposes, the department offers, the leader fixes: in this order', () => {
  const sim = packaged();
  expect(on(sim, 'fixPlan', leader, aPlan('2026-06-30'))).toBe('outOfOrder');
  expect(on(sim, 'offerIdeas', he, { text: x })).toBe('outOfOrder');
  expect(on(sim, 'proposeMeasures', he, { text: x })).toBe('notYourUnit');
  expect(on(sim, 'proposeMeasures', han, { text: x })).toBeUndefined();
  expect(on(sim, 'fixPlan', leader, aPlan('2026-06-30'))).toBe('outOfOrder');
  expect(on(sim, 'offerIdeas', han, { text: x })).toBe('notYourUnit');
  expect(on(sim, 'offerIdeas', he, { text: x })).toBeUndefined();
  // Another proposal asks for other ideas.
  expect(on(sim, 'proposeMeasures', han, { text: x })).toBeUndefined();
  expect(on(sim, 'fixPlan', leader, aPlan('2026-06-30'))).toBe('outOfOrder');
  on(sim, 'offerIdeas', he, { text: x });
  const measure = { what: x, owner: 'hu' };
  const plan = aPlan('2026-06-30');
  expect(on(sim, 'fixPlan', leader, { ...plan, measures: [measure] })).toBe('measureWithoutDate');
  expect(on(sim, 'fixPlan', leader, aPlan('2026-06-30', '2026-07-01'))).toBe('dateOutOfOrder');
  expect(on(sim, 'fixPlan', leader, { ...plan, unit: 'county-gov' })).toBe('notAssistant');
  expect(on(sim, 'fixPlan', leader, { ...plan, person: 'he' })).toBe('unknownOfficer');
  expect(on(sim, 'fixPlan', who('gao'), plan)).toBe('notYourUnit');
  expect(on(sim, 'fixPlan', leader, plan)).toBeUndefined();
});

/** Each of the sixteen combinations of the four guarantees; only all of them let the work begin. */
test.each(Array.from({ length: 16 }, (_, mask) => [mask, guarantees.filter((_one, n) => mask & (1 << n))] as const))(
  'combination %i of the four guarantees: %s',
  (mask, signed) => {
    const sim = planned(packaged());
    expect(sign(sim, signed)).toEqual(signed.map(() => undefined));
    expect(activate(sim)).toBe(mask === 15 ? undefined : 'fourGuaranteesOpen');
  },
);

test('four fixes and five ones come first, too', () => {
  const sim = packaged();
  sign(sim);
  expect(on(sim, 'acknowledgeDuty', leader, { guarantee: 'planning' })).toBe('alreadyTicked');
  expect(activate(sim)).toBe('fourFixOpen');
  planned(sim);
  const all = ok('fiveOnes');
  for (const [n, { code }] of all.entries()) {
    const open = all.map((check, m) => (n === m ? { ...check, ok: false } : check));
    expect([code, activate(sim, open)]).toEqual([code, 'fiveOnesOpen']);
  }
  expect(activate(sim, all.slice(1))).toBe('fiveOnesOpen');
  expect(activate(sim)).toBeUndefined();
  expect(
    sim
      .state('k')
      .clocks.filter(({ state }) => state === 'running')
      .map(({ rule }) => rule),
  ).toEqual([
    ...['T_ASSIGN_REPORT', 'T_ASSIGN_REPORT', 'T_PACKAGE_TARGET', 'T_MEASURE'],
    ...['T_PROGRESS', 'T_APPOINTMENT', 'T_APPOINTMENT_DAY'],
  ]);
});

test('a plan that has lain too long is revised first', () => {
  const sim = planned(packaged(), '2026-01-09');
  sign(sim);
  at(sim, '2026-01-12T09:00:00');
  expect(activate(sim)).toBe('dateOutOfOrder');
  expect(on(sim, 'revisePlan', leader, { reason: x, ...aPlan('2026-06-30') })).toBeUndefined();
  expect(sim.state('k').facts.formerPlans).toMatchObject([{ target: '2026-01-09' }]);
  expect(activate(sim)).toBeUndefined();
});

test('it leaves the list as long as nobody has begun', () => {
  const sim = packaged();
  const other = sim.fork();
  expect(on(sim, 'delist', su, { reason: x })).toBeUndefined();
  expect([sim.state('k').stage, sim.over('k')]).toEqual(['delisted', true]);
  expect(sim.state('p').facts.packageId).toBeUndefined();
  on(other, 'proposeMeasures', han, { text: x });
  expect(on(other, 'delist', su, { reason: x })).toBe('workStarted');
});

test('another leader is asked for by one and approved by another, and signs anew', () => {
  const sim = active();
  expect(on(sim, 'changeLeader', su)).toBe('approvalMissing');
  expect(on(sim, 'requestLeaderChange', chen, { leaderId: 'lin', reason: x })).toBe('rankTooLow');
  expect(on(sim, 'requestLeaderChange', chen, { leaderId: 'gao', reason: x })).toBeUndefined();
  expect(on(sim, 'requestLeaderChange', leader, { leaderId: 'gao', reason: x })).toBe('requestOpen');
  // The same person as supervisor.
  expect(on(sim, 'changeLeader', { ...chen, role: 'supervisor' })).toBe('selfApproval');
  expect(on(sim, 'refuseLeaderChange', su, { reason: x })).toBeUndefined();
  on(sim, 'requestLeaderChange', chen, { leaderId: 'gao', reason: x });
  expect(on(sim, 'changeLeader', su)).toBeUndefined();
  expect(sim.state('k').facts).toMatchObject({ leaderId: 'gao', formerLeaders: [{ leaderId: 'zhang' }] });
  expect(on(sim, 'recordProgress', leader, { text: x, file: 'photo', measuresDone: [] })).toBe('notYourUnit');
  expect(sim.state('k').facts.guarantees).toBeUndefined();
  expect(on(sim, 'acknowledgeDuty', who('gao'), { guarantee: 'planning' })).toBeUndefined();
  expect(sim.state('k').facts.chain).toEqual(expect.arrayContaining(['zhang', 'gao', 'chen', 'han', 'hu', 'he']));
  expect(sim.state('k').facts.chain).not.toContain(cao.id);
});
