import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Db } from '../db/connection';
import type { Auth } from './tokens';

/** What the door is given; it makes nothing of this itself. */
export interface Deps {
  readonly db: Db;
  readonly temporal: Client;
  readonly taskQueue: string;
  readonly keys: {
    /** Wraps the matters' keys. */
    readonly master: Uint8Array;
    /** Keyed hashes of phones and identity numbers. */
    readonly search: Uint8Array;
  };
  readonly auth: Auth;
  readonly log: Logger;
  /** After this the caller gets 503; the act may still happen, and the same key asks for it again. */
  readonly requestDeadlineMs: number;
  /** How long a body may take to arrive; a minute unless said otherwise. */
  readonly bodyDeadlineMs?: number;
  /** Who shows it may read /metrics; without one, only this machine. */
  readonly metricsToken?: string;
  /** Where the public reaches the door, without a slash at the end: what a printed link begins with. */
  readonly publicUrl: () => string;
  /** How many proxies of the office stand before the door; none unless said otherwise. */
  readonly trustedProxies?: number;
  /** Whether stories may be begun at another time and moved: the embedded office only. */
  readonly training: boolean;
  /** Milliseconds since 1970, as `Date.now`. */
  readonly clock: () => number;
}
