import { kinds } from '../../domain/kinds';
import { aReply, bureau, deliver, papers, replied, type Sim, verify, who, x } from '../support/sim';
import { accept, clock, fired, forwarded, inHand, switchTrack, ticking } from '../support/simple';

/*
 * The simple matter of track-clocks: acceptance due Wed 2026-02-25, order Thu 02-26 and its answer due Wed 03-04 (Sat 02-28 counts);
 * accepted Wed 02-25, the reply due Tue 03-10, order Wed 03-11 and its answer due Wed 03-18.
 */
const su = who('su');
const head = who('tou');
const answer = { causeOfDelay: x, measures: x, docs: [] };
const order = (sim: Sim) => sim.orders()[0]!;
const onOrder = (sim: Sim, act: string, by = head, input: object = {}) =>
  sim.act(act, by, input, papers, order(sim).id);

function notAccepted(): Sim {
  const sim = forwarded();
  sim.to('2026-02-26T10:00:00+08:00'); // Thu
  return sim;
}
function notAnswered(): Sim {
  const sim = inHand();
  sim.to('2026-03-11T10:00:00+08:00'); // Wed
  return sim;
}

test('not accepted in three working days: one order, the track ordinary, the notice under its old date', () => {
  const sim = notAccepted();
  expect(sim.state()).toMatchObject({
    stage: 'forwarded',
    facts: { track: 'ordinary', simpleEnded: 'T_SIMPLE_ACCEPT' },
  });
  expect(sim.orders()).toMatchObject([
    { facts: { unitId: 'labour', rule: 'T_SIMPLE_ACCEPT', breachDueOn: '2026-02-25' } },
  ]);
  expect(clock(sim, 'T_SIMPLE_ACCEPT')).toMatchObject({ state: 'stopped', dueOn: '2026-02-25' });
  expect(ticking(sim)).toContain('T_NOTIFY#1');
  expect(clock(sim, 'T_NOTIFY')).toMatchObject({ startOn: '2026-02-13', dueOn: '2026-02-28' });
  expect(kinds.petition.tasksOf(sim.state())).toMatchObject([{ act: 'accept', dueOn: '2026-02-28' }]);
});

test('not answered in ten working days: one order, and the sixty days from the acceptance keep their date', () => {
  const sim = notAnswered();
  expect(sim.state()).toMatchObject({ stage: 'handling', facts: { track: 'ordinary', simpleEnded: 'T_SIMPLE_REPLY' } });
  expect(sim.orders()).toMatchObject([{ facts: { rule: 'T_SIMPLE_REPLY', breachDueOn: '2026-03-10' } }]);
  expect(ticking(sim)).toEqual(['T_HANDLE#1']);
  expect(clock(sim, 'T_HANDLE')).toMatchObject({ startOn: '2026-02-25', strictOn: '2026-04-26', dueOn: '2026-04-27' });
});

test('a signed opinion that is not delivered in time falls back as well, and its stage stays', () => {
  const sim = inHand();
  sim.act('submitReply', who('han'), aReply(), papers);
  sim.act('approveReply', head, {}, papers);
  sim.to('2026-03-11T10:00:00+08:00'); // Wed
  expect(sim.state()).toMatchObject({ stage: 'issued', facts: { track: 'ordinary' } });
  expect(deliver(sim, 'opinion')).toBeUndefined();
  expect(sim.state()).toMatchObject({ stage: 'replied', facts: { deliveredLate: false } });
});

test('the order asks for the cause and no more: its breach has ended, it is answered and settled', () => {
  const sim = notAccepted();
  expect(order(sim).facts).toMatchObject({ breachEndedOn: '2026-02-26' });
  expect(order(sim).clocks).toMatchObject([{ rule: 'T_ORDER_ACK' }, { rule: 'T_ORDER_ANSWER', dueOn: '2026-03-04' }]); // Wed
  expect(onOrder(sim, 'acknowledge')).toBeUndefined();
  expect(onOrder(sim, 'answer', head, answer)).toBeUndefined();
  expect(onOrder(sim, 'settle', su)).toBeUndefined();
  expect(order(sim).stage).toBe('settled');
  expect(sim.state().children).toMatchObject([{ open: false }]);
});

test('unanswered, the order says so and proposes no interview', () => {
  const sim = notAccepted();
  sim.to('2026-03-05T08:59:59+08:00'); // Thu
  expect(fired(sim, order(sim).id)).not.toContain('notify T_ORDER_ANSWER#1 2026-03-05');
  sim.to('2026-03-05T09:00:00+08:00');
  expect(fired(sim, order(sim).id)).toContain('notify T_ORDER_ANSWER#1 2026-03-05');
  expect(order(sim).facts.proposal).toBeUndefined();
  expect(onOrder(sim, 'confirmInterview', su, { names: ['tou'], date: '2026-03-09' })).toBe('noProposal');
});

