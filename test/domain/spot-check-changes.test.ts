import { spotCheckTasks } from '../../domain/spot-check/tasks';
import { active, at } from '../support/packaging';
import { type Sim, who, x } from '../support/sim';
import {
  aReport,
  commented,
  drawn,
  drawnIds,
  followingUp,
  gao,
  inSession,
  on,
  planned,
  song,
  state,
  zhang,
} from '../support/spot-checking';

/** Who chairs, leads or answers changes between the plan and the last answer, and the check goes on. */
const lin = who('lin', 'leader');
const nameChair = (sim: Sim, chair: string, by = song) => on(sim, 'nameChair', by, { chair, reason: x });
const facts = (sim: Sim) => state(sim).facts;
const tellsOf = (sim: Sim, id = 'c') => sim.linesOf(id).at(-1)!.data.tells ?? [];

describe('the chair', () => {
  test('who is gone in the middle of the meeting is followed by another one, who closes it', () => {
    const sim = inSession(5, { n: 1 });
    const [packageId] = drawnIds(sim);
    expect(on(sim, 'report', zhang, aReport(packageId!))).toBeUndefined();
    expect(on(sim, 'chairComment', lin, { text: x })).toBe('notYourUnit');
    expect(nameChair(sim, 'lin')).toBeUndefined();
    expect(on(sim, 'chairComment', gao, { text: x })).toBe('notYourUnit');
    expect(on(sim, 'chairComment', lin, { text: x })).toBeUndefined();
    expect([state(sim).stage, facts(sim).chair, facts(sim).leaders]).toEqual(['commented', 'lin', ['lin', 'zhang']]);
  });

  test('leads no drawn package: such a meeting is not opened, and nobody who leads one is named', () => {
    const sim = drawn(1, { n: 1, chair: 'zhang' });
    const tasks = () => spotCheckTasks(state(sim)).map(({ act, role }) => `${act} ${role}`);
    expect(tasks()).toEqual(['nameChair supervisor']);
    sim.to('2026-03-05T15:00:00+08:00');
    const open = () => on(sim, 'open', song, { attendance: [x] });
    expect(open()).toBe('chairConflict');
    expect(nameChair(sim, 'gao')).toBeUndefined();
    expect(tasks()).toEqual(['open supervisor']);
    expect(nameChair(sim, 'zhang')).toBe('chairConflict');
    expect(open()).toBeUndefined();
  });

  test('to whom a drawn package passes in the meeting does not close it', () => {
    const sim = inSession(1, { n: 1 });
    sim.tell('c', 'leaderChanged', { packageId: 'k1', leaderId: 'gao' });
    expect(spotCheckTasks(state(sim)).map(({ act }) => act)).toEqual(['report', 'nameChair']);
    expect(on(sim, 'report', gao, aReport('k1'))).toBeUndefined();
    expect(on(sim, 'chairComment', gao, { text: x })).toBe('chairConflict');
    expect(nameChair(sim, 'lin')).toBeUndefined();
    expect(on(sim, 'chairComment', lin, { text: x })).toBeUndefined();
  });

  test('of a check that was drawn before that was so goes on as it began', () => {
    const sim = drawn(1, { n: 1, chair: 'zhang' });
    const { apart: _apart, ...before } = facts(sim);
    sim.stories.set('c', { ...state(sim), facts: before });
    sim.to('2026-03-05T15:00:00+08:00');
    expect(on(sim, 'open', song, { attendance: [x] })).toBeUndefined();
    expect(on(sim, 'report', zhang, aReport('k1'))).toBeUndefined();
    expect(on(sim, 'chairComment', zhang, { text: x })).toBeUndefined();
  });

  test('is named by the supervisor alone, from the leaders, and before the draw as well', () => {
    const sim = planned();
    expect([nameChair(sim, 'gao'), nameChair(sim, 'han'), nameChair(sim, 'zhang', who('chen'))]).toEqual([
      ...['chairConflict', 'unknownOfficer', 'notYourRole'],
    ]);
    expect(nameChair(sim, 'zhang')).toBeUndefined();
    expect(facts(sim)).toMatchObject({ chair: 'zhang', leaders: ['zhang'] });
    expect(nameChair(commented(), 'zhang')).toBe('wrongStage');
  });
});

