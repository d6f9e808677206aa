import { clockKey } from '../../domain/clock';
import { drawFaults } from '../../domain/draw';
import { spotCheckInputs } from '../../domain/spot-check/inputs';
import { sha256 } from '../support/draws';
import { han } from '../support/packaging';
import { who, x } from '../support/sim';
import {
  aPlan,
  aReport,
  aSim,
  commented,
  drawn,
  drawnIds,
  followingUp,
  gao,
  inSession,
  on,
  planned,
  poolOf,
  song,
  state,
  zhang,
} from '../support/spot-checking';

const acts = (sim: ReturnType<typeof aSim>) => sim.linesOf('c').map(({ act, to }) => `${act} ${to}`);
const told = (sim: ReturnType<typeof aSim>) => state(sim).facts;

describe('plan', () => {
  test('commits a seed and arms the draw for four hours before the meeting', () => {
    const sim = planned();
    expect(told(sim)).toMatchObject({
      ...{ bureauId: 'city-bureau', meetingAt: '2026-03-05T07:00:00.000Z', chair: 'gao', n: 2 },
      ...{
        regions: ['330421'],
        leaders: ['gao'],
        seed: { no: 1, commitment: expect.stringMatching(/^[0-9a-f]{64}$/) },
      },
    });
    const [clock] = state(sim).clocks;
    expect([clockKey(clock!), clock!.dueAt, clock!.alerts]).toEqual([
      ...['T_SPOT_DRAW#1', '2026-03-05T03:00:00.000Z'],
      [{ level: 'lapse', at: '2026-03-05T03:00:00.000Z', state: 'pending' }],
    ]);
  });

  test.each([
    ['lessThan4h', song, { meetingAt: '2026-03-02T13:00:00+08:00' }],
    ['lessThan4h', song, { meetingAt: '2026-03-02T08:00:00+08:00' }],
    ['dateOutOfOrder', song, { meetingAt: '2037-03-02T13:00:00+08:00' }],
    ['unknownOfficer', song, { chair: 'han' }],
    ['notYourUnit', who('su'), { regions: ['330422'] }],
    ['notYourRole', who('chen'), {}],
  ])('%s', (code, by, more) => expect(on(aSim(1), 'plan', by, aPlan(more))).toBe(code));

  test('four hours and a moment are enough', () => {
    const sim = aSim(3);
    expect(on(sim, 'plan', song, aPlan({ meetingAt: '2026-03-02T13:00:00.001+08:00' }))).toBeUndefined();
  });
});

describe('the draw', () => {
  test('is made at its own instant and not before; the leaders are told', () => {
    const sim = planned();
    sim.to('2026-03-05T10:59:59.999+08:00');
    expect(acts(sim)).toEqual(['plan planned']);
    sim.to('2026-03-05T11:00:00+08:00');
    expect(acts(sim)).toEqual(['plan planned', 'draw drawn', 'announceDraw drawn']);
    const [, line] = sim.linesOf('c');
    const { draw } = line!.data;
    expect(drawFaults(sha256, draw!, draw!)).toEqual([]);
    expect(draw!.commitment).toBe(told(planned()).seed!.commitment);
    expect(drawnIds(sim)).toEqual(draw!.order.slice(0, 2));
    expect(told(sim)).toMatchObject({ leaders: ['gao', 'zhang'], assistants: ['labour', 'housing'], announcedNo: 1 });
    expect(sim.tasks('c')).toEqual(['open']);
  });

  test('of fewer packages than wanted takes them all', () => {
    expect(drawnIds(drawn(1)).length).toBe(1);
  });

  test('of nothing leaves it planned: the supervisor moves or cancels it', () => {
    const sim = drawn(0);
    expect(acts(sim).slice(1)).toEqual(['draw planned', 'noteEmptyDraw planned']);
    expect(sim.tasks('c')).toEqual(['move']);
    sim.to('2026-03-05T15:00:00+08:00');
    expect(on(sim, 'open', song, { attendance: [x] })).toBe('nothingEligible');
    sim.pools = poolOf(['k1']);
    expect(on(sim, 'move', song, { meetingAt: '2026-03-06T15:00:00+08:00', reason: x })).toBeUndefined();
    sim.to('2026-03-06T11:00:00+08:00');
    // The seed that nothing was drawn with is the one that was committed first.
    expect(told(sim).seed!.no).toBe(1);
    expect(drawnIds(sim)).toEqual(['k1']);
    expect(told(sim).nothingDrawn).toBeUndefined();
  });
});

