import type { Actor, Context } from './acts';
import type { Clock, ClockOp } from './clock';
import type { Lookup } from './learning';

export const storyKinds = ['petition', 'order', 'review', 'package', 'hearing', 'spotCheck'] as const;
export type StoryKindName = (typeof storyKinds)[number];

/** A kind as addresses and ids write it: `spot-check`. */
export const slugOf = (kind: StoryKindName): string => kind.replace(/[A-Z]/g, (big) => `-${big.toLowerCase()}`);

/** Facts that every story has, whatever its kind. */
export interface CommonFacts {
  readonly number?: string;
  /** The bureau that answers for the matter, its superior, its region with all regions above. */
  readonly bureauId?: string;
  readonly superiorId?: string;
  readonly regionPath?: readonly string[];
  readonly policyId?: string;
  /** The unit and officer who answer for it. */
  readonly unitId?: string;
  readonly officerId?: string;
  readonly assistants?: readonly string[];
  /** Persons with a stake in the matter: they do nothing to it any more (R22-28). */
  readonly recused?: readonly string[];
  /** Units and officers an accusation is about: they neither see nor touch the matter. */
  readonly accused?: { readonly units: readonly string[]; readonly officers: readonly string[] };
}

/** A story opened by this one; `id` is a UUID derived from the parent and the key. */
export interface Child {
  readonly kind: StoryKindName;
  readonly id: string;
  readonly key: string;
  readonly open: boolean;
}

/** The whole of a story's memory. It is rebuilt from its events by `apply` alone. */
export interface StoryState<Stage extends string = string, Facts extends CommonFacts = CommonFacts> {
  readonly v: 1;
  readonly kind: StoryKindName;
  readonly id: string;
  /** Number of events applied; the read row's version. */
  readonly seq: number;
  readonly stage: Stage | 'new';
  /** Milliseconds by which the story's now differs from the server's; 0 outside training. */
  readonly offset: number;
  readonly training: boolean;
  readonly clocks: readonly Clock[];
  readonly children: readonly Child[];
  readonly facts: Facts;
}
// biome-ignore lint/suspicious/noExplicitAny: the machinery runs stories of every kind
export type AnyState = StoryState<any, any>;

export interface Holder {
  readonly unitId: string;
  readonly officerId?: string;
}

/** One line of somebody's inbox; a pure function of the state. */
export interface Task {
  readonly key: string;
  readonly act: string;
  readonly unitId: string;
  readonly role: string;
  readonly officerId?: string;
  readonly dueOn?: string;
}

/** A story to be opened by this one with its first act. `key` makes it one per cause, e.g. the breach. */
export interface Opening {
  readonly kind: StoryKindName;
  readonly key: string;
  readonly act: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly context: Context;
}

/** A fact for another story; it cannot be refused. */
export interface Telling {
  readonly kind: StoryKindName;
  readonly id: string;
  readonly fact: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A message to an inbox that is no alert of a clock, e.g. "your reply was returned". */
export interface NoticeAsk {
  readonly topic: string;
  readonly to: readonly string[];
}

/** What an act or alert makes of a story, before dates, numbers and recipients are worked out. */
export interface Change<Stage extends string = string, Facts extends CommonFacts = CommonFacts> {
  /** Absent: the stage is kept. */
  readonly to?: Stage;
  readonly clocks?: readonly ClockOp[];
  readonly facts?: Partial<Facts>;
  readonly notices?: readonly NoticeAsk[];
  readonly opens?: readonly Opening[];
  /** A story that somebody else opened for this one. */
  readonly joins?: Omit<Child, 'open'>;
  readonly endsChild?: string;
  readonly tells?: readonly Telling[];
  /** What only the commit can know; it becomes facts of the same line. */
  readonly learns?: readonly Lookup[];
  /** Who the line names instead of the person: a ballot names its seat alone. */
  readonly signedAs?: Actor;
  readonly note?: string;
}
