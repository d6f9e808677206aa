import type { Clock } from '../../domain/clock';
import { actorOf } from '../support/registers';
import {
  aDecision,
  aDelivery,
  answered,
  ask,
  closed,
  county,
  onBehalfOf,
  onReview,
  papersAt,
  reviewOf,
} from '../support/reviewing';
import { day, papers, type Sim, who, x } from '../support/sim';

/** Asked for Mon 2026-03-30, the last day: the organ must decide and deliver by Wed 04-29. */
const [geng, ning, zhang] = [who('geng'), who('ning'), actorOf('zhang', 'unitHead')];
const clock = (sim: Sim, rule: string): Clock | undefined =>
  reviewOf(sim)
    .clocks.filter((one: Clock) => one.rule === rule)
    .at(-1);

function requested(sim = answered()): Sim {
  sim.to('2026-03-30T10:00:00+08:00');
  expect(ask(sim)).toBeUndefined();
  return sim;
}
function examining(sim = requested()): Sim {
  expect(onReview(sim, 'admit', geng, { officer: 'geng' })).toBeUndefined();
  return sim;
}
function decided(decision = 'uphold', more: object = {}): Sim {
  const sim = examining();
  expect(onReview(sim, 'draftDecision', geng, aDecision(decision, more))).toBeUndefined();
  expect(onReview(sim, 'approveDecision', zhang)).toBeUndefined();
  return sim;
}

describe('who decides', () => {
  test('the organ’s own people, in their roles', () => {
    const sim = requested();
    expect(onReview(sim, 'admit', who('han'), { officer: 'han' })).toBe('notYourUnit');
    expect(onReview(sim, 'admit', zhang, { officer: 'geng' })).toBe('notYourRole');
    expect(onReview(sim, 'admit', geng, { officer: 'zhang' })).toBe('unknownOfficer');
    expect(onReview(sim, 'admit', geng, { officer: 'ning' })).toBeUndefined();
    expect(reviewOf(sim).facts.officerId).toBe('ning');
  });

  test('nobody who also serves where it was decided: as who admits, and as who is named', () => {
    const posts = [
      { unit: county, roles: ['handler' as const] },
      { unit: 'labour', roles: ['handler' as const] },
    ];
    const officers = { geng: { id: 'geng', posts }, ning: papers.officers!.ning! };
    expect(onReview(requested(), 'admit', geng, { officer: 'ning' }, { officers })).toBe('sameUnitAsHandler');
    expect(onReview(requested(), 'admit', ning, { officer: 'geng' }, { officers })).toBe('sameUnitAsHandler');
    expect(onReview(examining(), 'draftDecision', geng, aDecision('uphold'), { officers })).toBe('sameUnitAsHandler');
  });

  test('nobody who handled it, in whatever role or post: 复查 is no second look by the same eyes', () => {
    const asHandler = { ...geng, id: 'han' };
    const asHead = { ...zhang, id: 'tou' };
    const officers = { han: { id: 'han', posts: [{ unit: county, roles: ['handler' as const] }] } };
    const refusal = { ground: 'notReviewable', reason: x, notice: 'refusal' };
    expect(onReview(requested(), 'admit', asHandler, { officer: 'han' }, { officers })).toBe('verifierNotIndependent');
    expect(onReview(requested(), 'refuse', asHead, refusal)).toBe('verifierNotIndependent');
    expect(onReview(examining(), 'draftDecision', asHandler, aDecision('uphold'))).toBe('verifierNotIndependent');
    const sim = examining();
    onReview(sim, 'draftDecision', geng, aDecision('uphold'));
    expect(onReview(sim, 'approveDecision', asHead)).toBe('verifierNotIndependent');
  });

  test('nobody signs the own draft, through whatever role', () => {
    const sim = examining();
    onReview(sim, 'draftDecision', geng, aDecision('uphold'));
    expect(onReview(sim, 'approveDecision', { ...zhang, id: 'geng' })).toBe('selfApproval');
    expect(onReview(sim, 'approveDecision', zhang)).toBeUndefined();
  });

  test('nobody who was recused from the matter meanwhile', () => {
    const sim = examining();
    const asking = { officer: 'geng', ground: x, onBehalfOf: { paper: 'paper', signedBy: 'petitioner' } };
    expect(sim.act('askRecusal', who('chen'), asking, papers)).toBeUndefined();
    const decision = { officer: 'geng', decision: 'granted' };
    expect(sim.act('decideRecusal', who('cao'), decision, papers)).toBeUndefined();
    expect(reviewOf(sim).facts).toMatchObject({ recused: ['geng'] });
    expect(reviewOf(sim).facts.officerId).toBeUndefined();
    expect(onReview(sim, 'draftDecision', geng, aDecision('uphold'))).toBe('recused');
  });
});

