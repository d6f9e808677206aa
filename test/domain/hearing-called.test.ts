import type { Clock } from '../../domain/clock';
import { reasonsOf } from '../../domain/petition/review/differing';
import { papersOf } from '../support/a-petition';
import { call, hearingOf, opinion, tell } from '../support/hearings';
import { aReply, inHand, papers, registered, type Sim, who, x } from '../support/sim';

/** In hand since Thu 2026-02-26: handle ends Mon 2026-04-27 (60 days). */
const at = (sim: Sim, moment: string) => sim.to(`2026-${moment}:00+08:00`);
const handle = (sim: Sim): Clock => sim.state().clocks.find((one: Clock) => one.rule === 'T_HANDLE')!;
const hashed = (hash: string) => ({ ...papers, hashes: { 1: hash } });
const submit = (sim: Sim, more: object = {}, hash = 'first') =>
  sim.act('submitReply', who('han'), aReply(more), hashed(hash));

function called(sim = inHand()): Sim {
  at(sim, '03-02T10:00');
  expect(call(sim)).toBeUndefined();
  return sim;
}

test('the coordinator calls it: the matter is in hearing, and the hearing knows of whom it is', () => {
  const sim = called();
  expect(sim.state()).toMatchObject({ stage: 'inHearing', facts: { hearing: { items: [1], calledOn: '2026-03-02' } } });
  const [line] = sim.linesOf('p').slice(-1);
  const [opened] = line!.data.opens!;
  expect(opened).toMatchObject({ kind: 'hearing', key: 'hearing/1', act: 'propose' });
  expect(opened!.input).toEqual({
    ...{ stage: 'handling', applicant: 'bureau', items: [{ no: 1 }], open: true, ground: 'unclearFacts' },
    proposedOn: '2026-03-02',
  });
  expect(opened!.context.stories!.p!.facts).toMatchObject({
    ...{ petitionId: 'p', bureauId: 'county-bureau', unitId: 'labour', officerId: 'han' },
    ...{ units: ['labour'], chain: expect.arrayContaining(['chen', 'han']) },
  });
});

test.each([
  ['a second one', {}, 'wrongStage', called],
  ['an unknown request', { items: [{ no: 2 }] }, 'itemMissing', inHand],
  ['a request twice', { items: [{ no: 1 }, { no: 1 }] }, 'itemMissing', inHand],
] as const)('%s is refused', (_what, more, code, make) => {
  expect(call(make(), more)).toBe(code);
});

test('another open hearing of the matter, which a package called, is one too many', () => {
  const sim = inHand();
  const { kind, stage, facts } = sim.state();
  const card = { id: 'p', kind, stage, facts, hearings: ['another'] };
  expect(call(sim, {}, who('chen'), { ...papers, stories: { p: card } })).toBe('hearingOpen');
});

test.each([
  ['inLitigation', { route: 'litigation' }],
  ['inLitigation', { route: 'arbitration' }],
  ['inLitigation', { route: 'adminProcedure' }],
  ['notEligible', { matterType: 'accusation' }],
  ['notEligible', { accused: { units: ['housing'], officers: [] } }],
  ['notEligible', { track: 'simple' }],
])('%s: %o', (code, facts) => {
  const sim = inHand();
  sim.stories.set('p', { ...sim.state(), facts: { ...sim.state().facts, ...facts } });
  expect(call(sim)).toBe(code);
});

test('only a coordinator calls it, and only while the unit handles the matter', () => {
  expect(call(inHand(), {}, who('han'))).toBe('notYourRole');
  expect(call(registered())).toBe('wrongStage');
});

test('it stops nothing: half-way reminder and warning slip go out, the due day stays Mon 04-27', () => {
  const sim = called();
  tell(sim, 'hearingScheduled');
  expect(sim.state().facts.hearing).toMatchObject({ scheduledOn: '2026-03-02' });
  const before = handle(sim);
  at(sim, '04-24T09:01');
  expect(handle(sim)).toMatchObject({ dueOn: '2026-04-27', dueAt: before.dueAt });
  expect(handle(sim).pausedFrom).toBeUndefined();
  expect(handle(sim).alerts.map(({ level, state }) => [level, state])).toEqual(
    expect.arrayContaining([
      ['reminder', 'fired'],
      ['warning', 'fired'],
    ]),
  );
  tell(sim, 'hearingEnded', opinion(true));
  expect(sim.state().stage).toBe('handling');
  expect(handle(sim)).toMatchObject({ dueOn: '2026-04-27' });
});

test('more time is asked for and granted in the middle of it; contacts are recorded', () => {
  const sim = called();
  const context = papersOf('p');
  expect(sim.act('recordContact', who('han'), { on: '2026-03-02', how: 'phone', summary: x }, context)).toBeUndefined();
  expect(sim.act('requestExtension', who('han'), { days: 30, reason: x }, context)).toBeUndefined();
  expect(sim.tasks()).toContain('extend');
  expect(sim.act('extend', who('tou'), { notice: 'extension' }, context)).toBeUndefined();
  expect(handle(sim)).toMatchObject({ strictOn: '2026-05-27' });
  expect(sim.act('submitReply', who('han'), aReply(), hashed('first'))).toBe('wrongStage');
});

