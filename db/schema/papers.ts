import { index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns';

/* The door's own tables of papers. Nothing of a person stands in them: the paper itself is a document, sealed. */

/** One counter row a word and year: numbers are taken in the transaction that issues the paper, so none is lost. */
export const paperSeries = pgTable(
  'paper_series',
  {
    word: text('word').notNull(),
    year: integer('year').notNull(),
    last: integer('last').notNull(),
  },
  (t) => [primaryKey({ columns: [t.word, t.year] })],
);

/** A paper with its serial number 文号. Its id is that of the document. */
export const papers = pgTable(
  'papers',
  {
    id: uuid('id').primaryKey(),
    story: uuid('story').notNull(),
    kind: text('kind').notNull(),
    unitId: text('unit_id').notNull(),
    word: text('word').notNull(),
    year: integer('year').notNull(),
    no: integer('no').notNull(),
    issuedBy: text('issued_by').notNull(),
    issuedAt: instant('issued_at').notNull(),
    voidedAt: instant('voided_at'), // null: it stands
    voidedBy: text('voided_by'),
    voidReason: text('void_reason'),
  },
  (t) => [
    unique('papers_by_number').on(t.word, t.year, t.no),
    index('papers_by_story').on(t.story), // the papers of a matter
  ],
);
