import type { StoryEvent } from '../../domain/event';
import { lastMove, successionOf } from '../../domain/hearing/succession';
import {
  aMoment,
  asChair,
  han,
  member,
  nameHead,
  noticed,
  on,
  orderIn,
  petitioner,
  pool,
  seatsIn,
  served,
  strike,
} from '../support/hearing';
import { committedHistories, committedLines } from '../support/histories';
import { panelFaults, panelRecordOf } from '../support/panel-record';
import { type Sim, x } from '../support/sim';

/** Who sits in the end, told again from what stories have written: by the acts themselves, and by older ones. */
const told = (sim: Sim) => successionOf(panelRecordOf(sim.linesOf('h'))!);

test('a strike, a recusal, an interest and a recusal of the matter: each is a line that lets go', () => {
  const sim = served('2026-06-25', '2026-06-03');
  const order = orderIn(sim);
  expect(strike(sim, petitioner, 1)).toBeUndefined();
  aMoment(sim);
  expect(strike(sim, han, 2, { cause: x })).toBeUndefined();
  expect(on(sim, 'decideRecusal', asChair, { request: 2, granted: true, reason: x })).toBeUndefined();
  aMoment(sim);
  expect(on(sim, 'declareInterest', member(order[2]!), { ground: x })).toBeUndefined();
  aMoment(sim);
  sim.tell('h', 'recused', { recused: [order[3], order[12]] });
  aMoment(sim);
  const { left, came, passed, faults, seats } = told(sim);
  expect(faults).toEqual([]);
  expect(left.map(({ no, person, why }) => [no, person, why])).toEqual([
    [1, order[0], 'struck'],
    [2, order[1], 'recused'],
    [3, order[2], 'interest'],
    [4, order[3], 'recused'],
  ]);
  expect(came.map(({ seat, index }) => [seat, index])).toEqual([
    [1, 9],
    [2, 10],
    [3, 11],
    [4, 13],
  ]);
  // The order goes by who is recused, and whoever checks is told so.
  expect(passed).toMatchObject([{ index: 12, person: order[12], why: 'recused' }]);
  expect(seats.map(({ person }) => person)).toEqual(seatsIn(sim));
});

test('a member who stays away leaves the seat to the first alternate', () => {
  const sim = noticed();
  const order = orderIn(sim);
  sim.to('2026-06-25T09:00:00+08:00');
  expect(on(sim, 'recordNoShow', asChair, { who: 'member', seat: 3 })).toBeUndefined();
  aMoment(sim);
  const { left, came, faults } = told(sim);
  expect([left, came, faults]).toMatchObject([
    [{ no: 3, person: order[2], why: 'absent' }],
    [{ seat: 3, person: order[9], index: 9 }],
    [],
  ]);
});

test('who may not be drawn any more is passed over with the reason, and no other successor would do', () => {
  const sim = noticed();
  const order = orderIn(sim);
  const tied = [order[9]!, order[12]!];
  const candidates = pool.filter(({ id }) => ![...tied, order[10]!].includes(id));
  sim.pools = {
    ...sim.pools,
    panel: () => ({ candidates, excluded: tied.map((id) => ({ id, reason: 'unitTie' })) }),
  };
  expect(on(sim, 'declareInterest', member(order[0]!), { ground: x })).toBeUndefined();
  aMoment(sim);
  const { passed, came, faults } = told(sim);
  expect([came.map(({ index }) => index), faults]).toEqual([[11], []]);
  expect(passed.map(({ index, why }) => [index, why])).toEqual([
    [9, 'unitTie'],
    [10, 'termEnded'],
  ]);
  const lines = sim.linesOf('h').map((line) => (line.act === 'fill' ? withoutReasons(line) : line));
  expect(panelFaults(lines).join()).toContain(`{"fault":"skipped","person":"${order[9]}"`);
});

const withoutReasons = (line: StoryEvent): StoryEvent => {
  const panel = line.data.facts!.panel as object;
  return { ...line, data: { ...line.data, facts: { ...line.data.facts, panel: { ...panel, passed: [] } } } };
};

test('what moves nobody is not shown: a final list, another recorder, a strike that waits', () => {
  const sim = served('2026-06-25', '2026-06-03');
  const lines = () => sim.linesOf('h');
  expect(strike(sim, han, 2, { cause: x })).toBeUndefined();
  expect(nameHead(sim, 'recorder', 'gao')).toBeUndefined();
  expect(lastMove(lines())).toBe(0);
  expect(on(sim, 'decideRecusal', asChair, { request: 1, granted: true, reason: x })).toBeUndefined();
  expect([lastMove(lines()), lines().at(-1)!.act]).toEqual([lines().length, 'decideRecusal']);
  aMoment(sim);
  const filled = lines().length;
  sim.to('2026-06-10T09:00:00+08:00');
  expect(on(sim, 'letter', { ...han, id: 'chen', role: 'coordinator' })).toBeUndefined();
  expect(lastMove(lines())).toBe(filled);
});

const ofHearings = committedHistories()
  .filter(({ name }) => name.startsWith('hearing/'))
  .map(({ name, history }) => ({ name, lines: committedLines(history) as unknown as StoryEvent[] }));

test.each(ofHearings.filter(({ lines }) => panelRecordOf(lines)))(
  'the panel of $name, as its story has written it, holds',
  ({ lines }) => {
    expect(panelFaults(lines)).toEqual([]);
    expect(successionOf(panelRecordOf(lines)!).unchecked).toEqual([]);
  },
);

test('among them are draws of before chairs were bound, and fills of before anybody was asked anew', () => {
  const all = ofHearings.flatMap(({ lines }) => lines);
  expect(all.filter(({ act, data }) => act === 'draw' && !data.facts?.bound).length).toBeGreaterThan(0);
  const fills = all.filter(({ act }) => act === 'fill').map(({ data }) => data.facts!.panel as object);
  expect(fills.filter((panel) => !('passed' in panel)).length).toBeGreaterThan(0);
  expect(fills.filter((panel) => 'passed' in panel).length).toBeGreaterThan(0);
});
