import {
  ApplicationFailure,
  allHandlersFinished,
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  defineUpdate,
  proxyLocalActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { Activities } from '../activities';
import type { Command } from '../domain/acts';
import type { Entry, StoryEvent } from '../domain/event';
import type { StoryKind } from '../domain/kind';
import { apply, entryOf, entryOfDue, entryOfFact, newState, nextAt, refuse } from '../domain/life';
import type { Refusal } from '../domain/refusals';
import type { AnyState } from '../domain/story';
import { follow } from './follow';
import * as wire from './messages';
import { step } from './training';
import { rest, Turns, unfailing } from './turns';

// Commits wait as long as Postgres is away; five seconds between tries keeps them local (temporal.md 3.7).
const { commit, readOn, saveOffset } = proxyLocalActivities<Activities>({
  startToCloseTimeout: '5 seconds',
  retry: { initialInterval: '100 milliseconds', maximumInterval: '5 seconds' },
});

/** The life of any story: its acts, its alerts, its facts, one at a time, each committed before it counts. */
export async function live<S extends AnyState>(kind: StoryKind<S>, start: wire.StoryStart): Promise<void> {
  const story = new Story(kind, start);
  if (start.first && !start.state) await unfailing(() => story.perform(start.first!));
  while (!(await unfailing(() => story.hasEnded()))) await story.nextTurn();
}

class Story<S extends AnyState> {
  private state: S;
  private readonly turns = new Turns();
  private readonly facts: wire.Fact[] = [];
  /** Committed events that set something in motion elsewhere. */
  private readonly follows: StoryEvent[] = [];

  constructor(
    private readonly kind: StoryKind<S>,
    private readonly start: wire.StoryStart,
  ) {
    this.state = (start.state as S | undefined) ?? newState(kind, start.id, start.offset, start.training);
    const perform = { validator: (command: Command) => this.check(command) };
    for (const act of Object.keys(kind.acts))
      setHandler(defineUpdate<wire.Receipt, [Command]>(act), (command) => this.perform(command), perform);
    const advance = { validator: (by: wire.Advance) => this.checkAdvance(by) };
    setHandler(defineUpdate<wire.Advanced, [wire.Advance]>(wire.advanceUpdate), (by) => this.advance(by), advance);
    setHandler(defineSignal<[wire.Fact]>(wire.factSignal), (fact) => void this.facts.push(fact));
    setHandler(defineSignal(wire.catchUpSignal), () => this.catchUp());
    setHandler(defineQuery<S>(wire.stateQuery), () => this.state);
  }

  private readonly now = (): number => Date.now() + this.state.offset;

  /** A person's act: refused, or on record when this returns. */
  async perform(command: Command): Promise<wire.Receipt> {
    const event = await this.turns.take(() =>
      this.record(() => {
        this.check(command);
        return entryOf(this.kind, this.state, command, this.now());
      }),
    );
    return wire.receiptOf(event!);
  }

  private check(command: Command): void {
    const no = refuse(this.kind, this.state, command, this.now());
    if (no) this.refuse(no);
  }

  private refuse(no: Refusal): never {
    const detail: wire.RefusedDetail = { ...no, seq: this.state.seq };
    throw ApplicationFailure.nonRetryable(no.detail ?? no.code, wire.refusedType, detail);
  }

  /**
   * Postgres decides, the story catches up: what is on record at the asked place is applied first, whoever's it is,
   * and the entry is made anew against it.
   */
  private async record(make: () => Entry | undefined): Promise<StoryEvent | undefined> {
    for (;;) {
      const entry = make();
      if (!entry) return undefined;
      const { events, earlier, refused } = await commit({ state: this.state, entry });
      if (refused) this.refuse(refused);
      this.adopt(events);
      const mine = events.find((event) => event.commandId === entry.commandId) ?? earlier;
      if (mine) return mine;
    }
  }

  private adopt(events: readonly StoryEvent[]): void {
    for (const event of events) {
      if (event.seq <= this.state.seq) continue;
      this.state = apply(this.state, event);
      if (event.data.opens || event.data.tells) this.follows.push(event);
    }
  }

  private catchUp(): Promise<void> {
    return this.turns.take(async () => this.adopt(await readOn({ story: this.state.id, after: this.state.seq })));
  }

  /** Whatever is due by itself and whatever follows from what was committed. */
  private async settle(): Promise<void> {
    for (;;) {
      const [event] = this.follows;
      if (event) {
        // Only then is it done: whoever waits for what follows waits for the other story to be there.
        await follow(event, this.state);
        this.follows.shift();
      } else if (this.facts.length > 0) await this.turns.take(() => this.record(this.entryOf(this.facts.shift()!)));
      else if (nextAt(this.kind, this.state) <= this.now())
        await this.turns.take(() => this.record(() => entryOfDue(this.kind, this.state, this.now())));
      else return;
    }
  }

  private entryOf(fact: wire.Fact): () => Entry | undefined {
    return () => entryOfFact(this.kind, this.state, fact, this.now());
  }

  /** Sleeps on one timer: until the earliest due instant, or until something happens that comes sooner. */
  async nextTurn(): Promise<void> {
    if (this.isUnborn()) return this.waitToBegin();
    const armed = nextAt(this.kind, this.state);
    const { offset } = this.state;
    const somethingNew = () =>
      this.isMoved() ||
      nextAt(this.kind, this.state) !== armed ||
      this.state.offset !== offset ||
      this.mayLeave() ||
      this.isUnborn();
    if (armed === Number.POSITIVE_INFINITY) await condition(somethingNew);
    else if (armed > this.now()) await condition(somethingNew, armed - this.now());
  }

  private isUnborn(): boolean {
    return this.state.seq === 0 && allHandlersFinished();
  }

  /** Its first act was refused: a failed run leaves the id free for the same key with a better input. */
  private async waitToBegin(): Promise<void> {
    const hasBegun = await condition(() => !this.isUnborn(), '1 minute');
    if (!hasBegun) throw ApplicationFailure.nonRetryable('no act has begun this story', 'NeverBegun');
  }

  private isMoved(): boolean {
    return this.facts.length > 0 || this.follows.length > 0;
  }

  /** Over or grown too long, and nobody is waiting for an answer: an act at work may wait for an alert to fire. */
  private mayLeave(): boolean {
    const isDone = this.kind.isOver(this.state) || this.isTooLong();
    return isDone && !this.isMoved() && !this.turns.taken && allHandlersFinished();
  }

  private isTooLong(): boolean {
    const { continueAsNewSuggested, historyLength } = workflowInfo();
    return continueAsNewSuggested || historyLength > (this.start.maxHistory ?? Number.POSITIVE_INFINITY);
  }

  /** True when the story is over; a history grown too long goes on in a new run with the state alone. */
  async hasEnded(): Promise<boolean> {
    await this.settle();
    const { seq } = this.state;
    if (!this.mayLeave() || !(await rest(() => this.mayLeave() && this.state.seq === seq))) return false;
    if (this.kind.isOver(this.state)) return true;
    return continueAsNew<(start: wire.StoryStart) => Promise<void>>({ ...this.start, state: this.state });
  }

  private checkAdvance({ to }: wire.Advance): void {
    if (!this.state.training) this.refuse({ code: 'notTraining' });
    if (Date.parse(to) < this.now() - 60_000) this.refuse({ code: 'timeInPast' });
  }

  private async advance(by: wire.Advance): Promise<wire.Advanced> {
    const moved = await step(
      {
        now: this.now,
        move: (ms) => {
          this.state = { ...this.state, offset: this.state.offset + ms };
        },
        due: () => nextAt(this.kind, this.state),
        isOver: () => this.kind.isOver(this.state),
        ...{ isBusy: () => this.turns.taken || this.isMoved(), isUnborn: () => this.state.seq === 0 },
      },
      by,
    );
    await saveOffset({ story: this.state.id, offset: this.state.offset });
    return moved;
  }
}
