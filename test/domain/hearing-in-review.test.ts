import type { Clock } from '../../domain/clock';
import { resolveClocks } from '../../domain/clock-ops';
import { colourOf } from '../../domain/colour';
import { DeadlineRefusal } from '../../domain/deadline';
import { callInReview, hearingOf, opinion, tell } from '../support/hearings';
import {
  aDecision,
  aDelivery,
  answered,
  ask,
  askAgain,
  decide,
  onBehalfOf,
  onReview,
  reviewOf,
} from '../support/reviewing';
import { inHand, replied, type Sim, who, x, yardstick } from '../support/sim';

/** acts.md 6 B: delivered Fri 2026-05-29, second review asked for Thu 08-27: due Sat 09-26 → Mon 09-28, yellow 09-23. */
const on = (sim: Sim, moment: string) => sim.to(`2026-${moment}:00+08:00`);
const clock = (sim: Sim): Clock => reviewOf(sim).clocks.find(({ rule }: Clock) => rule === 'T_REREVIEW')!;
const colour = (sim: Sim) => colourOf(clock(sim), new Date(sim.now).toISOString());
const alert = (sim: Sim, level: string) => clock(sim).alerts.find((one) => one.level === level);
const say = (sim: Sim, fact: string, data: object = {}) => tell(sim, fact, data, reviewOf(sim).id);
const ofClock = (sim: Sim) => sim.linesOf(reviewOf(sim).id).filter(({ data }) => data.alert);

function secondReview(): Sim {
  const sim = inHand();
  on(sim, '05-29T10:00');
  replied(sim);
  on(sim, '06-29T10:00');
  expect(ask(sim)).toBeUndefined();
  on(sim, '07-28T10:00');
  decide(sim, 'uphold');
  on(sim, '08-27T10:00');
  expect(askAgain(sim)).toBeUndefined();
  expect(onReview(sim, 'admit', who('guan'), { officer: 'guan' })).toBeUndefined();
  return sim;
}

function scheduled(moment = '09-07T10:00'): Sim {
  const sim = secondReview();
  on(sim, moment);
  expect(callInReview(sim)).toBeUndefined();
  say(sim, 'hearingScheduled');
  return sim;
}

test('its panel is its own: one that was drawn and given up below bars none here, one of a second review does', () => {
  const called = (drawnIn: string[]) => {
    const sim = secondReview();
    const { id, kind, stage, facts } = sim.state('p');
    return callInReview(sim, {}, who('guan'), { stories: { p: { id, kind, stage, facts, drawnIn } } });
  };
  expect([called(['handling', 'review']), called(['secondReview'])]).toEqual([undefined, 'alreadyDrawn']);
});

test('without a hearing it is due Mon 09-28', () => {
  expect(clock(secondReview())).toMatchObject({ strictOn: '2026-09-26', dueOn: '2026-09-28' });
});

test('scheduled Mon 09-07, opinion Fri 10-09: 32 days are taken out, due Wed 10-28, yellow Sun 10-25, slip Fri 10-23', () => {
  const sim = scheduled();
  expect(reviewOf(sim).stage).toBe('inHearing');
  expect(clock(sim)).toMatchObject({ state: 'running', pausedFrom: '2026-09-07', dueOn: '2026-09-28' });
  on(sim, '10-09T10:00');
  say(sim, 'hearingEnded', opinion(true));
  expect(reviewOf(sim).stage).toBe('examining');
  expect(clock(sim)).toMatchObject({
    pauses: [{ from: '2026-09-07', to: '2026-10-08' }],
    ...{ strictOn: '2026-10-28', dueOn: '2026-10-28', yellowAt: '2026-10-24T16:00:00.000Z' },
  });
  expect(clock(sim).pausedFrom).toBeUndefined();
  expect(alert(sim, 'warning')).toMatchObject({ at: '2026-10-23T01:00:00.000Z', state: 'pending' });
  expect(sim.linesOf(reviewOf(sim).id).at(-1)!.data.moved).toEqual([
    { clock: 'T_REREVIEW#1', oldDueOn: '2026-09-28', newDueOn: '2026-10-28' },
  ]);
});

test('cancelled Mon 09-21 instead: 14 days, due Sat 10-10, which is worked', () => {
  const sim = scheduled();
  on(sim, '09-21T10:00');
  say(sim, 'hearingEnded', { result: 'cancelled' });
  expect(clock(sim)).toMatchObject({ strictOn: '2026-10-10', dueOn: '2026-10-10' });
});

test.each(['refused', 'waived'])('%s ends the pause as well', (result) => {
  const sim = scheduled();
  on(sim, '09-21T10:00');
  say(sim, 'hearingEnded', { result });
  expect([reviewOf(sim).stage, clock(sim).dueOn]).toEqual(['examining', '2026-10-10']);
});

