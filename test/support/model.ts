import type { Actor, Context } from '../../domain/acts';
import type { StoryEvent } from '../../domain/event';
import type { Lookup } from '../../domain/learning';
import type { AnyState, StoryKindName } from '../../domain/story';
import { derivedId } from '../../sealing/hashes';
import type { Learned } from './draws';
import { learnedFaults, learnedIn } from './learned';
import { Sim } from './sim';
import { poolsOfWalk } from './walks';

/** What a move of a walk asks of the real stories. */
export type Asked =
  | { readonly to: string }
  | {
      readonly act: string;
      readonly actor: Actor;
      readonly input: unknown;
      readonly context: Context;
      readonly id: string;
      readonly kind: StoryKindName;
      readonly isNew: boolean;
    };

/** Whether hearings are called or spot checks planned on the way. */
export type Draws = 'hearings' | 'checks' | 'none';

/** The simulation as the model of real stories: it says what a move comes to, and what to ask of them for it. */
export class Model extends Sim {
  override readonly hearingsToo: boolean;
  override readonly checksToo: boolean;
  asked: Asked[] = [];
  /** What is wrong with what the lines on record have learned. */
  faults: string[] = [];
  private onRecord: readonly StoryEvent[] = [];

  constructor(at: string, petition: string, draws: Draws = 'none') {
    super(at, petition, derivedId);
    this.hearingsToo = draws === 'hearings';
    this.checksToo = draws === 'checks';
    if (draws !== 'none') this.poolsNow = poolsOfWalk;
  }

  override act(...[act, actor, input, context, id = this.main, kind = 'petition']: Parameters<Sim['act']>) {
    const isNew = !this.stories.has(id);
    const code = super.act(act, actor, input, context, id, kind);
    const isAsked = code === undefined && actor.role !== 'clock';
    if (!isAsked) return code;
    this.asked.push({ act, actor, input, context, id, kind, isNew });
    // What is due already, since a date was reported late, does not wait for the next day.
    super.to(new Date(this.now).toISOString());
    return code;
  }

  override to(at: string): void {
    this.asked.push({ to: at });
    super.to(at);
  }

  /**
   * Foretells a move once more from where it began, now that it is on record. Seeds and votes are the record's own: what
   * they gave is taken from there, looked at, and everything after it is foretold.
   */
  again(move: (model: Model) => unknown, from: Sim, onRecord: readonly StoryEvent[]): void {
    this.now = from.now;
    this.stories = new Map(from.stories);
    this.events = [...from.events];
    this.onRecord = onRecord;
    move(this);
    this.onRecord = [];
  }

  protected override learn(state: AnyState, lookups: readonly Lookup[]): Learned {
    const own = this.onRecord.filter(({ story }) => story === state.id);
    const line = own.find(({ seq }) => seq === state.seq + 1);
    const guess = super.learn(state, lookups);
    if (lookups.length === 0 || !line) return guess;
    this.faults.push(...learnedFaults(lookups, line, own, this.poolsNow!(this)));
    return learnedIn(lookups, line);
  }

  /** Goes on from what really is, in the order in which the stories began; what it asked for is done. */
  load(now: number, states: readonly AnyState[], lines: readonly StoryEvent[]): void {
    this.now = now;
    this.asked = [];
    const begun = [...this.stories.keys()];
    const inOrder = [...states].sort((a, b) => begun.indexOf(a.id) - begun.indexOf(b.id));
    this.stories = new Map(inOrder.map((state) => [state.id, state]));
    this.events = [...lines];
  }
}
