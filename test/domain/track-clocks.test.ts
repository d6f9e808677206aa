import { resolveClocks } from '../../domain/clock-ops';
import { kinds } from '../../domain/kinds';
import { tracks } from '../../domain/petition/lists';
import { aRegistration } from '../support/a-petition';
import {
  aReply,
  deliver,
  inHand as ordinaryInHand,
  papers,
  replied,
  Sim,
  verify,
  who,
  x,
  yardstick,
} from '../support/sim';
import {
  accept,
  classified,
  clock,
  fired,
  forwarded,
  inHand,
  simpleClass,
  switchTrack,
  ticking,
  to,
} from '../support/simple';

/*
 * A simple matter received and forwarded on Fri 2026-02-13, before the Spring Festival (02-15 … 02-23 off, Sat 02-14
 * and Sat 02-28 worked): acceptance due Wed 02-25, its order Thu 02-26; accepted Wed 02-25: reply due Tue 03-10,
 * reminder Tue 03-03, warning Mon 03-09, order Wed 03-11; handling due Sun 04-26 → Mon 04-27; notice Sat 02-28.
 */
const head = who('tou');

test('forwarding begins three working days for the acceptance, beside notice and objection', () => {
  const sim = forwarded();
  expect(clock(sim, 'T_SIMPLE_ACCEPT')).toMatchObject({ startOn: '2026-02-13', dueOn: '2026-02-25', kind: 'duty' }); // Fri, Wed
  expect(clock(sim, 'T_NOTIFY')).toMatchObject({ dueOn: '2026-02-28' }); // Sat, worked
  expect(ticking(sim)).toEqual(['T_NOTIFY#1', 'T_OBJECT#1', 'T_SIMPLE_ACCEPT#1']);
  expect(kinds.petition.tasksOf(sim.state())).toMatchObject([{ act: 'accept', dueOn: '2026-02-25' }]);
});

test('a simple matter is never assigned, from wherever it might be', () => {
  const assignment = { ...to('housing'), feedbackOn: '2026-03-30' };
  expect(classified().act('assign', who('chen'), assignment, papers)).toBe('simpleNotAssignable');
  const objected = forwarded();
  objected.act('object', who('han'), { reasons: x }, papers);
  expect(objected.act('assign', who('chen'), assignment, papers)).toBe('simpleNotAssignable');
  expect(classified({ track: 'ordinary' }).act('assign', who('chen'), assignment, papers)).toBeUndefined();
});

test('the warning goes out on the last day, the order on the day after, neither a second before', () => {
  const sim = forwarded();
  sim.to('2026-02-25T08:59:59+08:00'); // Wed
  expect(fired(sim)).toEqual([]);
  sim.to('2026-02-25T09:00:00+08:00');
  expect(fired(sim)).toEqual(['warn T_NOTIFY#1 2026-02-25', 'warn T_SIMPLE_ACCEPT#1 2026-02-25']); // Sat 02-28 less three
  sim.to('2026-02-26T08:59:59+08:00'); // Thu
  expect(sim.state().facts.track).toBe('simple');
  sim.to('2026-02-26T09:00:00+08:00');
  expect(fired(sim).at(-1)).toBe('switchTrack T_SIMPLE_ACCEPT#1 2026-02-26');
});

test('accepted in time: the reply is due in ten working days, the law’s sixty run beside it', () => {
  const sim = inHand();
  expect(clock(sim, 'T_SIMPLE_ACCEPT')).toMatchObject({ state: 'stopped', metOn: '2026-02-25', lateDays: 0 });
  expect(clock(sim, 'T_SIMPLE_REPLY')).toMatchObject({ startOn: '2026-02-25', dueOn: '2026-03-10' }); // Wed, Tue
  expect(clock(sim, 'T_HANDLE')).toMatchObject({ strictOn: '2026-04-26', dueOn: '2026-04-27' }); // Sun, Mon
  expect(kinds.petition.tasksOf(sim.state())).toMatchObject([{ act: 'submitReply', dueOn: '2026-03-10' }]);
});

test('the reply’s ladder: half way without contact, the working day before, the day after', () => {
  const sim = inHand();
  const rungs = [
    ['2026-03-03', 'remind T_SIMPLE_REPLY#1 2026-03-03'], // Tue, five of ten working days
    ['2026-03-09', 'warn T_SIMPLE_REPLY#1 2026-03-09'], // Mon
    ['2026-03-11', 'switchTrack T_SIMPLE_REPLY#1 2026-03-11'], // Wed
  ] as const;
  for (const [on, line] of rungs) {
    sim.to(`${on}T08:59:59+08:00`);
    expect(fired(sim)).not.toContain(line);
    sim.to(`${on}T09:00:00+08:00`);
    expect(fired(sim).at(-1)).toBe(line);
  }
});

