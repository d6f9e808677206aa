import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { procedureOf, withoutOpinion } from '../domain/hearing/calling';
import type { HearingFacts } from '../domain/hearing/facts';
import { keepsPanel } from '../domain/hearing/panel';
import type { Queries } from './connection';
import { hearingPlaces, stories } from './schema';
import { uuidList } from './values';

/** The hearings of these petitions whose result is not known, by petition, whichever story called them. */
export async function hearingsOf(db: Queries, petitions: readonly string[]): Promise<Map<string, string[]>> {
  if (petitions.length === 0) return new Map();
  const isOpen = sql`${stories.stage} not in ('opinionIssued', 'followingUp', 'refused', 'waived', 'cancelled', 'closed')`;
  const found = await db
    .select({ id: stories.id, petition: sql<string>`${stories.parent}` })
    .from(stories)
    .where(and(eq(stories.kind, 'hearing'), sql`${stories.parent} = any(${uuidList(petitions)})`, isOpen));
  const byPetition = new Map<string, string[]>();
  for (const { id, petition } of found) byPetition.set(petition, [...(byPetition.get(petition) ?? []), id]);
  return byPetition;
}

/**
 * In which procedures a drawn panel gave no opinion, by petition: however the hearing ended, by an act to it or because its
 * matter went elsewhere, and whichever story called it.
 */
export async function drawnIn(db: Queries, petitions: readonly string[]): Promise<Map<string, string[]>> {
  if (petitions.length === 0) return new Map();
  const found = await db
    .select({ petition: sql<string>`${stories.parent}`, facts: sql<HearingFacts>`${stories.state} -> 'facts'` })
    .from(stories)
    .where(
      and(
        ...[eq(stories.kind, 'hearing'), sql`${stories.parent} = any(${uuidList(petitions)})`],
        inArray(stories.stage, [...withoutOpinion]),
      ),
    );
  const byPetition = new Map<string, string[]>();
  for (const { petition, facts } of found)
    if (keepsPanel(facts)) byPetition.set(petition, [...(byPetition.get(petition) ?? []), procedureOf(facts.step!)]);
  return byPetition;
}

/** Every hearing that was called for a petition, ended or not, whichever story called it, the newest first. */
export async function hearingsEverOf(db: Queries, petition: string): Promise<string[]> {
  const found = await db
    .select({ id: stories.id })
    .from(stories)
    .where(and(eq(stories.kind, 'hearing'), eq(stories.parent, petition)))
    .orderBy(desc(stories.beganAt), desc(stories.id));
  return found.map(({ id }) => id);
}

/**
 * Takes the petition's place for the hearing that this story calls: false if another story has it. Of two at the same
 * instant the second waits for the first.
 */
export async function takeHearingPlace(tx: Queries, petition: string, caller: string): Promise<boolean> {
  await tx.insert(hearingPlaces).values({ petition, caller }).onConflictDoNothing();
  const [held] = await tx.select().from(hearingPlaces).where(eq(hearingPlaces.petition, petition));
  return held?.caller === caller;
}

/** The story's hearing has ended, or the story has. */
export async function leaveHearingPlace(tx: Queries, caller: string): Promise<void> {
  await tx.delete(hearingPlaces).where(eq(hearingPlaces.caller, caller));
}
