import { eq } from 'drizzle-orm';
import type { Db } from './connection';
import { matterKeys, pageLinks } from './schema';

type PageLinkRow = typeof pageLinks.$inferSelect;

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