const item = (decision: string, no = 1) => ({ no, decision, reasons: x });

describe('the decision', () => {
  test.each<[string, object, string | undefined]>([
    ['leaves a request out', { items: [] }, 'itemMissing'],
    ['answers one twice', { items: [item('uphold'), item('change')] }, 'itemMissing'],
    ['answers one that was never made', { items: [item('uphold', 2)] }, 'itemMissing'],
    ['changes without a ground', aDecision('change', { ground: undefined }), 'groundMissing'],
    ['revokes without a ground', aDecision('revokeAndRedo', { ground: undefined }), 'groundMissing'],
    ['sets a day that has passed', aDecision('revokeAndRedo', { redoBy: '2026-03-29' }), 'dateOutOfOrder'],
    ['is the paper of a second review', { opinion: 'second' }, 'wrongPaper'],
    ['is a paper of the petition', { opinion: 'opinion' }, 'documentMissing'],
    ['upholds without a ground', {}, undefined],
    ['revokes until a day ahead', aDecision('revokeAndRedo', { redoBy: '2026-04-30' }), undefined],
  ])('%s', (_what, more, code) => {
    expect(onReview(examining(), 'draftDecision', geng, aDecision('uphold', more))).toBe(code);
  });

  test('a day to redo it by that passes before the signature must be set anew: a new draft takes the old one’s place', () => {
    const sim = examining();
    onReview(sim, 'draftDecision', geng, aDecision('revokeAndRedo', { redoBy: '2026-04-02' }));
    sim.to('2026-04-03T10:00:00+08:00');
    expect(onReview(sim, 'approveDecision', zhang)).toBe('dateOutOfOrder');
    onReview(sim, 'draftDecision', ning, aDecision('revokeAndRedo', { redoBy: '2026-05-04' }));
    expect(onReview(sim, 'approveDecision', zhang)).toBeUndefined();
    expect(reviewOf(sim).facts.decision).toMatchObject({
      author: 'ning',
      redoBy: '2026-05-04',
      issuedOn: '2026-04-03',
    });
  });

  test('nothing is signed that was not drafted', () => {
    expect(onReview(examining(), 'approveDecision', zhang)).toBe('noRequest');
    expect(onReview(requested(), 'draftDecision', geng, aDecision('uphold'))).toBe('wrongStage');
  });
});

describe('the file', () => {
  const call = { unitId: 'labour', dueOn: '2026-04-08' };
  test('is called from the unit whose opinion is reviewed, once, by a day ahead', () => {
    const sim = examining();
    expect(onReview(sim, 'callFile', geng, { ...call, unitId: 'housing' })).toBe('notAssistant');
    expect(onReview(sim, 'callFile', geng, { ...call, dueOn: '2026-03-29' })).toBe('dateOutOfOrder');
    expect(onReview(sim, 'supplyFile', who('han'), { docs: ['dossier'] })).toBe('noRequest');
    expect(onReview(sim, 'callFile', geng, call)).toBeUndefined();
    expect(onReview(sim, 'callFile', geng, call)).toBe('requestOpen');
    expect(onReview(sim, 'supplyFile', who('he'), { docs: ['dossier'] })).toBe('notYourUnit');
    expect(onReview(sim, 'supplyFile', geng, { docs: ['dossier'] })).toBe('notYourUnit');
    expect(onReview(sim, 'supplyFile', who('han'), { docs: ['opinion'] })).toBe('documentMissing');
    expect(onReview(sim, 'supplyFile', who('han'), { docs: ['dossier'] })).toBeUndefined();
    expect(clock(sim, 'T_FILE')).toMatchObject({ state: 'stopped', metOn: '2026-03-30', unitId: 'labour' });
  });

  test('that is late warns that unit and opens no order; the decision need not wait for it', () => {
    const sim = examining();
    onReview(sim, 'callFile', geng, call); // Wed
    sim.to('2026-04-09T08:59:00+08:00'); // Thu
    expect(clock(sim, 'T_FILE')!.alerts).toMatchObject([{ state: 'pending' }]);
    sim.to('2026-04-09T09:00:00+08:00');
    expect(clock(sim, 'T_FILE')!.alerts).toMatchObject([{ level: 'warning', state: 'fired' }]);
    expect(sim.orders()).toEqual([]);
    onReview(sim, 'draftDecision', geng, aDecision('uphold'));
    expect(onReview(sim, 'approveDecision', zhang)).toBeUndefined();
  });
});

