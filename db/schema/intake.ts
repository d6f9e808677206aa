import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant } from './columns';

/* Tables of matters that are registered many at a time. The door's own. */

export const intakeBatches = pgTable(
  'intake_batches',
  {
    /** Derived from who brought it and the file's bytes: the same file again is the same batch. */
    id: uuid('id').primaryKey(),
    /** On whose behalf, as the registers knew the person when the file came. */
    viewer: jsonb('viewer').notNull(),
    at: instant('at').notNull(),
    lines: integer('lines').notNull(),
    encoding: text('encoding').notNull(),
    wrapped: text('wrapped'), // null, as `content`: worked off; nothing of a person is kept any longer
    content: bytes('content'),
    workedUntil: instant('worked_until'), // null: nobody works on it
    doneAt: instant('done_at'), // null: at work
  },
  (t) => [index('intake_batches_at_work').on(t.at).where(sql`${t.content} is not null`)], // what is left to do
);

/** What became of each line. Nothing of a person: a refusal names columns, never what stands in them. */
export const intakeLines = pgTable(
  'intake_lines',
  {
    batch: uuid('batch').notNull(),
    line: integer('line').notNull(),
    result: text('result').notNull(),
    petition: uuid('petition'), // null: refused
    number: text('number'),
    code: text('code'), // null: registered, and every scan that came with it is filed
    errors: jsonb('errors'),
  },
  (t) => [primaryKey({ columns: [t.batch, t.line] }), index('intake_lines_by_result').on(t.batch, t.result, t.line)],
);