test('called and not yet scheduled, nothing pauses; the day it is, everything does', () => {
  const sim = secondReview();
  on(sim, '09-01T10:00');
  callInReview(sim);
  expect(clock(sim).pausedFrom).toBeUndefined();
  on(sim, '09-07T10:00');
  say(sim, 'hearingScheduled');
  expect(clock(sim).pausedFrom).toBe('2026-09-07');
  say(sim, 'hearingScheduled', { on: '2026-09-09' });
  expect(clock(sim).pausedFrom).toBe('2026-09-07');
});

describe('while paused', () => {
  test('no rung fires, however long it lasts, and the colour stays green', () => {
    const sim = scheduled();
    const before = ofClock(sim).length;
    on(sim, '12-31T10:00');
    expect(ofClock(sim).length).toBe(before);
    expect(sim.orders().filter(({ facts }) => facts.reviewId === reviewOf(sim).id)).toEqual([]);
    expect([colour(sim), clock(sim).redAt]).toEqual(['green', undefined]);
  });

  test('yellow stays yellow: from Thu 09-24 it has two days and the day itself left, as on the day it goes on', () => {
    const sim = scheduled('09-24T10:00');
    expect([colour(sim), alert(sim, 'warning')!.state]).toEqual(['yellow', 'fired']);
    on(sim, '10-20T10:00');
    expect(colour(sim)).toBe('yellow');
    say(sim, 'hearingEnded', opinion(true));
    expect(clock(sim)).toMatchObject({ strictOn: '2026-10-22', dueOn: '2026-10-22' });
    expect([colour(sim), alert(sim, 'warning')!.state]).toEqual(['yellow', 'fired']);
    on(sim, '10-23T08:59');
    expect(sim.orders().filter(({ facts }) => facts.reviewId === reviewOf(sim).id)).toEqual([]);
    on(sim, '10-23T09:00');
    expect(sim.orders().filter(({ facts }) => facts.reviewId === reviewOf(sim).id)).toHaveLength(1);
  });

  test('the same days are left before and after: 19 on Mon 09-07, 19 on Fri 10-09', () => {
    const sim = scheduled();
    const left = (day: string, until: string) => (Date.parse(until) - Date.parse(day)) / 86_400_000;
    expect(left('2026-09-07', clock(sim).strictOn)).toBe(19);
    on(sim, '10-09T10:00');
    say(sim, 'hearingEnded', opinion(true));
    expect(left('2026-10-09', clock(sim).strictOn)).toBe(19);
  });

  test('nothing of the next date is owed: the inbox of the organ names none', () => {
    const sim = scheduled();
    expect(sim.tasks(reviewOf(sim).id)).toEqual([]);
  });

  test('a year’s notice that comes meanwhile dates it anew, and it stays paused', () => {
    const sim = scheduled();
    const { clocks } = resolveClocks(
      [{ op: 'recompute', clock: 'T_REREVIEW#1' }],
      [clock(sim)],
      yardstick('2026-10-01T00:00:00.000Z'),
    );
    expect(clocks).toMatchObject([{ pausedFrom: '2026-09-07', dueOn: '2026-09-28', yellowAt: clock(sim).yellowAt }]);
    expect(clocks[0]!.redAt).toBeUndefined();
  });
});

test('two hearings, one after the other on one day, take no day out twice', () => {
  const sim = scheduled();
  on(sim, '09-14T10:00');
  say(sim, 'hearingEnded', { result: 'cancelled' });
  expect(callInReview(sim)).toBeUndefined();
  say(sim, 'hearingScheduled');
  on(sim, '09-21T10:00');
  say(sim, 'hearingEnded', opinion(true));
  expect(clock(sim).pauses).toEqual([
    { from: '2026-09-07', to: '2026-09-13' },
    { from: '2026-09-14', to: '2026-09-20' },
  ]);
  expect(clock(sim).dueOn).toBe('2026-10-10');
});

test('scheduled and cancelled on one day, it loses none', () => {
  const sim = scheduled();
  say(sim, 'hearingEnded', { result: 'cancelled' });
  expect(clock(sim)).toMatchObject({ dueOn: '2026-09-28' });
  expect(clock(sim).pauses).toBeUndefined();
});

test('scheduled on Sun 09-27, past the strict date, it changes nothing: the order goes out on Tue 09-29', () => {
  const sim = scheduled('09-27T10:00');
  expect(clock(sim).pausedFrom).toBeUndefined();
  on(sim, '09-29T09:00');
  expect(sim.orders().filter(({ facts }) => facts.reviewId === reviewOf(sim).id)).toHaveLength(1);
  say(sim, 'hearingEnded', opinion(true));
  expect(clock(sim).dueOn).toBe('2026-09-28');
});

