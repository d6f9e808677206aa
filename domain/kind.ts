import type { Actor, Acts, Ask, Needs, Seat } from './acts';
import type { Alert, Clock } from './clock';
import type { Refusal } from './refusals';
import type { AnyState, Change, Holder, StoryKindName, Task } from './story';
import type { Instant } from './time';

/** What one act means: what it must look up, when it is refused, what it changes. All pure. */
export interface Behaviour<S extends AnyState, Input> {
  readonly needs?: (input: Input, state: S, actor: Actor) => Needs;
  readonly refuse?: (state: S, ask: Ask<Input>) => Refusal | undefined;
  readonly change: (state: S, ask: Ask<Input>) => Change<Exclude<S['stage'], 'new'>, S['facts']>;
}

/** What a fact told by another story comes to. `by`: an act done on that story's authority, else the clock notes it. */
export interface Meant {
  readonly act: string;
  readonly change: Change;
  readonly by?: { readonly actor: Actor; readonly basis: string; readonly input: unknown };
}

/** Everything the machinery must know of one kind of story. */
export interface StoryKind<S extends AnyState = AnyState> {
  readonly name: StoryKindName;
  readonly acts: Acts<string>;
  // biome-ignore lint/suspicious/noExplicitAny: each act has its own input; inputs.ts types it at the door
  readonly behaviours: Readonly<Record<string, Behaviour<S, any>>>;
  readonly born: S['facts'];
  /** Whether the actor's place (unit, region) allows acts of this role on this story. */
  readonly mayAct: (state: S, actor: Actor, act: string) => boolean;
  /** Whether the person holds that seat, for kinds whose rows name seats. */
  readonly holdsSeat?: (state: S, person: string, seat: Seat) => boolean;
  readonly holderOf: (state: S) => Holder | undefined;
  readonly tasksOf: (state: S) => readonly Task[];
  /** The unit behind `role@party` in a ladder; `clock` is the one whose rung asks. */
  readonly partyOf: (state: S, party: string, clock?: Clock) => string | undefined;
  /** The person behind a recipient without `@`, e.g. `firstReceiver`; `clock` is the one whose rung asks. */
  readonly personOf?: (state: S, recipient: string, clock?: Clock) => string | undefined;
  /** Steps missed so far: `nextLeader` is one leader higher with each. */
  readonly missesOf?: (state: S) => number;
  /** What follows when a rung fires; the act's name for the record and the change. */
  readonly onAlert: (state: S, clock: Clock, level: Alert['level'], at: Instant) => { act: string; change: Change };
  /** A fact told by another story. Undefined: it means nothing here (any more). */
  readonly onFact: (state: S, fact: string, data: Readonly<Record<string, unknown>>, at: Instant) => Meant | undefined;
  /** What the clock does by itself once nothing runs any more: an act such as close, or a change that is nobody's act. */
  readonly settles: (state: S) => { act: string; input: unknown } | { act: string; change: Change } | undefined;
  /** What the clock does by itself at an instant that somebody appointed: the draw. */
  readonly appointment?: (state: S) => { at: Instant; act: string; input: unknown } | undefined;
  /** Why a clock colours the story; kinds without it say nothing but the colour. */
  readonly colourReason?: (clock: Clock) => string | undefined;
  /** Nothing can happen any more: the story ends. */
  readonly isOver: (state: S) => boolean;
}
