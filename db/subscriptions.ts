import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Queries } from './connection';
import { pathOfUnit, postsOf } from './registers';
import { regions, subscriptions } from './schema';
import type { Viewer } from './visible';

type Row = typeof subscriptions.$inferSelect;
/** With what an accusation bars it by: the unit and those above it, and all that whoever set it up serves in. */
export type Subscription = Row & { readonly unitPath: readonly string[] };

/** What the subscriber may see: its region, and nothing that accuses its unit or whoever set it up. */
export const viewerOf = ({ madeBy: id, region, unitPath }: Subscription): Viewer => ({
  ...{ id, region, unitPath, roles: ['auditor'] },
});

/** Those that go on. */
export async function openSubscriptions(db: Queries): Promise<Subscription[]> {
  const rows = await db
    .select()
    .from(subscriptions)
    .where(isNull(subscriptions.endedAt))
    .orderBy(asc(subscriptions.id));
  return Promise.all(rows.map((row) => withPath(db, row)));
}

async function withPath(db: Queries, row: Row): Promise<Subscription> {
  const posts = await postsOf(db, row.madeBy);
  const held = posts.filter(({ active }) => active).flatMap(({ unitPath }) => unitPath);
  return { ...row, unitPath: [...new Set([...(await pathOfUnit(db, row.unitId)), ...held])] };
}

export async function subscriptionBy(db: Queries, id: string): Promise<Subscription | undefined> {
  const [row] = await db.select().from(subscriptions).where(eq(subscriptions.id, id));
  return row && withPath(db, row);
}

/** Keeps the first one made under this id, and answers with it. */
export async function keepSubscription(db: Queries, row: typeof subscriptions.$inferInsert): Promise<Row> {
  await db.insert(subscriptions).values(row).onConflictDoNothing();
  return (await db.select().from(subscriptions).where(eq(subscriptions.id, row.id)))[0]!;
}

/** Those of a region and below, oldest first. */
export async function subscriptionsIn(db: Queries, region: string): Promise<Row[]> {
  const inRegion = sql`exists (select 1 from ${regions} where ${regions.code} = ${subscriptions.region} and ${regions.path} @> array[${region}]::text[])`;
  return db.select().from(subscriptions).where(inRegion).orderBy(asc(subscriptions.madeAt), asc(subscriptions.id));
}

/** A repeat keeps the first instant. */
export async function endSubscription(db: Queries, id: string, at: string): Promise<void> {
  await db
    .update(subscriptions)
    .set({ endedAt: at })
    .where(and(eq(subscriptions.id, id), isNull(subscriptions.endedAt)));
}

/** The receiver asked us to wait. */
export async function holdSubscription(db: Queries, id: string, until: string): Promise<void> {
  await db.update(subscriptions).set({ heldUntil: until }).where(eq(subscriptions.id, id));
}

export interface Rotation {
  readonly id: string;
  readonly secret: string;
  /** How long it was asked to overlap: what a repeat must ask, too. */
  readonly hours: number;
  /** Until when the secret of before signs, too. */
  readonly oldUntil: string;
}

/** Puts a new secret beside the old one; a rotation that was done changes nothing. Answers with the row as it is then. */
export async function rotateSecret(db: Queries, of: string, { id, secret, hours, oldUntil }: Rotation): Promise<Row> {
  const { rotations, rotationHours } = subscriptions;
  await db
    .update(subscriptions)
    .set({
      secret,
      oldUntil,
      oldSecret: subscriptions.secret,
      rotations: sql`array_prepend(${id}::uuid, ${rotations})`,
      rotationHours: sql`array_prepend(${hours}::integer, ${rotationHours})`,
    })
    .where(and(eq(subscriptions.id, of), sql`not ${id}::uuid = any(${rotations})`));
  return (await db.select().from(subscriptions).where(eq(subscriptions.id, of)))[0]!;
}
