import type { Actor } from '../../domain/acts';
import { isPublished } from '../../domain/hearing/publishing';
import { cao, chen, convened, deliberating, factsOf, on, opine, proposed, seatsIn, voted } from '../support/hearing';
import type { Sim } from '../support/sim';
import { day, x } from '../support/sim';

const clean = { namesLeft: false };
const head = (id: string, unit = 'county-bureau'): Actor => ({ id, role: 'unitHead', unit, region: '330421' });

/** Delivered the day after the opinion. */
function delivered(sim: Sim = convened()): Sim {
  voted(deliberating(sim), [6, 2, 1]);
  expect(opine(sim, [{ no: 1, upheld: true }])).toBeUndefined();
  expect(
    on(sim, 'recordDelivery', chen, { deliveredOn: day(sim), proofs: { petitioner: 'proofP', unit: 'proofU' } }),
  ).toBeUndefined();
  return sim;
}
const submit = (sim: Sim, by = chen, context: object = clean) => on(sim, 'submitRedaction', by, { text: x }, context);
const publish = (sim: Sim, by: Actor, redaction = 1) => on(sim, 'publishOpinion', by, { redaction });
const shown = (sim: Sim) => isPublished(sim.state('h') as never);

test('one person takes the names out, another one checks and publishes; it can be taken back', () => {
  const sim = delivered();
  expect(publish(sim, cao)).toBe('noRequest');
  expect(submit(sim)).toBeUndefined();
  expect(publish(sim, chen)).toBe('selfApproval');
  expect(publish(sim, head(chen.id))).toBe('selfApproval');
  expect(publish(sim, head('lin', 'labour'))).toBe('notYourUnit');
  expect([publish(sim, cao, 2), shown(sim)]).toEqual(['noRequest', false]);
  expect(publish(sim, cao)).toBeUndefined();
  expect([shown(sim), factsOf(sim).redaction]).toEqual([
    true,
    { no: 1, by: 'chen', state: 'published', publishedOn: day(sim) },
  ]);
  expect(submit(sim)).toBe('requestOpen');
  expect(on(sim, 'withdrawPublication', chen, { reason: x })).toBeUndefined();
  expect([shown(sim), on(sim, 'withdrawPublication', chen, { reason: x })]).toEqual([false, 'noRequest']);
  expect([submit(sim, cao), publish(sim, cao, 2), publish(sim, chen, 2), shown(sim)]).toEqual([
    undefined,
    'selfApproval',
    undefined,
    true,
  ]);
});

test('the head of the bureau may be the second person', () => {
  const sim = delivered();
  expect([submit(sim), publish(sim, head('luo'))]).toEqual([undefined, undefined]);
});

test('who changes the copy after it was read has it read again', () => {
  const sim = delivered();
  expect([submit(sim), submit(sim, cao), publish(sim, chen, 1), publish(sim, chen, 2)]).toEqual([
    undefined,
    undefined,
    'noRequest',
    undefined,
  ]);
});

test('a copy that was not looked through, or names somebody, is not taken', () => {
  const sim = delivered();
  expect([submit(sim, chen, {}), submit(sim, chen, { namesLeft: true })]).toEqual(['namesLeft', 'namesLeft']);
});

test('nobody publishes before both sides have the opinion', () => {
  const sim = voted(deliberating(), [6, 2, 1]);
  expect(submit(sim)).toBe('wrongStage');
  opine(sim, [{ no: 1, upheld: true }]);
  expect([submit(sim), publish(sim, cao)]).toEqual([undefined, 'wrongStage']);
});

test('a member of the panel publishes nothing, through whatever role', () => {
  const sim = delivered();
  expect(submit(sim)).toBeUndefined();
  expect(publish(sim, { ...cao, id: seatsIn(sim)[0]! })).toBe('notYourUnit');
});

test('it stays public after the end of the hearing, until somebody withdraws it: then nothing is left to do', () => {
  const sim = delivered();
  submit(sim);
  publish(sim, cao);
  sim.to('2027-06-25T09:00:00+08:00');
  expect([sim.state('h').stage, shown(sim), sim.over('h'), sim.tasks('h')]).toEqual(['closed', true, false, []]);
  const lines = sim.linesOf('h').length;
  sim.tell('h', 'recused', { recused: ['ning'] });
  expect(sim.linesOf('h')).toHaveLength(lines);
  expect([submit(sim), publish(sim, cao), on(sim, 'close', chen, { repeat: true })]).toEqual([
    ...['wrongStage', 'wrongStage', 'wrongStage'],
  ]);
  expect(on(sim, 'withdrawPublication', chen, { reason: x })).toBeUndefined();
  expect([sim.state('h').stage, shown(sim), sim.over('h')]).toEqual(['closed', false, true]);
});

test('without a publication it is over once it is closed, and so is one that closed before they stayed', () => {
  const sim = delivered();
  expect(on(sim, 'close', chen, { repeat: true })).toBeUndefined();
  expect(sim.over('h')).toBe(true);
  const state = sim.state('h');
  const redaction = { no: 1, by: 'chen', state: 'published', publishedOn: '2026-07-01' };
  sim.stories.set('h', { ...state, facts: { ...state.facts, redaction } });
  expect([sim.over('h'), shown(sim)]).toEqual([true, false]);
});

test.each([
  ['accusation', {}, { accused: { units: ['education'], officers: [] } }],
  ['notEligible', { open: false }, {}],
])('%s: some opinions are never published', (code, input, facts) => {
  const sim = proposed(undefined, input, facts);
  const stage = { ...sim.state('h'), stage: 'followingUp' };
  sim.stories.set('h', stage);
  expect(submit(sim)).toBe(code);
});
