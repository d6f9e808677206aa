import { petitionInputs } from '../../domain/petition/inputs';
import { simpleGrounds } from '../../domain/petition/lists';
import { petition } from '../../domain/petition/petition';
import { papers, registered, type Sim, who, x } from '../support/sim';

/** Who may go on the simple track (SIMPLE22-4,5), and what a classification leaves behind. */
const simple = { domain: 'labour', severity: 'ordinary', track: 'simple', simpleGround: 'factsClear', rateable: true };

function screened(more: { readonly itemClass?: string; readonly assignedFrom?: object } = {}): Sim {
  const sim = registered(more);
  const screening = { result: 'none', itemClass: more.itemClass };
  expect(sim.act('screen', who('chen'), screening, papers)).toBeUndefined();
  return sim;
}
const classify = (sim: Sim, more: object = {}) => sim.act('classify', who('chen'), { ...simple, ...more }, papers);

/** The reason in words, as the caller reads it. */
function whyNot(registration: object, classification: object = {}): string | undefined {
  const sim = screened(registration);
  const ask = { actor: who('chen'), input: { ...simple, ...classification }, context: papers, at: '', today: '' };
  const no = petition.behaviours.classify!.refuse!(sim.state(), ask);
  expect(classify(sim, classification)).toBe(no?.code);
  if (no) expect(no.code).toBe('trackExcluded');
  return no?.detail;
}

test.each(simpleGrounds)('a first-time matter is simple on the ground %s', (simpleGround) => {
  const sim = screened();
  expect(classify(sim, { simpleGround })).toBeUndefined();
  expect(sim.state().facts).toMatchObject({ track: 'simple', simpleGround });
});

test('the simple track needs its ground; the other two need none and keep none', () => {
  expect(whyNot({}, { simpleGround: undefined })).toMatch('SIMPLE22-4');
  for (const track of ['ordinary', 'difficult']) {
    const sim = screened();
    expect(classify(sim, { track })).toBeUndefined();
    expect(sim.state().facts).not.toHaveProperty('simpleGround');
  }
});

test('the schema knows five grounds and three tracks, and says no more than the story', () => {
  const given = { domain: 'labour', track: 'simple', simpleGround: 'easy' };
  expect(petitionInputs.classify.safeParse(given).success).toBe(false);
  expect(petitionInputs.classify.safeParse({ domain: 'labour', track: 'fast' }).success).toBe(false);
  expect(petitionInputs.classify.parse({ domain: 'labour', track: 'simple' })).toMatchObject({
    ...{ track: 'simple', maybeNotSupported: false, severity: 'ordinary' },
  });
});

test.each([
  ['a repeat', { itemClass: 'repeat' }, {}, 'first-time'],
  ['handed down by a higher organ', { assignedFrom: { level: 'city', number: x } }, {}, 'higher organ'],
  ['what may not be supported', {}, { maybeNotSupported: true }, 'may not be supported'],
  ['a major matter of several persons', { headcount: 2 }, { severity: 'major' }, 'joint'],
  ['a court’s matter', {}, { route: 'litigation' }, 'litigation'],
  ['an arbitration', {}, { route: 'arbitration' }, 'arbitration'],
  ['a party appeal', {}, { route: 'partyAppeal' }, 'partyAppeal'],
  ['an administrative procedure', {}, { route: 'adminProcedure' }, 'adminProcedure'],
  ['an administrative duty', {}, { route: 'adminDuty' }, 'adminDuty'],
  ['a mediation', {}, { route: 'mediation' }, 'mediation'],
])('excluded: %s', (_what, registration, classification, reason) => {
  expect(whyNot(registration, classification)).toMatch(reason);
});

test('excluded: an accusation, also where nobody has named a route', () => {
  const accusation = { matterType: 'accusation', accused: { units: ['housing'], officers: [] } };
  expect(whyNot(accusation)).toMatch('discipline');
});

test.each([
  ['a major matter of one person', {}, { severity: 'major' }],
  ['an ordinary one of many', { headcount: 30 }, {}],
  ['one under the petition procedure', {}, { route: 'petitionProcedure' }],
  ['a suggestion that can be answered at once', { matterType: 'suggestion' }, { route: 'suggestion' }],
])('not excluded: %s', (_what, registration, classification) => {
  expect(whyNot(registration, classification)).toBeUndefined();
});

test('representatives make a matter joint, whatever headcount was written', () => {
  const sim = screened();
  sim.act('nameRepresentatives', who('chen'), { reps: [x, x] }, papers);
  expect(classify(sim, { severity: 'major' })).toBe('trackExcluded');
  expect(classify(sim)).toBeUndefined();
});

test('every exclusion leaves the ordinary track open, and another classification leaves the simple one', () => {
  const handedDown = screened({ assignedFrom: { level: 'city', number: x } });
  expect(classify(handedDown)).toBe('trackExcluded');
  expect(classify(handedDown, { track: 'ordinary' })).toBeUndefined();
  const sim = screened();
  classify(sim);
  expect(classify(sim, { track: 'ordinary' })).toBeUndefined();
  expect(sim.state().facts).toMatchObject({ track: 'ordinary' });
  expect(sim.state().facts).not.toHaveProperty('simpleGround');
  expect(sim.act('forward', who('chen'), { unitId: 'labour', assistants: [] }, papers)).toBeUndefined();
  expect(sim.state().clocks.map(({ rule }: { rule: string }) => rule)).not.toContain('T_SIMPLE_ACCEPT');
});
