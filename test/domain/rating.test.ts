import type { Clock } from '../../domain/clock';
import { discontentCauses } from '../../domain/petition/lists';
import { bureau, inHand, papers, registered, replied, type Sim, verify, who, x } from '../support/sim';

/** Delivered Thu 2026-02-26: 30 days end on Sat 03-28, which rolls to Mon 03-30. */
const answered = () => replied(inHand());
const petitioner = { id: 'petitioner-1', role: 'petitioner' } as const;
const agent = { id: 'agent-1', role: 'petitioner' } as const;
const rate = (sim: Sim, unit: string, ofBureau = 'satisfied', by: typeof petitioner | typeof agent = petitioner) =>
  sim.act('rate', by, { bureau: ofBureau, unit }, papers);
const followUp = (sim: Sim, cause: string, by = 'cao') => sim.act('answerRating', who(by), { cause, how: x }, papers);
const clock = (sim: Sim, rule: string) => sim.state().clocks.findLast((one: Clock) => one.rule === rule);

test('the petitioner rates bureau and unit apart, changes it once, and no more', () => {
  const sim = answered();
  expect(rate(sim, 'basicallySatisfied')).toBeUndefined();
  expect(sim.state().facts.rating).toMatchObject({ bureau: 'satisfied', unit: 'basicallySatisfied', times: 1 });
  expect(rate(sim, 'satisfied', 'notSatisfied')).toBeUndefined();
  expect(sim.state().facts.rating).toMatchObject({ bureau: 'notSatisfied', unit: 'satisfied', times: 2 });
  expect(rate(sim, 'satisfied')).toBe('ratingOver');
});

test('the window is 30 days from delivery', () => {
  const sim = answered();
  expect(clock(sim, 'T_RATING')).toMatchObject({ strictOn: '2026-03-28', dueOn: '2026-03-30' });
  sim.to('2026-03-30T23:59:00+08:00');
  expect(rate(sim.fork(), 'satisfied')).toBeUndefined();
  sim.to('2026-03-31T00:01:00+08:00');
  expect(rate(sim, 'satisfied')).toBe('ratingOver');
});

test('an agent never rates and never withdraws', () => {
  expect(rate(answered(), 'satisfied', 'satisfied', agent)).toBe('agentCannotRate');
  expect(sim().act('withdraw', agent, { statement: 'statement' }, papers)).toBe('agentCannotWithdraw');
  expect(sim().act('withdraw', petitioner, { statement: 'statement' }, papers)).toBeUndefined();
  expect(sim().act('urge', agent, {}, papers)).toBeUndefined();
  function sim() {
    return registered();
  }
});

test('who is not satisfied is asked why; a change of mind ends the question', () => {
  const sim = answered();
  rate(sim, 'satisfied');
  expect([sim.tasks(), followUp(sim, 'law')]).toEqual([['verifyByUnit'], 'noRequest']);
  const discontent = answered();
  rate(discontent, 'notSatisfied');
  expect(discontent.tasks()).toContain('answerRating');
  rate(discontent, 'satisfied');
  expect(discontent.tasks()).not.toContain('answerRating');
});

test('whoever had a part in it does not judge where the dissatisfaction comes from', () => {
  const sim = answered();
  rate(sim, 'notSatisfied');
  expect(followUp(sim, 'unit', 'chen')).toBe('verifierNotIndependent'); // registered and forwarded it
  expect(followUp(sim, 'unit', 'su')).toBe('notYourRole');
});

test('what lies with the unit is handled again under its old date, and may be rated anew', () => {
  const sim = answered();
  const { dueOn } = clock(sim, 'T_HANDLE')!;
  rate(sim, 'notSatisfied');
  expect(followUp(sim, 'unit')).toBeUndefined();
  const { stage, facts } = sim.state();
  expect([stage, facts.round, facts.rating, facts.discontentOn]).toEqual(['handling', 2, undefined, undefined]);
  expect(facts.ratingAnswered).toEqual({ on: '2026-02-26', cause: 'unit' });
  expect(clock(sim, 'T_HANDLE')).toMatchObject({ state: 'running', dueOn, instance: 2 });
  replied(sim);
  expect(rate(sim, 'satisfied')).toBeUndefined();
});

test.each(discontentCauses.filter((cause) => cause !== 'unit'))('with the cause %s the answer stands', (cause) => {
  const sim = answered();
  rate(sim, 'notSatisfied');
  expect(followUp(sim, cause)).toBeUndefined();
  expect(sim.state()).toMatchObject({ stage: 'replied', facts: { rating: { unit: 'notSatisfied' }, round: 1 } });
  expect(clock(sim, 'T_REVIEW_WINDOW')).toMatchObject({ state: 'running' });
});

test('the matter does not end over the question', () => {
  const sim = answered();
  verify(sim);
  bureau(sim);
  rate(sim, 'notSatisfied');
  sim.to('2026-06-01T10:00:00+08:00'); // every right has run out
  expect([sim.state().stage, sim.over()]).toEqual(['evaluating', false]);
  followUp(sim, 'law');
  sim.to('2026-06-01T10:01:00+08:00');
  expect(sim.state().facts.closed).toMatchObject({ resolved: false });
});

test('no answer is not satisfied: without a rating nothing counts as resolved', () => {
  const sim = answered();
  verify(sim);
  bureau(sim);
  sim.to('2026-06-01T10:00:00+08:00');
  expect(sim.state().facts.closed).toMatchObject({ resolved: false });
});

test('an answer on the spot that does not satisfy is taken back, not redone', () => {
  const sim = registered();
  sim.act('screen', who('chen'), { result: 'none' }, papers);
  const classes = { domain: 'labour', severity: 'ordinary', track: 'ordinary', rateable: true };
  sim.act('classify', who('chen'), classes, papers);
  sim.act('answerOnSpot', who('chen'), { answer: x, toldOn: '2026-02-26', writtenAsked: false }, papers);
  rate(sim, 'notSatisfied');
  rate(sim, 'notSatisfied', 'notSatisfied');
  expect(sim.over()).toBe(false); // the right to rate is used up, the question is open
  expect(followUp(sim, 'unit')).toBe('wrongStage');
  expect(sim.fork().act('takeBack', who('chen'), { reason: x }, papers)).toBeUndefined();
  expect(followUp(sim, 'other')).toBeUndefined();
  expect(sim.over()).toBe(true);
});
