/** Holes that a cold review found in the petition's rules; each test fails without its rule. */
import type { Actor, Context, Role } from '../../domain/acts';
import { bundledCalendar } from '../../domain/calendar/bundled';
import type { Clock } from '../../domain/clock';
import { resolveClocks, type Yardstick } from '../../domain/clock-ops';
import type { Entry, StoryEvent } from '../../domain/event';
import { kinds } from '../../domain/kinds';
import { apply, entryOf, entryOfDue, entryOfFact, newState, nextAt, refuse } from '../../domain/life';
import { bundledPolicies } from '../../domain/policy/bundled';
import { resolvePolicy, ruleOf } from '../../domain/policy/resolve';
import type { AnyState, StoryKindName } from '../../domain/story';
import { aRegistration, papersOf } from '../support/a-petition';
import { actorOf } from '../support/registers';

const calendar = bundledCalendar();
const yardstick = (at: string, policyId = 'national-2022'): Yardstick => {
  const policy = resolvePolicy(policyId, bundledPolicies);
  return { policyVersion: policy.policyVersion, calendar, at, ruleOf: (code) => ruleOf(policy, code) };
};

class Sim {
  stories = new Map<string, AnyState>();
  events: StoryEvent[] = [];
  now: number;
  private n = 0;
  constructor(at: string) {
    this.now = Date.parse(at);
  }
  state = (id = 'p'): AnyState => this.stories.get(id)!;

  /** The refusal's code, or undefined and the act is done. */
  act(act: string, actor: Actor, input: unknown, context: Context, id = 'p', kind: StoryKindName = 'petition') {
    const state = this.stories.get(id) ?? newState(kinds[kind], id, 0, true);
    this.n += 1;
    const command = { id: `c${this.n}`, act, actor, input, context };
    const no = refuse(kinds[state.kind], state, command, this.now);
    if (no) return no.code;
    this.commit(state, entryOf(kinds[state.kind], state, command, this.now));
    return undefined;
  }

  private commit(state: AnyState, entry: Entry): void {
    const { facts, opens, tells, joins, endsChild, note, clocks: ops = [] } = entry.change;
    const at = entry.at;
    const change = resolveClocks(ops, state.clocks, yardstick(at));
    const data = JSON.parse(
      JSON.stringify({
        facts,
        clocks: change.clocks,
        moved: change.moved,
        opens: opens?.map((one) => ({ ...one, id: `${one.kind}:${one.key}` })),
        tells,
        joins,
        endsChild,
        note,
        alert: entry.alert,
      }),
    );
    const { act, actor, from, to, basis, commandId } = entry;
    const event = {
      ...{ kind: state.kind, story: state.id, seq: state.seq + 1, commandId, act, actor, at, from, to, basis, data },
      prevHash: '',
      hash: '',
    } as StoryEvent;
    this.events.push(event);
    this.stories.set(state.id, apply(state, event));
    for (const opening of data.opens ?? [])
      this.act(opening.act, { id: 'clock', role: 'clock' }, opening.input, opening.context, opening.id, 'order');
    for (const telling of data.tells ?? []) this.tell(telling.id, telling.fact, telling.data);
  }

  tell(id: string, fact: string, data: Record<string, unknown>): void {
    const state = this.stories.get(id);
    if (!state || kinds[state.kind].isOver(state)) return;
    this.n += 1;
    const entry = entryOfFact(kinds[state.kind], state, { commandId: `f${this.n}`, fact, data }, this.now);
    if (entry) this.commit(state, entry);
  }

  /** Moves time; everything due fires in its order. */
  to(at: string): void {
    const wanted = Date.parse(at);
    for (;;) {
      const live = [...this.stories.values()].filter((one) => !kinds[one.kind].isOver(one));
      const next = live.map((one) => ({ one, at: nextAt(kinds[one.kind], one) })).sort((a, b) => a.at - b.at)[0];
      if (!next || next.at > wanted) break;
      this.now = Math.max(this.now, next.at);
      const entry = entryOfDue(kinds[next.one.kind], next.one, this.now);
      if (!entry) break;
      this.commit(next.one, entry);
    }
    this.now = Math.max(this.now, wanted);
  }

  over = (id = 'p') => kinds[this.state(id).kind].isOver(this.state(id));
  tasks = (id = 'p') => kinds[this.state(id).kind].tasksOf(this.state(id)).map((task) => task.act);
  orders = () => [...this.stories.values()].filter((one) => one.kind === 'order');
}

const who = (id: string, role?: Role) => actorOf(id, role);
const x = { sealed: 'x' };
const papers = papersOf('p');
const onceChecks = ['understood', 'knotFound', 'policyApplied', 'solutionFair', 'requestMet'].map((code) => ({
  code,
  ok: true,
}));
const checks = ['registration', 'handling', 'delivery'].map((code) => ({ code, ok: true }));

function registered(more: object = {}, at = '2026-02-26T09:00:00+08:00') {
  const sim = new Sim(at);
  expect(sim.act('register', who('chen'), aRegistration(more), papers)).toBeUndefined();
  return sim;
}
function forwarded(more: object = {}, how = 'forward', extra: object = {}) {
  const sim = registered(more);
  sim.act('screen', who('chen'), { result: 'none' }, papers);
  sim.act(
    'classify',
    who('chen'),
    { domain: 'labour', severity: 'ordinary', track: 'ordinary', rateable: true },
    papers,
  );
  expect(sim.act(how, who('chen'), { unitId: 'labour', assistants: [], ...extra }, papers)).toBeUndefined();
  return sim;
}
const day = (sim: Sim) => new Date(sim.now + 8 * 3600_000).toISOString().slice(0, 10);
const deliver = (sim: Sim, docId: string, by = 'han', on = day(sim)) =>
  sim.act('recordDelivery', who(by), { docId, deliveredOn: on, way: 'inPerson', proof: 'proof' }, papers);
function inHand(more: object = {}, notice = true, how = 'forward', extra: object = {}) {
  const sim = forwarded(more, how, extra);
  expect(
    sim.act('accept', who('han'), { acceptedOn: '2026-02-26', officer: 'han', notice: 'notice' }, papers),
  ).toBeUndefined();
  if (notice) deliver(sim, 'notice');
  sim.act('startHandling', who('han'), {}, papers);
  return sim;
}
const promise = (by: string) => ({
  items: [{ no: 1, outcome: 'supported', facts: x, basis: 'b' }],
  promise: { what: x, by },
});
const aReply = (more: object = {}) => ({
  opinion: 'opinion',
  items: [{ no: 1, outcome: 'explained', facts: x, basis: 'b' }],
  onceChecks,
  threeInPlace: [],
  remedy: 'r',
  ...more,
});
function replied(sim: Sim, more: object = {}) {
  expect(sim.act('submitReply', who('han'), aReply(more), papers)).toBeUndefined();
  expect(sim.act('approveReply', who('tou'), {}, papers)).toBeUndefined();
  expect(deliver(sim, 'opinion')).toBeUndefined();
  return sim;
}
const verify = (sim: Sim, result = 'passed', by = 'hu') => sim.act('verifyByUnit', who(by), { result, checks }, papers);
const bureau = (sim: Sim, result = 'passed', by = 'cao') =>
  sim.act('verifyByBureau', who(by), { result, checks }, papers);

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

test('2b an assigned matter closes by itself', () => {
  const sim = replied(inHand({}, true, 'assign', { feedbackOn: '2026-03-20' }));
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
