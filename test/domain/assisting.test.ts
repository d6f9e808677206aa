import type { Context } from '../../domain/acts';
import type { Clock } from '../../domain/clock';
import { kinds } from '../../domain/kinds';
import { aReply, inHand, papers, type Sim, who, x } from '../support/sim';

/** Assistants: each does its own part by its own date. In hand since Thu 2026-02-26. */
const han = who('han');
const ask = (sim: Sim, units: string[], dueOn = '2026-03-20', context = papers) =>
  sim.act('askAssistants', han, { units, dueOn }, context);
const contribute = (sim: Sim, person: string, more: object = {}) =>
  sim.act('contribute', who(person), { text: x, ...more }, papers);
const release = (sim: Sim, unitId: string, person = 'han') =>
  sim.act('releaseAssistant', who(person), { unitId, reason: x }, papers);
const reply = (sim: Sim) => sim.act('submitReply', han, aReply(), papers);
const parts = (sim: Sim): string[] =>
  sim
    .state()
    .clocks.filter((one: Clock) => one.rule === 'T_ASSIST')
    .map((one: Clock) => `${one.unitId} ${one.state} ${one.dueOn} ${one.metOn ?? ''}`.trim());

test('asked are other units, each once, that stand, are of the region and not accused, by a day that lies ahead', () => {
  const sim = inHand();
  const merged: Context = {
    ...papers,
    units: { ...papers.units, housing: { ...papers.units!.housing!, mergedInto: 'labour' } },
  };
  expect(ask(sim, ['labour'])).toBe('sameUnitTwice');
  expect(ask(sim, ['housing', 'housing'])).toBe('sameUnitTwice');
  expect(ask(sim, ['housing'], '2026-03-20', merged)).toBe('unitMerged');
  expect(ask(sim, ['pu-labour'])).toBe('unitElsewhere');
  expect(ask(sim, ['housing'], '2026-02-25')).toBe('dateOutOfOrder');
  expect(sim.act('askAssistants', who('he'), { units: ['labour-team'], dueOn: '2026-03-20' }, papers)).toBe(
    'notYourUnit',
  );
  expect(ask(sim, ['housing'])).toBeUndefined();
  expect(ask(sim, ['housing'])).toBe('sameUnitTwice'); // its part is open
  const accused = inHand({ matterType: 'accusation', accused: { units: ['housing'], officers: [] } });
  expect(ask(accused, ['housing'])).toBe('accusedUnit');
});

test('the reply waits for every part that was asked for; each assistant ends its own clock and no other', () => {
  const sim = inHand();
  ask(sim, ['housing'], '2026-03-20');
  ask(sim, ['labour-team'], '2026-03-22'); // Sun, rolls
  expect(sim.state().facts.assistants).toEqual(['housing', 'labour-team']);
  expect(parts(sim)).toEqual(['housing running 2026-03-20', 'labour-team running 2026-03-23']);
  expect(kinds.petition.tasksOf(sim.state()).filter(({ act }) => act === 'contribute')).toMatchObject([
    { key: 'contribute:housing', unitId: 'housing', role: 'handler', dueOn: '2026-03-20' },
    { key: 'contribute:labour-team', unitId: 'labour-team', role: 'handler', dueOn: '2026-03-22' },
  ]);
  expect(reply(sim)).toBe('assistantsOpen');

  sim.to('2026-03-10T10:00:00+08:00');
  expect(contribute(sim, 'he', { doc: 'paper' })).toBeUndefined();
  expect(parts(sim)).toEqual(['housing stopped 2026-03-20 2026-03-10', 'labour-team running 2026-03-23']);
  expect(reply(sim)).toBe('assistantsOpen');
  expect(contribute(sim, 'da')).toBeUndefined();
  expect(reply(sim)).toBeUndefined();
  expect(sim.state().facts.assistance).toMatchObject([
    { unitId: 'housing', state: 'contributed', endedOn: '2026-03-10', doc: 'paper' },
    { unitId: 'labour-team', state: 'contributed', askedBy: 'han' },
  ]);
});

test('an assistant does its own part and nothing else; nobody else does it', () => {
  const sim = inHand({}, true, 'forward', { assistants: ['housing'] });
  expect(contribute(sim, 'he')).toBe('noRequest'); // named at the forwarding, but asked for nothing yet
  ask(sim, ['housing']);
  expect(contribute(sim, 'han')).toBe('notAssistant');
  expect(contribute(sim, 'da')).toBe('notYourUnit');
  expect(contribute(sim, 'he', { doc: 'missing' })).toBe('documentMissing');
  expect(sim.act('contribute', who('he', 'unitHead'), { text: x }, papers)).toBe('notYourRole');
  for (const act of ['submitReply', 'askAssistants', 'releaseAssistant', 'requestExtension', 'recordContact'])
    expect(sim.act(act, who('he'), {}, papers)).toBe('notYourUnit');
  expect(contribute(sim, 'he')).toBeUndefined();
  expect(contribute(sim, 'he')).toBe('noRequest');
});

