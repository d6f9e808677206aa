import { date, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';

/**
 * What anybody may read of a hearing: written by `commit` when the opinion is published, and gone when that is withdrawn;
 * a matter is erased only after that. A second person has seen that nobody is named in it.
 */
export const publishedOpinions = pgTable(
  'published_opinions',
  {
    hearing: uuid('hearing').primaryKey(),
    number: text('number').notNull().unique(), // its address
    bureauId: text('bureau_id').notNull(),
    unitId: text('unit_id'), // null: no unit answers for it any more
    sessionOn: date('session_on').notNull(),
    issuedOn: date('issued_on').notNull(),
    publishedOn: date('published_on').notNull(),
    decides: text('decides').notNull(),
    votes: jsonb('votes').notNull(),
    text: text('text').notNull(),
  },
  (t) => [index('published_opinions_by_day').on(t.publishedOn, t.number)], // the list, newest first
);
