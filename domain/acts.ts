import type { Caps } from './caps';
import type { CatalogueCard, ChecklistCard, DocumentCard, OfficerCard, UnitCard } from './cards';
import type { HearingNotice } from './hearing/notice';
import type { HearingSettings } from './hearing/settings';
import type { PackageSettings } from './package/settings';
import type { PanelSettings } from './panel/settings';
import type { Instant, IsoDate } from './time';

export type { BureauCard, CatalogueCard, ChecklistCard, DocumentCard, OfficerCard, UnitCard } from './cards';

export const roles = [
  'coordinator',
  'handler',
  'unitHead',
  'leader',
  'supervisor',
  'panelMember',
  'petitioner',
  'auditor',
  'admin',
  'intake',
] as const;
export type Role = (typeof roles)[number];

/** Seats of one hearing: whoever holds one does what is the seat's, whatever else that person is (acts.md 1.18). */
export const seats = ['seat:member', 'seat:chair', 'seat:recorder'] as const;
export type Seat = (typeof seats)[number];
export const isSeat = (name: string): name is Seat => (seats as readonly string[]).includes(name);

/** Who acts: the person, the one role used for this act, and where that person serves. */
export interface Actor {
  readonly id: string;
  readonly role: Role | Seat | 'clock' | 'story';
  readonly unit?: string;
  readonly region?: string;
  /** The units of all the person's posts and those above them. For the barrier only: no line of the record keeps it. */
  readonly unitPath?: readonly string[];
}

/** The service itself: alerts and facts that need no human trigger. */
export const theClock: Actor = { id: 'clock', role: 'clock' };

export interface Label {
  readonly zh: string;
  readonly en: string;
}

/**
 * One row of an act table: who may do it, from which stages, on what basis. `new` as a stage means that the act begins
 * the story. `onBehalf` names the staff who may enter what belongs to the petitioner from a signed paper.
 */
export interface ActRow<Stage extends string> {
  readonly by: readonly (Role | Seat | 'clock' | 'story')[];
  readonly onBehalf?: readonly Role[];
  readonly from: readonly (Stage | 'new')[];
  readonly basis: string;
  readonly label: Label;
}
export type Acts<Stage extends string> = Readonly<Record<string, ActRow<Stage>>>;

/** What the door looked up in the registers for an act, so that the story can decide without asking. */
export interface Context {
  readonly units?: Readonly<Record<string, UnitCard>>;
  readonly officers?: Readonly<Record<string, OfficerCard>>;
  readonly documents?: Readonly<Record<string, DocumentCard>>;
  readonly checklists?: Readonly<Record<string, ChecklistCard>>;
  readonly stories?: Readonly<Record<string, StoryCard>>;
  /** What ends a matter for good under the policy in force. */
  readonly concludesBy?: readonly string[];
  /** How many of a kind one matter may have; absent in the recorded commands of older stories. */
  readonly caps?: Caps;
  readonly catalogue?: CatalogueCard;
  readonly representatives?: readonly { readonly upToHeadcount: number | null; readonly max: number }[];
  /** What the policy in force says of leader packages, and of the review panel. */
  readonly packages?: PackageSettings;
  readonly panels?: PanelSettings;
  /** What it says of hearings. */
  readonly hearings?: HearingSettings;
  /** Until when a session must be announced, and the first day that one could still be held on. */
  readonly notice?: HearingNotice;
  /** Each region asked for with those above it. */
  readonly regions?: Readonly<Record<string, readonly string[]>>;
  /** Whether a text that `names` asked about still tells who is meant; never which of them. */
  readonly namesLeft?: boolean;
  /** Keyed hashes of what `hashed` asked for, under the same names; with the matter's key, so that they end with it. */
  readonly hashes?: Readonly<Record<string, string>>;
  /** The group that answers for a domain in the nearest region that has one. */
  readonly domainGroup?: DomainGroup;
}

/** One of the joint conference's domain groups (S3): the unit leads ordinary matters, the vice-mayor major ones. */
export interface DomainGroup {
  readonly leadUnit: string;
  /** The lead unit and those above it, for the barrier; absent on older cards. */
  readonly leadPath?: readonly string[];
  readonly viceMayor?: string;
}

/** What another story's place and parties are; an order takes them from its petition. */
export interface StoryCard {
  readonly id: string;
  readonly kind: string;
  readonly stage: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Whether it has ended, and the rules of its running clocks; cards of before duplicates were screened lack both. */
  readonly over?: boolean;
  readonly running?: readonly string[];
  /** How many orders were issued for it by hand; absent on older cards. */
  readonly ordersByHand?: number;
  /** The leader packages a petition is in that have not ended; cards of before there were any lack it. */
  readonly packages?: readonly string[];
  /** Hearings of the matter that have not ended, whichever story called them; cards of before there were any lack it. */
  readonly hearings?: readonly string[];
  /** Procedures of the matter in which a drawn panel ended without an opinion; cards of before that was asked lack it. */
  readonly drawnIn?: readonly string[];
}

export interface Needs {
  readonly units?: readonly string[];
  readonly officers?: readonly string[];
  readonly documents?: readonly string[];
  readonly checklists?: readonly string[];
  readonly stories?: readonly string[];
  /** Classes of problem to look up in the list of routes in force. */
  readonly catalogue?: readonly string[];
  /** The policy's limit on representatives. */
  readonly representatives?: boolean;
  /** The domain group; regions from the matter's own up to the root. */
  readonly domainGroup?: { readonly domain: string; readonly regionPath: readonly string[] };
  /** What the policy lets a matter be concluded by. */
  readonly concludesBy?: boolean;
  /** What the policy says of leader packages, and of the review panel. */
  readonly packages?: boolean;
  readonly panels?: boolean;
  /** … and of hearings. */
  readonly hearings?: boolean;
  /** The day of a session, counted back by the rule of its notice. */
  readonly notice?: { readonly on: IsoDate };
  readonly regions?: readonly string[];
  /** A text in which nobody of the matter or among these members of the panel may be named. */
  readonly names?: { readonly text: string; readonly members: readonly string[] };
  /** Plain values to be compared with later ones by a story that sees them sealed only. */
  readonly hashed?: Readonly<Record<string, unknown>>;
  /** How many of a kind one matter may have. */
  readonly caps?: boolean;
}

/** What a person asks of a story. `input` has passed the door; what belongs to a person in it is sealed. */
export interface Command {
  /** UUIDv5 of person and Idempotency-Key; an alert's is `rule#instance/level/dueAt`. */
  readonly id: string;
  readonly act: string;
  readonly actor: Actor;
  readonly input: unknown;
  readonly inputHash?: string;
  readonly context?: Context;
  /** The version the caller has seen (If-Match). */
  readonly ifVersion?: number;
}

/** An act as its behaviour sees it; `at` is the story's now, `today` its day at +08:00. */
export interface Ask<Input = unknown> {
  readonly actor: Actor;
  readonly input: Input;
  readonly context: Context;
  readonly at: Instant;
  readonly today: IsoDate;
}
