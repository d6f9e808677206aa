import type { Instant } from '../time';
import { toInstant } from '../time';

export interface Patience {
  /** After this many tries a message is a dead letter. */
  readonly attempts: number;
  /** Milliseconds before the second try; four times as long before each further one, up to `longestMs`. */
  readonly firstMs: number;
  readonly longestMs: number;
}

/** About three days: a receiver that is down from Friday evening is back on Monday. Office setting. */
export const usualPatience: Patience = { attempts: 16, firstMs: 5_000, longestMs: 8 * 3_600_000 };

/** The longest that a receiver may ask us to wait. */
const longestAskedMs = 24 * 3_600_000;

interface Failed {
  /** Tries so far, this one included. */
  readonly attempts: number;
  readonly nowMs: number;
  /** Milliseconds that the receiver asked for (Retry-After). */
  readonly retryAfterMs?: number;
  /** From 0 to 1: spreads the tries, a fifth to both sides, so that a receiver that comes back is not flooded. */
  readonly random: number;
}

/** When to try again; undefined: never, the message is dead. */
export function nextTry({ attempts, firstMs, longestMs }: Patience, failed: Failed): Instant | undefined {
  if (failed.attempts >= attempts) return undefined;
  const pause = Math.min(longestMs, firstMs * 4 ** (failed.attempts - 1)) * (0.8 + 0.4 * failed.random);
  const asked = Math.min(failed.retryAfterMs ?? 0, longestAskedMs);
  return toInstant(failed.nowMs + Math.max(pause, asked));
}

/** Milliseconds that a Retry-After header asks for: seconds, or an HTTP date. Undefined for anything else. */
export function retryAfterOf(header: string | undefined, nowMs: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1_000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - nowMs);
}
