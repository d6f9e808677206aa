/** Stories without servers: the same pure functions, an act or an alert at a time. */
import type { Actor, Context, Role } from '../../domain/acts';
import { bundledCalendar } from '../../domain/calendar/bundled';
import { resolveClocks, type Yardstick } from '../../domain/clock-ops';
import type { Entry, StoryEvent } from '../../domain/event';
import { kinds } from '../../domain/kinds';
import type { Lookup } from '../../domain/learning';
import { apply, entryOf, entryOfDue, entryOfFact, newState, nextAt, refuse } from '../../domain/life';
import { bundledPolicies } from '../../domain/policy/bundled';
import { resolvePolicy, ruleOf } from '../../domain/policy/resolve';
import type { AnyState, StoryKindName } from '../../domain/story';
import { genesisHash, lineHash } from '../../sealing/record';
import { aRegistration, papersOf } from './a-petition';
import { type Learned, learnedOf, type PoolsOfTest } from './draws';
import { actorOf, onceChecks, threeChecks } from './registers';

export const calendar = bundledCalendar();
export const yardstick = (at: string, policyId = 'national-2022'): Yardstick => {
  const policy = resolvePolicy(policyId, bundledPolicies);
  return { policyVersion: policy.policyVersion, calendar, at, ruleOf: (code) => ruleOf(policy, code) };
};

export class Sim {
  stories = new Map<string, AnyState>();
  events: StoryEvent[] = [];
  now: number;
  /** The policy of the organs that review; petitions live under the national one. */
  reviewPolicy?: string;
  /** Who stands in the pools when something is drawn. */
  pools: PoolsOfTest = {};
  /** … or how they are found among the stories as they stand; a walk without it plans no spot checks. */
  poolsNow?: (sim: Sim) => PoolsOfTest;
  /** Whether a walk may call hearings, and plan spot checks. */
  readonly hearingsToo: boolean = true;
  readonly checksToo: boolean = true;
  private n = 0;
  /** `main` is the petition that it is about; `idOf` names the stories that others open. */
  constructor(
    at: string,
    readonly main = 'p',
    readonly idOf: (kind: StoryKindName, parent: string, key: string) => string = (kind, parent, key) =>
      `${kind}:${parent === main ? '' : `${parent}/`}${key}`,
  ) {
    this.now = Date.parse(at);
  }
  state = (id = this.main): AnyState => this.stories.get(id)!;

  /** The refusal's code, or undefined and the act is done. */
  act(act: string, actor: Actor, input: unknown, context: Context, id = this.main, kind: StoryKindName = 'petition') {
    const state = this.stories.get(id) ?? newState(kinds[kind], id, 0, true);
    this.n += 1;
    const command = { id: `c${this.n}`, act, actor, input, context };
    const no = refuse(kinds[state.kind], state, command, this.now);
    if (no) return no.code;
    this.commit(state, entryOf(kinds[state.kind], state, command, this.now));
    return undefined;
  }

  /** Another one that goes on from here; states and lines do not change, so they are shared. */
  fork(): Sim {
    const other = new Sim(new Date(this.now).toISOString(), this.main, this.idOf);
    other.stories = new Map(this.stories);
    other.events = [...this.events];
    other.n = this.n;
    other.reviewPolicy = this.reviewPolicy;
    other.pools = this.pools;
    other.poolsNow = this.poolsNow;
    return other;
  }

  linesOf = (id: string) => this.events.filter((event) => event.story === id);

  /** What only the commit knows, with a seed that is the same in every run. */
  protected learn({ id }: AnyState, lookups: readonly Lookup[]): Learned {
    return learnedOf(id, lookups, this.poolsNow?.(this) ?? this.pools);
  }

