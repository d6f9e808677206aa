import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { Problem } from './problem';
import { unauthenticated } from './tokens';

/**
 * Whether this request may have the office's figures: with the token of the configuration or, if there is none, from
 * this machine and through no proxy. Throws a Problem (401, 403).
 */
export function mayScrape(req: Request, token: string | undefined): void {
  if (token === undefined) {
    if (!isLocal(req)) throw new Problem('forbidden', 'METRICS_TOKEN is not set: only this machine may read this');
    return;
  }
  const [scheme, given = ''] = (req.get('authorization') ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || !isSame(given, token)) throw unauthenticated();
}

/** A proxy on this machine is local itself, but says for whom it asks. */
const forwarding = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'];

const isLocal = (req: Request): boolean =>
  /^(::ffff:)?127\.\d+\.\d+\.\d+$|^::1$/.test(req.socket.remoteAddress ?? '') &&
  forwarding.every((name) => req.get(name) === undefined);

/** Compared by hashes in a time that says nothing about where they differ. */
function isSame(given: string, token: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(token));
}
