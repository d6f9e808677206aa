import type { Clock } from '../../domain/clock';
import { kinds } from '../../domain/kinds';
import { national2022 } from '../../domain/policy/national-2022';
import { zhejiang2016 } from '../../domain/policy/zhejiang-2016';
import { aReply, bureau, day, inHand, papers, promise, type Sim, verify, who, x } from '../support/sim';

/** Answered Thu 2026-02-26; the review window ends with Mon 2026-03-30 (Sat 03-28 rolls). */
const national = { ...papers, concludesBy: national2022.settings.concludesBy!.value };
const zhejiang = { ...papers, concludesBy: zhejiang2016.settings.concludesBy!.value };
type Where = typeof papers;

const delivery = (sim: Sim, docId: string) => ({ docId, deliveredOn: day(sim), way: 'inPerson', proof: 'proof' });
function checked(where: Where, sim = inHand(), more: object = {}) {
  sim.act('submitReply', who('han'), aReply(more), where);
  sim.act('approveReply', who('tou'), {}, where);
  expect(sim.act('recordDelivery', who('han'), delivery(sim, 'opinion'), where)).toBeUndefined();
  verify(sim);
  bureau(sim);
  return sim;
}
const close = (sim: Sim, where: Where) => sim.act('close', who('chen'), { resolved: true }, where);
function closed(where: Where, sim = checked(where)) {
  expect(close(sim, where)).toBeUndefined();
  return sim;
}
const conclude = (sim: Sim, outcome: string, where: Where, evidence?: string) =>
  sim.act('conclude', who('chen'), { outcome, evidence }, where);

/** Settled, delivered and checked; performance is due Tue 2026-03-10. */
function settled(where: Where) {
  const sim = inHand();
  const consents = { petitioner: 'consent', otherSide: 'otherConsent' };
  sim.act('openMediation', who('han'), { kind: 'people', body: x, consents }, where);
  const signedBy = ['petitioner', 'otherSide'];
  sim.act('submitAgreement', who('han'), { agreement: 'agreement', signedBy, performBy: '2026-03-10' }, where);
  sim.act('settle', who('tou'), {}, where);
  expect(sim.act('recordDelivery', who('han'), delivery(sim, 'agreement'), where)).toBeUndefined();
  verify(sim);
  bureau(sim);
  return sim;
}
function performed(where: Where) {
  const sim = settled(where);
  sim.act('recordPerformance', who('han'), { doneOn: day(sim), proof: 'performance' }, where);
  expect(sim.act('confirmPerformance', who('chen'), {}, where)).toBeUndefined();
  return sim;
}
const last = (sim: Sim) => sim.events.at(-1);

test('in Zhejiang a closed matter concludes by itself when no request of the window can come in any more, no second before', () => {
  const sim = closed(zhejiang);
  sim.to('2026-03-31T00:00:00+08:00');
  expect(conclude(sim, 'concludedByLapse', zhejiang)).toBe('notConcludable');
  sim.to('2026-04-14T23:59:59+08:00'); // Tue, 15 days for what came in on Mon 03-30
  expect(sim.state().stage).toBe('closed');
  sim.to('2026-04-15T00:00:00+08:00');
  expect(sim.state()).toMatchObject({
    stage: 'concluded',
    facts: { concluded: { outcome: 'concludedByLapse', on: '2026-04-15' } },
  });
  expect(last(sim)).toMatchObject({ act: 'conclude', actor: { id: 'clock' } });
  expect(sim.over()).toBe(true);
});

test('one that the clock has to close first concludes as well; nationally it stays closed', () => {
  const inZhejiang = checked(zhejiang);
  const elsewhere = checked(national);
  for (const sim of [inZhejiang, elsewhere]) sim.to('2026-04-15T10:00:00+08:00');
  expect(inZhejiang.state().stage).toBe('concluded');
  expect(elsewhere.state().stage).toBe('closed');
  expect(elsewhere.over()).toBe(true);
});

test('what the policy does not name concludes nothing', () => {
  const sim = closed(national);
  expect(conclude(sim, 'concludedByLapse', national)).toBe('notConcludable');
  expect(conclude(sim, 'concludedByAgreement', national)).toBe('notConcludable');
  expect(conclude(sim, 'litigationConcluded', papers, 'evidence')).toBe('notConcludable'); // no policy was looked up
});

test('lapse is no ground while a review may be asked for, agreement none while it is not performed', () => {
  const sim = closed(zhejiang);
  expect(conclude(sim, 'concludedByLapse', zhejiang)).toBe('notConcludable');
  expect(conclude(sim, 'concludedByAgreement', zhejiang)).toBe('notConcludable');
  const promised = checked(zhejiang, inHand(), promise('2026-03-10'));
  promised.act('recordPerformance', who('chen'), { doneOn: '2026-02-26', proof: 'performance' }, zhejiang);
  closed(zhejiang, promised);
  expect(conclude(promised, 'concludedByAgreement', zhejiang)).toBe('notConcludable'); // kept, but no agreement
});

test('a court’s decision or the end of the one who asked is shown by a paper; every right then ends', () => {
  const sim = closed(national);
  expect(conclude(sim, 'litigationConcluded', national)).toBe('documentMissing');
  expect(conclude(sim, 'concludedBySubjectEnd', national, 'proof')).toBe('wrongPaper');
  expect(sim.act('conclude', who('han'), { outcome: 'litigationConcluded' }, national)).toBe('notYourRole');
  expect(conclude(sim, 'litigationConcluded', national, 'evidence')).toBeUndefined();
  expect(sim.state().clocks.filter((one: Clock) => one.state === 'running')).toEqual([]);
  expect(sim.over()).toBe(true);
  expect(conclude(sim, 'litigationConcluded', national, 'evidence')).toBe('storyEnded');
});

