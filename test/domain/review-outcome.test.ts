import type { Clock } from '../../domain/clock';
import { reasonsOf } from '../../domain/petition/review/differing';
import { papersOf } from '../support/a-petition';
import { actorOf } from '../support/registers';
import { aDecision, answered, ask, askAgain, closed, county, decide, onReview, reviewOf } from '../support/reviewing';
import {
  aReply,
  bureau,
  day,
  deliver,
  inHand,
  papers,
  promise,
  registered,
  replied,
  type Sim,
  verify,
  who,
  x,
} from '../support/sim';

/** Answered Thu 2026-02-26, a review asked for Mon 03-30, decided and delivered Mon 04-20. */
const on = (sim: Sim, instant: string) => sim.to(`2026-${instant}:00+08:00`);
const clock = (sim: Sim, rule: string): Clock | undefined =>
  sim
    .state()
    .clocks.filter((one: Clock) => one.rule === rule)
    .at(-1);

function underReview(sim = answered(), more: object = {}): Sim {
  on(sim, '03-30T10:00');
  expect(ask(sim, more)).toBeUndefined();
  on(sim, '04-20T10:00');
  return sim;
}
function reviewed(decision = 'uphold', sim = underReview(), more: object = {}): Sim {
  decide(sim, decision, more);
  return sim;
}
function underReReview(sim = reviewed()): Sim {
  on(sim, '05-20T10:00'); // Wed, the last day
  expect(askAgain(sim)).toBeUndefined();
  return sim;
}

test.each(['uphold', 'change'])('%s: the second window counts from its delivery, to Wed 05-20', (decision) => {
  const sim = reviewed(decision);
  expect(sim.state().stage).toBe('reviewed');
  expect(clock(sim, 'T_REREVIEW_WINDOW')).toMatchObject({ startOn: '2026-04-20', dueOn: '2026-05-20' });
  on(sim, '05-20T23:59');
  expect([sim.state().stage, sim.over()]).toEqual(['reviewed', false]);
});

test('unused, the second right lapses: the matter closes by itself, and is over', () => {
  const sim = reviewed();
  on(sim, '05-21T00:01');
  expect(sim.state()).toMatchObject({ stage: 'closed', facts: { closed: { resolved: false } } });
  on(sim, '06-04T23:59'); // Thu, 15 days for what came in on Wed 05-20
  expect(sim.over()).toBe(false);
  on(sim, '06-05T00:00');
  expect(sim.over()).toBe(true);
});

test('what was closed as resolved before the review is closed so again', () => {
  const sim = answered();
  verify(sim);
  bureau(sim);
  sim.act('close', who('chen'), { resolved: true }, papers);
  reviewed('uphold', underReview(sim));
  on(sim, '05-21T00:01');
  expect(sim.state()).toMatchObject({ stage: 'closed', facts: { closed: { on: '2026-05-21', resolved: true } } });
});

test('where the policy says so, what lapsed after a review is concluded', () => {
  const sim = underReview(closed());
  const { facts } = sim.state();
  sim.stories.set('p', { ...sim.state(), facts: { ...facts, concludesBy: ['concludedByLapse'] } });
  decide(sim, 'uphold');
  on(sim, '06-05T00:00');
  expect(sim.state()).toMatchObject({ stage: 'concluded', facts: { concluded: { outcome: 'concludedByLapse' } } });
});

test('a promise must still be kept: the matter stays open after the window, with the bureau', () => {
  const sim = underReview(replied(inHand(), promise('2026-06-10')));
  decide(sim, 'uphold');
  on(sim, '05-22T10:00');
  expect([sim.state().stage, sim.over()]).toEqual(['reviewed', false]);
  expect(sim.act('close', who('chen'), { resolved: true }, papers)).toBe('executionOpen');
  sim.act('recordPerformance', who('han'), { doneOn: day(sim), proof: 'performance' }, papers);
  sim.act('confirmPerformance', who('cao'), {}, papers);
  sim.to(new Date(sim.now + 1).toISOString());
  expect(sim.state()).toMatchObject({ stage: 'closed', facts: { closed: { resolved: true } } });
});

test('closed by the bureau while the second window runs, it may still be asked for', () => {
  const sim = reviewed();
  expect(sim.act('close', who('chen'), { resolved: false }, papers)).toBeUndefined();
  expect(askAgain(sim)).toBeUndefined();
  expect(sim.state().stage).toBe('underReReview');
});

