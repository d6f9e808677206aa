import { sql } from 'drizzle-orm';
import { bigint, boolean, date, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';

/**
 * The line that rates count of each petition (domain/statistics/measured says what is in it), and what says who may see
 * it: narrow, so that a window of many matters is read quickly. Written by `commit`, and by `huiyin measure` anew.
 */
export const measured = pgTable(
  'measured',
  {
    id: uuid('id').primaryKey(),
    version: integer('version').notNull(), // of the story, when the line last changed
    offsetMs: bigint('offset_ms', { mode: 'number' }).notNull(),
    region: text('region').notNull(),
    regionPath: text('region_path').array().notNull(),
    unitId: text('unit_id'), // null: not with a unit yet
    assistants: text('assistants').array().notNull(),
    accusedUnits: text('accused_units').array().notNull(),
    accusedOfficers: text('accused_officers').array().notNull(),
    domain: text('domain'), // null: not classified yet
    channel: text('channel').notNull(),
    track: text('track'),
    itemClass: text('item_class').notNull(),
    matterType: text('matter_type').notNull(),
    receivedByLeader: boolean('received_by_leader').notNull(),
    threeCross: text('three_cross').array().notNull().default([]),
    receivedOn: date('received_on').notNull(),
    forwardDueOn: date('forward_due_on'), // null, here and below: it is not so, or not yet
    forwardedOn: date('forwarded_on'),
    notifyDueOn: date('notify_due_on'),
    notifiedOn: date('notified_on'),
    handleDueOn: date('handle_due_on'),
    handledOn: date('handled_on'),
    acceptedOn: date('accepted_on'),
    deliveredOn: date('delivered_on'),
    handlingDays: integer('handling_days'),
    ratingDueOn: date('rating_due_on'),
    unitGrade: text('unit_grade'),
    bureauGrade: text('bureau_grade'),
    contactsBeforeChange: integer('contacts_before_change').notNull(),
    reviewAskedOn: date('review_asked_on'),
    closedOn: date('closed_on'),
    firstClosedOn: date('first_closed_on'),
    reopenedOn: date('reopened_on'),
    resolved: boolean('resolved').notNull(),
    unitLevel: integer('unit_level'), // null: the register knows no such unit
    repeatOf: uuid('repeat_of'), // null: submitted for the first time, or nobody knows of which one it is the repeat
  },
  (t) => [
    // One for each day that may place a matter in a window, with the id for pages.
    index('measured_by_received').on(t.receivedOn, t.id),
    index('measured_by_forward_due').on(t.forwardDueOn, t.id),
    index('measured_by_notify_due').on(t.notifyDueOn, t.id),
    index('measured_by_accepted').on(t.acceptedOn, t.id),
    index('measured_by_handle_due').on(t.handleDueOn, t.id),
    index('measured_by_delivered').on(t.deliveredOn, t.id),
    index('measured_by_rating_due').on(t.ratingDueOn, t.id),
    index('measured_by_closed').on(t.closedOn, t.id),
    index('measured_by_first_closed').on(t.firstClosedOn, t.id),
    index('measured_repeats').on(t.repeatOf, t.receivedOn).where(sql`${t.repeatOf} is not null`), // what came back
  ],
);
