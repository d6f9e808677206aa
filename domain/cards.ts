import type { Role } from './acts';
import type { MatterRoute } from './catalogue';
import type { IsoDate } from './time';

/** What the door tells a story of the registers. */

export interface ChecklistCard {
  readonly version: number;
  readonly codes: readonly string[];
}

/** The Concise List in force, with the routes of the classes asked for; absent if none is in force. */
export interface CatalogueCard {
  readonly version: number;
  readonly routes: Readonly<Record<string, MatterRoute>>;
}

export interface UnitCard {
  readonly id: string;
  readonly kind: string;
  readonly level: number;
  readonly region: string;
  /** Regions from the unit's own up to the root. */
  readonly regionPath: readonly string[];
  /** The unit and its parents, nearest first. */
  readonly path: readonly string[];
  /** Set when the unit was merged or abolished. */
  readonly mergedInto?: string;
  /** The petition bureau answerable for the unit's region, its superior, and the policy in force there. */
  readonly bureauId: string;
  readonly superiorId: string;
  readonly policyId: string;
  /**
   * That bureau and those above it, nearest first: who takes a matter that the nearer ones may not know of. Absent in
   * the recorded commands of older stories.
   */
  readonly bureaus?: readonly BureauCard[];
}

export interface BureauCard {
  readonly id: string;
  readonly superiorId: string;
  readonly level: number;
  readonly regionPath: readonly string[];
  /** The bureau and the units above it, nearest first. */
  readonly path: readonly string[];
  readonly policyId: string;
}

export interface OfficerCard {
  /** The person; independence is checked on persons, through every post. */
  readonly id: string;
  readonly posts: readonly { readonly unit: string; readonly roles: readonly Role[]; readonly rank?: string }[];
  /** The units of all the person's posts with their parents, whom an accusation may name; absent on older cards. */
  readonly unitPath?: readonly string[];
  /** Whether the person holds a post today, and it is a person: a vacant post and another system's account are neither. Absent on older cards. */
  readonly inOffice?: boolean;
  /** The units of posts that were left, with their parents: an office left yesterday is no distance. Absent on older cards. */
  readonly left?: readonly string[];
}

export interface DocumentCard {
  readonly id: string;
  readonly type: string;
  /** The story it was filed to. */
  readonly story: string;
  readonly filedOn: IsoDate;
}