test('answered in time: the delivered opinion stops both, no order and no change of track', () => {
  const sim = inHand();
  sim.to('2026-03-10T16:00:00+08:00'); // Tue, the last day
  replied(sim);
  expect(clock(sim, 'T_SIMPLE_REPLY')).toMatchObject({ state: 'stopped', metOn: '2026-03-10', lateDays: 0 });
  expect(clock(sim, 'T_HANDLE')).toMatchObject({ state: 'stopped', metOn: '2026-03-10' });
  sim.to('2026-03-20T09:00:00+08:00');
  expect(sim.orders()).toEqual([]);
  expect(sim.state().facts).toMatchObject({ track: 'simple' });
});

describe('by a person', () => {
  test('handler or coordinator switch; what the law allows keeps its start', () => {
    for (const by of [who('han'), who('chen')]) {
      const sim = inHand();
      expect(switchTrack(sim, by)).toBeUndefined();
      expect(sim.state().facts).toMatchObject({ track: 'ordinary', simpleEnded: 'switched' });
      expect(ticking(sim)).toEqual(['T_HANDLE#1']);
      expect(clock(sim, 'T_HANDLE')).toMatchObject({ startOn: '2026-02-25', dueOn: '2026-04-27' });
      expect(clock(sim, 'T_SIMPLE_REPLY')?.metOn).toBeUndefined();
      expect(switchTrack(sim, by)).toBe('alreadyOrdinary');
    }
  });

  test('before acceptance too: the notice keeps its date, nothing simple starts any more', () => {
    const sim = forwarded();
    sim.to('2026-02-25T15:00:00+08:00'); // Wed, the last day
    expect(switchTrack(sim)).toBeUndefined();
    expect(clock(sim, 'T_NOTIFY')).toMatchObject({ state: 'running', startOn: '2026-02-13', dueOn: '2026-02-28' });
    sim.to('2026-02-27T10:00:00+08:00'); // Fri
    expect(accept(sim)).toBeUndefined();
    expect(clock(sim, 'T_SIMPLE_REPLY')).toBeUndefined();
    expect(sim.orders()).toEqual([]);
  });

  test('not by others, not on another track, not in another stage', () => {
    expect(switchTrack(inHand(), head)).toBe('notYourRole');
    expect(switchTrack(inHand(), who('su'))).toBe('notYourRole');
    expect(switchTrack(inHand(), who('he'))).toBe('notYourUnit');
    expect(switchTrack(forwarded({ track: 'difficult' }))).toBe('alreadyOrdinary');
    expect(switchTrack(ordinaryInHand())).toBe('alreadyOrdinary');
    expect(switchTrack(classified(), who('chen'))).toBe('wrongStage');
  });

  test('a missed limit is not escaped between its due day and its order', () => {
    const sim = forwarded();
    sim.to('2026-02-25T23:59:59+08:00'); // Wed
    const late = forwarded();
    late.to('2026-02-26T00:00:00+08:00'); // Thu, before 09:00
    expect(switchTrack(late)).toBe('clockExpired');
    expect(switchTrack(sim)).toBeUndefined();
  });
});

test('an objection leaves the three days alone; rejected after them it is nobody’s breach', () => {
  const sim = forwarded();
  sim.act('object', who('han'), { reasons: x }, papers);
  expect(ticking(sim)).toEqual(['T_NOTIFY#1', 'T_SIMPLE_ACCEPT#1']);
  sim.to('2026-02-26T10:00:00+08:00'); // Thu
  expect(sim.state()).toMatchObject({ stage: 'objected', facts: { track: 'ordinary' } });
  expect(sim.orders()).toEqual([]);
});

test('an agreed objection gives the next unit its own three days', () => {
  const sim = forwarded();
  sim.act('object', who('han'), { reasons: x }, papers);
  sim.to('2026-02-24T10:00:00+08:00'); // Tue
  sim.act('forward', who('chen'), to('housing'), papers);
  expect(clock(sim, 'T_SIMPLE_ACCEPT')).toMatchObject({ instance: 2, startOn: '2026-02-24', dueOn: '2026-02-27' }); // Fri
  expect(ticking(sim)).toEqual(['T_NOTIFY#2', 'T_OBJECT#2', 'T_SIMPLE_ACCEPT#2']);
});

test('several units for a major matter: ordinary from its forwarding on', () => {
  const sim = classified({ severity: 'major' });
  expect(sim.act('forward', who('chen'), to('labour', ['housing']), papers)).toBeUndefined();
  expect(sim.state().facts).toMatchObject({ track: 'ordinary', simpleEnded: 'severalUnits' });
  expect(ticking(sim)).toEqual(['T_NOTIFY#1', 'T_OBJECT#1']);
  const minor = classified();
  minor.act('forward', who('chen'), to('labour', ['housing']), papers);
  expect(minor.state().facts.track).toBe('simple');
});

