import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { StoryEvent } from '../domain/event';
import type { AnyState } from '../domain/story';
import type { Queries } from './connection';
import { erasures, events, isAccusation, messages, officers, outbox, stories } from './schema';
import { type Subscription, viewerOf } from './subscriptions';
import { visibleTo } from './visible';

/** Any number, the same in every huiyin. */
const spreadLock = 4_046_102;

/** Whether this transaction is the one that spreads: two at once could put a story's lines out of order. */
export async function takeSpreading(tx: Queries): Promise<boolean> {
  const [row] = await tx.execute<{ taken: boolean }>(sql`select pg_try_advisory_xact_lock(${spreadLock}) as taken`);
  return row?.taken === true;
}

export interface OutboxLine {
  readonly id: number;
  readonly story: string;
  readonly event: Pick<StoryEvent, 'kind' | 'act' | 'from' | 'to' | 'data'>;
  /** The petition that the story belongs to, a petition's own; null: it belongs to none. */
  readonly petition: AnyState | null;
}

const matter = alias(stories, 'matter');

/**
 * The oldest lines that nobody has spread yet, locked, so that an erasure waits for what is made of them. Lines of one story
 * become visible in their order, never later ones first.
 */
export async function unspread(tx: Queries, limit: number): Promise<OutboxLine[]> {
  const { kind, act, from, to, data } = events;
  return (await tx
    .select({
      ...{ id: outbox.id, story: outbox.story, event: { kind, act, from, to, data } },
      petition: matter.state,
    })
    .from(outbox)
    .innerJoin(events, and(eq(events.story, outbox.story), eq(events.seq, outbox.seq)))
    .innerJoin(stories, eq(stories.id, outbox.story))
    .leftJoin(matter, and(eq(matter.id, sql`coalesce(${stories.parent}, ${stories.id})`), eq(matter.kind, 'petition')))
    .where(sql`not ${outbox.spread}`)
    .orderBy(asc(outbox.id))
    .limit(limit)
    .for('update', { of: outbox })) as unknown as OutboxLine[];
}

export async function markSpread(tx: Queries, lines: readonly number[]): Promise<void> {
  await tx
    .update(outbox)
    .set({ spread: true })
    .where(inArray(outbox.id, [...lines]));
}

const idsOf = (lines: readonly number[]): SQL => sql`${outbox.id} = any(${`{${lines.join(',')}}`}::bigint[])`;

/**
 * Mail to whom the lines' notices name and, where they name an inbox, to the holders of the role there; not to whoever
 * did the act. Who may not see the matter is told nothing when it is sent.
 */
export async function spreadToStaff(tx: Queries, lines: readonly number[], nextAt: string): Promise<void> {
  await tx.execute(sql`
    insert into messages (line, story, lane, recipient, channel, next_at)
    select distinct outbox.id, outbox.story, 'staff', officers.person, 'mail', ${nextAt}::timestamptz
    from outbox
    join events on events.story = outbox.story and events.seq = outbox.seq
    join notices on notices.story = outbox.story and notices.seq = outbox.seq
    join ${officers} on officers.active and officers.mail is not null and officers.person <> events.actor ->> 'id'
      and (officers.person = notices.officer_id
        or notices.officer_id is null and officers.unit_id = notices.unit_id and notices.role = any(officers.roles))
    where ${idsOf(lines)}
    on conflict do nothing`);
}

export type NewMessage = Pick<typeof messages.$inferInsert, 'line' | 'story' | 'lane' | 'recipient' | 'nextAt'>;

export async function spreadTo(tx: Queries, rows: readonly NewMessage[]): Promise<void> {
  if (rows.length > 0)
    await tx
      .insert(messages)
      .values([...rows])
      .onConflictDoNothing();
}

/** Which lines a subscription hears of: its types, its region, and never beyond the barrier. */
function heard(subscription: Subscription): SQL {
  const { types, accusations, unitId } = subscription;
  const wanted = `{${types.map((type) => JSON.stringify(type)).join(',')}}`;
  return and(
    sql`(${outbox.type} = any(${wanted}::text[]) or split_part(${outbox.type}, '.', 1) || '.*' = any(${wanted}::text[]))`,
    visibleTo(viewerOf(subscription)),
    // Its system may be read by everybody of the unit, so an accused officer there bars it as the unit would.
    sql`not exists (select 1 from ${officers} where officers.unit_id = ${unitId} and officers.person = any(${stories.accusedOfficers}))`,
    accusations ? undefined : sql`not ${isAccusation}`,
    sql`not exists (select 1 from ${erasures} where ${erasures.matter} = coalesce(${stories.parent}, ${stories.id}))`,
  ) as SQL;
}

/**
 * The id derives from line and subscription: a replay has the old one, also when the message was forgotten meanwhile. It
 * is marked as a UUID of version 8, which the door's addresses take.
 */
const ofSubscription = ({ id }: Subscription, nextAt: string, which: SQL): SQL => sql`
  insert into messages (id, line, story, lane, recipient, channel, next_at)
  select overlay(overlay(md5(outbox.id || '/' || ${id}) placing '8' from 13) placing '8' from 17)::uuid, outbox.id, outbox.story, ${id}, '', 'webhook', ${nextAt}::timestamptz
  from outbox join stories on stories.id = outbox.story
  where ${which}`;

export async function spreadToSubscription(
  tx: Queries,
  subscription: Subscription,
  lines: readonly number[],
  nextAt: string,
): Promise<void> {
  const which = and(idsOf(lines), heard(subscription)) as SQL;
  await tx.execute(sql`${ofSubscription(subscription, nextAt, which)} on conflict do nothing`);
}

/**
 * Sends once more what the subscription hears of the lines `from` to `through`, under the ids they had; what it was never
 * sent is new. Answers how many wait now.
 */
export async function replayTo(
  tx: Queries,
  subscription: Subscription,
  { from, through, nextAt }: { from: number; through: number; nextAt: string },
): Promise<number> {
  const range = sql`${outbox.id} between ${from} and ${through} and ${outbox.spread}`;
  const which = and(range, sql`(${heard(subscription)})`) as SQL;
  const again = await tx.execute(sql`${ofSubscription(subscription, nextAt, which)}
    on conflict (line, lane, recipient) do update
      set state = 'waiting', attempts = 0, next_at = excluded.next_at, error = null, done_at = null
    returning id`);
  return again.length;
}

/** The last line of the outbox that has been spread. */
export async function lastSpread(db: Queries): Promise<number> {
  const [row] = await db.execute<{ last: number }>(
    sql`select coalesce((select id from outbox where spread order by id desc limit 1), 0)::float8 as last`,
  );
  return row?.last ?? 0;
}
