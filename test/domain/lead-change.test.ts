import type { Context } from '../../domain/acts';
import type { Clock } from '../../domain/clock';
import { running } from '../../domain/clock';
import { onceChecks } from '../support/registers';
import { forwarded, inHand, papers, replied, type Sim, who, x } from '../support/sim';

/** Another unit leads, or the unit is no more. In hand since Thu 2026-02-26: handling is due Mon 04-27. */
const chen = who('chen');
const su = who('su');
const ask = (sim: Sim, unitId: string, cards = papers) =>
  sim.act('requestLeadChange', chen, { unitId, reason: x }, cards);
const approve = (sim: Sim, cards = papers) => sim.act('changeLead', su, {}, cards);
const handling = (sim: Sim): Clock[] => sim.state().clocks.filter((one: Clock) => one.rule === 'T_HANDLE');
const accept = (sim: Sim, officer: string, acceptedOn: string) =>
  sim.act('accept', who(officer), { acceptedOn, officer, notice: 'notice' }, papers);

/** As the register has it once a unit was merged. */
const merged = (unit: string, into: string): Context => ({
  ...papers,
  units: { ...papers.units, [unit]: { ...papers.units![unit]!, mergedInto: into } },
});

const inMarch = () => {
  const sim = inHand();
  sim.to('2026-03-09T10:00:00+08:00'); // Mon
  return sim;
};

test('a change of lead takes a request by the bureau and another person’s approval', () => {
  const sim = inMarch();
  expect(approve(sim)).toBe('approvalMissing');
  expect(sim.act('refuseLeadChange', su, { reason: x }, papers)).toBe('noRequest');
  expect(sim.act('requestLeadChange', who('han'), { unitId: 'housing', reason: x }, papers)).toBe('notYourRole');
  expect(ask(sim, 'housing')).toBeUndefined();
  expect(sim.state().stage).toBe('handling');
  expect(sim.tasks()).toContain('changeLead');
  expect(ask(sim, 'housing')).toBe('requestOpen');
  expect(sim.act('changeLead', who('chen', 'supervisor'), {}, papers)).toBe('selfApproval');
  expect(sim.act('refuseLeadChange', su, { reason: x }, papers)).toBeUndefined();
  expect(sim.tasks()).not.toContain('changeLead');
  expect(ask(sim, 'housing')).toBeUndefined();
  expect(approve(sim)).toBeUndefined();
});

test('the new lead is another unit, one that stands, of the region, and not accused: when asked and when approved', () => {
  const sim = inMarch();
  expect(ask(sim, 'labour')).toBe('sameUnitTwice');
  expect(ask(sim, 'pu-labour')).toBe('unitElsewhere');
  expect(ask(sim, 'housing', merged('housing', 'labour'))).toBe('unitMerged');
  ask(sim, 'housing');
  expect(approve(sim, merged('housing', 'labour'))).toBe('unitMerged');

  const accused = inHand({ matterType: 'accusation', accused: { units: ['housing'], officers: [] } });
  expect(ask(accused, 'housing')).toBe('accusedUnit');
});

test('the wrong unit had it: sixty days from the right one’s acceptance, which is told anew and may object', () => {
  const sim = inMarch();
  sim.act('requestExtension', who('han'), { days: 30, reason: x }, papers);
  sim.act('extend', who('tou'), { notice: 'extension' }, papers);
  sim.act('submitReply', who('han'), replyOf(), papers);
  ask(sim, 'housing');
  approve(sim);

  const { stage, facts, clocks } = sim.state();
  expect(stage).toBe('forwarded');
  expect(facts).toMatchObject({ unitId: 'housing', forwardedOn: '2026-03-09' });
  expect([facts.officerId, facts.acceptedOn, facts.extension, facts.reply, facts.leadChange]).toEqual(
    Array(5).fill(undefined),
  );
  expect(facts.leads).toMatchObject([
    { unitId: 'labour', from: '2026-02-26', how: 'forward' },
    { unitId: 'housing', from: '2026-03-09', how: 'leadChange' },
  ]);
  expect(running(clocks, 'T_HANDLE')).toBeUndefined();
  expect(running(clocks, 'T_NOTIFY')).toMatchObject({ dueOn: '2026-03-24' }); // Tue, 03-09 + 15
  expect(running(clocks, 'T_OBJECT')).toMatchObject({ dueOn: '2026-03-16' }); // Mon, five working days

  sim.to('2026-03-11T10:00:00+08:00');
  expect(accept(sim, 'he', '2026-03-11')).toBeUndefined();
  expect(handling(sim)).toMatchObject([
    { state: 'stopped', dueOn: '2026-05-27' }, // Wed, 60 + 30
    { state: 'running', startOn: '2026-03-11', strictOn: '2026-05-10', dueOn: '2026-05-11' }, // Sun, Mon
  ]);
  expect(handling(sim)[0]?.metOn).toBeUndefined();
  expect(handling(sim)[1]?.extension).toBeUndefined();
  expect(sim.state().facts.acceptedOn).toBe('2026-03-11');
});

