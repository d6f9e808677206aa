import { latest } from '../../domain/clock';
import type { RuleCode } from '../../domain/policy/types';
import { theContext } from '../support/registers';
import { day, deliver, forwarded, inHand, papers, promise, registered, replied, type Sim, who } from '../support/sim';

/** Corrections of reported days (acts.md 1.16). Matters received and registered on Thu 2026-02-26 at 09:00. */
const ask = (sim: Sim, fact: string, newDate: string, by = 'han') =>
  sim.act('requestCorrection', who(by), { fact, newDate, evidence: 'proof' }, papers);
const decide = (sim: Sim, by = 'tou', decision = 'granted') => sim.act('correctDate', who(by), { decision }, papers);
const clock = (sim: Sim, rule: RuleCode) => latest(sim.state().clocks, rule)!;
function correct(sim: Sim, fact: string, newDate: string): void {
  expect(ask(sim, fact, newDate)).toBeUndefined();
  expect(decide(sim)).toBeUndefined();
}

/** Delivered on that day, entered there and then. */
function deliveredOn(at: string, on = at.slice(0, 10), more: object = {}): Sim {
  const sim = inHand();
  sim.to(`${at.slice(0, 10)}T09:30:00+08:00`);
  const issued = replied(sim, more);
  expect(day(issued)).toBe(on);
  return issued;
}

test('the day of receipt moves the forwarding clock, running or met', () => {
  const running = registered({ receivedOn: '2026-02-10' }); // due Wed 02-25
  expect(clock(running, 'T_FORWARD').dueOn).toBe('2026-02-25');
  expect(ask(running, 'receivedOn', '2026-02-20', 'chen')).toBeUndefined();
  expect(running.tasks()).toContain('correctDate');
  expect(decide(running, 'su')).toBeUndefined();
  expect(clock(running, 'T_FORWARD')).toMatchObject({ state: 'running', startOn: '2026-02-20', dueOn: '2026-03-09' }); // Sat 03-07
  const met = forwarded({ receivedOn: '2026-02-10' });
  expect(clock(met, 'T_FORWARD')).toMatchObject({ metOn: '2026-02-26', lateDays: 1 });
  expect(ask(met, 'receivedOn', '2026-02-12')).toBeUndefined();
  expect(decide(met)).toBe('notYourRole'); // the bureau's own day
  expect(decide(met, 'su')).toBeUndefined();
  expect(clock(met, 'T_FORWARD')).toMatchObject({ metOn: '2026-02-26', dueOn: '2026-02-27', lateDays: 0 });
  expect(met.state().facts.receivedOn).toBe('2026-02-12');
});

test('the day of acceptance moves the sixty days, and the record keeps both dates', () => {
  const sim = forwarded();
  sim.to('2026-03-02T10:00:00+08:00');
  sim.act('accept', who('han'), { acceptedOn: '2026-03-02', officer: 'han', notice: 'notice' }, papers);
  expect(clock(sim, 'T_HANDLE').dueOn).toBe('2026-05-06'); // Fri 05-01
  correct(sim, 'acceptedOn', '2026-02-27');
  expect(clock(sim, 'T_HANDLE')).toMatchObject({ startOn: '2026-02-27', dueOn: '2026-04-28' });
  const event = sim.events.at(-1)!;
  expect(event.data.moved).toEqual([{ clock: 'T_HANDLE#1', oldDueOn: '2026-05-06', newDueOn: '2026-04-28' }]);
  expect(event.data.facts).toMatchObject({
    acceptedOn: '2026-02-27',
    corrections: [
      { fact: 'acceptedOn', oldDate: '2026-03-02', newDate: '2026-02-27', askedBy: 'han', decidedBy: 'tou' },
    ],
  });
});

test('an order that the later start makes baseless is cancelled; the clock rings again on its new day', () => {
  const sim = forwarded();
  sim.to('2026-03-02T10:00:00+08:00');
  sim.act('accept', who('han'), { acceptedOn: '2026-02-26', officer: 'han', notice: 'notice' }, papers);
  sim.to('2026-04-28T10:00:00+08:00'); // Tue: due Mon 04-27, and the notice long before
  const order = () => sim.orders().find(({ facts }) => facts.rule === 'T_HANDLE')!;
  expect(order().stage).toBe('issued');
  correct(sim, 'acceptedOn', '2026-03-02');
  sim.to('2026-04-28T10:00:01+08:00');
  expect(order()).toMatchObject({ stage: 'cancelled', facts: { ended: { baseless: true } } });
  expect(sim.events.map(({ act }) => act)).toContain('judgeBreaches');
  expect(sim.state().facts.judging).toBeUndefined();
  sim.to('2026-05-07T09:00:00+08:00'); // Thu after Wed 05-06
  expect(sim.orders().filter(({ facts }) => facts.rule === 'T_HANDLE')).toHaveLength(2);
});

test('an earlier start that is over by now opens its order at once, once', () => {
  const sim = forwarded();
  sim.to('2026-03-02T10:00:00+08:00');
  sim.act('accept', who('han'), { acceptedOn: '2026-03-02', officer: 'han', notice: 'notice' }, papers);
  sim.to('2026-05-02T10:00:00+08:00'); // Sat; due Wed 05-06
  correct(sim, 'acceptedOn', '2026-02-26');
  sim.to('2026-06-01T10:00:00+08:00');
  const orders = sim.orders().filter(({ facts }) => facts.rule === 'T_HANDLE');
  expect(orders).toMatchObject([{ facts: { breachDueOn: '2026-04-27', issuedOn: '2026-05-02' } }]);
});

