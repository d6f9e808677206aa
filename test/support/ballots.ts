import { eq } from 'drizzle-orm';
import type { ActivityDeps } from '../../activities/deps';
import type { Db } from '../../db/connection';
import { ballotKeys, matterKeys } from '../../db/schema';
import { sealVote, voteContext } from '../../sealing/ballots';
import { newMatterKey, unwrapKey, wrapKey } from '../../sealing/keys';

/** A ballot as the door would seal it, for stories without a door. */
export async function sealedVotes({ db, masterKey }: ActivityDeps, hearing: string, choices: readonly string[]) {
  const [row] = await db.select().from(ballotKeys).where(eq(ballotKeys.hearing, hearing));
  const { round, wrapped } = row!;
  const key = unwrapKey(masterKey, wrapped, hearing);
  const items = choices.map((choice, n) => ({
    no: n + 1,
    ballot: sealVote(key, { choice, reason: '依据充分' }, voteContext(hearing, round, n + 1)),
  }));
  return { round, items };
}

/** The key that the matter of such a story would have. */
export async function keepMatterKey(db: Db, masterKey: Uint8Array, matter: string): Promise<void> {
  await db.insert(matterKeys).values({ matter, wrapped: wrapKey(masterKey, newMatterKey(), matter) });
}
