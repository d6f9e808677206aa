import { boolean, date, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns';

/* The registers: what the office keeps about itself. */

export const regions = pgTable('regions', {
  code: text('code').primaryKey(),
  name: text('name').notNull(),
  parent: text('parent'), // null: the top
  level: integer('level').notNull(),
  /** The code and its ancestors, nearest first. */
  path: text('path').array().notNull(),
  policyId: text('policy_id'), // null: the nearest ancestor's applies
});

export const units = pgTable('units', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  kind: text('kind').notNull(),
  region: text('region').notNull(),
  parent: text('parent'), // null: no unit above it
  /** The unit and its parents, nearest first. */
  path: text('path').array().notNull(),
  mergedInto: text('merged_into'),
  /** The number at which the public reaches it. */
  phone: text('phone'), // null: the page names the unit alone
});

export const officers = pgTable(
  'officers',
  {
    id: text('id').primaryKey(),
    person: text('person').notNull(),
    name: text('name').notNull(),
    unitId: text('unit_id').notNull(),
    post: text('post').notNull(),
    rank: text('rank').notNull(),
    roles: text('roles').array().notNull(),
    deputy: text('deputy'), // null: nobody stands in
    active: boolean('active').notNull(),
    mail: text('mail'), // null: notices are read in the inbox only
  },
  (t) => [
    index('officers_by_unit').on(t.unitId),
    index('officers_by_person').on(t.person), // is the bearer of this token still in office
  ],
);

/** The joint conference's domain groups: who coordinates matters of a domain in a region and below. */
export const domainGroups = pgTable(
  'domain_groups',
  {
    domain: text('domain').notNull(),
    region: text('region').notNull(),
    leadUnit: text('lead_unit').notNull(),
    viceMayor: text('vice_mayor'), // null: nobody is in charge; the lead unit coordinates major matters, too
  },
  (t) => [primaryKey({ columns: [t.domain, t.region] })],
);

/** The word 代字 with which a unit's papers of a kind are numbered, e.g. `溪信转`. Papers issued under another keep it. */
export const paperWords = pgTable(
  'paper_words',
  {
    unitId: text('unit_id').notNull(),
    kind: text('kind').notNull(),
    word: text('word').notNull(),
    source: text('source').notNull(),
    setBy: text('set_by').notNull(),
    setAt: instant('set_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.unitId, t.kind] }),
    index('paper_words_by_word').on(t.word), // whether another unit numbers by it
  ],
);

export const calendars = pgTable('calendars', {
  year: integer('year').primaryKey(),
  version: integer('version').notNull(),
  data: jsonb('data').notNull(),
  loadedAt: instant('loaded_at').notNull(),
});

export const policies = pgTable(
  'policies',
  {
    id: text('id').notNull(),
    version: integer('version').notNull(),
    data: jsonb('data').notNull(),
  },
  (t) => [primaryKey({ columns: [t.id, t.version] })],
);

export const checklists = pgTable(
  'checklists',
  {
    id: text('id').notNull(),
    version: integer('version').notNull(),
    data: jsonb('data').notNull(),
  },
  (t) => [primaryKey({ columns: [t.id, t.version] })],
);

/** The list of routes 简明清单: one row a version, never changed once published. */
export const catalogues = pgTable('catalogues', {
  version: integer('version').primaryKey(),
  /** Derived from who published it and the Idempotency-Key: the same request again finds it. */
  id: uuid('id').notNull().unique(),
  validFrom: date('valid_from').notNull(),
  changeReason: text('change_reason').notNull(),
  entries: jsonb('entries').notNull(),
  publishedBy: text('published_by').notNull(),
  publishedAt: instant('published_at').notNull(),
  bodyHash: text('body_hash').notNull(),
});

/** "Gone through, nothing to change": what a quarter without a new version leaves. */
export const catalogueReviews = pgTable('catalogue_reviews', {
  id: uuid('id').primaryKey(),
  reviewedOn: date('reviewed_on').notNull(),
  by: text('by_person').notNull(),
  note: text('note'), // null: nothing to say
  bodyHash: text('body_hash').notNull(),
});

/** The members of each bureau's review panel: one row a version, never changed once written. The newest one holds. */
export const panelMembers = pgTable(
  'panel_members',
  {
    bureau: text('bureau').notNull(),
    person: text('person').notNull(),
    version: integer('version').notNull(),
    name: text('name').notNull(),
    kinds: text('kinds').array().notNull(),
    mainKind: text('main_kind').notNull(),
    units: text('units').array().notNull(),
    periods: jsonb('periods').notNull(),
    selectedHow: text('selected_how').notNull(),
    selectedBy: text('selected_by'), // null: applied
    changeReason: text('change_reason').notNull(),
    changedBy: text('changed_by').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.bureau, t.person, t.version] })],
);
