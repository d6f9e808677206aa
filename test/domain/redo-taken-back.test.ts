import type { Clock } from '../../domain/clock';
import { answered, ask, decide } from '../support/reviewing';
import { aReply, deliver, papers, type Sim, who, x } from '../support/sim';

/** The day that a reviewing organ sets, when the matter is led out and taken back (docs/decisions/015). */
const on = (sim: Sim, instant: string) => sim.to(`2026-${instant}:00+08:00`);
const clock = (sim: Sim, rule: string): Clock | undefined =>
  sim
    .state()
    .clocks.filter((one: Clock) => one.rule === rule)
    .at(-1);

const back = (sim: Sim) => {
  expect(clock(sim, 'T_REDO')).toMatchObject({ instance: 1, state: 'stopped' });
  expect(clock(sim, 'T_REDO')?.metOn).toBeUndefined();
  on(sim, '05-04T09:00'); // Mon
  expect(sim.act('takeBack', who('chen'), { reason: x }, papers)).toBeUndefined();
  expect(clock(sim, 'T_REDO')).toMatchObject({ instance: 1, state: 'stopped' });
};

const accepted = (sim: Sim, unitId: string, officer: string) => {
  expect(sim.act('forward', who('chen'), { unitId, assistants: [] }, papers)).toBeUndefined();
  const acceptance = { acceptedOn: '2026-05-04', officer, notice: 'notice' };
  expect(sim.act('accept', who(officer), acceptance, papers)).toBeUndefined();
};

const routed = { route: 'litigation', basis: 'b', organ: 'o', notice: 'routed' };
const ledOut = () => {
  const sim = answered();
  on(sim, '03-30T10:00');
  expect(ask(sim)).toBeUndefined();
  on(sim, '04-20T10:00');
  decide(sim, 'revokeAndRedo', { redoBy: '2026-05-15' }); // Fri
  const handedOverAt = new Date(sim.now).toISOString();
  expect(sim.act('routeOut', who('han'), { ...routed, handedOverAt }, papers)).toBeUndefined();
  return sim;
};

test.each([
  ['the unit that had it', 'labour', 'han'],
  ['another unit', 'housing', 'he'],
])('goes on when %s accepts it', (_who, unitId, officer) => {
  const sim = ledOut();
  back(sim);
  accepted(sim, unitId, officer);
  expect(clock(sim, 'T_REDO')).toMatchObject({ instance: 2, state: 'running', dueOn: '2026-05-15' });
  expect(sim.state().facts.redoUnder).toBeUndefined();
  on(sim, '05-18T09:00');
  expect(sim.orders()).toMatchObject([{ facts: { rule: 'T_REDO', unitId } }]);
});

test('goes on where it was refused in between', () => {
  const sim = ledOut();
  back(sim);
  sim.act('forward', who('chen'), { unitId: 'labour', assistants: [] }, papers);
  const refusal = { id: 'refusal', type: 'nonAcceptanceNotice', story: 'p', filedOn: '2026-05-04' };
  const documents = { ...papers.documents, refusal };
  const declining = { ground: x, remedy: x, notice: 'refusal' };
  expect(sim.act('declineAcceptance', who('han'), declining, { ...papers, documents })).toBeUndefined();
  expect(sim.act('takeBack', who('chen'), { reason: x }, papers)).toBeUndefined();
  accepted(sim, 'labour', 'han');
  expect(clock(sim, 'T_REDO')).toMatchObject({ instance: 2, state: 'running', dueOn: '2026-05-15' });
});

test('is met by the new answer', () => {
  const sim = ledOut();
  back(sim);
  accepted(sim, 'labour', 'han');
  sim.act('startHandling', who('han'), {}, papers);
  const newAnswer = { ...papers, hashes: { 1: 'other' } };
  expect(sim.act('submitReply', who('han'), aReply({ differsIn: x }), newAnswer)).toBeUndefined();
  sim.act('approveReply', who('tou'), {}, papers);
  deliver(sim, 'opinion');
  expect(clock(sim, 'T_REDO')).toMatchObject({ instance: 2, state: 'stopped', metOn: '2026-05-04', lateDays: 0 });
});
