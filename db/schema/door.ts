import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant } from './columns';

/* The door's own tables. */

/** A petition's own key, wrapped by the master key. Deleting the row erases the person's data. */
export const matterKeys = pgTable('matter_keys', {
  matter: uuid('matter').primaryKey(),
  wrapped: text('wrapped').notNull(),
});

/** Keyed hashes of phone and identity numbers, and (a weak sign) of name with address: for the duplicate check, never in events. */
export const personHashes = pgTable(
  'person_hashes',
  {
    matter: uuid('matter').notNull(),
    kind: text('kind').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [primaryKey({ columns: [t.matter, t.kind, t.hash] }), index('person_hashes_by_hash').on(t.kind, t.hash)],
);

export const documents = pgTable(
  'documents',
  {
    id: uuid('id').primaryKey(),
    story: uuid('story').notNull(),
    type: text('type').notNull(),
    version: integer('version').notNull(),
    sha256: text('sha256').notNull(),
    size: integer('size').notNull(),
    mediaType: text('media_type').notNull(),
    filedBy: text('filed_by').notNull(),
    filedAt: instant('filed_at').notNull(),
    inputHash: text('input_hash').notNull(),
    content: bytes('content'), // null: erased
  },
  (t) => [index('documents_by_story').on(t.story)],
);

/** Who read a person's data, or took a list, when. */
export const accessLog = pgTable('access_log', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  at: instant('at').notNull(),
  person: text('person').notNull(),
  role: text('role').notNull(),
  story: uuid('story'), // null: a whole list was taken
  what: text('what').notNull(),
  filter: jsonb('filter').$type<Readonly<Record<string, unknown>>>(), // null: no list
  rows: integer('rows'), // null: no list, or its taking broke off
});

export const erasures = pgTable('erasures', {
  matter: uuid('matter').primaryKey(),
  at: instant('at').notNull(),
  by: text('by_person').notNull(),
  reason: text('reason').notNull(),
});

/**
 * What opens a matter's page: the hash of a token and the slow hash of its PIN, under the number by which the story knows
 * the link. Whether it still opens anything, the story says.
 */
export const pageLinks = pgTable(
  'page_links',
  {
    story: uuid('story').notNull(),
    no: integer('no').notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    pinSalt: bytes('pin_salt').notNull(),
    pinHash: bytes('pin_hash').notNull(),
  },
  (t) => [primaryKey({ columns: [t.story, t.no] })],
);

/** Guesses, and forms that the public sends, counted over all processes. A key is a keyed hash: neither an address nor a token. */
export const guesses = pgTable(
  'guesses',
  {
    key: text('key').primaryKey(),
    count: integer('count').notNull(),
    until: instant('until').notNull(),
  },
  (t) => [index('guesses_by_until').on(t.until)], // which are old enough to be forgotten
);

/** Links to an officer's calendar feed: only the hash of the token, so that nobody reads a live link here. */
export const calendarLinks = pgTable(
  'calendar_links',
  {
    id: uuid('id').primaryKey(),
    person: text('person').notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    madeAt: instant('made_at').notNull(),
    revokedAt: instant('revoked_at'), // null: it is read
  },
  (t) => [index('calendar_links_by_person').on(t.person)],
);

/** First answers of keyed requests that leave neither a line in the record nor a paper. Nothing of a person. */
export const requestKeys = pgTable(
  'request_keys',
  {
    commandId: uuid('command_id').primaryKey(),
    route: text('route').notNull(),
    inputHash: text('input_hash').notNull(),
    answer: text('answer'), // null: at work. Text, so that a repeat gets the same bytes
    at: instant('at').notNull(),
  },
  (t) => [index('request_keys_by_at').on(t.at)], // which are old enough to be forgotten
);
