import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Db } from '../../db/connection';
import { claimDue, dueLanes, forgetOver, type Message, settle } from '../../db/messages';
import { nextTry, type Patience } from '../../domain/messages/retry';
import { toInstant } from '../../domain/time';
import { type Sender, SendFailure, type Sent } from './sending';
import { batch, spreadLines } from './spread';

export interface Senders {
  readonly staff: Sender;
  readonly petitioner: Sender;
  readonly webhook: Sender;
}

export interface DispatcherParts {
  readonly db: Db;
  readonly senders: Senders;
  readonly log: Logger;
  readonly patience: Patience;
  /** Milliseconds since 1970, as `Date.now`. */
  readonly clock: () => number;
  /** How often we look when there was nothing to do. */
  readonly pollMs: number;
  /** Longer than any try lasts: a message that nobody has settled by then is tried again. */
  readonly leaseMs: number;
  /** How long a message that was sent is kept. */
  readonly keepMs: number;
}

export interface Dispatcher {
  /** Takes no more; resolves when the tries under way have ended. */
  stop(): Promise<void>;
}

/** How often we look for what has been kept long enough, and how much of it goes in one statement. */
const sweepEveryMs = 3_600_000;
const sweptAtOnce = 1_000;

/** Tries at once in one lane. */
const width = 8;

/**
 * Sends what the outbox holds, in the background, until it is stopped. Any number may run beside each other. At least
 * once: who is killed between sending and saying so leaves a double with the same id. While Postgres is away it waits.
 */
export function startDispatcher(parts: DispatcherParts): Dispatcher {
  const stopping = new AbortController();
  const { signal } = stopping;
  const busy = new Map<string, Promise<void>>();
  let sweptAt = 0;
  const sweep = async () => {
    if (parts.clock() - sweptAt < sweepEveryMs) return;
    sweptAt = parts.clock();
    const until = toInstant(parts.clock() - parts.keepMs);
    while (!signal.aborted && (await forgetOver(parts.db, until, sweptAtOnce)) === sweptAtOnce);
  };
  const running = (async () => {
    while (!signal.aborted) {
      const more = await turn(parts, busy, signal).catch((error: unknown) => complain(parts, error));
      await sweep().catch((error: unknown) => complain(parts, error));
      if (!more) await pause(parts.pollMs, undefined, { signal }).catch(() => undefined);
    }
    await Promise.all(busy.values());
  })();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

/** An error of the database quotes its values, which are none of the log's business. */
const complain = ({ log }: DispatcherParts, error: unknown): void =>
  log.error({ fault: (error as Error)?.name, code: codeOf(error) }, 'messages wait');

const codeOf = (error: unknown): string | undefined => {
  const { code, cause } = error as { code?: string; cause?: { code?: string } };
  return cause?.code ?? code;
};

/** Whether there is more to spread. A slow receiver keeps only its own lane busy. */
async function turn(parts: DispatcherParts, busy: Map<string, Promise<void>>, signal: AbortSignal): Promise<boolean> {
  const lines = await spreadLines(parts.db, parts.clock());
  for (const lane of await dueLanes(parts.db, parts.clock())) {
    if (signal.aborted || busy.has(lane)) continue;
    const drained = drain(parts, lane, signal)
      .catch((error: unknown) => complain(parts, error))
      .finally(() => busy.delete(lane));
    busy.set(lane, drained);
  }
  return lines === batch;
}

/** Until nothing in the lane is due, or a round brought nothing but failures: then its receiver gets a rest. */
async function drain(parts: DispatcherParts, lane: string, signal: AbortSignal): Promise<void> {
  const { db, clock, leaseMs } = parts;
  while (!signal.aborted) {
    const claimed = await claimDue(db, { lane, limit: width, nowMs: clock(), leaseMs });
    const went = await Promise.all(claimed.map((message) => tryOnce(parts, message)));
    if (!went.includes(true)) return;
  }
}

/** Whether it need not be tried again. */
async function tryOnce(parts: DispatcherParts, message: Message): Promise<boolean> {
  const { db, senders, clock } = parts;
  const send = message.lane === 'staff' || message.lane === 'petitioner' ? senders[message.lane] : senders.webhook;
  try {
    const sent = await send(message);
    await settle(db, message, outcomeOf(sent, message, clock()));
    return !('wait' in sent);
  } catch (error) {
    await failed(parts, message, error);
    return false;
  }
}

function outcomeOf(sent: Sent, { attempts }: Message, nowMs: number) {
  const doneAt = toInstant(nowMs);
  if ('sent' in sent) return { state: 'sent', channel: sent.sent, error: null, doneAt };
  if ('skipped' in sent) return { state: 'skipped', error: sent.skipped, doneAt };
  return { attempts: attempts - 1, nextAt: sent.wait, channel: sent.channel };
}

async function failed({ db, log, patience, clock }: DispatcherParts, message: Message, error: unknown): Promise<void> {
  const failure = error instanceof SendFailure ? error : undefined;
  const why = failure?.why ?? `fault ${(error as Error)?.name}`;
  const { retryAfterMs, permanent } = failure?.more ?? {};
  const nowMs = clock();
  const { id, lane, attempts } = message;
  const nextAt = permanent ? undefined : nextTry(patience, { attempts, nowMs, retryAfterMs, random: Math.random() });
  if (!nextAt || !failure)
    log.warn({ message: id, lane, attempts, why }, nextAt ? 'message failed' : 'message is dead');
  await settle(db, message, nextAt ? { nextAt, error: why } : { state: 'dead', error: why, doneAt: toInstant(nowMs) });
}
