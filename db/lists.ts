import { and, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn, AnyPgTable } from 'drizzle-orm/pg-core';
import type { StoryKindName } from '../domain/story';
import { after, type Place } from './pages';
import { partsOfRegion, partsOfUnit } from './parts';
import { stories } from './schema';
import { dueNext } from './schema/order';
import type { StoryFilter } from './stories';
import { anyOf, named, notBarred, type OneSight, sightsOf, type Viewer, visibleTo } from './visible';

/** What a list is of. `where` is what is asked for besides what the viewer may see. */
export interface ListOf {
  readonly viewer: Viewer;
  readonly kind: StoryKindName;
  /** The noun's own table, for what `where` says of it. */
  readonly own: AnyPgTable & { readonly id: AnyPgColumn };
  readonly filter: Pick<StoryFilter, 'region' | 'unit' | 'over'>;
  readonly where?: SQL;
  /** Parts of what is asked for that an index finds, if they are few whatever the filter says. */
  readonly few?: readonly SQL[];
}

export interface PageAsked {
  readonly limit: number;
  readonly from?: Place;
}

/**
 * That a story is among the first of a list, one more than the page holds. No index has the list of a viewer who sees for
 * several reasons, but of each part of each reason one has it in order: the first of every part, of those the first.
 */
export function amongFirst(lists: ListOf | readonly ListOf[], page: PageAsked): SQL {
  const all = [lists].flat() as readonly ListOf[];
  const of = all.flatMap((list) => partsOf(list).map((part) => sql`(${firstOfPart(list, part, page)})`));
  if (of.length === 0) return sql`false`;
  const first = sql`select id from (${sql.join(of, sql` union `)}) as found (id, due) order by due, id limit ${page.limit + 1}`;
  return and(visibleTo(all[0]!.viewer), sql`${stories.id} in (${first})`) as SQL;
}

/** The same without an order, for counting: a condition whose every part an index finds. */
export const inParts = (list: Omit<ListOf, 'own'>): SQL => anyOf(partsOf(list));

/** Each part of each reason; where the reason is a whole region, of what is asked for if that is less. */
function partsOf({ viewer, kind, filter: { region, unit }, few }: Omit<ListOf, 'own'>): SQL[] {
  if (few) return few.map((part) => sql`(${part} and ${visibleTo(viewer)})`);
  const less = unit ? partsOfUnit(unit) : region ? partsOfRegion(region) : undefined;
  const seesKind = ({ only = [kind], except = [] }: OneSight) => only.includes(kind) && !except.includes(kind);
  return sightsOf(viewer)
    .filter(seesKind)
    .flatMap(({ is, parts, isWide }) => (less && isWide ? less.map((part) => sql`(${part} and ${is})`) : parts));
}

/** What has ended and what has not is in order each: an index has both, one after the other. */
function firstOfPart(
  { viewer, kind, own, filter: { over }, where }: ListOf,
  part: SQL,
  { limit, from }: PageAsked,
): SQL {
  const ends = over === undefined ? sql`(false), (true)` : sql.raw(`(${over})`);
  const asked = and(part, notBarred(viewer), where, from && after(from));
  return sql`select first.id, first.due from (values ${ends}) as ended (over) cross join lateral (
    select ${stories.id} as id, ${dueNext} as due from ${stories} left join ${own} on ${own.id} = ${stories.id}
    where ${stories.kind} = ${named(kind)} and ${stories.over} = ended.over and ${asked}
    order by due, ${stories.id} limit ${limit + 1}) as first`;
}
