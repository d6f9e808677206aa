import type { AnyState } from '../../domain/story';
import { actorOf, theContext } from '../support/registers';
import { registered, type Sim } from '../support/sim';

const chen = actorOf('chen');
const intake = { id: 'city-platform', role: 'intake' } as const;
const link = (sim: Sim, as = 'petitioner', no = 1, actor: typeof chen | typeof intake = chen) =>
  sim.act('issueLink', actor, { as, no }, theContext({}));
const linksOf = (sim: Sim) =>
  (sim.state() as AnyState).facts.pageLinks.map((one: { party: string; end?: string }) => [one.party, one.end]);

test('a lost link is issued again, and the lost one ends; another party keeps its own', () => {
  const sim = registered();
  link(sim);
  link(sim, 'agent');
  expect(link(sim)).toBeUndefined();
  expect(linksOf(sim)).toEqual([
    ['petitioner-1', 'replaced'],
    ['agent-1', undefined],
    ['petitioner-1', undefined],
  ]);
});

test('a link is revoked once', () => {
  const sim = registered();
  link(sim);
  const revoke = (no: number) => sim.act('revokeLink', chen, { no }, theContext({}));
  expect(revoke(2)).toBe('noSuchLink');
  expect(revoke(1)).toBeUndefined();
  expect(revoke(1)).toBe('noSuchLink');
  expect(linksOf(sim)).toEqual([['petitioner-1', 'revoked']]);
});

test('representatives and petitioners are those on record', () => {
  const sim = registered();
  expect(link(sim, 'representative')).toBe('partyUnknown');
  const representatives = [{ upToHeadcount: null, max: 5 }];
  sim.act('nameRepresentatives', chen, { reps: [{}, {}] }, { representatives });
  expect(link(sim, 'representative', 2)).toBeUndefined();
  expect(link(sim, 'representative', 3)).toBe('partyUnknown');
  expect(link(sim, 'petitioner', 2)).toBe('partyUnknown');
});

test('whoever gives out links has no part in handling', () => {
  const sim = registered();
  const cheng = actorOf('cheng');
  sim.act('issueLink', cheng, { as: 'petitioner', no: 1 }, theContext({}));
  expect(sim.state().facts.chain).not.toContain('cheng');
});

test('another system gives out the link to what it took in, and does nothing else', () => {
  const sim = registered();
  expect(link(sim, 'petitioner', 1, intake)).toBeUndefined();
  expect(sim.act('revokeLink', intake, { no: 1 }, theContext({}))).toBe('notYourRole');
});

test('an accusation gets no link', () => {
  const accused = { units: ['labour'], officers: [] };
  const sim = registered({ matterType: 'accusation', accused });
  expect(link(sim)).toBe('noLinkForAccusation');
});
