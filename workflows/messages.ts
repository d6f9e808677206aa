import type { Command } from '../domain/acts';
import type { StoryEvent } from '../domain/event';
import { type StoryKindName, type StoryState, slugOf } from '../domain/story';

/** What both sides of Temporal must agree on: ids, names and shapes of messages. */

export const storyWorkflowId = (kind: StoryKindName, id: string) => `${slugOf(kind)}:${id}`;

export interface StoryStart {
  readonly id: string;
  /** Milliseconds by which the story's now differs from the server's. */
  readonly offset: number;
  /** Only a training story may be moved in time. */
  readonly training: boolean;
  readonly parent?: string;
  /** The act that begins a story opened by another one. */
  readonly first?: Command;
  /** Continued as new. */
  // biome-ignore lint/suspicious/noExplicitAny: stories of every kind
  readonly state?: StoryState<any, any>;
  /** Go on in a new run after so many history events; absent: when the server asks for it. */
  readonly maxHistory?: number;
}

/** What an act answers: the line it left in the record. */
export interface Receipt {
  readonly story: string;
  readonly seq: number;
  readonly act: string;
  readonly at: string;
  readonly stage: string;
  readonly hash: string;
}

export const receiptOf = ({ story, seq, act, at, to: stage, hash }: StoryEvent): Receipt => {
  return { story, seq, act, at, stage, hash };
};

/** A fact that cannot be refused; a story in its final stage drops it. */
export interface Fact {
  readonly commandId: string;
  readonly fact: string;
  readonly data: Readonly<Record<string, unknown>>;
}
export const factSignal = 'fact';

/** Postgres may be ahead of a story after a crash: read on from there. */
export const catchUpSignal = 'catchUp';

/** Training only: the story's now moves on, at most to just before its next due instant. */
export interface Advance {
  readonly to: string;
  /** As if the service had been down: time jumps to `to` at once. */
  readonly outage?: boolean;
}
export interface Advanced {
  readonly now: string;
  /** The next due instant; null if nothing is due by itself. */
  readonly next: string | null;
  readonly over: boolean;
}
export const advanceUpdate = 'advance';
export const stateQuery = 'state';

/** How an act's refusal crosses the wire: an ApplicationFailure of this type with the refusal as detail. */
export const refusedType = 'Refused';
export interface RefusedDetail {
  readonly code: string;
  readonly detail?: string;
  /** The version the story refused at: if the record is ahead, the story must catch up. */
  readonly seq: number;
}
