import { and, eq, ne, sql } from 'drizzle-orm';
import type { Snapshot } from '../domain/draw';
import { placesEver, type SeatFacts } from '../domain/hearing/panel';
import type { PanelPool } from '../domain/learning';
import { panelSnapshot, type Surroundings } from '../domain/panel/pool';
import type { Queries } from './connection';
import { panelOf } from './panel-members';
import { officers, stories, units } from './schema';
import { textArray, uuidList } from './values';

/**
 * Who may be drawn for a hearing, and who not and why: the bureau's panel on the day, beside everybody who has to do
 * with the matter. Only reads; domain/panel/pool decides.
 */
export async function panelPool(tx: Queries, of: PanelPool): Promise<Omit<Snapshot, 'subject'>> {
  const concerned = await unitsAround(tx, of.units);
  const [members, serving, earlier] = await Promise.all([
    panelOf(tx, of.bureauId),
    servingAt(tx, concerned),
    inEarlierHearings(tx, of),
  ]);
  const near: Surroundings = { units: concerned, officers: serving, earlier };
  return panelSnapshot(members, of, near);
}

/** The units themselves, those above each and those below. */
async function unitsAround(tx: Queries, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const found = await tx
    .select({ id: units.id, path: units.path })
    .from(units)
    .where(sql`${units.path} && ${textArray(ids)}`);
  const own = found.filter(({ id }) => ids.includes(id)).flatMap(({ path }) => path);
  return [...new Set([...ids, ...found.map(({ id }) => id), ...own])];
}

/** Whoever holds or held a post there: an office left yesterday is no distance. */
async function servingAt(tx: Queries, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const found = await tx
    .selectDistinct({ person: officers.person })
    .from(officers)
    .where(sql`${officers.unitId} = any(${textArray(ids)})`);
  return found.map(({ person }) => person);
}

async function inEarlierHearings(tx: Queries, { petitionIds, hearingId }: PanelPool): Promise<string[]> {
  if (petitionIds.length === 0) return [];
  const found = await tx
    .select({ facts: sql<SeatFacts>`${stories.state} -> 'facts'` })
    .from(stories)
    .where(
      and(
        eq(stories.kind, 'hearing'),
        sql`${stories.parent} = any(${uuidList(petitionIds)})`,
        hearingId === undefined ? undefined : ne(stories.id, hearingId),
      ),
    );
  return [...new Set(found.flatMap(({ facts }) => placesEver(facts)))];
}
