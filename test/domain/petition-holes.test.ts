/** Holes that a cold review found in the petition's rules; each test fails without its rule. */
import type { Clock } from '../../domain/clock';
import { resolveClocks } from '../../domain/clock-ops';
import { bureau, forwarded, inHand, papers, promise, replied, verify, who, x, yardstick } from '../support/sim';

test('1 a promise of round 2 can be kept although that of round 1 was', () => {
  const sim = replied(inHand(), promise('2026-03-10'));
  expect(
    sim.act('recordPerformance', who('han'), { doneOn: '2026-02-26', proof: 'performance' }, papers),
  ).toBeUndefined();
  expect(verify(sim, 'failed')).toBeUndefined();
  replied(sim, promise('2026-03-12'));
  verify(sim);
  bureau(sim);
  expect(
    sim.act('recordPerformance', who('han'), { doneOn: '2026-02-26', proof: 'performance' }, papers),
  ).toBeUndefined();
});

test('2b an assigned matter closes by itself once its report is accepted', () => {
  const sim = replied(inHand({}, true, 'assign', { feedbackOn: '2026-03-20' }));
  sim.act('submitCompletion', who('han'), { report: 'report' }, papers);
  sim.act('acceptCompletion', who('chen'), {}, papers);
  verify(sim);
  bureau(sim);
  sim.to('2027-02-01T00:00:00+08:00');
  expect(sim.state().stage).toBe('closed');
});

test('3 a matter whose acceptance notice was never delivered is not closed, or the notice can still be delivered', () => {
  const sim = replied(inHand({}, false));
  verify(sim);
  bureau(sim);
  const closed = sim.act('close', who('chen'), { resolved: true }, papers);
  sim.to('2027-02-01T00:00:00+08:00');
  expect(closed !== undefined || sim.over()).toBe(true);
});

test('4 forwarding again to the same unit does not renew its 15 days', () => {
  const sim = forwarded();
  sim.to('2026-03-12T10:00:00+08:00');
  const again = sim.act('forward', who('chen'), { unitId: 'labour', assistants: [] }, papers);
  expect(again).toBeDefined();
});
test('5 an unclear address suppresses T_NOTIFY (acts.md 15)', () => {
  expect(
    forwarded({ addressUnclear: true })
      .state()
      .clocks.map((c: Clock) => c.rule),
  ).not.toContain('T_NOTIFY');
});

test.each(['accept', 'reassign', 'startHandling'])('6 an accused officer is not made the officer: %s', (act) => {
  const accused = { matterType: 'accusation', accused: { units: [], officers: ['hu'] } };
  if (act === 'accept') {
    const sim = forwarded(accused);
    expect(
      sim.act('accept', who('han'), { acceptedOn: '2026-02-26', officer: 'hu', notice: 'notice' }, papers),
    ).toBeDefined();
  } else {
    const sim = forwarded(accused);
    sim.act('accept', who('han'), { acceptedOn: '2026-02-26', officer: 'han', notice: 'notice' }, papers);
    expect(sim.act(act, who(act === 'reassign' ? 'tou' : 'han'), { officer: 'hu' }, papers)).toBeDefined();
  }
});

test('7 an agent never rates (acts.md 18)', () => {
  const sim = replied(inHand());
  expect(
    sim.act(
      'rate',
      who('chen'),
      { bureau: 'satisfied', unit: 'satisfied', onBehalfOf: { paper: 'paper', signedBy: 'agent' } },
      papers,
    ),
  ).toBeDefined();
});

test('8 the coordinator who registered, classified and forwarded does not verify it (acts.md 19)', () => {
  const sim = replied(inHand());
  verify(sim);
  expect(bureau(sim, 'passed', 'chen')).toBe('verifierNotIndependent');
});
test('9 performance before the promised day, entered after it, needs the head (acts.md 16)', () => {
  const sim = replied(inHand(), promise('2026-03-03'));
  sim.to('2026-03-05T10:00:00+08:00');
  const no = sim.act('recordPerformance', who('han'), { doneOn: '2026-03-02', proof: 'performance' }, papers);
  expect(no).toBeDefined();
});

test('10 a failed check after the due day leads to an order, the first of the breach', () => {
  const sim = inHand();
  sim.to('2026-04-20T10:00:00+08:00');
  replied(sim);
  sim.to('2026-04-29T10:00:00+08:00'); // due 04-27
  verify(sim, 'failed');
  sim.to('2026-12-01T10:00:00+08:00');
  expect(sim.orders().length).toBe(1);
});

test('12b an old request for withdrawal or extension does not come back in round 2', () => {
  const sim = inHand();
  sim.act(
    'withdraw',
    who('chen'),
    { statement: 'statement', onBehalfOf: { paper: 'paper', signedBy: 'petitioner' } },
    papers,
  );
  sim.act('requestExtension', who('han'), { days: 10, reason: x }, papers);
  replied(sim);
  verify(sim, 'failed');
  expect(sim.tasks()).toEqual(['submitReply']);
});

test('13 a contact on record keeps the reminder away also after an extension', () => {
  const sim = inHand();
  sim.act('recordContact', who('han'), { on: '2026-02-26', how: 'phone', summary: x }, papers);
  sim.act('requestExtension', who('han'), { days: 30, reason: x }, papers);
  sim.act('extend', who('tou'), { notice: 'extension' }, papers);
  sim.to('2026-04-20T00:00:00+08:00');
  expect(sim.events.map((event) => event.act)).not.toContain('remind');
});

test('14 a calendar loaded while an order was due and not yet sent does not swallow it', () => {
  const sim = inHand();
  const clock = sim.state().clocks.find((c: Clock) => c.rule === 'T_HANDLE')!;
  const { clocks } = resolveClocks(
    [{ op: 'recompute', clock: 'T_HANDLE#1' }],
    [clock],
    yardstick('2026-05-01T00:00:00.000Z'),
  );
  expect(clocks[0]?.alerts.map((a) => [a.level, a.state])).toContainEqual(['order', 'pending']);
});