describe('a draft was on the table', () => {
  const judged = (told: object): Sim => {
    const sim = inHand();
    expect(submit(sim)).toBeUndefined();
    called(sim);
    tell(sim, 'hearingEnded', told);
    return sim;
  };

  test('upheld: the head may sign it as it is', () => {
    const sim = judged(opinion(true));
    expect(sim.state().facts).toMatchObject({ reply: { state: 'submitted' }, hearings: [{ upheld: true }] });
    expect(sim.state().facts.mustDiffer).toBeUndefined();
    expect(sim.act('approveReply', who('tou'), {}, papers)).toBeUndefined();
  });

  test('not upheld: the same answer on the same grounds is refused, in the same round, under the same clock', () => {
    const sim = judged(opinion(false));
    const { facts, stage } = sim.state();
    expect([stage, facts.round, facts.reply.state]).toEqual(['handling', 1, 'returned']);
    expect(facts.mustDiffer).toEqual([{ no: 1, outcome: 'explained', hash: 'first' }]);
    expect(handle(sim)).toMatchObject({ instance: 1, state: 'running', dueOn: '2026-04-27' });
    expect(sim.act('approveReply', who('tou'), {}, papers)).toBe('noReply');
    expect(submit(sim)).toBe('sameAsBefore');
    expect(submit(sim, {}, 'second')).toBeUndefined();
  });

  test.each(['refused', 'waived', 'cancelled'])('%s: nothing is displaced', (result) => {
    const { stage, facts } = judged({ result }).state();
    expect([stage, facts.reply.state, facts.mustDiffer]).toEqual(['handling', 'submitted', undefined]);
    expect(facts.hearings).toMatchObject([{ result }]);
  });
});

test('what was judged without a draft on file: the first answer says in what it differs', () => {
  const sim = called();
  tell(sim, 'hearingEnded', opinion(false));
  expect(sim.state().facts.mustDiffer).toEqual([{ no: 1 }]);
  expect(submit(sim)).toBe('differenceMissing');
  expect(submit(sim, { differsIn: x })).toBeUndefined();
});

test('only the requests that were not upheld are displaced', () => {
  const sim = inHand({ requests: [{ text: x }, { text: x }] });
  const items = [1, 2].map((no) => ({ no, outcome: 'explained', facts: x, basis: 'b' }));
  const again = () => sim.act('submitReply', who('han'), aReply({ items }), { ...papers, hashes: { 1: 'a', 2: 'b' } });
  expect(again()).toBeUndefined();
  expect(call(sim, { items: [{ no: 1 }, { no: 2 }] })).toBeUndefined();
  const judged = [
    { no: 1, upheld: true },
    { no: 2, upheld: false },
  ];
  tell(sim, 'hearingEnded', { result: 'opinionIssued', upheld: false, items: judged });
  expect(sim.state().facts.mustDiffer).toEqual([{ no: 2, outcome: 'explained', hash: 'b' }]);
  expect(again()).toBe('sameAsBefore');
  expect(reasonsOf({ items: [{ no: 1, outcome: 'explained', facts: 'A，b', basis: 'C' }] })).toEqual({
    1: { facts: 'ab', basis: 'c' },
  });
});

test('what is heard twice, or of another hearing, means nothing', () => {
  const sim = called();
  tell(sim, 'hearingEnded', opinion(true));
  const { seq } = sim.state();
  tell(sim, 'hearingEnded', opinion(false));
  tell(sim, 'hearingScheduled');
  sim.tell('p', 'hearingEnded', { hearingId: 'unknown', ...opinion(false) });
  expect(sim.state().seq).toBe(seq);
});

test('a second hearing may follow; it is the second by its key', () => {
  const sim = called();
  tell(sim, 'hearingEnded', { result: 'cancelled' });
  expect(call(sim)).toBeUndefined();
  expect(sim.state().facts.hearing.key).toBe('hearing/2');
  expect(sim.state().children.map(({ key }: { key: string }) => key)).toEqual(['hearing/1', 'hearing/2']);
});

test('the hearing’s follow-up holds nothing up; its end only ends the child', () => {
  const sim = called();
  tell(sim, 'hearingEnded', opinion(true));
  expect(sim.state().children).toMatchObject([{ kind: 'hearing', open: true }]);
  tell(sim, 'hearingOver');
  expect(sim.state().children).toMatchObject([{ kind: 'hearing', open: false }]);
});

test('withdrawn in the middle of it, the petition ends the hearing', () => {
  const sim = called();
  const onBehalfOf = { paper: 'paper', signedBy: 'petitioner' };
  expect(sim.act('withdraw', who('chen'), { statement: 'statement', onBehalfOf }, papers)).toBeUndefined();
  expect(hearingOf(sim).stage).toBe('proposed');
  expect(sim.act('confirmWithdrawal', who('cao'), { how: x }, papers)).toBeUndefined();
  expect(sim.state().stage).toBe('withdrawn');
  expect(hearingOf(sim).stage).toBe('cancelled');
  expect(sim.over()).toBe(true);
});