  private commit(state: AnyState, entry: Entry): void {
    const { opens, tells, joins, endsChild, note, clocks: ops = [] } = entry.change;
    const learned = this.learn(state, entry.change.learns ?? []);
    const facts = entry.change.learns ? { ...entry.change.facts, ...learned.facts } : entry.change.facts;
    const at = entry.at;
    const change = resolveClocks(
      ops,
      state.clocks,
      yardstick(at, state.kind === 'review' ? this.reviewPolicy : undefined),
    );
    const data = JSON.parse(
      JSON.stringify({
        input: entry.actor.role === 'story' ? entry.input : undefined,
        facts,
        clocks: change.clocks,
        moved: change.moved,
        opens: opens?.map((one) => ({ ...one, id: this.idOf(one.kind, state.id, one.key) })),
        tells,
        joins,
        endsChild,
        note,
        alert: entry.alert,
        draw: learned.draw,
        votes: learned.votes,
      }),
    );
    const { act, actor, from, basis, commandId } = entry;
    const to = learned.to ?? entry.to;
    const event = {
      ...{ kind: state.kind, story: state.id, seq: state.seq + 1, commandId, act, actor, at, from, to, basis, data },
      prevHash: this.linesOf(state.id).at(-1)?.hash ?? genesisHash,
    } as StoryEvent;
    this.events.push({ ...event, hash: lineHash(event) });
    this.stories.set(state.id, apply(state, event));
    for (const opening of data.opens ?? [])
      this.act(opening.act, { id: 'clock', role: 'clock' }, opening.input, opening.context, opening.id, opening.kind);
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

  over = (id = this.main) => kinds[this.state(id).kind].isOver(this.state(id));
  tasks = (id = this.main) => kinds[this.state(id).kind].tasksOf(this.state(id)).map((task) => task.act);
  reviews = () => [...this.stories.values()].filter((one) => one.kind === 'review');
  packages = () => [...this.stories.values()].filter((one) => one.kind === 'package');
  orders = () => [...this.stories.values()].filter((one) => one.kind === 'order');
}

export const who = (id: string, role?: Role) => actorOf(id, role);
export const x = { sealed: 'x' };
export const papers = papersOf('p');

export const registered = (more: object = {}, at = '2026-02-26T09:00:00+08:00', by = 'chen') =>
  registeredIn(new Sim(at), more, by);
export function registeredIn<S extends Sim>(sim: S, more: object = {}, by = 'chen'): S {
  expect(sim.act('register', who(by), aRegistration(more), papers)).toBeUndefined();
  return sim;
}
export function forwarded(more: object = {}, how = 'forward', extra: object = {}) {
  const sim = registered(more);
  sim.act('screen', who('chen'), { result: 'none', itemClass: (more as { itemClass?: string }).itemClass }, papers);
  sim.act(
    'classify',
    who('chen'),
    { domain: 'labour', severity: 'ordinary', track: 'ordinary', rateable: true },
    papers,
  );
  expect(sim.act(how, who('chen'), { unitId: 'labour', assistants: [], ...extra }, papers)).toBeUndefined();
  return sim;
}
export const day = (sim: Sim) => new Date(sim.now + 8 * 3600_000).toISOString().slice(0, 10);
export const deliver = (sim: Sim, docId: string, by = 'han', on = day(sim)) =>
  sim.act('recordDelivery', who(by), { docId, deliveredOn: on, way: 'inPerson', proof: 'proof' }, papers);
export function inHand(more: object = {}, notice = true, how = 'forward', extra: object = {}) {
  const sim = forwarded(more, how, extra);
  expect(
    sim.act('accept', who('han'), { acceptedOn: '2026-02-26', officer: 'han', notice: 'notice' }, papers),
  ).toBeUndefined();
  if (notice) deliver(sim, 'notice');
  sim.act('startHandling', who('han'), {}, papers);
  return sim;
}
export const promise = (by: string) => ({
  items: [{ no: 1, outcome: 'supported', facts: x, basis: 'b' }],
  promise: { what: x, by },
});
export const aReply = (more: object = {}) => ({
  opinion: 'opinion',
  items: [{ no: 1, outcome: 'explained', facts: x, basis: 'b' }],
  onceChecks,
  threeInPlace: [],
  remedy: 'r',
  ...more,
});
export function replied(sim: Sim, more: object = {}, hashes?: Context['hashes']) {
  expect(sim.act('submitReply', who('han'), aReply(more), { ...papers, hashes })).toBeUndefined();
  expect(sim.act('approveReply', who('tou'), {}, papers)).toBeUndefined();
  expect(deliver(sim, 'opinion')).toBeUndefined();
  return sim;
}
export const verify = (sim: Sim, result = 'passed', by = 'hu') =>
  sim.act('verifyByUnit', who(by), { result, checks: threeChecks }, papers);
export const bureau = (sim: Sim, result = 'passed', by = 'cao') =>
  sim.act('verifyByBureau', who(by), { result, checks: threeChecks }, papers);

/** What was promised is done, and the bureau has seen the proof. */
export function performed(sim: Sim): void {
  const done = { doneOn: day(sim), proof: 'performance' };
  expect(sim.act('recordPerformance', who('han'), done, papers)).toBeUndefined();
  expect(sim.act('confirmPerformance', who('cao'), {}, papers)).toBeUndefined();
}
