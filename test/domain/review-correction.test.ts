import type { Clock } from '../../domain/clock';
import { papersOf } from '../support/a-petition';
import { answered, ask, askAgain, decide, onReview, reviewOf } from '../support/reviewing';
import { aReply, papers, type Sim, who, x } from '../support/sim';

/** Days of a review that were entered wrongly (docs/decisions/029). Answered Thu 2026-02-26, window to Mon 03-30. */
const on = (sim: Sim, instant: string) => sim.to(`2026-${instant}:00+08:00`);
const wish = (sim: Sim, fact: string, newDate: string, by = 'chen') =>
  sim.act('requestCorrection', who(by), { fact, newDate, evidence: 'proof' }, papers);
const decideIt = (sim: Sim, by = 'su') => sim.act('correctDate', who(by), { decision: 'granted' }, papers);
function correct(sim: Sim, fact: string, newDate: string): void {
  expect(wish(sim, fact, newDate)).toBeUndefined();
  expect(decideIt(sim)).toBeUndefined();
  sim.to(new Date(sim.now + 1).toISOString());
}
const clock = (sim: Sim, rule: string, story = 'p'): Clock | undefined =>
  sim
    .state(story)
    .clocks.filter((one: Clock) => one.rule === rule)
    .at(-1);

function underReview(receivedOn = '2026-03-20'): Sim {
  const sim = answered();
  on(sim, '03-30T10:00');
  expect(ask(sim, { receivedOn })).toBeUndefined();
  return sim;
}
function reviewed(decision = 'uphold', more: object = {}): Sim {
  const sim = underReview();
  on(sim, '04-15T10:00');
  const reviewId = reviewOf(sim).id;
  decide(sim, decision, more);
  expect(sim.state(reviewId).stage).toBe('closed');
  return sim;
}

test('the day of the delivered decision moves the second window; the record keeps both days', () => {
  const sim = reviewed();
  on(sim, '04-20T10:00');
  expect(clock(sim, 'T_REREVIEW_WINDOW')).toMatchObject({ startOn: '2026-04-15', dueOn: '2026-05-15' });
  correct(sim, 'reviewDeliveredOn', '2026-04-17');
  expect(clock(sim, 'T_REREVIEW_WINDOW')).toMatchObject({ startOn: '2026-04-17', dueOn: '2026-05-18' }); // Sun 05-17
  const made = sim.events.findLast(({ act }) => act === 'correctDate')!;
  expect(made.data.moved).toEqual([{ clock: 'T_REREVIEW_WINDOW#1', oldDueOn: '2026-05-15', newDueOn: '2026-05-18' }]);
  expect(made.data.facts).toMatchObject({
    reviews: [{ deliveredOn: '2026-04-17', decidedOn: '2026-04-15' }],
    corrections: [{ fact: 'reviewDeliveredOn', oldDate: '2026-04-15', newDate: '2026-04-17', decidedBy: 'su' }],
  });
});

test('a second right that lapsed by a wrong day lives again, and is used', () => {
  const sim = reviewed();
  on(sim, '05-16T10:00');
  expect(sim.state()).toMatchObject({ stage: 'closed' });
  correct(sim, 'reviewDeliveredOn', '2026-04-17');
  expect(clock(sim, 'T_REREVIEW_WINDOW')).toMatchObject({ state: 'running', dueOn: '2026-05-18' });
  expect(askAgain(sim)).toBeUndefined();
  expect(sim.state().stage).toBe('underReReview');
});

test('a revoked answer: the new sixty days and the organ’s own day count from the right day', () => {
  const sim = reviewed('revokeAndRedo', { redoBy: '2026-05-15' });
  on(sim, '04-20T10:00');
  correct(sim, 'reviewDeliveredOn', '2026-04-17');
  expect(clock(sim, 'T_HANDLE')).toMatchObject({ instance: 2, startOn: '2026-04-17', dueOn: '2026-06-16' });
  expect(clock(sim, 'T_REDO')).toMatchObject({ startOn: '2026-04-17', dueOn: '2026-05-15' });
  const [first] = sim.state().clocks.filter(({ rule }: Clock) => rule === 'T_HANDLE');
  expect(first).toMatchObject({ metOn: '2026-02-26', startOn: '2026-02-26' });
});