test('nothing open is concluded: not before the closing, under an order, or while a report is owed', () => {
  const sim = checked(national);
  expect(conclude(sim, 'litigationConcluded', national, 'evidence')).toBe('wrongStage');
  closed(national, sim);
  sim.tell('p', 'orderOpened', { orderId: 'o', key: 'byHand' });
  expect(conclude(sim, 'litigationConcluded', national, 'evidence')).toBe('orderOpen');
  const owing = closed(national, checked(national, inHand({}, true, 'assign', { feedbackOn: '2026-03-20' })));
  expect(conclude(owing, 'litigationConcluded', national, 'evidence')).toBe('notConcludable');
});

test('an order opened after the closing is waited for before the matter concludes by itself', () => {
  const sim = closed(zhejiang);
  sim.tell('p', 'orderOpened', { orderId: 'o', key: 'byHand' });
  sim.to('2026-04-20T10:00:00+08:00');
  expect([sim.state().stage, sim.over()]).toEqual(['closed', false]);
  sim.tell('p', 'orderEnded', { orderId: 'o' });
  sim.to('2026-04-20T10:01:00+08:00');
  expect(sim.state().stage).toBe('concluded');
});

test('a performed agreement: a coordinator may conclude it, the clock waits for the last request', () => {
  const byHand = closed(zhejiang, performed(zhejiang));
  expect(conclude(byHand, 'concludedByAgreement', zhejiang)).toBeUndefined();
  expect(byHand.over()).toBe(true);

  const byItself = closed(zhejiang, performed(zhejiang));
  byItself.to('2026-04-14T23:59:59+08:00'); // Tue
  expect(byItself.state().stage).toBe('closed');
  byItself.to('2026-04-15T00:00:00+08:00');
  expect(byItself.state().facts.concluded).toMatchObject({ outcome: 'concludedByAgreement' });
});

test('an agreement that is not performed is neither closed nor concluded by itself', () => {
  const sim = settled(zhejiang);
  expect(close(sim, zhejiang)).toBe('executionOpen');
  sim.to('2026-06-01T10:00:00+08:00');
  expect(sim.state().stage).toBe('evaluating');
});

const offer = (sim: Sim, kind = 'counselling', dueOn = '2026-04-15') =>
  sim.act('offerCare', who('chen'), { kind, dueOn }, papers);
const endCare = (sim: Sim, no: number, result = 'done') => sim.act('endCare', who('cao'), { no, result }, papers);
const care = (sim: Sim) => sim.state().clocks.filter((one: Clock) => one.rule === 'T_CARE');

test('help is offered after the check, due on a day ahead, and ended once', () => {
  expect(offer(inHand())).toBe('wrongStage');
  const sim = checked(national);
  expect(offer(sim, 'visit', '2026-02-25')).toBe('dateOutOfOrder');
  expect(sim.act('offerCare', who('han'), { kind: 'visit', dueOn: '2026-04-15' }, papers)).toBe('notYourRole');
  expect(offer(sim)).toBeUndefined();
  expect(offer(sim, 'visit', '2026-03-10')).toBeUndefined();
  expect(kinds.petition.tasksOf(sim.state()).map(({ key, dueOn }) => [key, dueOn])).toEqual([
    ['close', undefined],
    ['care:1', '2026-04-15'],
    ['care:2', '2026-03-10'],
  ]);
  expect(endCare(sim, 3)).toBe('noRequest');
  expect(endCare(sim, 1, 'declined')).toBeUndefined();
  expect(endCare(sim, 1)).toBe('noRequest');
  expect(care(sim)).toMatchObject([{ state: 'stopped' }, { state: 'running', dueOn: '2026-03-10' }]);
  expect(sim.state().facts.care).toMatchObject([{ no: 1, result: 'declined' }, { no: 2 }]);
});

test('care not given by its day is a mark for the bureau, never an order', () => {
  const sim = checked(national);
  offer(sim, 'legalService', '2026-03-10'); // Tue
  sim.to('2026-03-11T08:59:00+08:00');
  const warned = () => sim.events.filter(({ data }) => data.alert?.clock === 'T_CARE#1').map(({ act }) => act);
  expect(warned()).toEqual([]);
  sim.to('2026-12-01T09:00:00+08:00');
  expect(warned()).toEqual(['warn']);
  expect(sim.orders()).toHaveLength(0);
});

test('open care hinders neither closing nor conclusion, and keeps the story open until it is given or declined', () => {
  const sim = checked(zhejiang);
  offer(sim);
  sim.to('2026-04-15T10:00:00+08:00');
  expect([sim.state().stage, sim.over()]).toEqual(['concluded', false]);
  expect(kinds.petition.holderOf(sim.state())).toEqual({ unitId: 'county-bureau' });
  expect(care(sim)).toMatchObject([{ state: 'running' }]);
  expect(offer(sim, 'visit', '2026-04-20')).toBeUndefined(); // care goes on after the end (R22-37)
  endCare(sim, 1);
  expect(sim.over()).toBe(false);
  endCare(sim, 2, 'declined');
  expect(sim.over()).toBe(true);
  expect(sim.tasks()).toEqual([]);
});

test('a closed matter with open care is not over, and to give care is no part in handling', () => {
  const sim = closed(national);
  offer(sim);
  sim.to('2026-06-01T10:00:00+08:00');
  expect(sim.over()).toBe(false);
  expect(endCare(sim, 1)).toBeUndefined();
  expect(sim.over()).toBe(true);
  expect(sim.state().facts.chain).not.toContain('cao');
});
