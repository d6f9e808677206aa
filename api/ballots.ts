import { z } from 'zod';
import { ballotKeyOf } from '../db/ballot-keys';
import { eventsAfter } from '../db/events';
import type { Recorded } from '../db/stories';
import type { Command } from '../domain/acts';
import type { HearingInput } from '../domain/hearing/inputs';
import { sealVote, voteContext } from '../sealing/ballots';
import { inputHash } from '../sealing/hashes';
import { unwrapKey } from '../sealing/keys';
import type { Deps } from './deps';
import { Problem, problemOf } from './problem';

const drawn = z.uuidv4();

/**
 * The key of a request becomes the command's id, which stands in the record for good beside the seat. One that follows
 * from the body would tell the vote to whoever tries the few bodies there are. Throws a Problem.
 */
export function drawnByChance(key: string): void {
  if (!drawn.safeParse(key).success)
    throw new Problem('invalidInput', 'Idempotency-Key: of a ballot a UUID drawn by chance (version 4)');
}

/** The key of the ballots while a panel deliberates. */
async function keyOf({ db, keys }: Deps, hearing: string) {
  const row = await ballotKeyOf(db, hearing);
  return row && { round: row.round, key: unwrapKey(keys.master, row.wrapped, hearing) };
}

/**
 * A ballot as it leaves the door: every vote sealed apart from the voter, all of one length. Its input hash is keyed by
 * the ballots' own key: with the matter's key, which stays, the few choices could be tried out.
 */
export async function sealedBallot(deps: Deps, hearing: string, command: Command): Promise<Command> {
  const found = await keyOf(deps, hearing);
  if (!found) throw problemOf({ code: 'wrongStage', detail: 'the panel does not vote' });
  const { key, round } = found;
  const { items } = command.input as HearingInput<'castBallot'>;
  const sealed = items.map(({ no, choice, reason }) => ({
    no,
    ballot: sealVote(key, { choice, reason }, voteContext(hearing, round, no)),
  }));
  return { ...command, input: { round, items: sealed }, inputHash: inputHash(key, command.input) };
}

/**
 * Whether a repeat asks the same as the first time. Once the key of its round is gone, with the round or for good, nobody
 * can tell, and the first answer counts.
 */
export async function isSameBallot(
  deps: Deps,
  hearing: string,
  input: unknown,
  { seq, inputHash: hash }: Pick<Recorded, 'seq' | 'inputHash'>,
): Promise<boolean> {
  const found = await keyOf(deps, hearing);
  if (!found) return true;
  const [line] = await eventsAfter(deps.db, hearing, seq - 1, 1);
  const { round } = line!.data.input as { readonly round: number };
  return round !== found.round || inputHash(found.key, input) === hash;
}
