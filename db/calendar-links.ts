import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Queries } from './connection';
import { calendarLinks } from './schema';

interface Link {
  readonly id: string;
  readonly person: string;
  readonly tokenHash: string;
  readonly madeAt: string;
}

/** Keeps a link once; a repeat finds it as it is by now. */
export async function keepLink(db: Queries, link: Link) {
  await db.insert(calendarLinks).values(link).onConflictDoNothing();
  return (await db.select().from(calendarLinks).where(eq(calendarLinks.id, link.id)))[0]!;
}

export const linksOf = (db: Queries, person: string) =>
  db
    .select({ id: calendarLinks.id, madeAt: calendarLinks.madeAt, revokedAt: calendarLinks.revokedAt })
    .from(calendarLinks)
    .where(eq(calendarLinks.person, person))
    .orderBy(desc(calendarLinks.madeAt), desc(calendarLinks.id))
    .limit(100);

/** False if the person has no such link. A link that was revoked before keeps its instant. */
export async function revokeLink(db: Queries, id: string, person: string, at: string): Promise<boolean> {
  const own = and(eq(calendarLinks.id, id), eq(calendarLinks.person, person));
  await db
    .update(calendarLinks)
    .set({ revokedAt: at })
    .where(and(own, isNull(calendarLinks.revokedAt)));
  return (await db.select({ id: calendarLinks.id }).from(calendarLinks).where(own)).length > 0;
}

/** Whose calendar a live link opens. */
export async function personBehind(db: Queries, tokenHash: string): Promise<string | undefined> {
  const live = and(eq(calendarLinks.tokenHash, tokenHash), isNull(calendarLinks.revokedAt));
  return (await db.select({ person: calendarLinks.person }).from(calendarLinks).where(live))[0]?.person;
}
