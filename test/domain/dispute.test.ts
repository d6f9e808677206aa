import type { Context } from '../../domain/acts';
import type { Clock } from '../../domain/clock';
import { running } from '../../domain/clock';
import { forwarded, papers, type Sim, who, x } from '../support/sim';

/** Objections and what comes of them. Everything begins on Thu 2026-02-26, a day before a worked Saturday. */
const decision = { id: 'decision', type: 'competenceDecision', story: 'p', filedOn: '2026-02-26' };
const context: Context = { ...papers, documents: { ...papers.documents, decision } };
const chen = who('chen');

const decide = (sim: Sim, what: string) => sim.act('decideObjection', chen, { decision: what, reason: x }, context);
const designate = (sim: Sim, more: object = {}, cards = context) =>
  sim.act(
    'designate',
    chen,
    { unitId: 'labour', decidedBy: 'commonSuperior', decisionNo: '安政办〔2026〕7号', ...more },
    cards,
  );

/** The labour bureau objects, the housing bureau gets it and objects as well. */
function twiceObjected(more: object = {}): Sim {
  const sim = forwarded(more);
  expect(sim.act('object', who('han'), { reasons: x, suggestedUnit: 'housing' }, context)).toBeUndefined();
  expect(sim.act('forward', chen, { unitId: 'housing', assistants: ['labour-team'] }, context)).toBeUndefined();
  expect(sim.act('object', who('he'), { reasons: x }, context)).toBeUndefined();
  return sim;
}

function disputed(more: object = {}): Sim {
  const sim = twiceObjected(more);
  expect(decide(sim, 'dispute')).toBeUndefined();
  return sim;
}

const clocks = (sim: Sim): Record<string, string> =>
  Object.fromEntries(sim.state().clocks.map((one: Clock) => [`${one.rule}#${one.instance}`, one.state]));

test('a first objection may be rejected: the unit keeps the matter and its clocks run on', () => {
  const sim = forwarded();
  sim.act('object', who('han'), { reasons: x }, context);
  expect(decide(sim, 'rejected')).toBeUndefined();
  expect(sim.state()).toMatchObject({ stage: 'forwarded', facts: { unitId: 'labour' } });
  expect(clocks(sim)).toMatchObject({ 'T_NOTIFY#1': 'running', 'T_OBJECT#1': 'stopped' });
  expect(sim.act('object', who('han'), { reasons: x }, context)).toBe('objectionLate');
});

test('a second objection opens the dispute, no order: it is not the bureau’s to reject', () => {
  const sim = twiceObjected();
  expect(sim.state()).toMatchObject({
    stage: 'objected',
    facts: {
      objections: [
        { unitId: 'labour', on: '2026-02-26' },
        { unitId: 'housing', on: '2026-02-26' },
      ],
    },
  });
  expect(decide(sim, 'rejected')).toBe('disputeDue');
  expect(decide(sim, 'dispute')).toBeUndefined();
  expect(sim.state().stage).toBe('competenceDispute');
  expect(sim.tasks()).toEqual(['designate']);
  expect(sim.orders()).toEqual([]);
  expect(sim.act('forward', chen, { unitId: 'labour', assistants: [] }, context)).toBe('wrongStage');
  expect(sim.act('accept', who('he'), { acceptedOn: '2026-02-26', officer: 'he', notice: 'notice' }, context)).toBe(
    'wrongStage',
  );
});

test('a dispute may be opened at the first objection, too', () => {
  const sim = forwarded();
  sim.act('object', who('han'), { reasons: x }, context);
  expect(decide(sim, 'dispute')).toBeUndefined();
});

test('five working days for the decision; then the bureau is ordered by its superior', () => {
  const sim = disputed();
  // Fri 02-27, Sat 02-28 (worked), Mon 03-02, Tue 03-03, Wed 03-04
  expect(running(sim.state().clocks, 'T_COMPETENCE')).toMatchObject({ startOn: '2026-02-26', dueOn: '2026-03-04' });
  const alerts = () =>
    sim.events.flatMap(({ data }) => (data.alert ? [`${data.alert.clock} ${data.alert.level}`] : []));
  sim.to('2026-03-04T08:59:00+08:00');
  expect(alerts()).toEqual([]);
  sim.to('2026-03-04T09:01:00+08:00');
  expect(alerts()).toEqual(['T_COMPETENCE#1 warning']);
  sim.to('2026-03-05T08:59:00+08:00');
  expect(sim.orders()).toEqual([]);
  sim.to('2026-03-05T09:01:00+08:00');
  expect(sim.orders()).toMatchObject([
    { facts: { rule: 'T_COMPETENCE', unitId: 'county-bureau', bureauId: 'city-bureau', toBureau: true } },
  ]);

  expect(designate(sim)).toBeUndefined();
  expect(sim.state().clocks.find((one: Clock) => one.rule === 'T_COMPETENCE')).toMatchObject({
    metOn: '2026-03-05',
    lateDays: 1,
  });
  expect(sim.orders()[0]!.facts).toMatchObject({ breachEndedOn: '2026-03-05' });
});

