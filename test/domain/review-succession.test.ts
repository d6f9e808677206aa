import type { UnitCard } from '../../domain/acts';
import type { Clock } from '../../domain/clock';
import { papersOf } from '../support/a-petition';
import { theContext } from '../support/registers';
import { answered, ask, askAgain, county, decide, onReview, reviewOf } from '../support/reviewing';
import { type Sim, who, x } from '../support/sim';

/** Units merge while a review is open: asked for on Thu 2026-02-26. */
const units = theContext().units!;
const newGov: UnitCard = { ...units['county-gov']!, id: 'new-gov', path: ['new-gov'] };
const known: Record<string, UnitCard> = { ...units, 'new-gov': newGov };
const into = (unitId: string, successor: string) => ({
  ...papersOf('p'),
  units: { ...known, [unitId]: { ...known[unitId]!, mergedInto: successor } },
});
const pass = (sim: Sim, unitId: string, successor: string) =>
  sim.act('passToSuccessor', who('cao'), { unitId, successor }, into(unitId, successor));

function examining(): Sim {
  const sim = answered();
  expect(ask(sim)).toBeUndefined();
  expect(onReview(sim, 'admit', who('geng'), { officer: 'geng' })).toBeUndefined();
  return sim;
}
const call = { unitId: 'labour', dueOn: '2026-03-06' };

test('the unit whose opinion is reviewed: its successor sees the review and owes the file by the same day', () => {
  const sim = examining();
  expect(onReview(sim, 'callFile', who('geng'), call)).toBeUndefined();
  expect(pass(sim, 'labour', 'housing')).toBeUndefined();
  expect(reviewOf(sim).facts).toMatchObject({ assistants: ['housing'], files: [{ unitId: 'housing' }] });
  const files = reviewOf(sim).clocks.filter(({ rule }: Clock) => rule === 'T_FILE');
  expect(files).toMatchObject([
    { unitId: 'labour', state: 'stopped' },
    { unitId: 'housing', state: 'running', startOn: '2026-02-26', dueOn: '2026-03-06' },
  ]);
  expect(onReview(sim, 'supplyFile', who('han'), { docs: ['dossier'] })).toBe('notYourUnit');
  expect(onReview(sim, 'supplyFile', who('he'), { docs: ['dossier'] })).toBeUndefined();
});

test('it is the successor that performs what is changed, and whose people do not review', () => {
  const sim = examining();
  pass(sim, 'labour', 'housing');
  const posts = [
    { unit: county, roles: ['handler' as const] },
    { unit: 'housing', roles: ['handler' as const] },
  ];
  const more = { officers: { ning: { id: 'ning', posts } } };
  expect(onReview(sim, 'draftDecision', who('ning'), {}, more)).toBe('sameUnitAsHandler');
  const execution = { unitId: 'housing', what: x, by: '2026-05-15' };
  const items = [{ no: 1, decision: 'change', reasons: x }];
  const draft = { opinion: 'decision', items, ground: 'factsUnclear', remedy: x, execution };
  expect(onReview(sim, 'draftDecision', who('geng'), draft)).toBeUndefined();
});

test('the organ: its successor goes on, if it is above the one whose opinion is reviewed', () => {
  const sim = examining();
  expect(pass(sim, county, 'housing')).toBe('organNotAbove');
  expect(pass(sim, county, 'new-gov')).toBeUndefined();
  expect(sim.state().facts).toMatchObject({ review: { organ: 'new-gov' }, reviewOrgans: ['new-gov'] });
  expect(reviewOf(sim).facts).toMatchObject({ unitId: 'new-gov' });
  expect(reviewOf(sim).facts.officerId).toBeUndefined();
  expect(onReview(sim, 'callFile', who('geng'), call)).toBe('notYourUnit');
  expect(onReview(sim, 'callFile', { ...who('geng'), unit: 'new-gov' }, call)).toBeUndefined();
});

test('no unit passes to the organ that reviews it', () => {
  expect(pass(examining(), 'labour', county)).toBe('organNotAbove');
});

test('the first organ, while the second reviews: its successor supplies the file', () => {
  const sim = answered();
  ask(sim);
  decide(sim, 'uphold');
  expect(askAgain(sim)).toBeUndefined();
  expect(pass(sim, county, 'new-gov')).toBeUndefined();
  expect(reviewOf(sim).facts).toMatchObject({ unitId: 'city-gov', assistants: ['labour', 'new-gov'] });
});

test('an order of the review follows the organ, and hears who was recused', () => {
  const sim = examining();
  sim.to('2026-03-31T09:00:00+08:00'); // due Mon 03-30
  expect(sim.orders()).toMatchObject([{ facts: { unitId: county, rule: 'T_REVIEW' } }]);
  expect(pass(sim, county, 'new-gov')).toBeUndefined();
  expect(sim.orders()).toMatchObject([{ facts: { unitId: 'new-gov' } }]);
  sim.tell(reviewOf(sim).id, 'recused', { recused: ['geng'] });
  expect(sim.orders()[0]!.facts.recused).toEqual(['geng']);
});

test('a hearing that is held in the review hears of it as well', () => {
  const sim = examining();
  const child = { kind: 'hearing' as const, id: 'h', key: 'hearing/1', open: true };
  const review = reviewOf(sim);
  sim.stories.set(review.id, { ...review, children: [...review.children, child] });
  expect(pass(sim, 'labour', 'housing')).toBeUndefined();
  const data = { unitId: 'labour', successor: 'housing', ofAll: true };
  const told = { kind: 'hearing', id: 'h', fact: 'unitSucceeded', data };
  expect(sim.linesOf(review.id).at(-1)!.data.tells).toContainEqual(told);
});
