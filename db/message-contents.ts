import { and, eq, inArray, sql } from 'drizzle-orm';
import type { StoryEvent } from '../domain/event';
import type { CommonFacts } from '../domain/story';
import type { Queries } from './connection';
import { eventsOf } from './events';
import type { Message } from './messages';
import { postsOf } from './registers';
import { events, isAccusation, officers, outbox, stories } from './schema';
import { notBarred } from './visible';

/** What a message is about: its line of the record and where the matter stands. */
export interface Subject {
  readonly event: StoryEvent;
  readonly line: number;
  readonly number: string;
  readonly region: string;
  readonly training: boolean;
  readonly isAccusation: boolean;
  readonly facts: CommonFacts;
}

/** Read anew for every try: what a message says is kept nowhere but in the record. */
export async function subjectOf(db: Queries, { line }: Pick<Message, 'line'>): Promise<Subject> {
  const [row] = await db
    .select({
      ...{ story: outbox.story, seq: outbox.seq, number: stories.number, region: stories.region },
      ...{ training: stories.training, isAccusation: sql<boolean>`${isAccusation}` },
      facts: sql<CommonFacts>`${stories.state} -> 'facts'`,
    })
    .from(outbox)
    .innerJoin(stories, eq(stories.id, outbox.story))
    .where(eq(outbox.id, line));
  if (!row) throw new Error(`outbox line ${line} is gone`);
  const [event] = await eventsOf(db, and(eq(events.story, row.story), eq(events.seq, row.seq)));
  return { ...row, event: event!, line };
}

/** Where an officer gets mail about a matter; a word says why not: no post or address any more, or no business with it. */
export async function mailOf(
  db: Queries,
  person: string,
  { event, facts }: Subject,
): Promise<{ to: string } | { because: 'noMail' | 'barred' }> {
  const posts = await postsOf(db, person);
  const unitPath = [...new Set(posts.filter(({ active }) => active).flatMap((post) => post.unitPath))];
  const isFree = notBarred({ id: person, roles: [], unitPath });
  const [free] = await db
    .select({ id: stories.id })
    .from(stories)
    .where(and(eq(stories.id, event.story), isFree));
  if (!free || facts.recused?.includes(person)) return { because: 'barred' };
  const [post] = await db
    .select({ mail: officers.mail })
    .from(officers)
    .where(and(eq(officers.person, person), officers.active, sql`${officers.mail} is not null`))
    .orderBy(officers.id)
    .limit(1);
  return post?.mail ? { to: post.mail } : { because: 'noMail' };
}

/** The persons of a petition as sealed: its representatives as last named (R22-20), else those it was registered with. */
export async function sealedPersons(db: Queries, story: string): Promise<readonly unknown[]> {
  const named = await eventsOf(
    db,
    and(eq(events.story, story), inArray(events.act, ['register', 'nameRepresentatives'])),
  );
  const { persons = [], reps = persons } = (named.at(-1)?.data.input ?? {}) as {
    persons?: readonly unknown[];
    reps?: readonly unknown[];
  };
  return reps;
}