test('nobody answers anew before the decision is there', () => {
  const sim = reviewed('revokeAndRedo');
  on(sim, '04-16T10:00');
  const anew = { ...papers, hashes: { 1: 'other' } };
  expect(sim.act('submitReply', who('han'), aReply({ differsIn: x }), anew)).toBeUndefined();
  sim.act('approveReply', who('tou'), {}, papers);
  on(sim, '04-20T10:00');
  expect(wish(sim, 'reviewDeliveredOn', '2026-04-17')).toBe('dateOutOfOrder');
  expect(wish(sim, 'reviewDeliveredOn', '2026-04-16')).toBeUndefined();
});

test('what was changed is performed from the right day; a promise of the old opinion is left alone', () => {
  const sim = reviewed('change');
  on(sim, '04-20T10:00');
  correct(sim, 'reviewDeliveredOn', '2026-04-17');
  expect(clock(sim, 'T_EXECUTE')).toMatchObject({ startOn: '2026-04-17', dueOn: '2026-12-31' });
});

test('the decision reaches nobody before it is signed, nor after the second request; of another round it is history', () => {
  const sim = reviewed();
  on(sim, '04-27T10:00');
  expect(wish(sim, 'reviewDeliveredOn', '2026-04-14')).toBe('dateOutOfOrder');
  expect(wish(sim, 'reviewDeliveredOn', '2026-04-28')).toBe('dateInFuture');
  expect(askAgain(sim, { receivedOn: '2026-04-22' })).toBeUndefined();
  expect(wish(sim, 'reviewDeliveredOn', '2026-04-23')).toBe('dateOutOfOrder');
  on(sim, '04-28T10:00');
  decide(sim, 'revokeAndRedo', {}, ['guan', 'rong']);
  expect(wish(sim, 'reviewDeliveredOn', '2026-04-15')).toBe('dateOutOfOrder'); // the second decision is of 04-28
});

test('the day of the request moves the organ’s thirty days and what the right was used on', () => {
  const sim = underReview();
  expect(clock(sim, 'T_REVIEW', reviewOf(sim).id)).toMatchObject({ startOn: '2026-03-20', dueOn: '2026-04-20' });
  correct(sim, 'reviewReceivedOn', '2026-03-27');
  const { id } = reviewOf(sim);
  expect(clock(sim, 'T_REVIEW', id)).toMatchObject({ startOn: '2026-03-27', dueOn: '2026-04-27' });
  expect(sim.state(id).facts.receivedOn).toBe('2026-03-27');
  expect(clock(sim, 'T_REVIEW_WINDOW')).toMatchObject({ metOn: '2026-03-27', lateDays: 0 });
  expect(sim.state().facts.review).toMatchObject({ receivedOn: '2026-03-27' });
});

test('an order to the organ that the right day makes baseless is cancelled, and comes again on its new day', () => {
  const sim = underReview();
  on(sim, '04-21T10:00'); // Tue: due Mon 04-20
  expect(sim.orders()).toMatchObject([{ stage: 'issued', facts: { rule: 'T_REVIEW' } }]);
  correct(sim, 'reviewReceivedOn', '2026-03-27');
  const { id } = reviewOf(sim);
  expect(sim.events.filter(({ story }) => story === id).map(({ act }) => act)).toContain('judgeBreaches');
  expect(sim.state(id).facts.judging).toBeUndefined();
  expect(sim.orders()).toMatchObject([{ stage: 'cancelled', facts: { ended: { baseless: true } } }]);
  on(sim, '04-28T10:00');
  expect(sim.orders()).toHaveLength(2);
});

test('two persons: the bureau or the unit asks, its supervisor decides; in time it must stay', () => {
  const sim = underReview();
  expect(wish(sim, 'reviewDeliveredOn', '2026-03-29')).toBe('nothingToCorrect');
  expect(wish(sim, 'reviewReceivedOn', '2026-02-25')).toBe('dateOutOfOrder'); // before the opinion
  on(sim, '04-02T10:00');
  expect(wish(sim, 'reviewReceivedOn', '2026-03-31')).toBe('dateOutOfOrder'); // the last day was Mon 03-30
  expect(wish(sim, 'reviewReceivedOn', '2026-03-25', 'han')).toBeUndefined();
  expect(decideIt(sim, 'tou')).toBe('notYourRole');
  const withdrawal = { statement: 'statement', onBehalfOf: { paper: 'paper', signedBy: 'petitioner' } };
  expect(onReview(sim, 'withdraw', who('geng'), withdrawal)).toBeUndefined();
  expect(sim.state().facts.correction).toBeUndefined(); // there is no request any more
  expect(sim.act('correctDate', who('su'), { decision: 'granted' }, papersOf('p'))).toBe('noRequest');
});
