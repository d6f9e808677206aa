import { cardOf } from '../../db/cards';
import type { StoryCard } from '../../domain/acts';
import { clockKey, running } from '../../domain/clock';
import { fitting, suggested } from '../../domain/petition/intake/matching';
import { linkedMax } from '../../domain/petition/intake/screening';
import { aRegistration, papersOf } from '../support/a-petition';
import { theContext } from '../support/registers';
import {
  bureau,
  day,
  forwarded,
  inHand,
  papers,
  performed,
  promise,
  registered,
  replied,
  type Sim,
  verify,
  who,
  x,
} from '../support/sim';

/** The main matter is `p`, received Thu 02-26; the second petition is `n`, received Mon 03-09: T_FORWARD due Tue 03-24. */
const card = (sim: Sim, id = 'p'): StoryCard =>
  cardOf({ id, kind: 'petition', state: sim.state(id), over: sim.over(id) });

function second(sim: Sim, more: object = {}): Sim {
  if (sim.now < Date.parse('2026-03-09T09:00:00+08:00')) sim.to('2026-03-09T09:00:00+08:00');
  const input = aRegistration({ receivedOn: day(sim), ...more });
  expect(sim.act('register', who('chen'), input, theContext(), 'n')).toBeUndefined();
  return sim;
}
const screen = (sim: Sim, input: object, match = card(sim)) =>
  sim.act(
    'screen',
    who('chen'),
    { matchId: match.id, ...input },
    { ...papersOf('n'), stories: { [match.id]: match } },
    'n',
  );
const linkedTo = (sim: Sim, result = 'running', notice = 'link') => {
  expect(screen(second(sim), { result, notice })).toBeUndefined();
  return sim;
};
const told = (sim: Sim, id = 'n') =>
  sim.act(
    'recordDelivery',
    who('chen'),
    { docId: sim.state(id).facts.notice.doc, deliveredOn: day(sim), way: 'inPerson', proof: 'proof' },
    papersOf(id),
    id,
  );
const unlink = (sim: Sim, by = who('chen')) => sim.act('unlink', by, { reason: x }, papersOf('n'), 'n');
const runs = (sim: Sim, rule: string, id = 'n') => running(sim.state(id).clocks, rule as never);
const evaluating = (sim: Sim) => {
  verify(sim);
  bureau(sim);
  expect(sim.state().stage).toBe('evaluating');
  return sim;
};
/** As the act `conclude` will leave a matter. */
function concluded(sim: Sim): Sim {
  sim.stories.set('p', { ...sim.state(), stage: 'concluded', clocks: [] });
  return sim;
}
const acts = (sim: Sim, id: string) => sim.events.filter((one) => one.story === id).map(({ act }) => act);

test('no match: a first matter, whatever it was registered as', () => {
  const sim = second(registered(), { itemClass: 'repeat' });
  expect(sim.act('screen', who('chen'), { result: 'none' }, papers, 'n')).toBeUndefined();
  expect(sim.state('n')).toMatchObject({ stage: 'screened', facts: { itemClass: 'first' } });
});

test('another person, the same class of problem: a loop of its own that names the other', () => {
  const sim = second(forwarded());
  expect(screen(sim, { result: 'related' })).toBeUndefined();
  expect(sim.state('n')).toMatchObject({ stage: 'screened', facts: { itemClass: 'first', relatedTo: 'p' } });
  expect(runs(sim, 'T_FORWARD')).toBeDefined();
});

test('still within its limit: linked, no second loop, the petitioner to be told within 15 days', () => {
  const sim = linkedTo(inHand());
  const { stage, facts } = sim.state('n');
  expect([stage, facts.itemClass, facts.link]).toEqual([
    'linked',
    'repeat',
    { to: 'p', because: 'running', itemClass: 'first', heard: true },
  ]);
  expect(runs(sim, 'T_FORWARD')).toBeUndefined();
  expect(runs(sim, 'T_NOTIFY')?.dueOn).toBe('2026-03-24'); // Tue, 15 days after Mon 03-09
  expect(sim.tasks('n')).toEqual(['recordDelivery']);
  expect(sim.state().facts.linkedPetitions).toEqual(['n']);
  expect(told(sim)).toBeUndefined();
  expect([sim.tasks('n'), sim.over('n')]).toEqual([[], false]);
});

