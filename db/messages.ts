import { and, desc, eq, inArray, ne, type SQL, sql } from 'drizzle-orm';
import { toInstant } from '../domain/time';
import type { Queries } from './connection';
import { messages, outbox, stories, subscriptions } from './schema';
import { administeredBy, type Viewer } from './visible';

export const messageStates = ['waiting', 'sent', 'dead', 'skipped'] as const;
export type MessageState = (typeof messageStates)[number];
export type Message = typeof messages.$inferSelect;

const isDue = (nowMs: number): SQL => sql`${messages.state} = 'waiting' and ${messages.nextAt} <= ${toInstant(nowMs)}`;

/** The receivers that asked us to wait are left alone. */
const notHeld = (nowMs: number): SQL =>
  sql`not exists (select 1 from ${subscriptions} where ${subscriptions.id}::text = ${messages.lane} and ${subscriptions.heldUntil} > ${toInstant(nowMs)})`;

/** The lanes in which something is due. */
export async function dueLanes(db: Queries, nowMs: number): Promise<string[]> {
  const rows = await db
    .selectDistinct({ lane: messages.lane })
    .from(messages)
    .where(and(isDue(nowMs), notHeld(nowMs)));
  return rows.map(({ lane }) => lane);
}

export interface Claim {
  readonly lane: string;
  readonly limit: number;
  readonly nowMs: number;
  /** For how long nobody else tries it; who has not said by then how it went is taken to be dead. */
  readonly leaseMs: number;
}

/**
 * Takes what is due in a lane, longest due first, a story's messages to one recipient one after the other: the next one is
 * free when the one before no longer waits. Several processes never take the same.
 */
export async function claimDue(db: Queries, { lane, limit, nowMs, leaseMs }: Claim): Promise<Message[]> {
  const earlier = sql`select 1 from messages earlier where earlier.state = 'waiting' and earlier.lane = ${messages.lane}
    and earlier.recipient = ${messages.recipient} and earlier.story = ${messages.story} and earlier.line < ${messages.line}`;
  const due = db
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.lane, lane), isDue(nowMs), notHeld(nowMs), sql`not exists (${earlier})`))
    .orderBy(messages.nextAt)
    .limit(limit)
    .for('update', { skipLocked: true });
  return db
    .update(messages)
    .set({ attempts: sql`${messages.attempts} + 1`, nextAt: toInstant(nowMs + leaseMs) })
    .where(inArray(messages.id, due))
    .returning();
}

type Outcome = Partial<Pick<Message, 'state' | 'channel' | 'attempts' | 'nextAt' | 'error' | 'doneAt'>>;

/** How it went. A message that was taken back, replayed or taken by another process meanwhile stays as it is. */
export async function settle(db: Queries, { id, attempts }: Message, outcome: Outcome): Promise<void> {
  const own = and(eq(messages.id, id), eq(messages.attempts, attempts), eq(messages.state, 'waiting'));
  await db.update(messages).set(outcome).where(own);
}

/** Only in the administrator's region, and nothing of an accusation that bars them. */
const listed = (viewer: Viewer, more?: SQL) => and(administeredBy(viewer), more);

interface Asked {
  readonly state?: MessageState;
  /** Where the last page ended. */
  readonly before?: { readonly line: number; readonly id: string };
  readonly limit: number;
}

/** Messages of the viewer's region, newest line first. */
export async function messagesFor(db: Queries, viewer: Viewer, { state, before, limit }: Asked) {
  const { id, line, story, lane, recipient, channel, attempts, nextAt, error, doneAt } = messages;
  const where = and(
    state ? eq(messages.state, state) : undefined,
    before && sql`(${line}, ${id}) < (${before.line}, ${before.id}::uuid)`,
  );
  return db
    .select({
      ...{ id, offset: line, story, number: stories.number, type: outbox.type, lane, recipient, channel },
      ...{ state: messages.state, attempts, nextAt, error, doneAt },
    })
    .from(messages)
    .innerJoin(stories, eq(stories.id, story))
    .innerJoin(outbox, eq(outbox.id, line))
    .where(listed(viewer, where))
    .orderBy(desc(line), desc(id))
    .limit(limit);
}

/** Puts a dead or skipped message back into its place; undefined if the viewer may not or there is none such. */
export async function retryMessage(db: Queries, viewer: Viewer, id: string, at: string): Promise<Message | undefined> {
  const own = db.select({ id: stories.id }).from(stories).where(listed(viewer));
  const [found] = await db
    .select()
    .from(messages)
    .where(and(eq(messages.id, id), inArray(messages.story, own)));
  if (!found || (found.state !== 'dead' && found.state !== 'skipped')) return found;
  await db.update(messages).set(anew(at)).where(eq(messages.id, id));
  return { ...found, ...anew(at) };
}

const anew = (at: string) => ({ state: 'waiting', attempts: 0, nextAt: at, error: null, doneAt: null }) as const;

/** Puts everything of a state back into its place, for the command line. */
export async function retryAll(db: Queries, state: 'dead' | 'skipped', at: string): Promise<number> {
  const again = await db.update(messages).set(anew(at)).where(eq(messages.state, state)).returning({ id: messages.id });
  return again.length;
}

/** What has not been sent of the stories is taken back, and what nobody has spread yet never is. */
export async function takeBack(tx: Queries, ofStories: readonly string[]): Promise<void> {
  const ids = [...ofStories];
  const isUnspread = sql`not ${outbox.spread}`;
  // The lines first: this waits for whoever spreads them now, and then its messages are there to be deleted.
  await tx
    .update(outbox)
    .set({ spread: true })
    .where(and(inArray(outbox.story, ids), isUnspread));
  await tx.delete(messages).where(and(inArray(messages.story, ids), ne(messages.state, 'sent')));
}

/**
 * Forgets messages that were sent or skipped before `until`, the oldest first and at most `limit`; answers how many. The
 * record and the outbox keep what happened. Nothing that waits is touched, and nothing dead: somebody has to look at it.
 */
export async function forgetOver(db: Queries, until: string, limit: number): Promise<number> {
  const old = db
    .select({ id: messages.id })
    .from(messages)
    .where(sql`${messages.state} in ('sent', 'skipped') and ${messages.doneAt} < ${until}`)
    .orderBy(messages.doneAt)
    .limit(limit)
    .for('update', { skipLocked: true });
  return (await db.delete(messages).where(inArray(messages.id, old)).returning({ id: messages.id })).length;
}

/** What waits and what is stuck, by channel; the age in seconds of what has been there longest. */
export async function messageFigures(db: Queries, nowMs: number) {
  const channel = sql<string>`coalesce(${messages.channel}, 'petitioner')`;
  const age = sql<number>`max(extract(epoch from ${toInstant(nowMs)}::timestamptz - ${messages.madeAt}))::float8`;
  const unspread = db.select({ count: sql<number>`count(*)::int` }).from(outbox).where(sql`not ${outbox.spread}`);
  // Each condition as its partial index has it: what has been sent is not looked at.
  const by = (which: SQL) =>
    db
      .select({ channel, state: sql<MessageState>`${messages.state}`, count: sql<number>`count(*)::int`, age })
      .from(messages)
      .where(which)
      .groupBy(channel, messages.state);
  const [waiting, stuck, [lines]] = await Promise.all([
    by(sql`${messages.state} = 'waiting'`),
    by(sql`${messages.state} in ('dead', 'skipped')`),
    unspread,
  ]);
  return { states: [...waiting, ...stuck], unspread: lines?.count ?? 0 };
}
