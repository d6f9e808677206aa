import { sql } from 'drizzle-orm';
import { bigint, boolean, date, index, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns';
import { dueNext, isAssisted, isDeeper, regionAt, regionLevels } from './order';

/* The read rows of stories: written by `commit` alone, read by every list. */

/** Whether somebody is accused in a matter; as the index of accusations has it. */
export const isAccusation = sql`(cardinality("stories"."accused_units") + cardinality("stories"."accused_officers") > 0)`;

/** A petition that still has a paper to be delivered: the notice, the extension's, the handing over's, the opinion. */
export const isUndelivered = sql`("stories"."kind" = 'petition' and not "stories"."over" and (
  ("stories"."state" #> '{facts,notice}' is not null and "stories"."state" #> '{facts,notice,deliveredOn}' is null)
  or ("stories"."state" #> '{facts,extension,notice}' is not null
    and "stories"."state" #> '{facts,extension,notice,deliveredOn}' is null)
  or ("stories"."state" #> '{facts,routedOut}' is not null
    and "stories"."state" #> '{facts,routedOut,notice,deliveredOn}' is null)
  or ("stories"."state" #>> '{facts,reply,state}' = 'signed' and "stories"."state" #> '{facts,deliveredOn}' is null)))`;

/** Listed or assigned by a superior. */
export const isFromAbove = sql<boolean>`coalesce(("stories"."state" -> 'facts' ->> 'assignedFromAbove')::boolean, false)`;

/** What is over and may yet count as backlog, whatever came after it; as the index of candidates has it. */
export const endedFromAbove = sql`("stories"."kind" = 'petition' and "stories"."over" and ${isFromAbove})`;

/** What every story has, whatever its kind; `state` is its whole memory (no person's data). */
export const stories = pgTable(
  'stories',
  {
    id: uuid('id').primaryKey(),
    kind: text('kind').notNull(),
    version: integer('version').notNull(),
    stage: text('stage').notNull(),
    over: boolean('over').notNull(),
    number: text('number').notNull(),
    region: text('region').notNull(),
    regionPath: text('region_path').array().notNull(),
    bureauId: text('bureau_id').notNull(),
    unitId: text('unit_id'), // null: not with a unit yet
    assistants: text('assistants').array().notNull(),
    leaders: text('leaders').array().notNull().default(sql`'{}'`), // who leads a package or one of its sides
    seated: text('seated').array().notNull().default(sql`'{}'`), // who sits in a hearing or stands by
    holderUnit: text('holder_unit'), // null: nobody must act
    officerId: text('officer_id'), // null: no named officer
    counterUnit: text('counter_unit'), // null: a bureau registered it, or it is with a unit by now
    parent: uuid('parent'), // null: opened by a person
    accusedUnits: text('accused_units').array().notNull(),
    accusedOfficers: text('accused_officers').array().notNull(),
    yellowAt: instant('yellow_at'), // null: no duty clock runs
    redAt: instant('red_at'),
    nextDueOn: date('next_due_on'), // null: nothing runs against a date
    targetMissed: boolean('target_missed').notNull(),
    offsetMs: bigint('offset_ms', { mode: 'number' }).notNull(),
    training: boolean('training').notNull(),
    beganAt: instant('began_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'string' })
      .notNull()
      .default(sql`clock_timestamp()`),
    state: jsonb('state').notNull(),
  },
  (t) => [
    // Lists, due next first: of a region and below, of what a unit leads, assists or took in, of a bureau's hearings.
    // Postgres keeps statistics of what a whole index holds alone; the upper levels are rare and cost nothing without rows.
    ...regionLevels.map((level) => {
      const byRegion = index(`stories_by_region_${level}`).on(t.kind, regionAt(level), t.over, dueNext, t.id);
      return level <= 2 ? byRegion : byRegion.where(sql`${regionAt(level)} is not null`);
    }),
    index('stories_by_deeper').using('gin', t.regionPath).where(isDeeper),
    index('stories_by_unit').on(t.unitId, t.kind, t.over, dueNext, t.id),
    index('stories_by_assistant').using('gin', t.assistants).where(isAssisted),
    index('stories_by_counter').on(t.counterUnit, t.kind).where(sql`${t.counterUnit} is not null`),
    index('stories_by_bureau').on(t.bureauId).where(sql`${t.kind} = 'hearing'`),
    index('stories_by_parent').on(t.parent), // the open stories of a matter
    index('stories_open').on(t.kind, t.redAt, t.yellowAt).where(sql`not ${t.over}`), // open matters by colour
    index('stories_by_recorded').on(t.recordedAt), // which stories to wake after a crash
    index('stories_by_accused').using('gin', t.accusedUnits, t.accusedOfficers).where(isAccusation), // accused alike
    index('stories_undelivered').on(dueNext, t.id).where(isUndelivered), // sent, no proof of delivery
    ...regionLevels.map((level) =>
      index(`stories_from_above_${level}`)
        .on(regionAt(level), dueNext, t.id)
        .where(sql`${endedFromAbove} and ${regionAt(level)} is not null`),
    ), // candidates for leader packages
    index('stories_by_leader').using('gin', t.leaders).where(sql`${t.kind} = 'package'`), // my packages
    index('stories_by_seat').using('gin', t.seated).where(sql`${t.kind} = 'hearing'`), // my hearings
  ],
);

/** What lists show of a petition besides its story. Words may be searched; who the petitioner is stays sealed. */
export const petitions = pgTable(
  'petitions',
  {
    id: uuid('id').primaryKey(),
    channel: text('channel').notNull(),
    receivedOn: date('received_on').notNull(),
    matterType: text('matter_type').notNull(),
    itemClass: text('item_class').notNull(),
    class: text('class').notNull(),
    place: text('place').notNull(),
    headcount: integer('headcount').notNull(),
    domain: text('domain'), // null: not classified yet
    severity: text('severity'),
    track: text('track'),
    route: text('route'),
    handedOverOn: date('handed_over_on'), // null: not routed out
    receiptOn: date('receipt_on'), // null: no receipt of the other organ yet
    acceptedOn: date('accepted_on'),
    deliveredOn: date('delivered_on'),
    closedOn: date('closed_on'),
    resolved: boolean('resolved'), // null: not closed; closed and resolved are two facts
    receivedByLeader: boolean('received_by_leader').notNull().default(false),
    threeCross: text('three_cross').array().notNull().default([]),
    /** The words of the petition: null for accusations (sealed in the record only) and after erasure. */
    words: text('words'),
  },
  (t) => [
    index('petitions_by_received').on(t.receivedOn, t.id), // exports
    index('petitions_by_words').using('gin', sql`${t.words} gin_trgm_ops`), // free text search
    index('petitions_by_accepted').on(t.acceptedOn), // what has been open for long
  ],
);

/** What lists show of a review besides its story. */
export const reviews = pgTable(
  'reviews',
  {
    id: uuid('id').primaryKey(),
    petitionId: uuid('petition_id').notNull(),
    kind: text('kind').notNull(),
    receivedOn: date('received_on').notNull(),
    outcome: text('outcome'), // null: not decided
    deliveredOn: date('delivered_on'), // null: no decision or notice has reached the petitioner
  },
  (t) => [index('reviews_by_petition').on(t.petitionId)], // the reviews of a matter
);

/** What lists, the campaign's figures and draws need of a leader package besides its story. */
export const packages = pgTable(
  'packages',
  {
    id: uuid('id').primaryKey(),
    petitionIds: uuid('petition_ids').array().notNull(),
    criterion: text('criterion').notNull(),
    campaign: text('campaign'), // null: of no named drive
    leader: text('leader'), // null: not bound yet
    territoryUnit: text('territory_unit'), // null: that side is not assigned yet
    departmentUnit: text('department_unit'),
    listedOn: date('listed_on').notNull(),
    activeOn: date('active_on'), // null: the work has not begun
    targetOn: date('target_on'),
    struckOffOn: date('struck_off_on'), // null: not struck off, or relapsed since
    closeOutKind: text('close_out_kind'),
    relapses: integer('relapses').notNull(),
    lastRelapseOn: date('last_relapse_on'),
    followUpsOpen: integer('follow_ups_open').notNull().default(0), // left by spot checks
    nextFollowUpOn: date('next_follow_up_on'),
  },
  (t) => [
    index('packages_by_petition').using('gin', t.petitionIds), // in which package a matter is
    index('packages_by_leader').on(t.leader),
  ],
);

/** The one package that has a petition, until that package is over. Two that list it at once find it here. */
export const packagePlaces = pgTable(
  'package_places',
  {
    petition: uuid('petition').primaryKey(),
    package: uuid('package').notNull(),
  },
  (t) => [index('package_places_by_package').on(t.package)], // what a package that ends lets go of
);

/** What lists show of a video spot check besides its story. */
export const spotChecks = pgTable(
  'spot_checks',
  {
    id: uuid('id').primaryKey(),
    meetingAt: instant('meeting_at').notNull(),
    chair: text('chair').notNull(),
    n: integer('n').notNull(),
    regions: text('regions').array().notNull(),
    packageIds: uuid('package_ids').array().notNull(), // empty: not drawn, or void
    reported: integer('reported').notNull(),
    followUps: integer('follow_ups').notNull(),
    followUpsOpen: integer('follow_ups_open').notNull(),
  },
  (t) => [index('spot_checks_by_package').using('gin', t.packageIds)], // in which checks a package was drawn
);

/** What lists show of a supervision order besides its story. */
export const orders = pgTable('orders', {
  id: uuid('id').primaryKey(),
  petitionId: uuid('petition_id').notNull(),
  cause: text('cause').notNull(),
  rule: text('rule'), // null: issued by a person for another cause
  breachDueOn: date('breach_due_on'),
});