test('answered, the review window open: linked, with a paper that tells about review', () => {
  const sim = second(replied(inHand()));
  expect(screen(sim, { result: 'running', notice: 'link' })).toBe('matchUnfit');
  expect(screen(sim, { result: 'inWindow', notice: 'link' })).toBe('wrongPaper');
  expect(screen(sim, { result: 'inWindow', notice: 'advice' })).toBeUndefined();
  expect(sim.state('n').facts.link).toMatchObject({ because: 'inWindow', heard: true });
});

test('granted but not carried out, its story alive: linked, and the main matter waits to be reopened', () => {
  const sim = evaluating(replied(inHand(), promise('2026-03-20')));
  linkedTo(sim, 'notCarriedOut');
  expect(sim.state().facts.reopenAsked).toEqual({ by: 'n', on: '2026-03-09' });
  expect(sim.tasks()).toContain('reopen');
  expect(acts(sim, 'p').at(-1)).toBe('petitionLinked');
  sim.to('2026-05-20T09:00:00+08:00'); // every right has run out, and it does not close by itself
  expect(sim.state().stage).toBe('evaluating');
  expect(sim.act('reopen', who('cao'), { cause: 'notCarriedOut', evidence: 'evidence' }, papers)).toBeUndefined();
  expect(sim.state()).toMatchObject({ stage: 'handling', facts: { round: 2 } });
  expect(sim.state().facts.reopenAsked).toBeUndefined();
});

test('granted but not carried out, its story over: a new round begins here', () => {
  const sim = evaluating(replied(inHand(), promise('2026-03-01')));
  performed(sim);
  sim.act('close', who('chen'), { resolved: true }, papers);
  sim.to('2026-04-20T09:00:00+08:00');
  expect(sim.over()).toBe(true);
  expect(screen(second(sim), { result: 'notCarriedOut' })).toBeUndefined();
  expect(sim.state('n')).toMatchObject({ stage: 'screened', facts: { itemClass: 'repeat', relatedTo: 'p', round: 2 } });
  expect(runs(sim, 'T_FORWARD')?.dueOn).toBe('2026-05-06'); // Tue 05-05 is a holiday
});

test('concluded, the same facts: no longer accepted, and over once the petitioner has been told', () => {
  const sim = second(replied(inHand()));
  expect(screen(sim, { result: 'sameConcluded', notice: 'last' })).toBe('matchNotConcluded');
  concluded(sim);
  expect(screen(sim, { result: 'sameConcluded' })).toBe('documentMissing');
  expect(screen(sim, { result: 'sameConcluded', notice: 'link' })).toBe('wrongPaper');
  expect(screen(sim, { result: 'sameConcluded', notice: 'last' })).toBeUndefined();
  expect([sim.state('n').stage, sim.over('n'), sim.tasks('n')]).toEqual([
    'noLongerAccepted',
    false,
    ['recordDelivery'],
  ]);
  expect(runs(sim, 'T_FORWARD')).toBeUndefined();
  expect(told(sim)).toBeUndefined();
  expect([sim.over('n'), runs(sim, 'T_NOTIFY')]).toEqual([true, undefined]);
});

test('concluded, new facts or reasons: a new loop that follows on', () => {
  const sim = concluded(second(replied(inHand())));
  expect(screen(sim, { result: 'newFacts' })).toBe('newFactsMissing');
  expect(screen(sim, { result: 'newFacts', newFacts: x })).toBeUndefined();
  expect(sim.state('n')).toMatchObject({ stage: 'screened', facts: { itemClass: 'repeat', relatedTo: 'p', round: 2 } });
  expect(JSON.stringify(sim.state('n').facts)).not.toContain('sealed');
});

