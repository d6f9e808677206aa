import { kinds } from '../../domain/kinds';
import { aReply, forwarded, inHand, papers, type Sim, who, x } from '../support/sim';

/** Recusal (R22-28). Matters of Thu 2026-02-26 at 09:00, with han in charge at labour. */
const onBehalfOf = { paper: 'paper', signedBy: 'petitioner' };
const ask = (sim: Sim, officer: string, by = 'chen', more: object = by === officer ? {} : { onBehalfOf }) =>
  sim.act('askRecusal', who(by), { officer, ground: x, ...more }, papers);
const decide = (sim: Sim, officer: string, by: string, more: object = {}) =>
  sim.act('decideRecusal', who(by), { officer, decision: 'granted', ...more }, papers);
const tasks = (sim: Sim) => kinds.petition.tasksOf(sim.state());

test('granted, the officer may do nothing more and another goes on; the clocks run on', () => {
  const sim = inHand();
  const before = sim.state().clocks;
  expect(ask(sim, 'han')).toBeUndefined();
  expect(tasks(sim)).toContainEqual(
    expect.objectContaining({ act: 'decideRecusal', unitId: 'labour', role: 'unitHead' }),
  );
  expect(sim.act('recordContact', who('han'), { on: '2026-02-26', how: 'phone', summary: x }, papers)).toBeUndefined();
  expect(decide(sim, 'han', 'tou', { newOfficer: 'hu' })).toBeUndefined();
  expect(sim.state().facts).toMatchObject({ officerId: 'hu', recused: ['han'] });
  expect(sim.act('submitReply', who('han'), aReply(), papers)).toBe('recused');
  expect(sim.act('approveReply', who('han', 'unitHead'), {}, papers)).toBe('recused'); // in another role
  expect(ask(sim, 'hu', 'han', {})).toBe('recused');
  expect(sim.act('submitReply', who('hu'), aReply(), papers)).toBeUndefined();
  expect(sim.state().clocks.map(({ dueOn }: { dueOn: string }) => dueOn)).toEqual(
    before.map(({ dueOn }: { dueOn: string }) => dueOn),
  );
});

test('without a successor the head is asked for one, who cannot be the same', () => {
  const sim = inHand();
  ask(sim, 'han', 'han');
  expect(decide(sim, 'han', 'tou')).toBeUndefined();
  expect(sim.state().facts.officerId).toBeUndefined();
  expect(tasks(sim)).toContainEqual(expect.objectContaining({ act: 'reassign', role: 'unitHead' }));
  expect(sim.act('reassign', who('tou'), { officer: 'han' }, papers)).toBe('recused');
  expect(sim.act('reassign', who('tou'), { officer: 'hu' }, papers)).toBeUndefined();
  expect(sim.tasks()).not.toContain('reassign');
});

test('a recused officer does not take the matter either', () => {
  const sim = forwarded();
  ask(sim, 'han');
  decide(sim, 'han', 'tou');
  const accept = (officer: string, by: string) =>
    sim.act('accept', who(by), { acceptedOn: '2026-02-26', officer, notice: 'notice' }, papers);
  expect(accept('han', 'hu')).toBe('recused');
  expect(accept('hu', 'hu')).toBeUndefined();
});

test('refused, everything stays as it was', () => {
  const sim = inHand();
  ask(sim, 'han');
  expect(decide(sim, 'han', 'tou', { decision: 'refused', reason: x })).toBeUndefined();
  expect(sim.state().facts).toMatchObject({ officerId: 'han', recusals: [{ state: 'refused', decidedBy: 'tou' }] });
  expect(sim.act('submitReply', who('han'), aReply(), papers)).toBeUndefined();
  expect(ask(sim, 'han')).toBeUndefined(); // on another ground
});

test('who asks: the petitioner by a signed paper, an officer about the own person', () => {
  const sim = inHand();
  expect(ask(sim, 'han', 'chen', {})).toBe('paperMissing');
  expect(ask(sim, 'han', 'hu', {})).toBe('paperMissing');
  expect(ask(sim, 'he')).toBe('unknownOfficer'); // of another unit
  expect(ask(sim, 'hu', 'hu')).toBeUndefined();
  expect(ask(sim, 'hu')).toBe('requestOpen');
  expect(decide(sim, 'han', 'tou')).toBe('noRequest');
});

test('of the head the bureau decides, and nobody about the own person', () => {
  const sim = inHand();
  ask(sim, 'tou', 'cao');
  expect(tasks(sim)).toContainEqual(expect.objectContaining({ act: 'decideRecusal', unitId: 'county-bureau' }));
  expect(decide(sim, 'tou', 'tou')).toBe('decidedBySelf');
  expect(
    sim.act('decideRecusal', { ...who('hu'), role: 'unitHead' }, { officer: 'tou', decision: 'granted' }, papers),
  ).toBe('notYourRole');
  expect(decide(sim, 'tou', 'cao')).toBe('selfApproval');
  expect(decide(sim, 'tou', 'chen')).toBeUndefined();
  expect(sim.state().facts.officerId).toBe('han');
  sim.act('submitReply', who('han'), aReply(), papers);
  expect(sim.act('approveReply', who('tou'), {}, papers)).toBe('recused');
});

test('of an officer the head decides, not the bureau; a coordinator’s recusal is the bureau’s', () => {
  const sim = inHand();
  ask(sim, 'han', 'cao');
  expect(decide(sim, 'han', 'chen')).toBe('notYourRole');
  ask(sim, 'chen', 'cao');
  expect(decide(sim, 'chen', 'chen')).toBe('decidedBySelf');
  expect(decide(sim, 'chen', 'cheng')).toBeUndefined(); // of the bureau above
  expect(sim.act('recordContact', who('chen'), { on: '2026-02-26', how: 'phone', summary: x }, papers)).toBe('recused');
});

test('a successor must handle matters there and not be recused', () => {
  const sim = inHand();
  ask(sim, 'hu');
  decide(sim, 'hu', 'tou');
  ask(sim, 'han');
  const with_ = (newOfficer: string) => decide(sim, 'han', 'tou', { newOfficer });
  expect([with_('he'), with_('hu'), with_('han')]).toEqual(['unknownOfficer', 'recused', 'recused']);
});

test('an open order of the matter hears of it, and a later one knows it from the start', () => {
  const sim = forwarded();
  sim.to('2026-03-16T10:00:00+08:00'); // Mon: the notice was due Fri 03-13
  ask(sim, 'tou', 'cao');
  decide(sim, 'tou', 'chen');
  const [order] = sim.orders();
  expect(sim.act('acknowledge', who('tou'), {}, papers, order!.id)).toBe('recused');
  expect(sim.act('acknowledge', who('han'), {}, papers, order!.id)).toBeUndefined();
  sim.act('accept', who('han'), { acceptedOn: '2026-03-16', officer: 'han', notice: 'notice' }, papers);
  sim.to('2026-06-01T10:00:00+08:00');
  const later = sim.orders().at(-1)!;
  expect(later.facts).toMatchObject({ rule: 'T_HANDLE', recused: ['tou'] });
});