test('a declined simple matter has been decided; nothing simple runs on', () => {
  const sim = forwarded();
  const refusal = { id: 'no', type: 'nonAcceptanceNotice', story: 'p', filedOn: '2026-02-13' };
  const context = { ...papers, documents: { ...papers.documents, no: refusal } };
  expect(sim.act('declineAcceptance', who('han'), { ground: x, remedy: x, notice: 'no' }, context)).toBeUndefined();
  expect(clock(sim, 'T_SIMPLE_ACCEPT')).toMatchObject({ state: 'stopped', metOn: '2026-02-13' });
  expect(ticking(sim)).toEqual(['T_NOTIFY#1']);
});

test('what must be done again was not simple: the new round is ordinary, under the old date', () => {
  const sim = inHand();
  replied(sim);
  expect(verify(sim, 'failed')).toBeUndefined();
  expect(sim.state().facts).toMatchObject({ track: 'ordinary', simpleEnded: 'newRound', round: 2 });
  expect(ticking(sim)).toEqual(['T_HANDLE#2']);
  expect(clock(sim, 'T_HANDLE')).toMatchObject({ dueOn: '2026-04-27' });
  expect(sim.act('submitReply', who('han'), aReply(), papers)).toBeUndefined();
});

test.each(tracks)(
  'ten-day completion starts with the acceptance on the %s track, and no round restarts it',
  (track) => {
    const sim = forwarded({ track });
    const input = { acceptedOn: '2026-02-13', officer: 'han', notice: 'notice' };
    const asked = { actor: who('han'), input, context: papers, at: '2026-02-13T02:00:00.000Z', today: '2026-02-13' };
    const ops = kinds.petition.behaviours.accept!.change(sim.state(), asked).clocks!;
    const inPujiang = resolveClocks(ops, [], yardstick(asked.at, 'pujiang')).clocks;
    expect(inPujiang.find(({ rule }) => rule === 'T_TARGET_10')).toMatchObject({
      ...{ kind: 'target', strictOn: '2026-02-23', dueOn: '2026-02-24' }, // Mon, a holiday; Tue
    });
    expect(accept(sim)).toBeUndefined();
    expect(clock(sim, 'T_TARGET_10')).toBeUndefined(); // off nationally
    deliver(sim, 'notice');
    sim.act('startHandling', who('han'), {}, papers);
    replied(sim);
    const failed = { ...asked, actor: who('hu'), input: { result: 'failed', checks: [] } };
    const again = kinds.petition.behaviours.verifyByUnit!.change(sim.state(), failed).clocks!;
    expect(again.filter((op) => op.op === 'start')).toEqual([]);
    expect(again).toContainEqual({ op: 'resume', clock: 'T_HANDLE#1' });
  },
);

test('a bureau in between has one working day to pass it on, and the unit its own three', () => {
  const sim = new Sim('2026-02-13T09:00:00+08:00');
  sim.act('register', who('cheng'), aRegistration({ receivedOn: '2026-02-13' }), papers);
  sim.act('screen', who('cheng'), { result: 'none' }, papers);
  sim.act('classify', who('cheng'), simpleClass, papers);
  expect(sim.act('forward', who('cheng'), to('county-bureau'), papers)).toBeUndefined();
  expect(clock(sim, 'T_SIMPLE_HOP')).toMatchObject({ kind: 'target', dueOn: '2026-02-14' }); // Sat, worked
  expect(ticking(sim)).toEqual(['T_NOTIFY#1', 'T_OBJECT#1', 'T_SIMPLE_HOP#1']);
  expect(sim.tasks()).toEqual(['accept', 'forward']);
  sim.to('2026-02-24T08:59:59+08:00'); // Tue: the day after is a holiday
  expect(fired(sim)).toEqual([]);
  sim.to('2026-02-24T09:00:00+08:00');
  expect(fired(sim)).toEqual(['warn T_SIMPLE_HOP#1 2026-02-24']);
  sim.to('2026-02-24T10:00:00+08:00');
  expect(sim.act('forward', who('chen'), to('labour'), papers)).toBeUndefined();
  expect(clock(sim, 'T_SIMPLE_HOP')).toMatchObject({ state: 'stopped', metOn: '2026-02-24', lateDays: 10 });
  expect(clock(sim, 'T_SIMPLE_ACCEPT')).toMatchObject({ startOn: '2026-02-24', dueOn: '2026-02-27' }); // Fri
  expect(sim.orders()).toEqual([]);
});
