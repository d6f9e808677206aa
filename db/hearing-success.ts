import { and, asc, between, eq, sql } from 'drizzle-orm';
import type { HeardLine } from '../domain/statistics/success';
import type { Queries } from './connection';
import { hearings, measured, stories } from './schema';
import type { Survey } from './statistics';
import { todaySql } from './stories';
import { notBarred, visibleTo } from './visible';

/** The hearings of petitions whose opinion was issued in the period, oldest first. A preventive one has no petition yet. */
export async function heardLines(db: Queries, { viewer, filter, period, nowMs }: Survey): Promise<HeardLine[]> {
  const repeatedOn = sql<string | null>`(select min(${measured.receivedOn}) from ${measured}
    where ${measured.repeatOf} = ${hearings.petitionId} and ${measured.receivedOn} >= ${hearings.issuedOn}
      and ${notBarred(viewer, measured)})`;
  return db
    .select({
      ...{ id: hearings.id, petitionId: sql<string>`${hearings.petitionId}`, repeatedOn, today: todaySql(nowMs) },
      issuedOn: sql<string>`${hearings.issuedOn}`,
      repeatSaid: sql<boolean>`${hearings.repeat} is true`,
    })
    .from(hearings)
    .innerJoin(stories, eq(stories.id, hearings.id))
    .where(
      and(
        visibleTo(viewer),
        between(hearings.issuedOn, period.from, period.to),
        sql`${hearings.petitionId} is not null`,
        filter.region ? sql`${stories.regionPath} @> array[${filter.region}]::text[]` : undefined,
      ),
    )
    .orderBy(asc(hearings.issuedOn), asc(hearings.id));
}