test('only a pausable rule pauses', () => {
  const sim = secondReview();
  const window = sim.state().clocks.find(({ rule }: Clock) => rule === 'T_HANDLE')!;
  const pause = () =>
    resolveClocks(
      [{ op: 'pause', rule: 'T_HANDLE', on: '2026-03-02' }],
      [{ ...window, state: 'running' }],
      yardstick('2026-03-02T02:00:00.000Z'),
    );
  expect(pause).toThrow(DeadlineRefusal);
});

test('in a first review R22-36 knows no hearing; where the office wants one, its clock runs on', () => {
  const sim = answered();
  on(sim, '03-30T10:00');
  ask(sim);
  const { id } = reviewOf(sim);
  expect(onReview(sim, 'admit', who('geng'), { officer: 'geng' })).toBeUndefined();
  expect(callInReview(sim, {}, who('geng'))).toBe('firstReviewHearingOff');
  const panels = { poolAtLeast: 100, kindsAtLeast: 4, inFirstReview: true };
  expect(callInReview(sim, {}, who('geng'), { panels })).toBeUndefined();
  say(sim, 'hearingScheduled');
  const review: Clock = sim.state(id).clocks.find(({ rule }: Clock) => rule === 'T_REVIEW')!;
  expect([sim.state(id).stage, review.pausedFrom, review.dueOn]).toEqual(['inHearing', undefined, '2026-04-29']);
  say(sim, 'hearingEnded', opinion(false));
  expect(sim.state(id)).toMatchObject({ stage: 'examining', facts: { panelOpinion: { notUpheld: [1] } } });
});

describe('the hearing is told', () => {
  test('whose opinion is judged, who may not sit on it, which units it is about', () => {
    const sim = scheduled();
    const { facts } = hearingOf(sim);
    expect(facts).toMatchObject({ petitionId: 'p', reviewId: reviewOf(sim).id, unitId: 'labour' });
    expect(facts.units).toEqual(['labour', 'county-gov', 'city-gov']);
    expect(facts.chain).toEqual(expect.arrayContaining(['han', 'tou', 'geng', 'guan']));
  });

  test('that the petitioner took the request back', () => {
    const sim = scheduled();
    const input = { statement: 'statement', onBehalfOf: { ...onBehalfOf, paper: 'paper' } };
    expect(onReview(sim, 'withdraw', who('chen'), input)).toBeUndefined();
    expect([reviewOf(sim).stage, hearingOf(sim).stage]).toEqual(['withdrawn', 'cancelled']);
    expect(clock(sim).state).toBe('stopped');
  });
});

test.each([
  ['who handled the matter', {}, who('geng'), 'notYourUnit'],
  ['who has no place there', {}, who('han'), 'notYourUnit'],
  ['an unknown request', { items: [{ no: 9 }] }, who('guan'), 'itemMissing'],
] as const)('%s is refused', (_what, more, by, code) => {
  expect(callInReview(secondReview(), more, by)).toBe(code);
});

describe('the organ decides on the main basis of the panel’s opinion', () => {
  const draft = (sim: Sim, decision: string, more: object = {}) =>
    onReview(sim, 'draftDecision', who('guan'), aDecision(decision, { opinion: 'second', ...more }));
  const heard = (told: object): Sim => {
    const sim = scheduled();
    on(sim, '09-21T10:00');
    say(sim, 'hearingEnded', told);
    return sim;
  };

  test('it says how it answers it, or is refused', () => {
    const sim = heard(opinion(false));
    expect(draft(sim, 'uphold')).toBe('hearingOpinionUnaddressed');
    expect(draft(sim, 'uphold', { onHearing: x })).toBeUndefined();
    expect(reviewOf(sim).facts.decision.departsOn).toEqual([1]);
    expect(draft(sim, 'revokeAndRedo', { onHearing: x })).toBeUndefined();
    expect(reviewOf(sim).facts.decision.departsOn).toEqual([]);
  });

  test('after a hearing without an opinion there is nothing to answer', () => {
    const sim = heard({ result: 'waived' });
    expect(draft(sim, 'uphold')).toBeUndefined();
    expect(reviewOf(sim).facts.decision.departsOn).toBeUndefined();
  });

  test('what it revokes thereupon must be answered otherwise, with fresh time (acts.md 1.13)', () => {
    const sim = heard(opinion(false));
    expect(draft(sim, 'revokeAndRedo', { onHearing: x })).toBeUndefined();
    expect(onReview(sim, 'approveDecision', who('rong', 'unitHead'))).toBeUndefined();
    expect(onReview(sim, 'recordDelivery', who('guan'), aDelivery('second', '2026-09-21'))).toBeUndefined();
    expect(sim.state()).toMatchObject({ stage: 'handling', facts: { round: 2, mustDiffer: [{ no: 1 }] } });
  });
});