test('a match is named, is another petition, has been screened and stands in a stage that fits', () => {
  const sim = second(inHand());
  const results = ['related', 'running', 'inWindow', 'notCarriedOut', 'sameConcluded', 'newFacts'];
  for (const result of results)
    expect(sim.act('screen', who('chen'), { result, newFacts: x }, papersOf('n'), 'n')).toBe('matchMissing');
  expect(screen(sim, { result: 'running', notice: 'link' }, { ...card(sim), kind: 'order' })).toBe('matchMissing');
  expect(screen(sim, { result: 'running', notice: 'link' }, card(sim, 'n'))).toBe('matchUnfit');
  for (const result of ['inWindow', 'notCarriedOut', 'newFacts'])
    expect(screen(sim, { result, newFacts: x, notice: 'link' })).toBe('matchUnfit');
  for (const stage of ['registered', 'linked', 'withdrawn', 'notAccepted'])
    expect(screen(sim, { result: 'running', notice: 'link' }, { ...card(sim), stage })).toBe('matchUnfit');
  expect(screen(sim, { result: 'running' })).toBe('documentMissing');
  expect(screen(sim, { result: 'running', notice: 'advice' })).toBe('wrongPaper');
  const full = { ...card(sim), facts: { linkedPetitions: Array.from({ length: linkedMax }, (_, n) => `${n}`) } };
  expect(screen(sim, { result: 'running', notice: 'link' }, full)).toBe('matchUnfit');
  expect(sim.act('screen', who('han'), { result: 'none' }, papers, 'n')).toBe('notYourRole');
});

test('neither names the other when one is kept from somebody who may see the other', () => {
  const accused = { units: ['housing'], officers: [] };
  const sim = second(forwarded({ matterType: 'accusation', accused }));
  for (const result of ['related', 'running']) expect(screen(sim, { result, notice: 'link' })).toBe('matchUnfit');
  const both = second(forwarded({ matterType: 'accusation', accused }), { matterType: 'accusation', accused });
  expect(screen(both, { result: 'running', notice: 'link' })).toBeUndefined();
});

test('nobody can be told at an unclear address: linked without a paper', () => {
  const sim = second(inHand(), { addressUnclear: true });
  expect(screen(sim, { result: 'running' })).toBeUndefined();
  expect([sim.tasks('n'), runs(sim, 'T_NOTIFY')]).toEqual([[], undefined]);
});

describe('unlinked', () => {
  test('forwarding runs on from the first receipt; a day before its end nothing fires', () => {
    const sim = linkedTo(inHand());
    sim.to('2026-03-23T09:00:00+08:00');
    expect(unlink(sim, who('su'))).toBe('notYourRole');
    expect(unlink(sim, who('zhe-chen'))).toBe('notYourUnit');
    expect(unlink(sim)).toBeUndefined();
    expect(sim.state('n')).toMatchObject({ stage: 'screened', facts: { itemClass: 'first' } });
    expect([sim.state('n').facts.link, sim.state('n').facts.notice]).toEqual([undefined, undefined]);
    const clock = runs(sim, 'T_FORWARD')!;
    expect([clockKey(clock), clock.startOn, clock.dueOn]).toEqual(['T_FORWARD#2', '2026-03-09', '2026-03-24']);
    expect(runs(sim, 'T_NOTIFY')).toBeUndefined();
    expect([sim.state().facts.linkedPetitions, sim.orders()]).toEqual([undefined, []]);
    expect(unlink(sim)).toBe('wrongStage');
  });

  test('after its end the bureau is overdue at once', () => {
    const sim = linkedTo(inHand());
    expect(told(sim)).toBeUndefined();
    sim.to('2026-03-25T10:00:00+08:00'); // Wed
    expect(unlink(sim)).toBeUndefined();
    sim.to('2026-03-25T10:01:00+08:00');
    expect(sim.orders().map((order) => order.facts.rule)).toEqual(['T_FORWARD']);
  });

  test('what is told twice or too late changes nothing', () => {
    const sim = linkedTo(inHand());
    const lines = sim.events.length;
    sim.tell('p', 'petitionLinked', { petitionId: 'n', because: 'running' });
    sim.tell('n', 'linkHeard', { mainId: 'p' });
    sim.tell('n', 'mainEnded', { mainId: 'another', stage: 'closed' });
    expect(sim.events).toHaveLength(lines);
    unlink(sim);
    const after = sim.events.length;
    sim.tell('p', 'petitionUnlinked', { petitionId: 'n' });
    sim.tell('n', 'linkHeard', { mainId: 'p' });
    sim.tell('n', 'mainEnded', { mainId: 'p', stage: 'closed' });
    expect([sim.events.length, sim.state('n').stage]).toEqual([after, 'screened']);
  });

  test('of one that was said not to be carried out: the main matter no longer waits', () => {
    const sim = linkedTo(evaluating(replied(inHand(), promise('2026-03-20'))), 'notCarriedOut');
    unlink(sim);
    expect([sim.state().facts.reopenAsked, sim.tasks().includes('reopen')]).toEqual([undefined, false]);
  });
});

