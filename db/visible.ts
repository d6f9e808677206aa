import { and, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Role } from '../domain/acts';
import type { StoryKindName } from '../domain/story';
import { assists, partsOfRegion } from './parts';
import { stories } from './schema';
import { isAccusation } from './schema/rows';
import { textArray } from './values';

/** Who reads: the person of a checked token, with what the registers say about that person today. */
export interface Viewer {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly unit?: string;
  readonly region?: string;
  /** Another system, by the name its token gives it; absent for persons. */
  readonly system?: string;
  /** The units of all the person's posts and their parents: an accusation bars the person, not one token. */
  readonly unitPath: readonly string[];
  /** The one matter that a link, or a system that has just taken it in, opens; nothing else is seen then. */
  readonly story?: string;
}

/** Roles that see a whole region. An administrator keeps the registers and sees no matter. */
export const regional: readonly Role[] = ['coordinator', 'supervisor', 'leader', 'auditor'];
/** Of these, a leader sees of the packages only those that are the leader's own, and no hearing. */
const wholeRegion: readonly Role[] = ['coordinator', 'supervisor', 'auditor'];
/** Roles that see what their own unit leads, assists or took in for others; a lower bureau may be the unit of a matter, too. */
const ofUnit: readonly Role[] = ['handler', 'unitHead', 'coordinator', 'supervisor'];

/** What the condition looks at: the columns of `stories`, or of a table that keeps the same. */
export type Sight = Readonly<
  Record<'regionPath' | 'unitId' | 'assistants' | 'accusedUnits' | 'accusedOfficers', AnyPgColumn>
> & {
  readonly kind?: AnyPgColumn;
  readonly counterUnit?: AnyPgColumn;
  readonly bureauId?: AnyPgColumn;
  readonly leaders?: AnyPgColumn;
  readonly seated?: AnyPgColumn;
  readonly over?: AnyPgColumn;
};

/** One reason for which a viewer sees stories. */
export interface OneSight {
  readonly is: SQL;
  /** Of stories of these kinds alone, or of all but these; absent: of any. */
  readonly only?: readonly StoryKindName[];
  readonly except?: readonly StoryKindName[];
  /** The same as parts that an index finds each; `is` follows from every one of them. */
  readonly parts: readonly SQL[];
  /** It is of a whole region: whatever else is asked for is less. */
  readonly isWide?: true;
}

/**
 * The one condition that stands in every read of a story or of anything that belongs to one: the viewer's region and
 * below, or what the viewer's unit leads, assists or took in, and never an accusation against the viewer, the viewer's
 * unit or one of its parents. Queries that use it must have `on` among their tables.
 */
export function visibleTo(viewer: Viewer, on: Sight = stories): SQL {
  return and(anyOf(sightsOf(viewer, on).map((sight) => ofItsKinds(sight, on))), notBarred(viewer, on)) as SQL;
}

/** What an administrator may erase without seeing it: the own region and below, barred or not by the same rule. */
export function administeredBy(viewer: Viewer): SQL {
  return and(viewer.region === undefined ? sql`false` : inRegion(viewer.region, stories), notBarred(viewer)) as SQL;
}

/** Every reason for which the viewer sees stories, barred or not: what `visibleTo` asks, and lists one after the other. */
export function sightsOf({ id, roles, unit, region, story }: Viewer, on: Sight = stories): OneSight[] {
  if (story !== undefined) return on === stories ? [just(sql`(${stories.id} = ${story} and not ${isAccusation})`)] : [];
  const has = (wanted: readonly Role[]) => roles.some((role) => wanted.includes(role));
  const sights: OneSight[] = [];
  if (has(regional) && region !== undefined) {
    const except = has(wholeRegion) ? [] : (['package', 'hearing'] as const);
    sights.push({ is: inRegion(region, on), parts: partsOfRegion(region), except, isWide: true });
  }
  if (has(['leader']) && on.leaders)
    sights.push({ ...just(sql`${on.leaders} @> array[${id}]::text[]`), only: ['package', 'spotCheck'] });
  // Whoever sits in a hearing or stands by for a seat, whatever else that person is: this hearing, and until it has ended.
  if (on.seated && on.over)
    sights.push({ ...just(sql`(${on.seated} @> array[${id}]::text[] and not ${on.over})`), only: ['hearing'] });
  if (has(ofUnit) && unit !== undefined) {
    sights.push(just(sql`${on.unitId} = ${unit}`));
    // An order's assistants are the units that supervise jointly: of those only the supervisors see it.
    const except = has(['supervisor']) ? [] : (['order'] as const);
    sights.push({ is: sql`${on.assistants} @> array[${unit}]::text[]`, parts: [assists(unit)], except });
    if (on.counterUnit) sights.push(just(sql`${on.counterUnit} = ${unit}`));
  }
  // The head of the bureau enters late what was served in time and checks what is published (acts.md 1.16).
  if (has(['unitHead']) && unit !== undefined && on.bureauId && on.kind)
    sights.push({ ...just(sql`${on.bureauId} = ${unit}`), only: ['hearing'] });
  return sights;
}

const just = (is: SQL): OneSight => ({ is, parts: [is] });

/** Of no conditions none holds. */
export const anyOf = (conditions: readonly SQL[]): SQL =>
  conditions.length === 0 ? sql`false` : sql`(${sql.join([...conditions], sql` or `)})`;

function ofItsKinds({ is, only, except = [] }: OneSight, { kind }: Sight): SQL {
  if (!kind) return is;
  if (only) return sql`(${kind} in (${among(only)}) and ${is})`;
  return except.length === 0 ? is : sql`(${is} and ${kind} not in (${among(except)}))`;
}

const among = (kinds: readonly StoryKindName[]): SQL => sql.join(kinds.map(named), sql`, `);

/** Written out, so that Postgres sees which of the indexes of one kind serve. */
export const named = (kind: StoryKindName): SQL => sql.raw(`'${kind}'`);

const inRegion = (region: string, on: Sight): SQL => sql`${on.regionPath} @> array[${region}]::text[]`;

/** What tells a person something by name may be read by that person, wherever the matter is; never against the barrier. */
export const readableByName = (viewer: Viewer, isNamed: SQL): SQL =>
  sql`(${visibleTo(viewer)} or (${isNamed} and ${notBarred(viewer)}))`;

/** The barrier alone (the twin of domain/barrier), for what another matter's number says of this one. */
export function notBarred({ id, unitPath }: Viewer, on: Sight = stories): SQL {
  return sql`not (${on.accusedUnits} && ${textArray(unitPath)} or ${on.accusedOfficers} @> array[${id}]::text[])`;
}
