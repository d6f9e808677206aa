import type { Context } from '../../domain/acts';
import { aCall, hearingOf, opinion, tell } from '../support/hearings';
import { active, chen, han, he, leader, on, pack } from '../support/packaging';
import { type Sim, x } from '../support/sim';

/** The leader calls the panel for a package at work; its matter has one request. */
const call = (sim: Sim, more: object = {}, by = leader, card: object = {}) => {
  const { kind, stage, facts } = sim.state('p');
  const stories: Context['stories'] = { p: { id: 'p', kind, stage, facts, ...card } };
  return on(sim, 'callHearing', by, { ...aCall, ...more }, { stories });
};
const handIn = (sim: Sim) => on(sim, 'applyCloseOut', leader, { kind: 'resolved', pack });

/** Both sides have reported, the ground of the resolution is on file. */
function resolving(sim = active()): Sim {
  for (const by of [han, he]) expect(on(sim, 'report', by, { text: x, docs: [] })).toBeUndefined();
  expect(on(sim, 'markResolving', leader, { ground: 'helpGranted', doc: 'evidence' })).toBeUndefined();
  return sim;
}

test('the leader calls it; the package stays at work, and its hearing knows both sides and the matter’s units', () => {
  const sim = active();
  expect(call(sim, {}, chen)).toBe('notYourRole');
  expect(call(sim)).toBeUndefined();
  expect(sim.state('k').stage).toBe('active');
  expect(hearingOf(sim).facts).toMatchObject({ petitionId: 'p', packageId: 'k', units: ['labour', 'housing'] });
  expect(hearingOf(sim).facts.chain).toEqual(expect.arrayContaining(['zhang', 'chen', 'han']));
});

test('one at a time, of requests that there are, and none on an accusation', () => {
  const sim = active();
  expect(call(sim, { items: [{ no: 2 }] })).toBe('itemMissing');
  expect(call(sim, {}, leader, { hearings: ['of the petition'] })).toBe('hearingOpen');
  expect(call(sim)).toBeUndefined();
  expect(call(sim)).toBe('hearingOpen');
  const accused = active();
  const { facts } = accused.state('k');
  accused.stories.set('k', { ...accused.state('k'), facts: { ...facts, accused: { units: [], officers: ['hu'] } } });
  expect(call(accused)).toBe('notEligible');
});

test('where a drawn panel of the matter gave no opinion no other is drawn; a review’s panel is its own', () => {
  const after = (drawnIn?: string[]) => call(active(), {}, leader, { drawnIn });
  expect([after(['handling']), after(['review', 'handling'])]).toEqual(['alreadyDrawn', 'alreadyDrawn']);
  expect([after(['secondReview', 'review']), after()]).toEqual([undefined, undefined]);
});

test('what is before a court no panel judges, and who was recused from the matter judges nothing of it', () => {
  const sim = active();
  const { facts } = sim.state('p');
  expect(call(sim, {}, leader, { facts: { ...facts, route: 'litigation' } })).toBe('inLitigation');
  expect(call(sim, {}, leader, { facts: { ...facts, recused: ['hu'] } })).toBeUndefined();
  expect(hearingOf(sim).facts.recused).toEqual(['hu']);
});

test('it cannot be handed in before the panel has spoken; the follow-up of the hearing hinders nothing', () => {
  const sim = active();
  expect(call(sim)).toBeUndefined();
  resolving(sim);
  expect(handIn(sim)).toBe('childOpen');
  tell(sim, 'hearingScheduled', {}, 'k');
  expect(handIn(sim)).toBe('childOpen');
  tell(sim, 'hearingEnded', opinion(true), 'k');
  expect(sim.state('k').facts).toMatchObject({ hearings: [{ result: 'opinionIssued', upheld: true }] });
  expect(sim.state('k').children.at(-1)).toMatchObject({ kind: 'hearing', open: true });
  expect(handIn(sim)).toBeUndefined();
  tell(sim, 'hearingOver', {}, 'k');
  expect(sim.state('k').children.at(-1)).toMatchObject({ kind: 'hearing', open: false });
});

test('cancelled, it may be called again', () => {
  const sim = active();
  call(sim);
  tell(sim, 'hearingEnded', { result: 'cancelled' }, 'k');
  expect(call(sim)).toBeUndefined();
  expect(sim.state('k').facts.hearing.key).toBe('hearing/2');
});