test('a unit that turns out to be accused contributes nothing', () => {
  const sim = inHand();
  ask(sim, ['labour-team']);
  const state = sim.state();
  sim.stories.set('p', { ...state, facts: { ...state.facts, accused: { units: ['county-gov'], officers: [] } } });
  expect(contribute(sim, 'da')).toBe('accusedUnit');
});

test('who is only named as assistant holds nothing up', () => {
  expect(reply(inHand({}, true, 'forward', { assistants: ['housing'] }))).toBeUndefined();
});

test('a part that does not come is warned of once, the working day after, and never ordered', () => {
  const sim = inHand();
  ask(sim, ['housing', 'labour-team'], '2026-03-20'); // Fri
  contribute(sim, 'da');
  const fired = () => sim.events.flatMap(({ data }) => (data.alert ? [`${data.alert.clock} ${data.alert.level}`] : []));
  sim.to('2026-03-23T08:59:00+08:00'); // Mon
  expect(fired()).toEqual([]);
  sim.to('2026-03-23T09:01:00+08:00');
  expect(fired()).toEqual(['T_ASSIST#1 warning']);
  const [clock] = sim.state().clocks.filter((one: Clock) => one.rule === 'T_ASSIST');
  expect(kinds.petition.partyOf(sim.state(), 'assistant', clock)).toBe('housing');
  sim.to('2026-04-24T08:00:00+08:00');
  expect(fired()).toEqual(['T_ASSIST#1 warning', 'T_HANDLE#1 reminder']);
  expect(sim.orders()).toEqual([]);
});

test('the lead or the bureau gives up a part that does not come; it can be asked for again', () => {
  const sim = inHand();
  ask(sim, ['housing', 'labour-team']);
  expect(release(sim, 'county-gov')).toBe('notAssistant');
  expect(release(sim, 'housing', 'pu-chen')).toBe('notYourUnit');
  expect(release(sim, 'housing')).toBeUndefined();
  expect(release(sim, 'housing')).toBe('noRequest');
  expect(release(sim, 'labour-team', 'chen')).toBeUndefined();
  expect(parts(sim)).toEqual(['housing stopped 2026-03-20', 'labour-team stopped 2026-03-20']); // neither was met
  expect(ask(sim, ['housing'], '2026-03-27')).toBeUndefined();
  expect(parts(sim)[2]).toBe('housing running 2026-03-27');
  expect(reply(sim)).toBe('assistantsOpen');
});

test('with a change of lead nobody owes the old one anything', () => {
  const sim = inHand();
  ask(sim, ['housing']);
  sim.act('requestLeadChange', who('chen'), { unitId: 'labour-team', reason: x }, papers);
  sim.act('changeLead', who('su'), {}, papers);
  expect(parts(sim)).toEqual(['housing stopped 2026-03-20']);
  expect(sim.state().facts.assistance).toMatchObject([{ unitId: 'housing', state: 'released' }]);
});

test('a merged assistant’s part goes to its successor under the same date, or ends where the successor leads', () => {
  const into = (unit: string, successor: string): Context => ({
    ...papers,
    units: { ...papers.units, [unit]: { ...papers.units![unit]!, mergedInto: successor } },
  });
  const pass = (sim: Sim, unitId: string, successor: string) =>
    sim.act('passToSuccessor', who('chen'), { unitId, successor }, into(unitId, successor));
  const moved = inHand();
  ask(moved, ['housing']);
  moved.to('2026-03-10T10:00:00+08:00');
  expect(pass(moved, 'housing', 'labour-team')).toBeUndefined();
  expect(moved.state().facts).toMatchObject({ unitId: 'labour', assistants: ['labour-team'] });
  expect(parts(moved)).toEqual(['housing stopped 2026-03-20', 'labour-team running 2026-03-20']);
  expect(contribute(moved, 'da')).toBeUndefined();

  const ended = inHand();
  ask(ended, ['housing']);
  pass(ended, 'labour', 'housing'); // the lead merges into its assistant
  expect(ended.state().facts).toMatchObject({ unitId: 'housing', assistants: [], assistance: [{ state: 'released' }] });
  expect(parts(ended)).toEqual(['housing stopped 2026-03-20']);

  const twice = inHand();
  ask(twice, ['housing', 'labour-team']);
  pass(twice, 'housing', 'labour-team');
  expect(parts(twice)).toEqual(['housing stopped 2026-03-20', 'labour-team running 2026-03-20']);
});