describe('revoked', () => {
  const revoked = (more: object = {}) => reviewed('revokeAndRedo', underReview(), more);
  const answer = (sim: Sim, more: object = { differsIn: x }, hashes: Record<string, string> = { 1: 'other' }) =>
    sim.act('submitReply', who('han'), aReply(more), { ...papers, hashes });

  test('handled again in a new round, with the full time from the delivery: Fri 06-19 is a holiday, Mon 06-22', () => {
    const sim = revoked();
    expect(sim.state()).toMatchObject({ stage: 'handling', facts: { round: 2 } });
    expect(sim.state().facts.review).toBeUndefined();
    expect(sim.state().facts.reply).toBeUndefined();
    const [first, second] = sim.state().clocks.filter((one: Clock) => one.rule === 'T_HANDLE');
    expect(first).toMatchObject({ instance: 1, state: 'stopped', metOn: '2026-02-26' });
    expect(second).toMatchObject({ instance: 2, state: 'running', startOn: '2026-04-20', dueOn: '2026-06-22' });
    const running = sim.state().clocks.filter((one: Clock) => one.state === 'running');
    expect(running.map((one: Clock) => one.rule)).toEqual(['T_HANDLE']);
  });

  test('by the organ’s own day, too, where it sets one: missed, the unit is ordered the day after', () => {
    const sim = revoked({ redoBy: '2026-05-15' }); // Fri
    expect(clock(sim, 'T_REDO')).toMatchObject({ startOn: '2026-04-20', dueOn: '2026-05-15' });
    on(sim, '05-15T23:59');
    expect(sim.orders()).toEqual([]);
    on(sim, '05-18T09:00'); // Mon
    expect(sim.orders()).toMatchObject([{ facts: { rule: 'T_REDO', unitId: 'labour' } }]);
    answer(sim);
    sim.act('approveReply', who('tou'), {}, papers);
    deliver(sim, 'opinion');
    expect(clock(sim, 'T_REDO')).toMatchObject({ state: 'stopped', metOn: '2026-05-18', lateDays: 3 });
    verify(sim, 'failed');
    expect(clock(sim, 'T_REDO')).toMatchObject({ instance: 2, state: 'running', dueOn: '2026-05-15' });
  });

  describe('the same answer on the same facts and reasons is refused; another outcome, or others, is not', () => {
    /** As the door hashes facts and basis of the first answer. */
    const first = () => reviewed('revokeAndRedo', underReview(replied(inHand(), {}, { 1: 'first' })));
    test.each<[string, object, string, string | undefined]>([
      ['the same', {}, 'first', 'sameAsBefore'],
      ['the same outcome for other reasons', {}, 'second', undefined],
      ['another outcome', promise('2026-05-15'), 'first', undefined],
    ])('%s', (_what, more, hash, code) => {
      const sim = first();
      expect(sim.state().facts.mustDiffer).toEqual([{ no: 1, outcome: 'explained', hash: 'first' }]);
      expect(answer(sim, more, { 1: hash })).toBe(code);
    });

    test('also after another round, and never for what was upheld', () => {
      const sim = first();
      answer(sim, {}, { 1: 'second' });
      sim.act('approveReply', who('tou'), {}, papers);
      deliver(sim, 'opinion');
      verify(sim, 'failed');
      expect(answer(sim, {}, { 1: 'first' })).toBe('sameAsBefore');
      expect(answer(sim, {}, { 1: 'second' })).toBeUndefined();
    });

    test.each<[string, () => Sim, Record<string, string>]>([
      ['the old one was given before hashes were kept', revoked, { 1: 'any' }],
      ['the new one has no hash', first, {}],
    ])('%s: the unit must say in what it differs', (_what, sim, hashes) => {
      expect(answer(sim(), {}, hashes)).toBe('differenceMissing');
      expect(answer(sim(), { differsIn: x }, hashes)).toBeUndefined();
      expect(answer(sim(), promise('2026-05-15'), hashes)).toBeUndefined();
    });
  });

  test('the new opinion may be reviewed again', () => {
    const sim = revoked();
    answer(sim);
    sim.act('approveReply', who('tou'), {}, papers);
    deliver(sim, 'opinion');
    expect(clock(sim, 'T_REVIEW_WINDOW')).toMatchObject({ instance: 2, state: 'running', dueOn: '2026-05-20' });
    expect(ask(sim)).toBeUndefined();
    expect(onReview(sim, 'admit', who('geng'), { officer: 'ning' })).toBe('verifierNotIndependent');
  });

  test('facts and reasons are compared by letters and digits, so that another comma is no other reason', () => {
    const of = (facts: string, basis: string) => reasonsOf({ items: [{ no: 1, outcome: 'explained', facts, basis }] });
    expect(of('已查明，属实。', '劳动法第50条')).toEqual(of('已查明属实', '劳动法 第５０条'));
    expect(of('已查明属实', '劳动法第50条')).not.toEqual(of('已查明不属实', '劳动法第50条'));
  });
});

