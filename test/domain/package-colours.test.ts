import { colourOf, worstColour } from '../../domain/colour';
import { leaderPackage } from '../../domain/package/package';
import { national2022 } from '../../domain/policy/national-2022';
import type { Policy } from '../../domain/policy/types';
import {
  active,
  aPlan,
  at,
  decline,
  han,
  he,
  leader,
  on,
  ordersOf,
  progress,
  report,
  told,
  visit,
} from '../support/packaging';
import { day, type Sim, x } from '../support/sim';

/** Three colours 三色督办: thresholds of domain.md 6.4, each just before and just after. Fri 2026-01-30 is a working day. */

const now = (sim: Sim) => new Date(sim.now).toISOString();
const colour = (sim: Sim) => worstColour(sim.state('k').clocks, now(sim));
/** Why it has that colour. */
const why = (sim: Sim) =>
  sim
    .state('k')
    .clocks.filter((clock) => ['yellow', 'red'].includes(colourOf(clock, now(sim))))
    .map((clock) => `${leaderPackage.colourReason?.(clock)} ${colourOf(clock, now(sim))}`);
const orders = (sim: Sim) => ordersOf(sim).map(({ facts }) => `${facts.rule} ${facts.unitId}`);

test('no record for 15 days is yellow from the sixteenth on, none for 30 days red, with one order', () => {
  const sim = active('2026-03-02T09:00:00', '2026-12-31');
  decline(sim);
  at(sim, '2026-03-17T23:59:59');
  expect(colour(sim)).toBe('green');
  at(sim, '2026-03-18T00:00:00');
  expect(why(sim)).toEqual(['progress yellow']);
  at(sim, '2026-04-01T23:59:59');
  expect(why(sim)).toEqual(['progress yellow']);
  at(sim, '2026-04-02T00:00:00');
  expect(why(sim)).toEqual(['progress red']);
  at(sim, '2026-04-02T08:59:59');
  expect(orders(sim)).toEqual([]);
  at(sim, '2026-04-02T09:00:00');
  expect(orders(sim)).toEqual(['T_PROGRESS labour']);
  at(sim, '2026-04-29T10:00:00');
  expect(orders(sim)).toEqual(['T_PROGRESS labour']);
  expect(told(sim.linesOf('k'), ['supervise', 'warn'])).toEqual([
    'warn 2026-03-18T09:00',
    'supervise 2026-04-02T09:00',
  ]);
  expect(progress(sim)).toBeUndefined();
  expect(ordersOf(sim)[0]!.facts.breachEndedOn).toBe('2026-04-29');
  decline(sim);
  expect(colour(sim)).toBe('green');
});

test('a record of every 14 days keeps it green, and it is documented', () => {
  const sim = active('2026-03-02T09:00:00', '2026-12-31');
  expect(progress(sim, { file: undefined })).toBe('fileMissing');
  expect(progress(sim, { file: 'dossier' })).toBe('wrongPaper');
  expect(progress(sim, { measuresDone: [2] })).toBe('noRequest');
  for (const on of ['2026-03-16', '2026-03-30']) {
    at(sim, `${on}T23:00:00`);
    expect(colour(sim)).toBe('green');
    expect(progress(sim)).toBeUndefined();
  }
});

test('a visit counts from its own day, and never backwards', () => {
  const sim = active('2026-03-02T09:00:00', '2026-12-31');
  at(sim, '2026-03-10T10:00:00');
  expect(visit(sim, { visitedOn: '2026-03-11' })).toBe('dateInFuture');
  expect(visit(sim, { visitedOn: '2026-03-01' })).toBe('dateOutOfOrder');
  expect(visit(sim, { visitedOn: '2026-03-08' })).toBeUndefined();
  const due = () =>
    sim
      .state('k')
      .clocks.filter(({ rule }) => rule === 'T_PROGRESS')
      .at(-1)?.dueOn;
  expect(due()).toBe('2026-04-07');
  visit(sim, { visitedOn: '2026-03-05' });
  expect(due()).toBe('2026-04-07');
  expect(sim.state('k').facts.progress).toEqual({ records: 2, visits: 2, lastOn: '2026-03-08' });
});