test('within one organ the days already gone count: same clock, extension and acceptance, no objection', () => {
  const sim = inMarch();
  sim.act('requestExtension', who('han'), { days: 30, reason: x }, papers);
  sim.act('extend', who('tou'), { notice: 'extension' }, papers);
  ask(sim, 'labour-team');
  approve(sim);
  const [before] = handling(sim);
  expect(before).toMatchObject({ state: 'running', dueOn: '2026-05-27', extension: 30 });
  expect(sim.act('object', who('da'), { reasons: x }, papers)).toBe('objectionLate');

  sim.to('2026-03-11T10:00:00+08:00');
  expect(accept(sim, 'da', '2026-03-11')).toBeUndefined();

  expect(handling(sim)).toEqual([before]);
  expect(sim.state().facts).toMatchObject({
    unitId: 'labour-team',
    acceptedOn: '2026-02-26',
    extension: { state: 'granted' },
  });
});

test('a signed opinion overtakes a request for another lead', () => {
  const sim = inMarch();
  ask(sim, 'housing');
  replied(sim);
  expect(sim.state().facts.leadChange).toBeUndefined();
});

const pass = (sim: Sim, unitId: string, successor: string, cards = merged(unitId, successor)) =>
  sim.act('passToSuccessor', chen, { unitId, successor }, cards);

test('a matter follows its unit to the successor that the register names, and to no other', () => {
  const sim = inMarch();
  expect(pass(sim, 'labour', 'housing', papers)).toBe('notSuccessor');
  expect(pass(sim, 'labour', 'housing', merged('labour', 'county-gov'))).toBe('notSuccessor');
  expect(pass(sim, 'housing', 'labour')).toBe('notSuccessor'); // has no part in it
  const accused = inHand({ matterType: 'accusation', accused: { units: ['housing'], officers: [] } });
  expect(pass(accused, 'labour', 'housing')).toBe('accusedUnit');
  expect(sim.act('passToSuccessor', who('pu-chen'), { unitId: 'labour', successor: 'housing' }, papers)).toBe(
    'notYourUnit',
  );

  const { clocks, stage } = sim.state();
  expect(pass(sim, 'labour', 'housing')).toBeUndefined();

  expect(sim.state()).toMatchObject({ stage, clocks, facts: { unitId: 'housing' } });
  expect(sim.state().facts.officerId).toBeUndefined();
  expect(sim.state().facts.leads.at(-1)).toMatchObject({ unitId: 'housing', how: 'successor', from: '2026-03-09' });
  expect(sim.act('submitReply', who('han'), replyOf(), papers)).toBe('notYourUnit');
  expect(sim.act('submitReply', who('he'), replyOf(), papers)).toBeUndefined();
});

test('before acceptance, too: the successor accepts under the old date', () => {
  const sim = forwarded();
  expect(pass(sim, 'labour', 'housing')).toBeUndefined();
  expect(running(sim.state().clocks, 'T_NOTIFY')).toMatchObject({ instance: 1, dueOn: '2026-03-13' });
  expect(accept(sim, 'he', '2026-02-26')).toBeUndefined();
});

test('a designated unit’s successor cannot object either', () => {
  const sim = forwarded();
  sim.act('object', who('han'), { reasons: x }, papers);
  sim.act('decideObjection', chen, { decision: 'dispute', reason: x }, papers);
  sim.act('designate', chen, { unitId: 'labour', decidedBy: 'commonSuperior', decisionNo: '7' }, papers);
  pass(sim, 'labour', 'housing');
  expect(sim.act('object', who('he'), { reasons: x }, papers)).toBe('designatedUnit');
});

test('the merged unit’s open orders are the successor’s to answer', () => {
  const sim = inHand();
  sim.to('2026-04-28T09:01:00+08:00'); // Tue: due Mon 04-27
  const [order] = sim.orders();
  const answer = (person: string) =>
    sim.act('answer', who(person, 'unitHead'), { causeOfDelay: x, measures: x, docs: [] }, papers, order!.id);
  pass(sim, 'labour', 'housing');
  expect(sim.orders()[0]!.facts).toMatchObject({ unitId: 'housing', bureauId: 'county-bureau' });
  expect(answer('tou')).toBe('notYourUnit');
  expect(answer('he')).toBeUndefined();
});

const replyOf = () => ({
  ...{ opinion: 'opinion', items: [{ no: 1, outcome: 'explained', facts: x, basis: x }], threeInPlace: [], remedy: x },
  onceChecks,
});