describe('the second review', () => {
  test('is the next organ’s, due in 30 days: Fri 06-19 is a holiday, Mon 06-22; both below supply files', () => {
    const sim = underReReview();
    expect(reviewOf(sim)).toMatchObject({ facts: { unitId: 'city-gov', assistants: ['labour', county] } });
    const due = reviewOf(sim).clocks.at(-1);
    expect(due).toMatchObject({
      rule: 'T_REREVIEW',
      startOn: '2026-05-20',
      strictOn: '2026-06-19',
      dueOn: '2026-06-22',
    });
  });

  test('not the first reviewer’s, nor one two levels up from it, nor after 05-20', () => {
    const sim = reviewed();
    expect(askAgain(sim, { organ: county })).toBe('organNotAbove');
    expect(askAgain(sim, { organ: 'housing' })).toBe('organNotAbove');
    on(sim, '05-21T00:00');
    expect(askAgain(sim)).toBe('windowOver');
  });

  test('nobody of the first review decides in it', () => {
    const sim = underReReview();
    const officers = { geng: { id: 'geng', posts: [{ unit: 'city-gov', roles: ['handler' as const] }] } };
    const atCity = { ...who('guan'), id: 'geng' };
    expect(onReview(sim, 'admit', atCity, { officer: 'geng' }, { officers })).toBe('verifierNotIndependent');
    onReview(sim, 'admit', who('guan'), { officer: 'guan' });
    onReview(sim, 'draftDecision', who('guan'), aDecision('uphold', { opinion: 'second' }));
    const asHead = { ...actorOf('rong'), id: 'zhang' };
    expect(onReview(sim, 'approveDecision', asHead)).toBe('verifierNotIndependent');
    expect(onReview(sim, 'draftDecision', who('guan'), aDecision('uphold'))).toBe('wrongPaper');
  });

  test('delivered, it concludes, and nothing runs any more', () => {
    const sim = underReReview();
    decide(sim, 'uphold', {}, ['guan', 'rong']);
    expect(sim.state()).toMatchObject({ stage: 'concluded', facts: { concluded: { outcome: 'concludedByReReview' } } });
    expect(sim.state().clocks.filter((one: Clock) => one.state === 'running')).toEqual([]);
    expect(sim.over()).toBe(true);
  });

  test('what still waits beside it ends with it: a leader’s instruction, a date to be corrected', () => {
    const sim = underReReview();
    const instruction = { text: x, dueOn: '2026-07-01' };
    expect(sim.act('instruct', who('lin', 'leader'), instruction, papers)).toBeUndefined();
    const correction = { fact: 'deliveredOn', newDate: '2026-02-27', evidence: 'proof' };
    expect(sim.act('requestCorrection', who('han'), correction, papers)).toBeUndefined();
    decide(sim, 'uphold', {}, ['guan', 'rong']);
    expect(sim.state().facts.instructions).toMatchObject([{ no: 1, overtakenOn: '2026-05-20' }]);
    expect(sim.state().facts.correction).toBeUndefined();
    expect(sim.tasks()).toEqual([]);
  });

  test('signed is not delivered: it does not conclude yet', () => {
    const sim = underReReview();
    onReview(sim, 'admit', who('guan'), { officer: 'guan' });
    onReview(sim, 'draftDecision', who('guan'), aDecision('uphold', { opinion: 'second' }));
    onReview(sim, 'approveDecision', who('rong'));
    expect(sim.state().stage).toBe('underReReview');
  });

  test('it may send the matter back as well', () => {
    const sim = underReReview();
    decide(sim, 'revokeAndRedo', {}, ['guan', 'rong']);
    expect(sim.state()).toMatchObject({ stage: 'handling', facts: { round: 2 } });
  });

  test('withdrawn, the matter stands after the first review', () => {
    const sim = underReReview();
    const behalf = { paper: 'paper', signedBy: 'petitioner' };
    onReview(sim, 'withdraw', who('guan'), { statement: 'statement', onBehalfOf: behalf });
    expect(sim.state().stage).toBe('reviewed');
    expect(clock(sim, 'T_REREVIEW_WINDOW')).toMatchObject({ instance: 2, state: 'running', dueOn: '2026-05-20' });
  });
});

test('upheld twice, the same facts are no longer accepted; new facts begin a new loop', () => {
  const sim = underReReview();
  decide(sim, 'uphold', {}, ['guan', 'rong']);
  const { id, kind, stage, facts } = sim.state();
  const stories = { [id]: { id, kind, stage, facts, over: true, running: [] } };
  const again = (result: string, more: object = {}) => {
    const next = registered();
    next.stories.set('q', { ...next.state(), id: 'q' });
    const context = { ...papersOf('q'), stories };
    return [next.act('screen', who('chen'), { result, matchId: id, ...more }, context, 'q'), next.state('q').stage];
  };
  expect(again('sameConcluded', { notice: 'last' })).toEqual([undefined, 'noLongerAccepted']);
  expect(again('newFacts', { newFacts: x })).toEqual([undefined, 'screened']);
});

test('a petition hears of a review’s end once, and not of one that is not its own', () => {
  const sim = underReview();
  const end = { reviewId: reviewOf(sim).id, deciders: [], result: 'withdrawn' };
  sim.tell('p', 'reviewEnded', { ...end, reviewId: 'another' });
  expect(sim.state().stage).toBe('underReview');
  sim.tell('p', 'reviewEnded', end);
  sim.tell('p', 'reviewEnded', end);
  expect(sim.linesOf('p').filter(({ act }) => act === 'reviewEnded')).toHaveLength(1);
});
