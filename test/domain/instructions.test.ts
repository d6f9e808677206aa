import { latest } from '../../domain/clock';
import { kinds } from '../../domain/kinds';
import { theContext } from '../support/registers';
import { bureau, forwarded, inHand, papers, registered, replied, type Sim, verify, who, x } from '../support/sim';

/** Leaders' instructions, and the petitioner's urging and papers. Matters of Thu 2026-02-26, 09:00. */
const instruct = (sim: Sim, dueOn: string, by = 'lin') =>
  sim.act('instruct', who(by, 'leader'), { text: x, dueOn }, papers);
const answer = (sim: Sim, no: number, by = 'han', docs: string[] = []) =>
  sim.act('answerInstruction', who(by), { no, text: x, docs }, papers);
const onBehalfOf = { paper: 'paper', signedBy: 'petitioner' };
const clocks = (sim: Sim) =>
  sim
    .state()
    .clocks.filter(({ rule }: { rule: string }) => rule === 'T_INSTRUCTION')
    .map(({ instance, state, dueOn }: { instance: number; state: string; dueOn: string }) => [instance, state, dueOn]);

test('several instructions run at once, each to its own day and its own answer', () => {
  const sim = inHand();
  expect(instruct(sim, '2026-03-06')).toBeUndefined(); // Fri
  expect(instruct(sim, '2026-03-08', 'zhang')).toBeUndefined(); // Sun -> Mon
  expect(clocks(sim)).toEqual([
    [1, 'running', '2026-03-06'],
    [2, 'running', '2026-03-09'],
  ]);
  const waiting = () => kinds.petition.tasksOf(sim.state()).filter(({ act }) => act === 'answerInstruction');
  expect(waiting()).toMatchObject([
    { key: 'answerInstruction:1', unitId: 'labour', officerId: 'han', dueOn: '2026-03-06' },
    { key: 'answerInstruction:2', unitId: 'labour', dueOn: '2026-03-08' },
  ]);
  expect(answer(sim, 2)).toBeUndefined();
  expect(clocks(sim).map(([, state]: (string | number)[]) => state)).toEqual(['running', 'stopped']);
  expect(waiting().map(({ key }) => key)).toEqual(['answerInstruction:1']);
  expect([answer(sim, 2), answer(sim, 3)]).toEqual(['noRequest', 'noRequest']);
});

test('an instruction lies ahead, comes from a leader, and its answer from the unit or the bureau', () => {
  const sim = inHand();
  expect(instruct(sim, '2026-02-25')).toBe('dateOutOfOrder');
  expect(sim.act('instruct', who('tou'), { text: x, dueOn: '2026-03-06' }, papers)).toBe('notYourRole');
  expect(sim.act('instruct', who('lin'), { text: x, dueOn: '2026-03-06', doc: 'paper' }, theContext())).toBe(
    'documentMissing',
  );
  instruct(sim, '2026-03-06');
  expect(answer(sim, 1, 'he')).toBe('notYourUnit');
  expect(answer(sim, 1, 'han', ['nothing'])).toBe('documentMissing');
  expect(answer(sim, 1, 'chen')).toBeUndefined();
});

test('before a unit has it, it waits for the bureau', () => {
  const sim = registered();
  instruct(sim, '2026-03-06', 'zhang');
  expect(kinds.petition.tasksOf(sim.state())).toContainEqual(
    expect.objectContaining({ key: 'answerInstruction:1', unitId: 'county-bureau', role: 'coordinator' }),
  );
});

test('unanswered, it is warned of, and ordered the day after, not an hour before; the answer ends the breach', () => {
  const sim = forwarded();
  instruct(sim, '2026-03-06'); // Fri
  sim.to('2026-03-09T08:59:59+08:00'); // Mon
  expect(sim.orders()).toEqual([]);
  sim.to('2026-03-09T09:00:00+08:00');
  expect(sim.orders()).toMatchObject([{ facts: { rule: 'T_INSTRUCTION', unitId: 'labour' } }]);
  expect(answer(sim, 1)).toBeUndefined();
  expect(latest(sim.state().clocks, 'T_INSTRUCTION')).toMatchObject({ metOn: '2026-03-09', lateDays: 3 });
  expect(sim.orders()[0]!.facts.breachEndedOn).toBe('2026-03-09');
});

test('a closed matter with an open instruction is held by the unit until it is answered', () => {
  const sim = replied(inHand());
  verify(sim);
  bureau(sim);
  expect(sim.act('close', who('chen'), { resolved: true }, papers)).toBeUndefined();
  instruct(sim, '2026-06-30');
  sim.to('2026-05-01T00:00:00+08:00'); // every right has run out
  expect(sim.over()).toBe(false);
  expect(kinds.petition.holderOf(sim.state())).toEqual({ unitId: 'labour' });
  answer(sim, 1);
  expect(sim.over()).toBe(true);
});

test('urged once in three days, from a signed paper if staff enter it', () => {
  const sim = inHand();
  const urge = (more: object = { onBehalfOf }) => sim.act('urge', who('chen'), more, papers);
  expect(urge({})).toBe('paperMissing');
  expect(urge({ onBehalfOf: { paper: 'opinion' } })).toBe('wrongPaper');
  expect(urge()).toBeUndefined();
  sim.to('2026-02-28T23:59:00+08:00');
  expect(urge()).toBe('urgedRecently');
  sim.to('2026-03-01T00:00:00+08:00');
  expect(urge()).toBeUndefined();
  expect(sim.act('urge', who('su'), { onBehalfOf }, papers)).toBe('notYourRole');
});

test('papers are added in any open stage, all of them filed here', () => {
  const add = (sim: Sim, files: string[], more: object = { onBehalfOf }) =>
    sim.act('addPapers', who('chen'), { files, ...more }, papers);
  expect(add(registered(), ['paper'])).toBeUndefined();
  expect(add(replied(inHand()), ['paper', 'nothing'])).toBe('documentMissing');
  expect(add(inHand(), ['paper'], {})).toBe('paperMissing');
});

test('entering the petitioner’s word is no part in the handling', () => {
  const sim = inHand();
  sim.act('urge', who('hu'), { onBehalfOf }, papers);
  sim.act('addPapers', who('hu'), { files: ['paper'], onBehalfOf }, papers);
  expect(sim.state().facts.chain).not.toContain('hu');
});
