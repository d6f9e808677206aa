import { countGuess } from '../../db/guesses';
import { toInstant } from '../../domain/time';
import { inputHash } from '../../sealing/hashes';
import type { Deps } from '../deps';
import { prefixOf, secondsTo } from '../page/gate';

/** A family, an internet café or a village behind one address may all write; a program writes more. */
export const triesMax = 30;
const windowMs = 3_600_000;

/** Counts a form from an address, over all processes; the seconds to wait if there were too many. */
export async function secondsToWait({ db, keys, clock }: Deps, address: string): Promise<number> {
  const now = clock();
  const key = inputHash(keys.search, { form: 'petition', network: prefixOf(address) });
  const counted = await countGuess(db, key, toInstant(now), toInstant(now + windowMs));
  return counted.count > triesMax ? secondsTo(counted.until, now) : 0;
}
