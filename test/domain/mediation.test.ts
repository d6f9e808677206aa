import type { Clock } from '../../domain/clock';
import { theContext } from '../support/registers';
import { aReply, bureau, deliver, inHand, papers, replied, type Sim, verify, who, x } from '../support/sim';

/** Mediation and settlement (R22-33). In hand since Thu 2026-02-26: the opinion is due Mon 2026-04-27. */
const consents = { petitioner: 'consent', otherSide: 'otherConsent' };
const opening = (more: object = {}) => ({ kind: 'people', body: x, consents, ...more });
const agreement = (more: object = {}) => ({
  ...{ agreement: 'agreement', signedBy: ['petitioner', 'otherSide'], performBy: '2026-03-10' },
  ...more,
});
const mediating = (sim = inHand()) => {
  expect(sim.act('openMediation', who('han'), opening(), papers)).toBeUndefined();
  return sim;
};
const submit = (sim: Sim, more: object = {}) => sim.act('submitAgreement', who('han'), agreement(more), papers);
const clock = (sim: Sim, rule: string) => sim.state().clocks.filter((one: Clock) => one.rule === rule);
const acts = (sim: Sim) => sim.events.map((event) => event.act);

function settled(sim = mediating(), more: object = {}) {
  expect(submit(sim, more)).toBeUndefined();
  expect(sim.act('settle', who('tou'), {}, papers)).toBeUndefined();
  return sim;
}

test('both sides consent, each by a paper of its own, before mediation is opened', () => {
  const open = (more: object, context = papers) => inHand().act('openMediation', who('han'), opening(more), context);
  expect(open({ consents: { petitioner: 'consent' } })).toBe('consentMissing');
  expect(open({ consents: { otherSide: 'otherConsent' } })).toBe('consentMissing');
  expect(open({ consents: { petitioner: 'consent', otherSide: 'consent' } })).toBe('consentMissing');
  expect(open({ consents: { petitioner: 'consent', otherSide: 'paper' } })).toBe('wrongPaper');
  expect(open({}, theContext())).toBe('documentMissing');
  expect(inHand().act('openMediation', who('tou'), opening(), papers)).toBe('notYourRole');
  expect(inHand().act('openMediation', who('he'), opening(), papers)).toBe('notYourUnit');
});

test('no mediation begins over a reply that waits to be signed, nor twice', () => {
  const sim = inHand();
  sim.act('submitReply', who('han'), aReply(), papers);
  expect(sim.act('openMediation', who('han'), opening(), papers)).toBe('requestOpen');
  sim.act('returnReply', who('tou'), { reason: x }, papers);
  mediating(sim);
  expect(sim.act('openMediation', who('han'), opening(), papers)).toBe('wrongStage');
});

test('the handling clock runs on: warned and ordered as if nobody mediated', () => {
  const sim = mediating();
  expect(clock(sim, 'T_HANDLE')).toMatchObject([{ state: 'running', dueOn: '2026-04-27' }]); // Mon
  sim.to('2026-04-28T08:59:00+08:00'); // Tue
  expect(sim.orders()).toHaveLength(0);
  sim.to('2026-04-28T09:00:00+08:00');
  expect(sim.orders()).toHaveLength(1);
});

test('while they mediate more time may be asked and granted, and its notice delivered', () => {
  const sim = mediating();
  expect(sim.act('requestExtension', who('han'), { days: 30, reason: x }, papers)).toBeUndefined();
  expect(sim.tasks()).toEqual(['submitAgreement', 'extend']);
  expect(sim.act('extend', who('tou'), { notice: 'extension' }, papers)).toBeUndefined();
  expect(clock(sim, 'T_HANDLE')).toMatchObject([{ dueOn: '2026-05-27' }]); // Wed, 60 + 30 days
  expect(deliver(sim, 'extension')).toBeUndefined();
  expect(sim.state()).toMatchObject({ stage: 'mediating', facts: { extension: { state: 'granted' } } });
});

test('contacts are recorded and the petitioner may withdraw', () => {
  const sim = mediating();
  const contact = { on: '2026-02-26', how: 'phone', summary: x };
  expect(sim.act('recordContact', who('han'), contact, papers)).toBeUndefined();
  const wish = { statement: 'statement', onBehalfOf: { paper: 'paper', signedBy: 'petitioner' } };
  expect(sim.act('withdraw', who('chen'), wish, papers)).toBeUndefined();
  expect(sim.act('confirmWithdrawal', who('cao'), { how: x }, papers)).toBeUndefined();
  expect(sim.over()).toBe(true);
});

test.each(['failed', 'withdrawn'])('mediation that %s goes back to work under the same clock', (result) => {
  const sim = mediating();
  submit(sim);
  expect(sim.act('endMediation', who('han'), { result }, papers)).toBeUndefined();
  const { stage, facts } = sim.state();
  expect(stage).toBe('handling');
  expect(facts).toMatchObject({ round: 1, mediation: { kind: 'people', result, endedOn: '2026-02-26' } });
  expect(facts.reply).toBeUndefined(); // a draft agreement ends with the mediation
  expect(clock(sim, 'T_HANDLE')).toMatchObject([{ instance: 1, state: 'running', dueOn: '2026-04-27' }]);
  expect(sim.tasks()).toEqual(['submitReply']);
  replied(sim);
});