describe('move', () => {
  const to = (meetingAt: string) => ({ meetingAt, reason: x });

  test('before the draw: the draw moves with it, under the same seed', () => {
    const sim = planned();
    const { seed } = told(sim);
    expect(on(sim, 'move', song, to('2026-03-06T15:00:00+08:00'))).toBeUndefined();
    expect(told(sim).seed).toEqual(seed);
    sim.to('2026-03-05T23:00:00+08:00');
    expect(state(sim).stage).toBe('planned');
    sim.to('2026-03-06T11:00:00+08:00');
    expect(state(sim).stage).toBe('drawn');
    expect(on(planned(), 'move', song, to('2026-03-02T12:00:00+08:00'))).toBe('lessThan4h');
  });

  test('so far that a new draw lies ahead: the set is void, kept on record, and another seed is committed', () => {
    const sim = drawn();
    const before = { ids: drawnIds(sim), commitment: told(sim).seed!.commitment };
    sim.to('2026-03-05T12:00:00+08:00');
    expect(on(sim, 'move', song, to('2026-03-05T16:00:00.001+08:00'))).toBeUndefined();
    expect(state(sim).stage).toBe('planned');
    expect(told(sim)).toMatchObject({
      ...{ leaders: ['gao'], seed: { no: 2 } },
      voided: [{ no: 1, packageIds: before.ids, voidedAt: '2026-03-05T04:00:00.000Z' }],
    });
    expect(told(sim).seed!.commitment).not.toBe(before.commitment);
    expect([told(sim).cases, told(sim).drawn, told(sim).assistants]).toEqual([undefined, undefined, undefined]);
    expect(sim.tasks('c')).toEqual([]);
    sim.to('2026-03-05T13:00:00+08:00');
    expect(acts(sim).slice(-3)).toEqual(['move planned', 'draw drawn', 'announceDraw drawn']);
    const draws = sim.linesOf('c').flatMap(({ data }) => data.draw ?? []);
    expect(draws.map(({ no }) => no)).toEqual([1, 2]);
    for (const one of draws) expect(drawFaults(sha256, one, one)).toEqual([]);
  });

  test('by less: the set stays, and nobody is drawn again', () => {
    const sim = drawn();
    const ids = drawnIds(sim);
    sim.to('2026-03-05T12:00:00+08:00');
    expect(on(sim, 'move', song, to('2026-03-05T16:00:00+08:00'))).toBeUndefined();
    expect([state(sim).stage, drawnIds(sim), told(sim).voided]).toEqual(['drawn', ids, undefined]);
    sim.to('2026-03-05T15:59:00+08:00');
    expect(on(sim, 'open', song, { attendance: [x] })).toBe('tooEarly');
    sim.to('2026-03-05T16:00:00+08:00');
    expect(on(sim, 'open', song, { attendance: [x] })).toBeUndefined();
    expect(sim.linesOf('c').filter(({ act }) => act === 'draw')).toHaveLength(1);
  });

  test('into the past, or once the meeting has begun', () => {
    const sim = drawn();
    expect(on(sim, 'move', song, to('2026-03-05T11:00:00+08:00'))).toBe('dateOutOfOrder');
    expect(on(inSession(), 'move', song, to('2026-03-09T11:00:00+08:00'))).toBe('alreadyOpened');
  });
});

test('a spot check that does not take place', () => {
  for (const sim of [planned(), drawn()]) {
    expect(on(sim, 'cancel', song, { reason: x })).toBeUndefined();
    expect([state(sim).stage, sim.over('c'), sim.tasks('c')]).toEqual(['cancelled', true, []]);
    sim.to('2026-03-30T11:00:00+08:00');
    expect(state(sim).stage).toBe('cancelled');
  }
});

