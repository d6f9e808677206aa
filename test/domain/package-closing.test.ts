import { clockKey } from '../../domain/clock';
import {
  active,
  at,
  cao,
  chen,
  han,
  handedIn,
  he,
  leader,
  ok,
  on,
  pack,
  packageContext,
  report,
  struckOff,
  su,
} from '../support/packaging';
import { papers, type Sim, who, x } from '../support/sim';

/** Scenario C from the close-out on: Wed 2026-05-20, 05-27, Fri 05-29, Mon 06-01; the watch ends with Sat 11-28. */

const closeOut = (sim: Sim, more: object = {}) => on(sim, 'applyCloseOut', leader, { kind: 'resolved', pack, ...more });
const verify = (sim: Sim, by = cao) => on(sim, 'verify', by, { checks: ok('closeOutChecks') });
const clock = (sim: Sim, rule: string) =>
  sim
    .state('k')
    .clocks.filter((one) => one.rule === rule)
    .at(-1);

/** Another petition on the same matter, received and screened on the days. */
function repeats(sim: Sim, id: string, receivedOn: string, result = 'newFacts'): void {
  const { facts } = sim.state('p');
  const own = {
    ...sim.state('p'),
    id,
    stage: 'registered',
    seq: 1,
    clocks: [],
    facts: { ...facts, receivedOn, packageId: undefined },
  };
  sim.stories.set(id, JSON.parse(JSON.stringify(own)));
  const match = { id: 'p', kind: 'petition', stage: 'concluded', facts, over: true, running: [], packages: ['k'] };
  const input = { result, matchId: 'p', newFacts: x };
  expect(sim.act('screen', chen, input, { ...papers, stories: { p: match } }, id)).toBeUndefined();
}

test('scenario C: the close-out, its check by others, the strike-off and the watch', () => {
  const sim = active();
  at(sim, '2026-05-20T10:00:00');
  expect(on(sim, 'markResolving', leader, { ground: 'agreement', doc: 'dossier' })).toBe('wrongPaper');
  expect(on(sim, 'markResolving', leader, { ground: 'agreement', doc: 'agreement' })).toBeUndefined();
  report(sim, han);
  expect(closeOut(sim)).toBe('assignmentOpen');
  at(sim, '2026-05-27T10:00:00');
  report(sim, he);
  for (const order of sim.orders()) sim.tell('k', 'orderEnded', { orderId: order.id });
  for (const part of Object.keys(pack))
    expect([part, closeOut(sim, { pack: { ...pack, [part]: undefined } })]).toEqual([part, 'packIncomplete']);
  expect(closeOut(sim, { pack: { ...pack, statement: 'dossier' } })).toBe('wrongPaper');
  expect(closeOut(sim, { kind: 'settled' })).toBe('wrongPaper');
  expect(closeOut(sim, { kind: 'settled', pack: { ...pack, opinion: 'agreement' } })).toBeUndefined();
  // The coordinator who listed it is in its chain, whatever role is used.
  expect(verify(sim, chen)).toBe('verifierNotIndependent');
  expect(verify(sim, { ...who('han'), role: 'coordinator' })).toBe('verifierNotIndependent');
  expect(on(sim, 'verify', cao, { checks: ok('closeOutChecks').slice(1) })).toBe('checksOpen');
  at(sim, '2026-05-29T10:00:00');
  expect(verify(sim)).toBeUndefined();
  at(sim, '2026-06-01T10:00:00');
  expect(on(sim, 'strikeOff', { ...cao, role: 'supervisor' })).toBe('sameAsVerifier');
  expect(on(sim, 'strikeOff', { ...who('hu'), role: 'supervisor', region: '330421' })).toBe('verifierNotIndependent');
  expect(on(sim, 'strikeOff', su)).toBeUndefined();
  expect(clock(sim, 'T_STRIKE_OFF_WATCH')).toMatchObject({ strictOn: '2026-11-28', dueOn: '2026-11-28' });
  expect(
    sim
      .state('k')
      .clocks.filter(({ state }) => state === 'running')
      .map(clockKey),
  ).toEqual(['T_STRIKE_OFF_WATCH#1']);
});

/** Struck off on Mon 06-01. */
function watched(): Sim {
  const sim = active('2026-05-20T09:00:00');
  at(sim, '2026-06-01T08:00:00');
  return struckOff(sim);
}

