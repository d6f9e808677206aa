import { and, desc, eq, inArray, ne, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { AnyState } from '../domain/story';
import type { Db, Queries } from './connection';
import { type PersonHash, strongKinds } from './keys';
import { personHashes, petitions, stories } from './schema';
import { isAccusation } from './schema/rows';
import { textArray, uuidList } from './values';
import { type Viewer, visibleTo } from './visible';

/** Shared trigrams over all trigrams, from which on two texts are shown side by side (office setting). */
export const similarFrom = 0.2;
/** Characters of the matter's own words that are looked for: each is one more list of the index to read. */
const comparedLength = 1500;
const most = { byPerson: 50, byWords: 10 };

/** The signs by which a candidate was found: kinds of person hashes, `accused`, `words`. */
export type Found = ReadonlyMap<string, readonly string[]>;

/** What the candidates of a matter are found by; words are null for accusations, which are never compared. */
export async function subjectOf(db: Queries, id: string) {
  const [own] = await db
    .select({
      words: petitions.words,
      accusedUnits: stories.accusedUnits,
      accusedOfficers: stories.accusedOfficers,
      isIdentified,
    })
    .from(petitions)
    .innerJoin(stories, eq(stories.id, petitions.id))
    .where(eq(petitions.id, id));
  return own && { id, ...own };
}
export type Subject = NonNullable<Awaited<ReturnType<typeof subjectOf>>> & {
  /** Of a matter that is not registered yet: its persons, who are kept nowhere. */
  readonly hashes?: readonly PersonHash[];
};

/** Whether the matter has a person that is known by phone or identity number. */
const isIdentified = sql<boolean>`exists (select 1 from ${personHashes}
  where ${personHashes.matter} = ${stories.id} and ${inArray(personHashes.kind, [...strongKinds])})`;

/** Matters the viewer may see that are like this one: by person, by the accused, by words. */
export async function findCandidates(db: Db, viewer: Viewer, subject: Subject): Promise<Found> {
  const [persons, accused, words] = await Promise.all([
    subject.hashes ? byHashes(db, viewer, subject.hashes) : byPerson(db, viewer, subject.id),
    byAccused(db, viewer, subject),
    subject.words === null ? [] : byWords(db, viewer, { id: subject.id, words: subject.words }),
  ]);
  const found = new Map<string, string[]>();
  const add = (id: string, sign: string) => found.set(id, [...(found.get(id) ?? []), sign]);
  for (const { id, kind } of persons) add(id, kind);
  for (const { id } of accused) add(id, 'accused');
  for (const { id } of words) add(id, 'words');
  return found;
}

const theirs = alias(personHashes, 'theirs');
const samePerson = (id: string, kinds?: readonly string[]) =>
  and(
    eq(personHashes.matter, id),
    eq(theirs.kind, personHashes.kind),
    eq(theirs.hash, personHashes.hash),
    ne(theirs.matter, id),
    kinds ? inArray(personHashes.kind, [...kinds]) : undefined,
  );

function byPerson(db: Queries, viewer: Viewer, id: string) {
  return db
    .selectDistinct({ id: stories.id, kind: theirs.kind, beganAt: stories.beganAt })
    .from(personHashes)
    .innerJoin(theirs, eq(theirs.hash, personHashes.hash))
    .innerJoin(stories, eq(stories.id, theirs.matter))
    .where(and(samePerson(id), visibleTo(viewer)))
    .orderBy(desc(stories.beganAt), stories.id, theirs.kind)
    .limit(most.byPerson);
}

async function byHashes(db: Queries, viewer: Viewer, hashes: readonly PersonHash[]) {
  if (hashes.length === 0) return [];
  const same = hashes.map(({ kind, hash }) => and(eq(theirs.kind, kind), eq(theirs.hash, hash)));
  return db
    .selectDistinct({ id: stories.id, kind: theirs.kind, beganAt: stories.beganAt })
    .from(theirs)
    .innerJoin(stories, eq(stories.id, theirs.matter))
    .where(and(or(...same), visibleTo(viewer)))
    .orderBy(desc(stories.beganAt), stories.id, theirs.kind)
    .limit(most.byPerson);
}

async function byAccused(db: Queries, viewer: Viewer, { id, accusedUnits, accusedOfficers }: Subject) {
  if (accusedUnits.length + accusedOfficers.length === 0) return [];
  return db
    .select({ id: stories.id })
    .from(stories)
    .where(
      and(
        isAccusation,
        sql`(${stories.accusedUnits} && ${textArray(accusedUnits)} or ${stories.accusedOfficers} && ${textArray(accusedOfficers)})`,
        eq(stories.kind, 'petition'),
        ne(stories.id, id),
        visibleTo(viewer),
      ),
    )
    .orderBy(desc(stories.beganAt), stories.id)
    .limit(most.byPerson);
}

/** The question by words, for a transaction that has been `preparedForWords`; the index answers before anything else. */
export const alike = (viewer: Viewer, { id, words }: { id: string; words: string }): SQL<{ id: string }> => sql`
  with alike as materialized (
    select id, words from ${petitions} where ${sql.identifier('words')} % ${words.slice(0, comparedLength)}
  )
  select alike.id as id from alike join ${stories} on ${stories.id} = alike.id
  where alike.id <> ${id} and ${visibleTo(viewer)}
  order by ${similarity(sql`alike.words`, words)} desc, alike.id limit ${most.byWords}`;

/** The planner takes comparing long texts for as cheap as comparing numbers, and would read the whole table. */
export const prepareForWords = (tx: Queries) =>
  tx.execute(
    sql`select set_config('pg_trgm.similarity_threshold', ${String(similarFrom)}, true), set_config('enable_seqscan', 'off', true)`,
  );

const similarity = (theirWords: SQL, words: string): SQL<number> =>
  sql<number>`similarity(left(${theirWords}, ${comparedLength}::int), ${words.slice(0, comparedLength)})`;

async function byWords(db: Db, viewer: Viewer, subject: { id: string; words: string }): Promise<{ id: string }[]> {
  return db.transaction(async (tx) => {
    await prepareForWords(tx);
    return [...(await tx.execute<{ id: string }>(alike(viewer, subject)))];
  });
}

/** What is shown of the candidates; the caller has found them among what the viewer may see. */
export async function candidateRows(db: Queries, viewer: Viewer, subject: Subject, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const { receivedOn, deliveredOn, closedOn, itemClass, matterType, words } = petitions;
  return db
    .select({
      id: stories.id,
      number: stories.number,
      unit: stories.unitId,
      over: stories.over,
      ...{ receivedOn, deliveredOn, closedOn, itemClass, matterType, class: petitions.class, words },
      similarity: subject.words === null ? sql<null>`null` : similarity(sql`${words}`, subject.words),
      isIdentified,
      state: sql<AnyState>`${stories.state}`,
    })
    .from(stories)
    .innerJoin(petitions, eq(petitions.id, stories.id))
    .where(and(sql`${stories.id} = any(${uuidList(ids)})`, visibleTo(viewer)));
}

/**
 * How many matters of the same persons other regions have, and no more: by phone or identity number only, no words
 * compared, accusations not counted.
 */
export async function countElsewhere(db: Queries, viewer: Viewer, id: string) {
  return (
    db
      .select({ region: stories.region, count: sql<number>`count(distinct ${stories.id})::int` })
      .from(personHashes)
      .innerJoin(theirs, eq(theirs.hash, personHashes.hash))
      .innerJoin(stories, eq(stories.id, theirs.matter))
      // Null, not false, where a matter has no unit yet: that is not seen either.
      .where(and(samePerson(id, strongKinds), sql`not ${isAccusation}`, sql`(${visibleTo(viewer)}) is not true`))
      .groupBy(stories.region)
      .orderBy(stories.region)
  );
}
