import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant } from './columns';

/* What `commit` writes besides the read rows: nothing else may. */

/** The record: one permanent line an act, alert or fact. */
export const events = pgTable(
  'events',
  {
    story: uuid('story').notNull(),
    seq: integer('seq').notNull(),
    kind: text('kind').notNull(),
    commandId: text('command_id').notNull(),
    act: text('act').notNull(),
    actor: jsonb('actor').notNull(),
    at: instant('at').notNull(),
    from: text('from_stage').notNull(),
    to: text('to_stage').notNull(),
    basis: text('basis').notNull(),
    data: jsonb('data').notNull(),
    inputHash: text('input_hash'), // null: nobody typed anything (alerts, facts)
    prevHash: text('prev_hash').notNull(),
    hash: text('hash').notNull(),
    recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'string' })
      .notNull()
      .default(sql`clock_timestamp()`), // the server's own time, no business fact
  },
  (t) => [primaryKey({ columns: [t.story, t.seq] }), uniqueIndex('events_by_command').on(t.story, t.commandId)],
);

/** One signed head a story: betrays a cut tail. */
export const heads = pgTable('heads', {
  story: uuid('story').primaryKey(),
  seq: integer('seq').notNull(),
  hash: text('hash').notNull(),
  signature: text('signature').notNull(),
});

/** Every clock of a story, explained. */
export const clocks = pgTable(
  'clocks',
  {
    story: uuid('story').notNull(),
    rule: text('rule').notNull(),
    instance: integer('instance').notNull(),
    kind: text('kind').notNull(),
    state: text('state').notNull(),
    startOn: date('start_on').notNull(),
    strictOn: date('strict_on').notNull(),
    dueOn: date('due_on').notNull(),
    dueAt: instant('due_at').notNull(),
    yellowAt: instant('yellow_at'), // null: this kind of clock has no colour
    redAt: instant('red_at'),
    metOn: date('met_on'), // null: not met (yet)
    lateDays: integer('late_days'),
    provisional: boolean('provisional').notNull(),
    clock: jsonb('clock').notNull(),
    explanation: jsonb('explanation').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.story, t.rule, t.instance] }),
    index('clocks_by_due').on(t.state, t.dueOn), // which deadlines a new calendar touches
  ],
);

/** Who held a matter from when to when: "where did the days go" adds up. */
export const holdings = pgTable(
  'holdings',
  {
    story: uuid('story').notNull(),
    seq: integer('seq').notNull(),
    unitId: text('unit_id').notNull(),
    from: instant('from_at').notNull(),
    to: instant('to_at'), // null: holds it now
  },
  (t) => [primaryKey({ columns: [t.story, t.seq] })],
);

/** Inbox lines: what waits for whom. */
export const tasks = pgTable(
  'tasks',
  {
    story: uuid('story').notNull(),
    key: text('key').notNull(),
    act: text('act').notNull(),
    unitId: text('unit_id').notNull(),
    role: text('role').notNull(),
    officerId: text('officer_id'), // null: anybody of the unit with the role
    dueOn: date('due_on'),
    openedAt: instant('opened_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.story, t.key] }),
    index('tasks_by_unit').on(t.unitId, t.role, t.dueOn), // my inbox
  ],
);

/** Reminders, warning slips and messages, with the person each went to and why. */
export const notices = pgTable(
  'notices',
  {
    story: uuid('story').notNull(),
    seq: integer('seq').notNull(),
    n: integer('n').notNull(),
    at: instant('at').notNull(),
    topic: text('topic').notNull(),
    level: text('level'), // null: a message, no rung of a ladder
    clock: text('clock'),
    asked: text('asked').notNull(),
    unitId: text('unit_id'),
    role: text('role'),
    officerId: text('officer_id'), // null: the role inbox of the unit
    why: text('why').notNull(),
    dueAt: instant('due_at'), // the instant it was to be sent: lateness is `at` − `due_at`
  },
  (t) => [
    primaryKey({ columns: [t.story, t.seq, t.n] }),
    index('notices_by_officer').on(t.officerId, t.at),
    index('notices_by_unit').on(t.unitId, t.role, t.at),
    index('notices_of_alerts').on(t.at).where(sql`${t.level} is not null`), // the alerts of the last day
  ],
);

/** What has happened, in the order it did. The sender spreads each line over those who are to hear of it. */
export const outbox = pgTable(
  'outbox',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    story: uuid('story').notNull(),
    seq: integer('seq').notNull(),
    at: instant('at').notNull(),
    type: text('type').notNull(),
    body: jsonb('body').notNull(),
    spread: boolean('spread').notNull().default(false),
  },
  (t) => [index('outbox_unspread').on(t.id).where(sql`not ${t.spread}`)], // what nobody has looked at yet
);

/** Counters of numbers 编号 by bureau, kind and year. */
export const numberSeries = pgTable('number_series', {
  series: text('series').primaryKey(),
  last: integer('last').notNull(),
});

/** Seeds of draws under the master key, one a draw: nobody sees one before its draw, which writes it into the record. */
export const drawSeeds = pgTable(
  'draw_seeds',
  {
    story: uuid('story').notNull(),
    no: integer('no').notNull(),
    wrapped: text('wrapped').notNull(),
  },
  (t) => [primaryKey({ columns: [t.story, t.no] })],
);
