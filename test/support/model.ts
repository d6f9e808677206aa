import type { Actor, Context } from '../../domain/acts';
import type { StoryEvent } from '../../domain/event';
import type { AnyState, StoryKindName } from '../../domain/story';
import { derivedId } from '../../sealing/hashes';
import { Sim } from './sim';

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

/** The simulation as the model of real stories: it says what a move comes to, and what to ask of them for it. */
export class Model extends Sim {
  override readonly hearingsToo = false;
  asked: Asked[] = [];

  constructor(at: string, petition: string) {
    super(at, petition, derivedId);
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

  /** Goes on from what really is; what it asked for is done. */
  load(now: number, states: readonly AnyState[], lines: readonly StoryEvent[]): void {
    this.now = now;
    this.asked = [];
    this.stories = new Map(states.map((state) => [state.id, state]));
    this.events = [...lines];
  }
}