describe('the meeting', () => {
  test('nobody opens it before there is a set', () => {
    expect(on(planned(), 'open', song, { attendance: [x] })).toBe('notDrawn');
  });

  test.each([
    ['fieldMissing', zhang, { workDone: undefined }],
    ['fieldMissing', zhang, { whyUnresolved: undefined }],
    ['fieldMissing', zhang, { nextSteps: undefined }],
    ['fieldMissing', zhang, { nextSteps: [] }],
    ['dateOutOfOrder', zhang, { nextSteps: [{ what: x, by: '2026-03-04' }] }],
    ['notDrawn', zhang, { packageId: 'k-other' }],
    ['notYourUnit', gao, {}],
    ['notYourRole', song, {}],
  ])('report: %s', (code, by, more) => {
    const sim = inSession();
    expect(on(sim, 'report', by, aReport(drawnIds(sim)[0]!, more))).toBe(code);
  });

  test('one report a package; an absence is recorded, and whoever comes after all reports', () => {
    const sim = inSession();
    const [one, other] = drawnIds(sim) as [string, string];
    expect(on(sim, 'comment', who('cheng', 'coordinator'), { packageId: one, text: x })).toBe('reportMissing');
    expect(on(sim, 'report', zhang, aReport(one))).toBeUndefined();
    expect(on(sim, 'report', zhang, aReport(one))).toBe('noRequest');
    expect(on(sim, 'recordAbsence', song, { packageId: one, reason: x })).toBe('noRequest');
    expect(on(sim, 'comment', who('cheng', 'coordinator'), { packageId: one, text: x })).toBeUndefined();
    expect(on(sim, 'comment', who('tou'), { packageId: one, text: x })).toBeUndefined();
    expect(on(sim, 'comment', who('rong'), { packageId: one, text: x })).toBe('notYourUnit');
    expect(on(sim, 'chairComment', gao, { text: x })).toBe('reportMissing');
    expect(on(sim, 'recordAbsence', song, { packageId: other, reason: x })).toBeUndefined();
    expect(on(sim, 'recordAbsence', song, { packageId: other, reason: x })).toBe('noRequest');
    expect(on(sim, 'report', zhang, aReport(other))).toBeUndefined();
    expect(told(sim).cases!.map(({ absent, comments }) => [absent, comments])).toEqual([
      [undefined, 2],
      [undefined, undefined],
    ]);
    expect(sim.tasks('c')).toEqual(['chairComment']);
    expect(on(sim, 'chairComment', zhang, { text: x })).toBe('notYourUnit');
    expect(on(sim, 'chairComment', gao, { text: x })).toBeUndefined();
    expect(state(sim).stage).toBe('commented');
  });
});

describe('follow-ups', () => {
  test('each has its day and its clock; late is a mark that the leader is told of, and the check waits for all', () => {
    const sim = followingUp('2026-03-20');
    const [one, other] = drawnIds(sim) as [string, string];
    const clocks = () => state(sim).clocks.filter(({ rule }) => rule === 'T_SPOT_FOLLOW_UP');
    expect(clocks().map((clock) => [clockKey(clock), clock.kind, clock.dueOn, clock.unitId])).toEqual([
      ['T_SPOT_FOLLOW_UP#1', 'target', '2026-03-20', 'labour'],
      ['T_SPOT_FOLLOW_UP#2', 'target', '2026-03-20', 'labour'],
    ]);
    expect(on(sim, 'answerFollowUp', zhang, { packageId: one, no: 2, text: x })).toBe('noRequest');
    expect(on(sim, 'answerFollowUp', gao, { packageId: one, no: 1, text: x })).toBe('notYourUnit');
    expect(on(sim, 'answerFollowUp', han, { packageId: one, no: 1, text: x })).toBeUndefined();
    expect(on(sim, 'answerFollowUp', zhang, { packageId: one, no: 1, text: x })).toBe('noRequest');
    expect(on(sim, 'close', song, {})).toBe('itemsOpen');
    // Sat 03-21: the slip goes out on Mon 03-23.
    sim.to('2026-03-23T08:59:00+08:00');
    expect(acts(sim)).not.toContain('warn followingUp');
    sim.to('2026-03-23T09:00:00+08:00');
    expect(acts(sim).at(-1)).toBe('warn followingUp');
    expect(on(sim, 'answerFollowUp', zhang, { packageId: other, no: 2, text: x })).toBeUndefined();
    expect(clocks().map(({ lateDays }) => lateDays)).toEqual([0, 3]);
    expect(sim.tasks('c')).toEqual(['close']);
    expect(on(sim, 'close', song, {})).toBeUndefined();
    expect([state(sim).stage, sim.over('c')]).toEqual(['closed', true]);
  });

  test('where nothing is left to be done, an empty list says so, and the check can be closed', () => {
    const sim = commented();
    const { items } = spotCheckInputs.setFollowUps.parse({ items: [] });
    expect(on(sim, 'setFollowUps', song, { items })).toBeUndefined();
    expect([state(sim).stage, state(sim).facts.followUps, sim.tasks('c')]).toEqual(['followingUp', [], ['close']]);
    expect(state(sim).clocks.filter(({ rule }) => rule === 'T_SPOT_FOLLOW_UP')).toEqual([]);
    expect(on(sim, 'close', song, {})).toBeUndefined();
    expect(sim.over('c')).toBe(true);
    expect(spotCheckInputs.setFollowUps.safeParse({}).success).toBe(false);
  });

  test.each([
    ['notDrawn', { packageId: 'k-other', what: x, by: '2026-03-20' }],
    ['dateOutOfOrder', { what: x, by: '2026-03-04' }],
  ])('%s', (code, item) => {
    const sim = commented();
    const items = [{ packageId: drawnIds(sim)[0], ...item }];
    expect(on(sim, 'setFollowUps', song, { items })).toBe(code);
  });
});
