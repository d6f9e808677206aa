import type { Clock } from '../../domain/clock';
import { kinds } from '../../domain/kinds';
import { orderInputs } from '../../domain/order/inputs';
import { ask } from '../support/reviewing';
import { bureau, inHand, papers, registered, replied, type Sim, verify, who, x } from '../support/sim';

/** An order that has the petition reopened or taken back (acts.md 2.1 `~order`). A matter of Thu 2026-02-26. */
const o = '0d5e2c50-5c43-4d8f-9a55-1e2c1d7b0c11';
const reopening = { act: 'reopen', cause: 'notCarriedOut' };
const takingBack = { act: 'takeBack' };

function issue(sim: Sim, sendBack: object, more: object = {}, by = who('su')): string | undefined {
  const { stage, facts } = sim.state();
  const card = { id: 'p', kind: 'petition', stage, facts, over: sim.over(), ...more };
  const input = { petitionId: 'p', cause: 'perfunctory', demand: x, copyTo: [], jointWith: [], sendBack };
  const code = sim.act('issue', by, input, { ...papers, stories: { p: card } }, o, 'order');
  // What `commit` would do: it numbers the order before anything follows from it.
  if (!code) sim.stories.set(o, { ...sim.state(o), facts: { ...sim.state(o).facts, number: 'D-1' } });
  return code;
}
/** … and lets the order tell its petition. */
const settled = (sim: Sim) => sim.to(new Date(sim.now + 1000).toISOString());

/** Answered, delivered and twice verified; closed unless `evaluating`. */
function answered(stage = 'closed'): Sim {
  const sim = replied(inHand());
  verify(sim);
  bureau(sim);
  if (stage === 'closed') sim.act('close', who('chen'), { resolved: true }, papers);
  return sim;
}

/** Led out to a court on the day of its receipt. */
function routedOut(): Sim {
  const sim = registered();
  const classes = { domain: 'labour', severity: 'ordinary', track: 'ordinary', rateable: true };
  sim.act('screen', who('chen'), { result: 'none' }, papers);
  sim.act('classify', who('chen'), classes, papers);
  const way = { route: 'litigation', basis: 'b', organ: '安县人民法院', notice: 'routed' };
  expect(sim.act('routeOut', who('chen'), { ...way, handedOverAt: '2026-02-26T01:00:00Z' }, papers)).toBeUndefined();
  return sim;
}

test.each(['closed', 'evaluating'])('what is %s is handled again by itself; the event names the order', (stage) => {
  const sim = answered(stage);
  expect(issue(sim, reopening)).toBeUndefined();
  settled(sim);
  expect(sim.state()).toMatchObject({ stage: 'handling', facts: { round: 2, reopened: { cause: 'notCarriedOut' } } });
  const line = sim.linesOf('p').find(({ act }) => act === 'reopen')!;
  expect(line).toMatchObject({ actor: { id: o, role: 'story' }, basis: 'R22-40', to: 'handling' });
  expect(line.data.input).toEqual({ order: o, orderNumber: 'D-1', cause: 'notCarriedOut' });
  expect(sim.state(o).facts.sendBack).toEqual({ ...reopening, told: true, doneOn: '2026-02-26' });
  expect(sim.state(o).facts.issuedBy).toBe('su');
  expect([sim.tasks(), sim.tasks(o)]).toEqual([['submitReply'], ['acknowledge', 'answer']]);
});

test('what was led out is sorted anew; no order is taken for a person who handled it', () => {
  const sim = routedOut();
  expect(issue(sim, takingBack, {}, who('song'))).toBeUndefined();
  settled(sim);
  expect(sim.state()).toMatchObject({ stage: 'classified', facts: { takenBackOn: '2026-02-26' } });
  expect(sim.state().facts.chain).not.toContain(o);
  expect(sim.linesOf('p').find(({ act }) => act === 'takeBack')).toMatchObject({ basis: 'R22-40', to: 'classified' });
  expect(sim.state(o).facts.sendBack).toMatchObject({ doneOn: '2026-02-26' });
});

