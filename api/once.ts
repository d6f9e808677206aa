import { setTimeout as pause } from 'node:timers/promises';
import { forgetKeys, freeKey, type KeyedRequest, keepAnswer, requestUnder, takeKey } from '../db/request-keys';
import { toInstant } from '../domain/time';
import { commandId, inputHash } from '../sealing/hashes';
import { Problem } from './problem';
import type { Answer, Call, Route } from './route';

/** A request that is still at work after this has been lost with its process; what it did may be done again. */
const lostAfterMs = 2 * 60_000;
/** A repeat after this is a request like any other. */
const keptMs = 30 * 24 * 3_600_000;

/**
 * Does what a key asks for once: a repeat gets the first answer, another body or another route is refused, and of two
 * at once one does it while the other waits for its answer. A failure is no answer: the key is free again. The answer
 * is kept as it is, so nothing of a person may be in it; the handler must bear to be repeated after a crash.
 */
export async function once(route: Route, call: Call, isWaitedFor: () => boolean): Promise<Answer> {
  const { deps, viewer, key, params, query, body } = call;
  const id = commandId(viewer.id, key);
  const asked = { commandId: id, route: `${route.method} ${route.path}`, inputHash: '' };
  const hash = inputHash(deps.keys.search, { ...asked, params, query, body });
  for (let tried = 0; isWaitedFor(); tried += 1) {
    const now = deps.clock();
    const request = { ...asked, inputHash: hash, at: toInstant(now) };
    if (await takeKey(deps.db, request, toInstant(now - lostAfterMs))) {
      await forgetKeys(deps.db, toInstant(now - keptMs));
      return perform(route, call, request);
    }
    const first = await requestUnder(deps.db, id);
    if (first && first.inputHash !== hash) throw new Problem('keyReused');
    if (first?.answer) return JSON.parse(first.answer);
    await pause(Math.min(1_000, 50 * 2 ** tried));
  }
  throw new Problem('unavailable');
}

async function perform(route: Route, call: Call, request: KeyedRequest): Promise<Answer> {
  const { db } = call.deps;
  try {
    const answer = await route.handle(call as Call<never, never>);
    if (answer.bytes || answer.stream) throw new Error(`${route.path} answers with bytes, which no key keeps`);
    await keepAnswer(db, request, JSON.stringify(answer));
    return answer;
  } catch (error) {
    // If this fails, too, the key is free once the request counts as lost.
    await freeKey(db, request).catch(() => undefined);
    throw error;
  }
}