test('a petition received on the last day of the watch makes a relapse, one of the day after a mere repeat', () => {
  const sim = watched();
  at(sim, '2026-11-28T23:00:00');
  const late = sim.fork();
  repeats(sim, 'p2', '2026-11-28');
  expect(sim.state('k')).toMatchObject({
    stage: 'relapsed',
    facts: { petitionIds: ['p', 'p2'], relapses: [{ petitionId: 'p2' }] },
  });
  expect(sim.state('p2').facts.packageId).toBe('k');
  expect(
    sim
      .state('k')
      .clocks.filter(({ state }) => state === 'running')
      .map(({ rule }) => rule),
  ).toEqual([...['T_PROGRESS', 'T_APPOINTMENT', 'T_APPOINTMENT_DAY']]);
  at(late, '2026-11-29T10:00:00');
  expect([late.state('k').stage, late.over('k')]).toEqual(['cleared', false]);
  repeats(late, 'p3', '2026-11-29');
  expect(late.state('k').stage).toBe('cleared');
  // Received on the last day, screened two days later: the day of receipt decides.
  at(late, '2026-11-30T10:00:00');
  repeats(late, 'p4', '2026-11-28');
  expect(late.state('k').stage).toBe('relapsed');
});

test('the watch ends by itself, and the story once nothing can come late any more', () => {
  const sim = watched();
  at(sim, '2026-11-29T00:00:00');
  expect(sim.state('k').stage).toBe('cleared');
  expect(sim.state('p').facts.packageId).toBeUndefined();
  at(sim, '2026-12-13T23:59:00');
  expect(sim.over('k')).toBe(false);
  at(sim, '2026-12-14T00:00:00');
  expect(sim.over('k')).toBe(true);
});

test('a related matter is another one, unless a coordinator says that it is the same', () => {
  const sim = watched();
  at(sim, '2026-07-01T10:00:00');
  repeats(sim, 'p2', '2026-07-01', 'related');
  expect(sim.state('k').stage).toBe('struckOff');
  const card = (receivedOn: string) => ({
    stories: { p2: { id: 'p2', kind: 'petition', stage: 'screened', facts: { receivedOn } } },
  });
  const relapse = (more: object) => on(sim, 'relapse', chen, { petitionId: 'p2' }, more);
  expect(relapse(card('2026-05-31'))).toBe('outsideWatch');
  expect(relapse(card('2026-11-29'))).toBe('outsideWatch');
  expect(relapse(card('2026-07-01'))).toBeUndefined();
  expect(sim.state('k').stage).toBe('relapsed');
});

test('after a relapse the leader goes back to work with a new plan, and hands it in again', () => {
  const sim = watched();
  at(sim, '2026-07-01T10:00:00');
  repeats(sim, 'p2', '2026-07-01');
  expect(on(sim, 'backToWork', leader, { reason: x })).toBe('planMissing');
  const plan = {
    measures: [{ what: x, owner: 'hu', by: '2026-09-30' }],
    target: '2026-10-30',
    unit: 'labour',
    person: 'han',
  };
  expect(on(sim, 'backToWork', leader, { reason: x, plan })).toBeUndefined();
  expect(sim.state('k').stage).toBe('active');
  expect(clock(sim, 'T_PACKAGE_TARGET')).toMatchObject({ instance: 2, dueOn: '2026-10-30', state: 'running' });
  expect(clock(sim, 'T_MEASURE')).toMatchObject({ instance: 2, dueOn: '2026-09-30', state: 'running' });
  on(sim, 'markResolving', leader, { ground: 'helpGranted', doc: 'performance' });
  expect(closeOut(sim)).toBeUndefined();
  expect(verify(sim)).toBeUndefined();
  expect(on(sim, 'strikeOff', su)).toBeUndefined();
  expect(sim.state('k').facts.relapses).toHaveLength(1);
});