test('fallen back is for good: no second order, no second fall, and nobody switches it', () => {
  const sim = notAccepted();
  expect(switchTrack(sim)).toBe('alreadyOrdinary');
  expect(accept(sim)).toBeUndefined();
  expect(clock(sim, 'T_SIMPLE_REPLY')).toBeUndefined();
  deliver(sim, 'notice');
  sim.act('startHandling', who('han'), {}, papers);
  sim.to('2026-04-20T10:00:00+08:00');
  expect(sim.orders()).toHaveLength(1);
  expect(sim.events.filter(({ act }) => act === 'switchTrack')).toHaveLength(1);
  expect(ticking(sim)).toEqual(['T_HANDLE#1']);
  expect(clock(sim, 'T_HANDLE')).toMatchObject({ startOn: '2026-02-26', dueOn: '2026-04-27' }); // Mon
});

test('after an outage over the whole limit only the order fires, once, and the warning is skipped', () => {
  const sim = forwarded();
  sim.now = Date.parse('2026-02-27T10:00:00+08:00'); // Fri: nothing ran since Fri 02-13
  sim.to('2026-02-27T10:00:01+08:00');
  expect(fired(sim).filter((line) => line.includes('T_SIMPLE'))).toEqual(['switchTrack T_SIMPLE_ACCEPT#1 2026-02-27']);
  expect(clock(sim, 'T_SIMPLE_ACCEPT')?.alerts.map(({ level, state }) => [level, state])).toEqual([
    ['warning', 'skipped'],
    ['order', 'fired'],
  ]);
  expect(order(sim).facts).toMatchObject({ breachEndedOn: '2026-02-27' });
});

test('from fallen back to closed: the order does not hold up a matter whose unit has answered it', () => {
  const sim = notAnswered();
  replied(sim);
  verify(sim);
  bureau(sim);
  expect(sim.act('close', who('chen'), { resolved: true }, papers)).toBe('orderOpen');
  onOrder(sim, 'answer', head, answer);
  onOrder(sim, 'settle', su);
  expect(sim.act('close', who('chen'), { resolved: true }, papers)).toBeUndefined();
});

describe('a day in time that is entered late (only by the head, and the order is then baseless)', () => {
  test('acceptance, before the order has gone out', () => {
    const sim = forwarded();
    sim.to('2026-02-26T08:00:00+08:00'); // Thu
    expect(accept(sim, who('han'), '2026-02-25')).toBe('lateEntryByHead');
    expect(accept(sim, head, '2026-02-25')).toBeUndefined();
    expect(clock(sim, 'T_SIMPLE_ACCEPT')).toMatchObject({ metOn: '2026-02-25', lateDays: 0 });
    expect(clock(sim, 'T_SIMPLE_REPLY')).toMatchObject({ dueOn: '2026-03-10' }); // Tue
    sim.to('2026-02-26T10:00:00+08:00');
    expect(sim.orders()).toEqual([]);
  });

  test('acceptance, after it: the order is cancelled, the track stays ordinary', () => {
    const sim = notAccepted();
    expect(accept(sim, who('han'), '2026-02-25')).toBe('lateEntryByHead');
    expect(accept(sim, head, '2026-02-25')).toBeUndefined();
    expect(order(sim)).toMatchObject({ stage: 'cancelled', facts: { ended: { baseless: true } } });
    expect(sim.state()).toMatchObject({ children: [{ open: false }], facts: { track: 'ordinary' } });
    expect(clock(sim, 'T_HANDLE')).toMatchObject({ startOn: '2026-02-25', dueOn: '2026-04-27' });
  });

  test('the opinion', () => {
    const sim = inHand();
    sim.to('2026-03-10T10:00:00+08:00'); // Tue
    sim.act('submitReply', who('han'), aReply(), papers);
    sim.act('approveReply', head, {}, papers);
    sim.to('2026-03-11T10:00:00+08:00');
    expect(deliver(sim, 'opinion', 'han', '2026-03-10')).toBe('lateEntryByHead');
    expect(deliver(sim, 'opinion', 'tou', '2026-03-10')).toBeUndefined();
    expect(order(sim).stage).toBe('cancelled');
    expect(sim.state().facts).toMatchObject({ deliveredOn: '2026-03-10', deliveredLate: true });
  });

  test('a settled order is not touched; a day after the due day leaves the order as it is', () => {
    const settled = notAccepted();
    onOrder(settled, 'answer', head, answer);
    onOrder(settled, 'settle', su);
    expect(accept(settled, head, '2026-02-25')).toBeUndefined();
    expect(order(settled).stage).toBe('settled');
    const late = notAccepted();
    expect(accept(late, who('han'), '2026-02-26')).toBeUndefined();
    expect(order(late).stage).toBe('issued');
  });

  test('otherwise the head accepts nothing', () => {
    expect(accept(forwarded(), head)).toBe('notYourRole');
    expect(accept(forwarded({ track: 'ordinary' }), head)).toBe('notYourRole');
    const ordinary = forwarded({ track: 'ordinary' });
    ordinary.to('2026-03-20T10:00:00+08:00');
    expect(accept(ordinary, head, '2026-02-25')).toBe('notYourRole');
    expect(accept(ordinary, who('han'), '2026-02-25')).toBeUndefined();
  });
});