test('taken back after the 15 days it opens no second order against the bureau', () => {
  const sim = routedOut();
  sim.to('2026-03-20T09:00:00+08:00'); // Fri; due on Fri 03-13, and met on 02-26
  expect(issue(sim, takingBack, {}, who('song'))).toBeUndefined();
  sim.to('2026-03-20T10:00:00+08:00');
  expect(sim.state().stage).toBe('classified');
  expect(sim.orders().map(({ id }) => id)).toEqual([o]);
});

test('a demand that the petition cannot meet is refused to the issuer at once', () => {
  expect(issue(inHand(), reopening)).toBe('wrongStage');
  expect(issue(answered(), takingBack)).toBe('wrongStage');
  expect(issue(answered(), reopening, { over: true })).toBe('storyEnded');
  expect(issue(answered(), reopening, { stage: 'concluded' })).toBe('concludedFinal');
});

test('if the petition moved on meanwhile, the issuer is told and the order stays', () => {
  const sim = answered();
  const before = sim.state();
  sim.stories.set('p', { ...before, stage: 'handling' });
  expect(issue(sim, reopening, { stage: 'closed', over: false })).toBeUndefined();
  settled(sim);
  const { stage, facts } = sim.state(o);
  expect([stage, facts.sendBack]).toEqual([
    'issued',
    { ...reopening, told: true, refused: { on: '2026-02-26', code: 'wrongStage' } },
  ]);
  expect(sim.linesOf('p').at(-1)).toMatchObject({ act: 'sendBackRefused', to: 'handling' });
  expect(sim.tasks(o)).toContain('inspect'); // somebody must look
  expect(kinds.order.personOf?.(sim.state(o), 'issuer')).toBe('su');
});

test('what is under review is not sent back: the organ has it, at once and if it was asked meanwhile', () => {
  const sim = answered();
  const card = { stage: 'closed', over: false };
  expect(ask(sim)).toBeUndefined();
  expect(issue(sim, reopening)).toBe('wrongStage');
  expect(issue(sim, reopening, card)).toBeUndefined();
  settled(sim);
  expect(sim.state(o).facts.sendBack).toMatchObject({ refused: { code: 'wrongStage' } });
  expect(sim.state()).toMatchObject({ stage: 'underReview', facts: { round: 1, review: { kind: 'first' } } });
});

test('handled again while a late request might still come, it waits for none: the new opinion has its own window', () => {
  const sim = answered();
  sim.to('2026-04-02T09:00:00+08:00'); // the window's last day was Mon 03-30
  const runs = () =>
    sim
      .state()
      .clocks.filter(({ state }: Clock) => state === 'running')
      .map(({ rule }: Clock) => rule);
  expect(runs()).toContain('T_LATE_ENTRY');
  expect(issue(sim, reopening)).toBeUndefined();
  settled(sim);
  expect(sim.state().stage).toBe('handling');
  expect(runs()).not.toContain('T_LATE_ENTRY');
  replied(sim);
  expect(ask(sim)).toBeUndefined();
});

test('a petition that had ended before it heard leaves the demand with the supervisor', () => {
  const sim = answered();
  sim.stories.delete('p');
  sim.stories.set('p', { ...answered().state(), stage: 'withdrawn' });
  expect(issue(sim, reopening, { stage: 'closed', over: false })).toBeUndefined();
  settled(sim);
  expect(sim.state(o).facts.sendBack).toEqual({ ...reopening, told: true });
  expect(sim.tasks(o)).toContain('inspect');
});

test('the petition hears a demand once, whatever comes twice; nobody but an order has it', () => {
  const sim = answered();
  issue(sim, reopening);
  settled(sim);
  const { seq } = sim.state(o);
  sim.tell(o, 'sentBack', { on: '2026-02-27' });
  sim.tell(o, 'sendBackRefused', { on: '2026-02-27', code: 'wrongStage' });
  expect(sim.state(o).seq).toBe(seq);
  expect(kinds.order.settles(sim.state(o))).toBeUndefined();
});

test('a reopening has a cause, a taking back none', () => {
  const of = (sendBack: unknown) =>
    orderInputs.issue.safeParse({ petitionId: o, cause: 'delay', demand: 'x', sendBack }).success;
  expect([of(reopening), of(takingBack), of(undefined)]).toEqual([true, true, true]);
  expect([of({ act: 'reopen' }), of({ ...takingBack, cause: 'other' }), of({ act: 'close' })]).toEqual(
    Array(3).fill(false),
  );
});