describe('a drawn package', () => {
  const passed = { packageId: 'k1', leaderId: 'gao' };
  test('hears that it is drawn and when the check is done with it, so that the check hears of its leader', () => {
    const sim = drawn(1, { n: 1 });
    const fact = (name: string) => ({
      ...{ kind: 'package', id: 'k1', fact: name },
      data: { packageId: 'k1', spotCheckId: 'c', leaderId: 'zhang' },
    });
    expect(tellsOf(sim)).toEqual([fact('drawnForCheck')]);
    const moved = sim.fork();
    expect(on(moved, 'move', song, { meetingAt: '2026-03-06T15:00:00+08:00', reason: x })).toBeUndefined();
    expect(tellsOf(moved)).toEqual([fact('checkOver')]);
    expect(on(sim, 'cancel', song, { reason: x })).toBeUndefined();
    expect(tellsOf(sim)).toEqual([fact('checkOver')]);
  });

  test('with another leader before the meeting is reported on by that one, who sees the check', () => {
    const sim = drawn(1, { n: 1, chair: 'zhang' });
    sim.tell('c', 'leaderChanged', passed);
    expect(facts(sim).leaders).toContain('gao');
    sim.to('2026-03-05T15:00:00+08:00');
    expect(on(sim, 'open', song, { attendance: [x] })).toBeUndefined();
    expect(on(sim, 'report', zhang, aReport('k1'))).toBe('notYourUnit');
    expect(on(sim, 'report', gao, aReport('k1'))).toBeUndefined();
  });

  test('tells each check that is not done with it, once; and at once if it has another leader already', () => {
    const sim = active();
    const told = (data: object, fact = 'leaderChanged') => ({ kind: 'spotCheck', id: 'c', fact, data });
    sim.tell('k', 'drawnForCheck', { spotCheckId: 'c', leaderId: 'zhang' });
    expect(tellsOf(sim, 'k')).toEqual([]);
    const lines = sim.linesOf('k').length;
    sim.tell('k', 'drawnForCheck', { spotCheckId: 'c', leaderId: 'zhang' });
    expect(sim.linesOf('k')).toHaveLength(lines);
    sim.tell('k', 'drawnForCheck', { spotCheckId: 'd', leaderId: 'gao' });
    expect(tellsOf(sim, 'k')).toEqual([{ ...told({ packageId: 'k', leaderId: 'zhang' }), id: 'd' }]);
    sim.tell('k', 'checkOver', { spotCheckId: 'd' });
    sim.tell('k', 'checkOver', { spotCheckId: 'd' });
    at(sim, '2026-01-20T09:00:00');
    sim.tell('k', 'unitSucceeded', { unitId: 'housing', successor: 'labour-team' });
    expect(tellsOf(sim, 'k')).toContainEqual(
      told({ packageId: 'k', unitId: 'housing', successor: 'labour-team' }, 'unitSucceeded'),
    );
    expect(tellsOf(sim, 'k').filter(({ kind }: { kind: string }) => kind === 'spotCheck')).toHaveLength(1);
  });
});

describe('a unit that is merged into another', () => {
  const merge = (sim: Sim) =>
    sim.tell('c', 'unitSucceeded', { packageId: drawnIds(sim)[0], unitId: 'labour', successor: 'labour-team' });

  test('comments through its successor', () => {
    const sim = inSession(1, { n: 1 });
    expect(on(sim, 'report', zhang, aReport('k1'))).toBeUndefined();
    merge(sim);
    expect(facts(sim)).toMatchObject({
      assistants: ['labour-team', 'housing'],
      cases: [{ unitId: 'labour-team', units: ['labour-team', 'housing'] }],
    });
    expect(on(sim, 'comment', who('tou'), { packageId: 'k1', text: x })).toBe('notYourUnit');
  });

  test('answers through it; the same clock under the same date rings there, and heard twice it means nothing', () => {
    const sim = followingUp();
    const items = () => state(sim).clocks.filter(({ rule }) => rule === 'T_SPOT_FOLLOW_UP');
    const [first, second] = items();
    merge(sim);
    expect(items()).toEqual([{ ...first, unitId: 'labour-team' }, second]);
    const lines = sim.linesOf('c').length;
    merge(sim);
    sim.tell('c', 'unitSucceeded', { packageId: 'other', unitId: 'housing', successor: 'labour-team' });
    expect(sim.linesOf('c')).toHaveLength(lines);
  });
});