test('what falls due during the dispute is the bureau’s, not the objecting unit’s', () => {
  const sim = disputed();
  sim.to('2026-03-16T09:01:00+08:00'); // Mon: the notice was due Fri 03-13
  const order = sim.orders().find(({ facts }) => facts.rule === 'T_NOTIFY');
  expect(order!.facts).toMatchObject({ unitId: 'county-bureau', toBureau: true });
});

test('designation: a decision, its paper, a unit that stands, is of the region and is not accused', () => {
  const sim = disputed();
  const merged = {
    ...context,
    units: { ...context.units, labour: { ...context.units!.labour!, mergedInto: 'housing' } },
  };
  expect(designate(sim, { decisionNo: undefined })).toBe('decisionMissing');
  expect(designate(sim, { unitId: 'pu-labour' })).toBe('unitElsewhere');
  expect(designate(sim, {}, merged)).toBe('unitMerged');
  expect(designate(sim, { paper: 'missing' })).toBe('documentMissing');
  expect(designate(sim, { paper: 'opinion' })).toBe('wrongPaper');
  expect(sim.act('designate', who('su'), { unitId: 'labour', decidedBy: 'commonSuperior' }, context)).toBe(
    'notYourRole',
  );
  expect(sim.act('designate', who('pu-chen'), { unitId: 'labour' }, context)).toBe('notYourUnit');
  expect(designate(sim, { paper: 'decision' })).toBeUndefined();

  const accused = { accused: { units: ['county-gov'], officers: [] } };
  const barred = forwarded();
  barred.act('object', who('han'), { reasons: x }, context);
  decide(barred, 'dispute');
  const state = barred.state();
  barred.stories.set('p', { ...state, facts: { ...state.facts, ...accused } });
  expect(designate(barred)).toBe('accusedUnit'); // the labour bureau is below the accused government
});

test('the designated unit takes it: a new notice, no objection; every lead stays on record', () => {
  const sim = disputed();
  sim.to('2026-03-03T10:00:00+08:00');
  expect(designate(sim, { unitId: 'labour-team', decidedBy: 'jointConference', paper: 'decision' })).toBeUndefined();

  expect(sim.state()).toMatchObject({
    stage: 'forwarded',
    facts: {
      unitId: 'labour-team',
      assistants: [], // it was to assist, and leads now
      designation: { unitId: 'labour-team', decidedBy: 'jointConference', on: '2026-03-03', paper: 'decision' },
      leads: [
        { unitId: 'labour', from: '2026-02-26', how: 'forward' },
        { unitId: 'housing', from: '2026-02-26', how: 'forward' },
        { unitId: 'labour-team', from: '2026-03-03', how: 'designate' },
      ],
    },
  });
  // Tue 03-03 + 15 is Wed 03-18
  expect(running(sim.state().clocks, 'T_NOTIFY')).toMatchObject({ instance: 3, dueOn: '2026-03-18' });
  expect(clocks(sim)).toMatchObject({ 'T_COMPETENCE#1': 'stopped', 'T_NOTIFY#2': 'stopped', 'T_OBJECT#2': 'stopped' });
  expect(sim.act('object', who('da'), { reasons: x }, context)).toBe('designatedUnit');
  expect(
    sim.act('accept', who('da'), { acceptedOn: '2026-03-03', officer: 'da', notice: 'notice' }, context),
  ).toBeUndefined();
});

test('at an unclear address nobody can be told: a designation starts no notice either', () => {
  const sim = disputed({ addressUnclear: true });
  designate(sim);
  expect(running(sim.state().clocks, 'T_NOTIFY')).toBeUndefined();
});

test('the line of the record that a lead names is the one that made it', () => {
  const sim = disputed();
  designate(sim);
  const acts = sim
    .state()
    .facts.leads.map(({ seq }: { seq: number }) => sim.events.find((one) => one.seq === seq)?.act);
  expect(acts).toEqual(['forward', 'forward', 'designate']);
});
