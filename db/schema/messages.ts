import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns';

/* What leaves the house. Written by the sender, from the outbox that `commit` writes; nothing of a person stands here. */

/** One line of the outbox for one recipient: mail, SMS, or a call to another system. */
export const messages = pgTable(
  'messages',
  {
    /** The receiver sees it, and drops what it has seen before: it never changes, however often we try. */
    id: uuid('id').primaryKey().defaultRandom(),
    line: bigint('line', { mode: 'number' }).notNull(),
    story: uuid('story').notNull(),
    lane: text('lane').notNull(), // `staff`, `petitioner`, or the id of a subscription: none waits for another
    recipient: text('recipient').notNull(), // the officer, the petitioner's place in the list, or empty
    channel: text('channel'), // null: how the petitioner is reached is found out when it is sent
    state: text('state').notNull().default('waiting'), // waiting, sent, dead or skipped
    attempts: integer('attempts').notNull().default(0),
    nextAt: instant('next_at').notNull(), // of a waiting one; while it is being sent, when another process may try
    error: text('error'), // null: nothing has gone wrong. Codes only, nothing that a receiver said
    madeAt: timestamp('made_at', { withTimezone: true, mode: 'string' }).notNull().default(sql`clock_timestamp()`),
    doneAt: instant('done_at'), // null: waiting
  },
  (t) => [
    uniqueIndex('messages_by_line').on(t.line, t.lane, t.recipient), // one each, however often a line is spread
    index('messages_waiting').on(t.lane, t.nextAt).where(sql`${t.state} = 'waiting'`), // what is due
    index('messages_order').on(t.lane, t.recipient, t.story, t.line).where(sql`${t.state} = 'waiting'`), // who is next
    index('messages_stuck').on(t.state, t.line).where(sql`${t.state} in ('dead', 'skipped')`), // dead letters
    index('messages_by_story').on(t.story), // what an erasure takes back
    index('messages_over').on(t.doneAt).where(sql`${t.state} in ('sent', 'skipped')`), // what has been kept long enough
  ],
);

/** Other systems that want to hear of events. */
export const subscriptions = pgTable('subscriptions', {
  /** Derived from who made it and the Idempotency-Key: the same request again finds it. */
  id: uuid('id').primaryKey(),
  url: text('url').notNull(),
  types: text('types').array().notNull(), // `petition.accept`, `petition.*`
  region: text('region').notNull(), // of matters in it and below
  unitId: text('unit_id').notNull(), // whose system it is: an accusation bars it as it bars the unit
  accusations: boolean('accusations').notNull(), // whether it hears of accusations at all
  secret: text('secret').notNull(), // under the master key
  oldSecret: text('old_secret'), // null: never rotated. It signs too, until `oldUntil`
  oldUntil: instant('old_until'),
  /** Derived as `id` is, the last one first: the same request again rotates nothing. */
  rotations: uuid('rotations').array().notNull().default(sql`'{}'::uuid[]`),
  /** How many hours each overlapped, in the same order; of rotations before it was kept there is none. */
  rotationHours: integer('rotation_hours').array().notNull().default(sql`'{}'::integer[]`),
  madeBy: text('made_by').notNull(),
  madeAt: instant('made_at').notNull(),
  bodyHash: text('body_hash').notNull(),
  heldUntil: instant('held_until'), // null: the receiver has not asked us to wait
  endedAt: instant('ended_at'), // null: it goes on
});