describe('the main matter ends', () => {
  const endings: Record<string, (sim: Sim) => void> = {
    'by its last right, closed by itself': (sim) => {
      evaluating(replied(sim));
      sim.to('2026-05-20T09:00:00+08:00');
    },
    'by withdrawal': (sim) => {
      sim.act(
        'withdraw',
        who('chen'),
        { statement: 'statement', onBehalfOf: { paper: 'paper', signedBy: 'petitioner' } },
        papers,
      );
      expect(sim.act('confirmWithdrawal', who('cao'), { how: x }, papers)).toBeUndefined();
      sim.to(new Date(sim.now).toISOString());
    },
  };

  test.each(Object.keys(endings))('%s: the linked one is told and over', (name) => {
    const sim = linkedTo(inHand());
    told(sim);
    endings[name]!(sim);
    expect([sim.over(), sim.over('n')]).toEqual([true, true]);
    expect(acts(sim, 'n').at(-1)).toBe('mainEnded');
    expect(acts(sim, 'p').at(-1)).toBe('tellLinked');
    expect(unlink(sim)).toBe('storyEnded');
  });

  test('before the petitioner was told of the link: only then is it over', () => {
    const sim = linkedTo(inHand());
    endings['by withdrawal']!(sim);
    expect([sim.over('n'), sim.tasks('n')]).toEqual([false, ['recordDelivery']]);
    sim.tell('n', 'mainEnded', { mainId: 'p', stage: 'withdrawn' }); // twice
    told(sim);
    expect(sim.over('n')).toBe(true);
  });

  test('just before it hears: nobody answers, the bureau holds it, and unlinking is the way out', () => {
    const sim = second(inHand());
    const seen = card(sim);
    endings['by withdrawal']!(sim);
    expect(screen(sim, { result: 'running', notice: 'link' }, seen)).toBeUndefined();
    told(sim);
    expect([sim.state('n').facts.link.heard, sim.tasks('n')]).toEqual([undefined, ['unlink']]);
    expect(unlink(sim)).toBeUndefined();
    expect(sim.tasks('n')).toEqual(['classify']);
  });
});

test('what screening could come to is suggested from how the candidate stands', () => {
  const main = inHand();
  expect([fitting(card(main)), suggested(card(main), 'samePerson')]).toEqual([['running', 'related'], 'running']);
  expect(suggested(card(main), 'otherPerson')).toBe('related');
  expect(suggested(card(main), 'maybeSamePerson')).toBeUndefined();
  replied(main, promise('2026-03-20'));
  expect(suggested(card(main), 'samePerson')).toBe('inWindow');
  evaluating(main);
  expect(fitting(card(main))).toEqual(['inWindow', 'notCarriedOut', 'related']);
  const closed = { ...card(main), stage: 'closed', running: [] };
  expect(suggested(closed, 'samePerson')).toBe('notCarriedOut');
  expect(suggested({ ...closed, facts: {} }, 'samePerson')).toBe('related');
  expect(suggested({ ...closed, stage: 'concluded' }, 'samePerson')).toBe('sameConcluded');
  expect(suggested({ ...closed, stage: 'withdrawn', over: true }, 'samePerson')).toBe('related');
});