test('a notice delivered in time after all was never late', () => {
  const sim = inHand({}, false);
  sim.to('2026-03-17T10:00:00+08:00'); // Tue; due Fri 03-13, ordered Mon 03-16
  deliver(sim, 'notice');
  expect(clock(sim, 'T_NOTIFY')).toMatchObject({ metOn: '2026-03-17', lateDays: 4 });
  expect(sim.orders()[0]).toMatchObject({ stage: 'issued', facts: { breachEndedOn: '2026-03-17' } });
  correct(sim, 'noticeDeliveredOn', '2026-03-13');
  sim.to('2026-03-17T10:00:01+08:00');
  expect(clock(sim, 'T_NOTIFY')).toMatchObject({ state: 'stopped', metOn: '2026-03-13', lateDays: 0 });
  expect(sim.orders()[0]).toMatchObject({ stage: 'cancelled' });
});

test('the delivery of the opinion moves what it ended and what it began', () => {
  const sim = deliveredOn('2026-04-29', '2026-04-29', promise('2026-05-20')); // Wed, two days late
  sim.to('2026-04-30T10:00:00+08:00');
  expect(clock(sim, 'T_HANDLE')).toMatchObject({ metOn: '2026-04-29', lateDays: 2 });
  expect(ask(sim, 'deliveredOn', '2026-04-28')).toBe('dateOutOfOrder'); // the opinion is of 04-29
  correct(sim, 'deliveredOn', '2026-04-30');
  expect(clock(sim, 'T_HANDLE')).toMatchObject({ metOn: '2026-04-30', lateDays: 3 });
  expect(clock(sim, 'T_REVIEW_WINDOW')).toMatchObject({ startOn: '2026-04-30', dueOn: '2026-06-01' }); // Sat 05-30
  expect(clock(sim, 'T_RATING').startOn).toBe('2026-04-30');
  expect(clock(sim, 'T_EXECUTE')).toMatchObject({ startOn: '2026-04-30', dueOn: '2026-05-20' });
  expect(sim.state().facts).toMatchObject({ deliveredOn: '2026-04-30', deliveredLate: false });
});

test('a right that lapsed by a wrong day lives again', () => {
  const sim = deliveredOn('2026-03-02');
  sim.to('2026-04-02T10:00:00+08:00'); // Thu; the window ended Wed 04-01
  expect(clock(sim, 'T_REVIEW_WINDOW').state).toBe('lapsed');
  correct(sim, 'deliveredOn', '2026-03-10');
  expect(clock(sim, 'T_REVIEW_WINDOW')).toMatchObject({ state: 'running', dueOn: '2026-04-09' });
  sim.to('2026-04-10T00:00:00+08:00');
  expect(clock(sim, 'T_REVIEW_WINDOW').state).toBe('lapsed');
});

test('a promise kept on another day is judged by that day', () => {
  const sim = deliveredOn('2026-03-02', '2026-03-02', promise('2026-03-10')); // Tue
  sim.to('2026-03-12T10:00:00+08:00');
  sim.act('recordPerformance', who('han'), { doneOn: '2026-03-12', proof: 'performance' }, papers);
  expect(clock(sim, 'T_EXECUTE').lateDays).toBe(2);
  correct(sim, 'performedOn', '2026-03-09');
  expect(clock(sim, 'T_EXECUTE')).toMatchObject({ metOn: '2026-03-09', lateDays: 0 });
});

test('two persons, one request at a time, and only what there is to correct', () => {
  const sim = inHand();
  expect(ask(sim, 'deliveredOn', '2026-02-26')).toBe('nothingToCorrect');
  expect(ask(sim, 'acceptedOn', '2026-02-26')).toBe('nothingToCorrect');
  expect(ask(sim, 'acceptedOn', '2026-02-25')).toBe('dateOutOfOrder'); // before the forwarding
  expect(ask(sim, 'noticeDeliveredOn', '2026-02-27')).toBe('dateInFuture');
  expect(ask(sim, 'acceptedOn', '2026-02-20', 'chen')).toBe('notYourRole');
  expect(decide(sim)).toBe('noRequest');
  sim.to('2026-03-02T10:00:00+08:00');
  expect(ask(sim, 'acceptedOn', '2026-02-27')).toBe('dateOutOfOrder'); // after it was entered
  expect(
    sim.act(
      'requestCorrection',
      who('han'),
      { fact: 'receivedOn', newDate: '2026-02-25', evidence: 'proof' },
      theContext(),
    ),
  ).toBe('documentMissing');
  expect(ask(sim, 'receivedOn', '2026-02-25')).toBeUndefined();
  expect(ask(sim, 'receivedOn', '2026-02-24')).toBe('requestOpen');
  expect(sim.act('correctDate', who('han', 'unitHead'), { decision: 'granted' }, papers)).toBe('selfApproval');
  expect(decide(sim, 'su', 'refused')).toBeUndefined();
  expect(sim.state().facts).toMatchObject({ receivedOn: '2026-02-26' });
  expect(ask(sim, 'receivedOn', '2026-02-25', 'tou')).toBeUndefined();
  expect(decide(sim, 'su')).toBeUndefined();
});
