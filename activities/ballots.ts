import { randomInt } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { Queries } from '../db/connection';
import { ballotKeys, events, matterKeys, stories } from '../db/schema';
import type { HearingState } from '../domain/hearing/facts';
import type { Choice } from '../domain/hearing/lists';
import type { TallyLookup, VotesLine } from '../domain/learning';
import type { AnyState } from '../domain/story';
import { openVote, voteContext } from '../sealing/ballots';
import { newMatterKey, unwrapKey, wrapKey } from '../sealing/keys';
import { seal } from '../sealing/seal';
import type { ActivityDeps } from './deps';

/**
 * The key of a hearing's ballots is there while the panel deliberates, and only then: made with the line that begins it,
 * gone with the line that ends it, whichever that is. What was sealed before a suspension can never be opened.
 */
export async function keepBallotKey(
  tx: Queries,
  { masterKey }: ActivityDeps,
  { before, after }: { readonly before: AnyState; readonly after: AnyState },
): Promise<void> {
  const [was, is] = [before, after].map(({ stage }) => stage === 'deliberating');
  if (was === is) return;
  const hearing = after.id;
  if (!is) await tx.delete(ballotKeys).where(eq(ballotKeys.hearing, hearing));
  else {
    const { round } = (after as HearingState).facts.ballots!;
    const wrapped = wrapKey(masterKey, newMatterKey(), hearing);
    await tx.insert(ballotKeys).values({ hearing, round, wrapped });
  }
}

/** The ballots of a round, opened and shuffled. Throws if one is missing or does not open: then nothing is counted. */
export async function votesOf(
  tx: Queries,
  { masterKey }: ActivityDeps,
  hearing: string,
  { round, items, ballots: wanted }: TallyLookup,
): Promise<VotesLine> {
  const [row] = await tx.select().from(ballotKeys).where(eq(ballotKeys.hearing, hearing));
  if (row?.round !== round) throw new Error(`hearing ${hearing} has no key of round ${round}`);
  const key = unwrapKey(masterKey, row.wrapped, hearing);
  const cast = await ballotsOf(tx, hearing, round);
  if (cast.length !== wanted) throw new Error(`hearing ${hearing}: ${cast.length} ballots instead of ${wanted}`);
  const matter = await matterOf(tx, masterKey, hearing);
  return items.map((no) => ({
    no,
    votes: shuffled(
      cast.map((ballot) => {
        const { choice, reason } = openVote(key, ballot.get(no) ?? '', voteContext(hearing, round, no));
        return { choice: choice as Choice, reason: seal(matter.key, reason, matter.id) };
      }),
    ),
  }));
}

/** As the record holds them: of each seat its sealed votes by request. */
async function ballotsOf(tx: Queries, hearing: string, round: number): Promise<ReadonlyMap<number, string>[]> {
  const items = sql<{ no: number; ballot: string }[]>`${events.data} -> 'input' -> 'items'`;
  const ofRound = sql`(${events.data} -> 'input' ->> 'round')::int = ${round}`;
  const rows = await tx
    .select({ items })
    .from(events)
    .where(and(eq(events.story, hearing), eq(events.act, 'castBallot'), ofRound));
  return rows.map((row) => new Map(row.items.map(({ no, ballot }) => [no, ballot])));
}

async function matterOf(tx: Queries, masterKey: Uint8Array, hearing: string) {
  const id = sql<string>`coalesce(${stories.parent}, ${stories.id})`;
  const [row] = await tx
    .select({ id, wrapped: matterKeys.wrapped })
    .from(stories)
    .innerJoin(matterKeys, sql`${matterKeys.matter} = ${id}`)
    .where(eq(stories.id, hearing));
  if (!row) throw new Error(`hearing ${hearing}: its matter has no key`);
  return { id: row.id, key: unwrapKey(masterKey, row.wrapped, row.id) };
}

/** Every order is as likely as any other (Fisher and Yates), by the system's own randomness. */
function shuffled<T>(values: readonly T[]): T[] {
  const mixed = [...values];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = randomInt(at + 1);
    [mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!];
  }
  return mixed;
}
