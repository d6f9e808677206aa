import { and, eq, isNull, lt } from 'drizzle-orm';
import type { Queries } from './connection';
import { requestKeys } from './schema';

export type KeyedRequest = Omit<typeof requestKeys.$inferInsert, 'answer'>;

/**
 * Takes the key for a request; false if it is taken. A request that has been at work since before `lostBefore` is
 * taken to be lost with its process, and its key is free again.
 */
export async function takeKey(db: Queries, request: KeyedRequest, lostBefore: string): Promise<boolean> {
  const taken = await db
    .insert(requestKeys)
    .values(request)
    .onConflictDoUpdate({
      target: requestKeys.commandId,
      set: request,
      setWhere: and(isNull(requestKeys.answer), lt(requestKeys.at, lostBefore)),
    })
    .returning({ at: requestKeys.at });
  return taken.length > 0;
}

/** The request under the key, as it was taken. */
const own = ({ commandId, at }: KeyedRequest) => and(eq(requestKeys.commandId, commandId), eq(requestKeys.at, at));

export async function keepAnswer(db: Queries, request: KeyedRequest, answer: string): Promise<void> {
  await db.update(requestKeys).set({ answer }).where(own(request));
}

/** A request that failed has used no key. */
export async function freeKey(db: Queries, request: KeyedRequest): Promise<void> {
  await db.delete(requestKeys).where(and(own(request), isNull(requestKeys.answer)));
}

export async function requestUnder(db: Queries, commandId: string) {
  return (await db.select().from(requestKeys).where(eq(requestKeys.commandId, commandId)))[0];
}

/** Forgets the keys of requests before that instant. */
export async function forgetKeys(db: Queries, before: string): Promise<void> {
  await db.delete(requestKeys).where(lt(requestKeys.at, before));
}
