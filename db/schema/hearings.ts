import { boolean, date, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns';

/** What lists and figures need of a hearing besides its story; who sits in it is on the story. */
export const hearings = pgTable(
  'hearings',
  {
    id: uuid('id').primaryKey(),
    petitionId: uuid('petition_id'), // null: preventive, there is no petition
    reviewId: uuid('review_id'),
    packageId: uuid('package_id'),
    step: text('step').notNull(),
    applicant: text('applicant').notNull(),
    open: boolean('open').notNull(),
    proposedOn: date('proposed_on').notNull(),
    sessionAt: instant('session_at'), // null: no day is set yet
    convenedOn: date('convened_on'), // null: not opened
    result: text('result'), // null: not ended, and no opinion
    upheld: boolean('upheld'), // null: nothing was voted
    issuedOn: date('issued_on'),
    deliveredOn: date('delivered_on'),
    repeat: boolean('repeat'), // null: whether the matter came again is still asked
  },
  (t) => [
    index('hearings_by_petition').on(t.petitionId), // the hearings of a matter
    index('hearings_by_session').on(t.sessionAt), // the calendar of sessions
  ],
);

/**
 * The key of a hearing's ballots while its panel deliberates, wrapped by the master key. The tally deletes the row in its own
 * transaction: from then on no ballot can be opened.
 */
export const ballotKeys = pgTable('ballot_keys', {
  hearing: uuid('hearing').primaryKey(),
  round: integer('round').notNull(),
  wrapped: text('wrapped').notNull(),
});

/** The one story that has called a hearing of a petition and waits for it. Two that call at once find it here. */
export const hearingPlaces = pgTable(
  'hearing_places',
  {
    petition: uuid('petition').primaryKey(),
    caller: uuid('caller').notNull(),
  },
  (t) => [index('hearing_places_by_caller').on(t.caller)], // what a hearing that ends lets go of
);
