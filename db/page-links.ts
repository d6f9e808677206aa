import { and, eq, sql } from 'drizzle-orm';
import type { Db, Queries } from './connection';
import { matterKeys, pageLinks, stories } from './schema';
import { isAccusation } from './schema/rows';

export type PageLinkRow = typeof pageLinks.$inferSelect;

/**
 * Keeps what opens a matter's page. False: it is there already (whoever was first showed it), or the matter has been
 * erased; nothing was kept.
 */
export async function keepPageLink(db: Db, row: PageLinkRow): Promise<boolean> {
  return db.transaction(async (tx) => {
    // An erasure at the same time waits for this, and deletes what is written here.
    const [key] = await tx.select().from(matterKeys).where(eq(matterKeys.matter, row.story)).for('key share');
    if (!key) return false;
    const kept = await tx.insert(pageLinks).values(row).onConflictDoNothing().returning({ no: pageLinks.no });
    return kept.length > 0;
  });
}

/** The party's code as the story has it, while the story lets this link open anything. */
const liveParty = sql<string | null>`(
  select link ->> 'party' from jsonb_array_elements(${stories.state} -> 'facts' -> 'pageLinks') link
  where link ->> 'no' = ${pageLinks.no}::text and not link ? 'endedOn'
)`;

export interface OpenLink extends PageLinkRow {
  readonly party: string;
}

/** The link of this token; nothing for one that never was, was revoked or replaced, or would open an accusation. */
export async function openPageLink(db: Queries, tokenHash: string): Promise<OpenLink | undefined> {
  const { story, no, pinSalt, pinHash } = pageLinks;
  const [found] = await db
    .select({ story, no, tokenHash: pageLinks.tokenHash, pinSalt, pinHash, party: liveParty })
    .from(pageLinks)
    .innerJoin(stories, eq(stories.id, pageLinks.story))
    .where(and(eq(pageLinks.tokenHash, tokenHash), sql`${liveParty} is not null`, sql`not ${isAccusation}`));
  return found as OpenLink | undefined;
}
