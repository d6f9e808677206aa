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
