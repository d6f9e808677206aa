import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Request } from 'express';
import { countGuess, forgetGuesses, fullCount } from '../../db/guesses';
import { type OpenLink, openPageLink } from '../../db/page-links';
import { msOf, toInstant } from '../../domain/time';
import { isSameHash, pinHash, tokenHash } from '../../sealing/links';
import type { Deps } from '../deps';

/** Links that open nothing, from one address; a household or an office behind one address mistypes seldom. */
const misses = { most: 30, ms: 10 * 60_000 };
/** Tries at one link's PIN: a million PINs at 20 a day take a lifetime. */
const tries = [
  { name: 'soon', most: 5, ms: 15 * 60_000 },
  { name: 'day', most: 20, ms: 24 * 3_600_000 },
] as const;

/** Too many guesses; the answer says when to come back. */
export class Throttled extends Error {
  override readonly name = 'Throttled';
  constructor(readonly seconds: number) {
    super('too many guesses');
  }
}

type At = Pick<Deps, 'db' | 'keys' | 'clock'>;

const keyOf = ({ keys }: At, ...parts: readonly string[]) =>
  createHmac('sha256', keys.search)
    .update(`guess:${JSON.stringify(parts)}`)
    .digest('hex');

/** An IPv4 address, or the /64 that one line of IPv6 has. */
export function prefixOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail = ''] = plain.split('%')[0]!.split('::');
  const [before, after] = [head, tail].map((half) => half.split(':').filter(Boolean)) as [string[], string[]];
  const groups = [...before, ...Array(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

const addressKey = (deps: At, req: Request) => keyOf(deps, 'address', prefixOf(req.ip ?? ''));
export const secondsTo = (until: string, now: number) => Math.max(1, Math.ceil((msOf(until) - now) / 1000));

/**
 * The link of the address's token, if it opens anything. Undefined for one that never was, was revoked or replaced, in
 * the same way; each such miss counts for the caller's address. Throws Throttled.
 */
export async function linkOf(deps: At, req: Request): Promise<OpenLink | undefined> {
  const now = deps.clock();
  const key = addressKey(deps, req);
  const full = await fullCount(deps.db, key, misses.most, toInstant(now));
  if (full) throw new Throttled(secondsTo(full.until, now));
  const link = await openPageLink(deps.db, tokenHash(String(req.params.token)));
  if (!link) await countGuess(deps.db, key, toInstant(now), toInstant(now + misses.ms));
  return link;
}

const nobody = { salt: Buffer.alloc(16), hash: Buffer.alloc(32) };

/**
 * Whether the PIN is the link's. A try counts before it is looked at, so that a thousand at once are no more than one
 * after another; the same is done for a link that does not exist. Throws Throttled, for the right PIN, too.
 */
export async function isPinOf(deps: At, req: Request, link: OpenLink | undefined, pin: string): Promise<boolean> {
  const now = deps.clock();
  const of = link ? [link.story, String(link.no)] : [tokenHash(String(req.params.token))];
  const keys = tries.map(({ name }) => keyOf(deps, 'pin', name, ...of));
  for (const [n, { most, ms }] of tries.entries()) {
    const { count, until } = await countGuess(deps.db, keys[n]!, toInstant(now), toInstant(now + ms));
    if (count > most) throw new Throttled(secondsTo(until, now));
  }
  const hash = await pinHash(deps.keys.search, link?.pinSalt ?? nobody.salt, pin);
  const isRight = isSameHash(hash, link?.pinHash ?? nobody.hash) && link !== undefined;
  if (isRight) await forgetGuesses(deps.db, keys);
  return isRight;
}
