import { and, asc, desc, eq, isNull, lte, sql } from 'drizzle-orm';
import type { CatalogueCard } from '../domain/acts';
import { type Catalogue, type CatalogueDraft, type CatalogueEntry, nextVersion } from '../domain/catalogue';
import { dayOf, type Instant, type IsoDate } from '../domain/time';
import type { Db, Queries } from './connection';
import { catalogueReviews, catalogues, regions, units } from './schema';

/** A published version with who brought it out. */
export interface PublishedCatalogue extends Catalogue {
  readonly id: string;
  readonly publishedBy: string;
  readonly publishedAt: Instant;
  readonly bodyHash: string;
}

const columns = {
  ...{ version: catalogues.version, id: catalogues.id, validFrom: catalogues.validFrom },
  ...{ changeReason: catalogues.changeReason, entries: sql<CatalogueEntry[]>`${catalogues.entries}` },
  ...{ publishedBy: catalogues.publishedBy, publishedAt: catalogues.publishedAt, bodyHash: catalogues.bodyHash },
};

/** Every version, the first one first. */
export const catalogueVersions = (db: Queries): Promise<PublishedCatalogue[]> =>
  db.select(columns).from(catalogues).orderBy(asc(catalogues.version));

export async function catalogueVersion(db: Queries, version: number): Promise<PublishedCatalogue | undefined> {
  return (await db.select(columns).from(catalogues).where(eq(catalogues.version, version)))[0];
}

/** The version in force on a day; none before the first one is. */
export async function catalogueOn(db: Queries, day: IsoDate): Promise<PublishedCatalogue | undefined> {
  const inForce = db.select(columns).from(catalogues).where(lte(catalogues.validFrom, day));
  return (await inForce.orderBy(desc(catalogues.version)).limit(1))[0];
}

/** What a classification must know of it: the version, and the routes of the classes it names. */
export async function catalogueCard(
  db: Queries,
  day: IsoDate,
  classes: readonly string[],
): Promise<CatalogueCard | undefined> {
  const found = await catalogueOn(db, day);
  const named = found?.entries.filter(({ problemClass }) => classes.includes(problemClass)) ?? [];
  const routes = Object.fromEntries(named.map(({ problemClass, route }) => [problemClass, route]));
  return found && { version: found.version, routes };
}

export interface Publication {
  readonly id: string;
  readonly by: string;
  readonly at: Instant;
  readonly bodyHash: string;
  readonly draft: CatalogueDraft;
}

/**
 * Publishes the next version; one that this id published before is answered as it is. Undefined: the draft would be in
 * force before the newest version, or in days that have passed under another one.
 */
export async function publishCatalogue(db: Db, publication: Publication): Promise<PublishedCatalogue | undefined> {
  const { id, by, at, bodyHash, draft } = publication;
  return db.transaction(async (tx) => {
    await tx.execute(sql`lock table ${catalogues} in share row exclusive mode`);
    const known = await catalogueVersions(tx);
    const mine = known.find((one) => one.id === id);
    if (mine) return mine;
    const newest = known.at(-1);
    if (newest && (draft.validFrom < newest.validFrom || draft.validFrom < dayOf(at))) return undefined;
    const row = { ...nextVersion(newest, draft), id, publishedBy: by, publishedAt: at, bodyHash };
    await tx.insert(catalogues).values(row);
    return row;
  });
}

export type CatalogueReview = typeof catalogueReviews.$inferSelect;

/** Keeps the review and answers with the first one of its id. */
export async function recordReview(db: Queries, review: CatalogueReview): Promise<CatalogueReview> {
  await db.insert(catalogueReviews).values(review).onConflictDoNothing();
  return (await db.select().from(catalogueReviews).where(eq(catalogueReviews.id, review.id)))[0]!;
}

/** The day on which the list was last gone through: by a new version or by a review that changed nothing. */
export async function lastReviewedOn(db: Queries): Promise<IsoDate | undefined> {
  const [version] = await db
    .select({ at: catalogues.publishedAt })
    .from(catalogues)
    .orderBy(desc(catalogues.version))
    .limit(1);
  const [review] = await db
    .select({ on: catalogueReviews.reviewedOn })
    .from(catalogueReviews)
    .orderBy(desc(catalogueReviews.reviewedOn))
    .limit(1);
  return [version ? dayOf(version.at) : '', review?.on ?? ''].sort().at(-1) || undefined;
}

/** The bureau that keeps the list: the one of the region above which there is none. */
export async function catalogueKeeper(db: Queries): Promise<string | undefined> {
  const [found] = await db
    .select({ id: units.id })
    .from(units)
    .innerJoin(regions, eq(regions.code, units.region))
    .where(and(eq(units.kind, 'bureau'), isNull(regions.parent), isNull(units.mergedInto)))
    .orderBy(asc(regions.code), asc(units.id))
    .limit(1);
  return found?.id;
}