test('a milestone is yellow three days before its day, red after it, and ordered once', () => {
  const sim = active('2026-01-12T09:00:00', '2026-01-30'); // Fri
  progress(sim);
  at(sim, '2026-01-26T23:59:59');
  progress(sim);
  decline(sim);
  expect(colour(sim)).toBe('green');
  at(sim, '2026-01-27T00:00:00');
  expect(why(sim)).toEqual(['milestone yellow', 'milestone yellow']);
  expect(progress(sim, { measuresDone: [1] })).toBeUndefined();
  expect(why(sim)).toEqual(['milestone yellow']);
  at(sim, '2026-01-30T23:59:59');
  expect(colour(sim)).toBe('yellow');
  at(sim, '2026-01-31T00:00:00');
  expect(why(sim)).toEqual(['milestone red']);
  // Sat 01-31, Sun 02-01: the order goes out on Mon.
  at(sim, '2026-02-02T08:59:59');
  expect(orders(sim)).toEqual([]);
  at(sim, '2026-02-05T09:00:00');
  expect(orders(sim)).toEqual(['T_PACKAGE_TARGET labour']);
  expect(sim.state('k').children).toMatchObject([{ kind: 'order', key: 'T_PACKAGE_TARGET#1/2026-01-30', open: true }]);
});

test('each breach has its own order: the measure, the target, the side that has not reported', () => {
  const sim = active('2026-01-12T09:00:00', '2026-05-29');
  decline(sim);
  on(sim, 'revisePlan', leader, { reason: x, ...aPlan('2026-05-29', '2026-04-30') });
  report(sim, han);
  at(sim, '2026-06-01T10:00:00');
  expect(orders(sim).sort()).toEqual([
    ...['T_ASSIGN_REPORT housing', 'T_MEASURE labour', 'T_PACKAGE_TARGET labour', 'T_PROGRESS labour'],
  ]);
  report(sim, he);
  const ofSide = ordersOf(sim).find(({ facts }) => facts.rule === 'T_ASSIGN_REPORT');
  expect(ofSide?.facts.breachEndedOn).toBe(day(sim));
});

test('a revised plan moves the measures, keeps the old one, and ends the breach of what it replaces', () => {
  const sim = active('2026-01-12T09:00:00', '2026-01-30');
  at(sim, '2026-02-03T10:00:00');
  expect(orders(sim).sort()).toEqual(['T_MEASURE labour', 'T_PACKAGE_TARGET labour']);
  expect(on(sim, 'revisePlan', leader, { reason: x, ...aPlan('2026-02-02') })).toBe('dateOutOfOrder');
  expect(on(sim, 'revisePlan', leader, { reason: x, ...aPlan('2026-06-30') })).toBeUndefined();
  expect(sim.state('k').facts.formerPlans).toMatchObject([{ target: '2026-01-30', measures: [{ by: '2026-01-30' }] }]);
  const clocks = sim.state('k').clocks.filter(({ rule }) => rule === 'T_MEASURE');
  expect(clocks.map(({ instance, dueOn, state }) => [instance, dueOn, state].join(' '))).toEqual([
    '1 2026-01-30 stopped',
    '2 2026-06-30 running',
  ]);
  expect(ordersOf(sim).map(({ facts }) => facts.breachEndedOn)).toEqual(['2026-02-03', '2026-02-03']);
});

test('the figures are the policy’s: no rule of a package is without a source, and each colour has its clock', () => {
  const rules = national2022.rules.filter(({ turns }) => turns);
  expect(rules.map(({ code, turns }) => [code, turns])).toEqual([
    ['T_PACKAGE_TARGET', { yellow: { beforeStrict: 3 }, red: true }],
    ['T_MEASURE', { yellow: { beforeStrict: 3 }, red: true }],
    ['T_PROGRESS', { yellow: { afterStart: 15 }, red: true }],
    ['T_APPOINTMENT', { yellow: 'atEnd', red: false }],
    ['T_APPOINTMENT_MISSED', { yellow: 'atOnce', red: false }],
    ['T_SPOT_ITEM', { yellow: { beforeStrict: 3 }, red: false }],
  ]);
  const settings: Policy['settings'] = national2022.settings;
  expect(settings.packages?.source).toBe('S3');
});