describe('delivery', () => {
  test.each<[string, object, string]>([
    ['a paper that is not the opinion', { docId: 'dossier' }, 'wrongPaper'],
    ['before the signature', { deliveredOn: '2026-03-29' }, 'deliveredBeforeIssue'],
    ['on a day ahead', { deliveredOn: '2026-03-31' }, 'dateInFuture'],
    ['without a proof', { proof: 'dossier' }, 'wrongPaper'],
  ])('is refused: %s', (_what, more, code) => {
    const input = { ...aDelivery('decision', '2026-03-30'), ...more };
    expect(onReview(decided(), 'recordDelivery', geng, input)).toBe(code);
  });

  test('signed is not delivered: the clock runs on, is yellow from Sun 04-26, red and ordered Thu 04-30', () => {
    const sim = decided();
    sim.to('2026-04-29T23:59:00+08:00');
    expect(clock(sim, 'T_REVIEW')).toMatchObject({ state: 'running', yellowAt: '2026-04-25T16:00:00.000Z' });
    expect(sim.orders()).toEqual([]);
    sim.to('2026-04-30T09:00:00+08:00');
    expect(sim.orders()).toMatchObject([{ facts: { unitId: county, rule: 'T_REVIEW', petitionId: 'p' } }]);
    expect(sim.state().children.map(({ kind }: { kind: string }) => kind)).toEqual(['review']);
  });

  test('the organ’s order ends with the delivery; a day in time that is entered late is the head’s and cancels it', () => {
    const late = decided();
    late.to('2026-05-06T10:00:00+08:00'); // Wed, after the holiday
    const inTime = aDelivery('decision', '2026-04-29');
    expect(onReview(late, 'recordDelivery', geng, inTime)).toBe('lateEntryByHead');
    expect(onReview(late, 'recordDelivery', zhang, inTime)).toBeUndefined();
    expect(late.orders()).toMatchObject([{ stage: 'cancelled' }]);

    const missed = decided();
    missed.to('2026-05-06T10:00:00+08:00');
    expect(onReview(missed, 'recordDelivery', geng, aDelivery('decision', '2026-05-06'))).toBeUndefined();
    expect(missed.orders()).toMatchObject([{ stage: 'issued', facts: { breachEndedOn: '2026-05-06' } }]);
    const order = missed.orders()[0]!.id;
    const answer = { causeOfDelay: x, measures: x, docs: [] };
    expect(missed.act('answer', who('tou'), answer, papersAt(order), order)).toBe('notYourUnit');
    expect(missed.act('answer', zhang, answer, papersAt(order), order)).toBeUndefined();
    expect(missed.act('settle', who('su'), {}, papersAt(order), order)).toBeUndefined();
  });
});