test('an agreement is signed by both sides, never by an agent for the petitioner, and performed by a day ahead', () => {
  const sim = mediating();
  expect(submit(sim, { signedBy: ['agent', 'otherSide'] })).toBe('agentCannotSettle');
  expect(submit(sim, { signedBy: ['petitioner'] })).toBe('signatureMissing');
  expect(submit(sim, { signedBy: ['otherSide', 'mediator'] })).toBe('signatureMissing');
  expect(submit(sim, { performBy: '2026-02-25' })).toBe('dateOutOfOrder');
  expect(submit(sim, { agreement: 'opinion' })).toBe('wrongPaper');
  expect(sim.act('submitAgreement', who('han'), agreement(), theContext())).toBe('documentMissing');
  expect(submit(sim, { signedBy: ['petitioner', 'agent', 'otherSide'] })).toBeUndefined();
});

test('written by one, signed by another: the same person as head does not sign; what is returned is submitted again', () => {
  const sim = mediating();
  expect(sim.act('settle', who('tou'), {}, papers)).toBe('noReply');
  expect(sim.act('returnAgreement', who('tou'), { reason: x }, papers)).toBe('noReply');
  submit(sim);
  expect(sim.tasks()).toEqual(['settle']);
  expect(sim.act('settle', who('han', 'unitHead'), {}, papers)).toBe('selfApproval');
  expect(sim.act('returnAgreement', who('tou'), { reason: x }, papers)).toBeUndefined();
  expect(sim.act('settle', who('tou'), {}, papers)).toBe('noReply');
  expect(sim.tasks()).toEqual(['submitAgreement']);
  submit(sim);
  sim.to('2026-03-11T10:00:00+08:00'); // Wed, the day after the promised one
  expect(sim.act('settle', who('tou'), {}, papers)).toBe('dateOutOfOrder');
  expect(submit(sim, { performBy: '2026-03-11' })).toBeUndefined();
  expect(sim.act('settle', who('tou'), {}, papers)).toBeUndefined();
});

test('a signed agreement overtakes what was asked before it', () => {
  const sim = mediating();
  sim.act('requestExtension', who('han'), { days: 10, reason: x }, papers);
  settled(sim);
  expect(sim.state()).toMatchObject({ stage: 'issued', facts: { mediation: { result: 'agreed' } } });
  expect(sim.state().facts.extension).toBeUndefined();
  expect(sim.tasks()).toEqual(['recordDelivery']);
});

test('delivered, it ends the handling like an opinion: performance, rating, follow-up and the review window begin', () => {
  const sim = settled();
  expect(clock(sim, 'T_HANDLE')).toMatchObject([{ state: 'running' }]);
  expect(deliver(sim, 'agreement')).toBeUndefined();
  expect(sim.state().stage).toBe('replied');
  expect(clock(sim, 'T_HANDLE')).toMatchObject([{ state: 'stopped', metOn: '2026-02-26', lateDays: 0 }]);
  expect(clock(sim, 'T_EXECUTE')).toMatchObject([{ state: 'running', dueOn: '2026-03-10' }]); // Tue
  expect(clock(sim, 'T_REVIEW_WINDOW')).toMatchObject([{ strictOn: '2026-03-28', dueOn: '2026-03-30' }]); // Sat, Mon
  expect(clock(sim, 'T_RATING')).toMatchObject([{ state: 'running', dueOn: '2026-03-30' }]);
  expect(clock(sim, 'T_FOLLOW_UP')).toMatchObject([{ dueOn: '2026-03-04' }]); // Wed; Sat 02-28 is worked
});

test('an agreement delivered in time and entered after the due day takes the head', () => {
  const sim = settled(mediating(), { performBy: '2026-05-29' });
  sim.to('2026-04-29T10:00:00+08:00'); // Wed; due Mon 04-27
  expect(deliver(sim, 'agreement', 'han', '2026-04-27')).toBe('lateEntryByHead');
  expect(deliver(sim, 'agreement', 'tou', '2026-04-27')).toBeUndefined();
});

test('an agreement that is not performed is ordered, and a failed check sends the matter back', () => {
  const sim = settled();
  deliver(sim, 'agreement');
  sim.to('2026-03-11T08:59:00+08:00'); // Wed
  expect(sim.orders()).toHaveLength(0);
  sim.to('2026-03-11T09:00:00+08:00');
  expect(sim.orders()).toMatchObject([{ facts: { rule: 'T_EXECUTE' } }]);
  expect(verify(sim, 'failed')).toBeUndefined();
  expect(sim.state()).toMatchObject({ stage: 'handling', facts: { round: 2 } });
  expect(sim.state().facts.mediation).toBeUndefined();
  expect(acts(mediating(sim))).toContain('openMediation');
});

test('the three in place of an opinion stay with it and with the closing', () => {
  const sim = replied(inHand(), { threeInPlace: ['explained', 'helped'] });
  verify(sim);
  bureau(sim);
  expect(sim.act('close', who('chen'), { resolved: false }, papers)).toBeUndefined();
  expect(sim.state().facts).toMatchObject({
    reply: { threeInPlace: ['explained', 'helped'] },
    closed: { resolved: false, threeInPlace: ['explained', 'helped'] },
  });
});
