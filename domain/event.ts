import type { Actor } from './acts';
import type { Alert, Clock, MovedDate } from './clock';
import type { DrawLine, VotesLine } from './learning';
import type { Change, Child, Opening, StoryKindName, Telling } from './story';
import type { Instant } from './time';

/** What `commit` is asked to write: the one form for acts, alerts and facts. */
export interface Entry {
  readonly commandId: string;
  readonly act: string;
  readonly actor: Actor;
  readonly at: Instant;
  readonly from: string;
  readonly to: string;
  readonly basis: string;
  readonly input?: unknown;
  readonly inputHash?: string;
  readonly change: Change;
  /** The alert that fired, so that `commit` can name its recipients from the policy's ladder. */
  readonly alert?: { readonly clock: string; readonly level: Alert['level'] };
}

export interface NoticeLine {
  readonly topic: string;
  readonly level?: Alert['level'];
  readonly clock?: string;
  /** As asked, e.g. `unitHead@unit`. */
  readonly asked: string;
  readonly unitId?: string;
  readonly role?: string;
  readonly officerId?: string;
  /** Why this person: `post`, `deputy`, `parent`, `bureau`, `link`, `named`. */
  readonly why: string;
}

/** The permanent line an act, alert or fact leaves (design: the record). */
export interface StoryEvent {
  readonly kind: StoryKindName;
  readonly story: string;
  readonly seq: number;
  readonly commandId: string;
  readonly act: string;
  readonly actor: Actor;
  readonly at: Instant;
  readonly from: string;
  readonly to: string;
  readonly basis: string;
  readonly data: {
    readonly input?: unknown;
    readonly facts?: Readonly<Record<string, unknown>>;
    readonly clocks?: readonly Clock[];
    readonly moved?: readonly MovedDate[];
    readonly alert?: { readonly clock: string; readonly level: Alert['level'] };
    readonly notices?: readonly NoticeLine[];
    readonly opens?: readonly (Opening & { readonly id: string })[];
    readonly joins?: Omit<Child, 'open'>;
    readonly endsChild?: string;
    readonly tells?: readonly Telling[];
    /** Kept by the record alone: the story has what it needs of it among its facts. */
    readonly draw?: DrawLine;
    /** What a panel voted, without seats: kept by the record alone, too. */
    readonly votes?: VotesLine;
    readonly note?: string;
  };
  readonly inputHash?: string;
  readonly prevHash: string;
  readonly hash: string;
}