describe('not taken up', () => {
  const refuse = (sim: Sim, more: object = {}) =>
    onReview(sim, 'refuse', zhang, { ground: 'notReviewable', reason: x, notice: 'refusal', ...more });

  test('for a reason and by a notice, which must reach the petitioner', () => {
    const sim = requested();
    expect(refuse(sim, { ground: 'wrongOrgan' })).toBe('groundMissing');
    expect(refuse(sim, { notice: 'decision' })).toBe('wrongPaper');
    expect(refuse(sim, { ground: 'wrongOrgan', rightOrgan: 'labour' })).toBeUndefined();
    expect(sim.over(reviewOf(sim).id)).toBe(false);
    expect(sim.tasks(reviewOf(sim).id)).toEqual(['recordDelivery']);
    expect(onReview(sim, 'recordDelivery', geng, aDelivery('refusal', day(sim)))).toBeUndefined();
    expect(sim.over(reviewOf(sim).id)).toBe(true);
  });

  test('the matter stands where it stood, and the right runs on to its last day', () => {
    const sim = answered();
    sim.to('2026-03-05T10:00:00+08:00');
    expect(ask(sim)).toBeUndefined();
    refuse(sim);
    expect(sim.state().stage).toBe('replied');
    const live = sim.state().clocks.filter((one: Clock) => one.state === 'running');
    expect(live).toMatchObject([
      { rule: 'T_RATING' },
      { rule: 'T_REVIEW_WINDOW', instance: 2, dueOn: '2026-03-30' },
      { rule: 'T_FOLLOW_UP', instance: 2 },
    ]);
    expect(ask(sim)).toBeUndefined();
    expect(sim.reviews()).toHaveLength(2);
  });

  test('after the last day the right is used: a closed matter is over', () => {
    const sim = requested(closed());
    sim.to('2026-04-01T10:00:00+08:00');
    refuse(sim);
    expect([sim.state().stage, sim.over()]).toEqual(['closed', true]);
  });
});

describe('withdrawn', () => {
  const input = { statement: 'statement', onBehalfOf: { ...onBehalfOf, paper: 'paper' } };
  test('by the petitioner, never by an agent', () => {
    const sim = examining();
    const byAgent = { ...input, onBehalfOf: { ...input.onBehalfOf, signedBy: 'agent' } };
    expect(onReview(sim, 'withdraw', geng, byAgent)).toBe('agentCannotWithdraw');
    expect(onReview(sim, 'withdraw', geng, { ...input, onBehalfOf: undefined })).toBe('paperMissing');
    expect(onReview(sim, 'withdraw', geng, { ...input, statement: 'paper' })).toBe('wrongPaper');
    expect(onReview(sim, 'withdraw', who('chen'), input)).toBeUndefined();
    expect([reviewOf(sim).stage, sim.state().stage]).toEqual(['withdrawn', 'replied']);
  });

  test('not once it is decided', () => expect(onReview(decided(), 'withdraw', geng, input)).toBe('wrongStage'));
});

test('nobody with a part in the matter does anything for the organ, not even records a delivery or asks for more time', () => {
  const posts = [county, 'labour'].map((unit) => ({ unit, roles: ['handler' as const] }));
  const officers = { geng: { id: 'geng', posts } };
  const call = { unitId: 'labour', dueOn: '2026-04-08' };
  const delivery = aDelivery('decision', '2026-03-30');
  const inBoth = (sim: Sim, act: string, input: object) => onReview(sim, act, geng, input, { officers });
  expect(inBoth(examining(), 'callFile', call)).toBe('sameUnitAsHandler');
  expect(inBoth(examining(), 'requestExtension', { days: 1, reason: x })).toBe('sameUnitAsHandler');
  expect(inBoth(decided(), 'recordDelivery', delivery)).toBe('sameUnitAsHandler');
  expect(onReview(decided(), 'recordDelivery', { ...geng, id: 'han' }, delivery)).toBe('verifierNotIndependent');
});

test('three working days to admit it are off nationally, on in Shandong (SD15-43)', () => {
  expect(clock(requested(), 'T_ADMIT')).toBeUndefined();

  const sim = answered();
  sim.reviewPolicy = 'shandong-2015';
  requested(sim); // Mon 03-30: Thu 04-02
  expect(clock(sim, 'T_ADMIT')).toMatchObject({
    dueOn: '2026-04-02',
    policyVersion: 'shandong-2015@1+national-2022@4',
  });
  expect(sim.tasks(reviewOf(sim).id)).toEqual(['admit']);
  examining(sim);
  expect(clock(sim, 'T_ADMIT')).toMatchObject({ state: 'stopped', metOn: '2026-03-30' });
});
