import { countTry } from '../../db/throttle';
import { toInstant } from '../../domain/time';
import { inputHash } from '../../sealing/hashes';
import type { Deps } from '../deps';

/** A family, an internet café or a village behind one address may all write; a program writes more. */
export const triesMax = 30;
const windowMs = 3_600_000;

/** One IPv6 subscriber has a whole /64; an IPv4 address in IPv6 clothes is that address. */
export function networkOf(address: string): string {
  const v4 = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (v4) return v4[1]!;
  const [head = '', tail] = address.toLowerCase().split('%')[0]!.split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - groups.length - after.length;
  return [...groups, ...Array<string>(Math.max(0, zeros)).fill('0'), ...after].slice(0, 4).join(':');
}

/** Counts a form from an address, over all processes; the seconds to wait if there were too many. */
export async function secondsToWait({ db, keys, clock }: Deps, address: string): Promise<number> {
  const now = clock();
  const key = inputHash(keys.search, { form: 'petition', network: networkOf(address) });
  const counted = await countTry(db, { key, now: toInstant(now), until: toInstant(now + windowMs) });
  return counted.count > triesMax ? Math.max(1, Math.ceil((Date.parse(counted.until) - now) / 1000)) : 0;
}
