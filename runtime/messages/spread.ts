import type { Db } from '../../db/connection';
import {
  markSpread,
  type NewMessage,
  type OutboxLine,
  spreadTo,
  spreadToStaff,
  spreadToSubscription,
  takeSpreading,
  unspread,
} from '../../db/spread';
import { openSubscriptions } from '../../db/subscriptions';
import { numberTold, toldOf, wantsMessages } from '../../domain/messages/petitioner';
import { toInstant } from '../../domain/time';

/** Lines in one transaction. */
export const batch = 200;

/**
 * Makes of the oldest lines of the outbox a message for each who is to hear of them, and answers how many lines those
 * were. One process at a time does it; the others find nothing. All or nothing, so a repeat after a crash makes no doubles.
 */
export async function spreadLines(db: Db, nowMs: number): Promise<number> {
  return db.transaction(async (tx) => {
    if (!(await takeSpreading(tx))) return 0;
    const lines = await unspread(tx, batch);
    if (lines.length === 0) return 0;
    const ids = lines.map(({ id }) => id);
    const nextAt = toInstant(nowMs);
    await spreadToStaff(tx, ids, nextAt);
    await spreadTo(
      tx,
      lines.flatMap((line) => toPetitioners(line, nextAt)),
    );
    for (const subscription of await openSubscriptions(tx)) await spreadToSubscription(tx, subscription, ids, nextAt);
    await markSpread(tx, ids);
    return lines.length;
  });
}

/** What a hearing says is said as news of its petition: to its persons, after what was said before, and erased with it. */
function toPetitioners({ id, event, petition }: OutboxLine, nextAt: string): NewMessage[] {
  if (!petition || !wantsMessages(petition.facts) || !toldOf(event)) return [];
  const places = Array.from({ length: numberTold(petition.facts) }, (_, n) => String(n));
  return places.map((recipient) => ({ line: id, story: petition.id, lane: 'petitioner', recipient, nextAt }));
}