test('sent back with a reason: clocks and open measures run on, and it is handed in anew', () => {
  const sim = handedIn(active());
  const running = () =>
    sim
      .state('k')
      .clocks.filter(({ state }) => state === 'running')
      .map(({ rule }) => rule);
  expect(running()).toEqual(['T_PACKAGE_TARGET']);
  expect(on(sim, 'sendBack', chen, { reason: x })).toBe('verifierNotIndependent');
  at(sim, '2026-01-20T10:00:00');
  expect(on(sim, 'sendBack', cao, { reason: x })).toBeUndefined();
  expect(sim.state('k').stage).toBe('returned');
  expect(running()).toEqual(['T_PACKAGE_TARGET', 'T_PROGRESS', 'T_APPOINTMENT', 'T_APPOINTMENT_DAY', 'T_MEASURE']);
  expect(clock(sim, 'T_MEASURE')).toMatchObject({ instance: 2, dueOn: '2026-06-30' });
  const done = { text: x, file: 'photo', measuresDone: [1] };
  expect(on(sim, 'recordProgress', han, done)).toBeUndefined();
  expect(clock(sim, 'T_MEASURE')).toMatchObject({ instance: 2, state: 'stopped', metOn: '2026-01-20' });
  expect(on(sim, 'backToWork', leader, { reason: x })).toBeUndefined();
  on(sim, 'markResolving', leader, { ground: 'helpGranted', doc: 'performance' });
  expect(closeOut(sim)).toBeUndefined();
  // Whoever sent it back had no part in it.
  expect(verify(sim)).toBeUndefined();
});

test('each kind of close-out needs what leads to it', () => {
  const sim = active();
  report(sim, han);
  report(sim, he);
  expect(closeOut(sim)).toBe('wrongStage');
  expect(on(sim, 'startConclusion', leader, { basis: 'R22-36', docs: [] })).toBe('basisMissing');
  expect(on(sim, 'startConclusion', leader, { docs: ['evidence'] })).toBe('basisMissing');
  expect(on(sim, 'reroute', leader, { route: 'petitionProcedure', organ: 'o', basis: 'b', docs: ['evidence'] })).toBe(
    'residualRoute',
  );
  const rerouted = sim.fork();
  const resolving = sim.fork();
  expect(on(sim, 'startConclusion', leader, { basis: 'R22-36', docs: ['evidence'] })).toBeUndefined();
  expect(closeOut(sim)).toBe('kindUnsupported');
  expect(closeOut(sim, { kind: 'rerouted' })).toBe('kindUnsupported');
  expect(closeOut(sim, { kind: 'concludedByLaw' })).toBe('wrongPaper');
  expect(closeOut(sim, { kind: 'concludedByLaw', pack: { ...pack, outcomeProof: 'evidence' } })).toBeUndefined();
  expect(
    on(rerouted, 'reroute', leader, { route: 'litigation', organ: 'o', basis: 'b', docs: ['evidence'] }),
  ).toBeUndefined();
  expect(closeOut(rerouted, { kind: 'rerouted', pack: { ...pack, outcomeProof: 'receipt' } })).toBeUndefined();
  expect(on(resolving, 'markResolving', leader, { ground: 'helpGranted' })).toBe('groundMissing');
  on(resolving, 'markResolving', leader, { ground: 'helpGranted', doc: 'performance' });
  expect(closeOut(resolving, { kind: 'settled' })).toBe('kindUnsupported');
});

test('an open mediation or order holds the close-out up; papers of its matters count', () => {
  const sim = active();
  report(sim, han);
  report(sim, he);
  const consents = { petitioner: 'consent', otherSide: 'otherConsent' };
  const mediation = { kind: 'people', body: x };
  expect(on(sim, 'openMediation', leader, { ...mediation, consents: { petitioner: 'consent' } })).toBe(
    'consentMissing',
  );
  expect(on(sim, 'openMediation', leader, { ...mediation, consents })).toBeUndefined();
  expect(on(sim, 'openMediation', leader, { ...mediation, consents })).toBe('childOpen');
  on(sim, 'markResolving', leader, { ground: 'agreement', doc: 'agreement' });
  expect(closeOut(sim)).toBe('childOpen');
  expect(on(sim, 'endMediation', leader, { result: 'agreed' })).toBeUndefined();
  const { documents } = packageContext('p');
  const filedAt = (story: string) => ({
    documents: { ...packageContext().documents, opinion: { ...documents!.opinion!, story } },
  });
  expect(on(sim, 'applyCloseOut', leader, { kind: 'resolved', pack }, filedAt('elsewhere'))).toBe('documentMissing');
  expect(on(sim, 'applyCloseOut', leader, { kind: 'resolved', pack }, filedAt('p'))).toBeUndefined();
});
