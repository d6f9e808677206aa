import { type Clock, latest } from '../clock';
import type { PetitionFacts, PetitionState } from '../petition/facts';
import type { Grade } from '../petition/lists';
import type { RuleCode } from '../policy/types';
import { daysBetween, type IsoDate } from '../time';

/**
 * The one line that the rates count of a petition: its days, grades and groups, and nothing of a person. Null: it is
 * not so, or not yet. A new round counts by its own days; the earlier ones are in the record.
 */
export interface Measured {
  readonly id: string;
  readonly unitId: string | null;
  readonly domain: string | null;
  readonly channel: string;
  readonly track: string | null;
  readonly itemClass: string;
  readonly matterType: string;
  readonly receivedByLeader: boolean;
  readonly threeCross: readonly string[];
  readonly receivedOn: IsoDate;
  readonly forwardDueOn: IsoDate | null;
  readonly forwardedOn: IsoDate | null;
  readonly notifyDueOn: IsoDate | null;
  readonly notifiedOn: IsoDate | null;
  /** With an approved extension: its date. */
  readonly handleDueOn: IsoDate | null;
  readonly handledOn: IsoDate | null;
  readonly acceptedOn: IsoDate | null;
  readonly deliveredOn: IsoDate | null;
  /** Calendar days from acceptance, or from the start of a round with full time, to the delivery of the opinion. */
  readonly handlingDays: number | null;
  /** The last day on which it may be rated; null if it may not be rated. */
  readonly ratingDueOn: IsoDate | null;
  readonly unitGrade: Grade | null;
  readonly bureauGrade: Grade | null;
  /** Contacts with the petitioner between the first rating and its change. */
  readonly contactsBeforeChange: number;
  readonly reviewAskedOn: IsoDate | null;
  readonly closedOn: IsoDate | null;
  /** The first closing, also of a matter that is at work again; null before it. */
  readonly firstClosedOn: IsoDate | null;
  /** The first reopening: the matter was not settled at the first try. */
  readonly reopenedOn: IsoDate | null;
  /** Closed and resolved are two facts. */
  readonly resolved: boolean;
  /** Level of administration of the unit that answers for it: 1 national to 4 county and 5 below it. */
  readonly unitLevel: number | null;
  /** The matter that this one submits again. */
  readonly repeatOf: string | null;
}

/** What a petition counts as. The level of its unit is the register's to say. */
export function measureOf({ id, stage, facts, clocks }: PetitionState, unitLevel: number | null = null): Measured {
  const forward = dutyOf(clocks, 'T_FORWARD');
  const notify = dutyOf(clocks, 'T_NOTIFY');
  const handle = dutyOf(clocks, 'T_HANDLE');
  const { acceptedOn = null, deliveredOn = null, reopened } = facts;
  const rating = facts.rating ?? facts.ratedBefore;
  const closed = ended.includes(stage) ? facts.closed : undefined;
  return {
    ...{ id, ...groupsOf(facts), unitLevel, receivedOn: facts.receivedOn! },
    ...{ forwardDueOn: forward.dueOn, forwardedOn: forward.metOn },
    ...{ notifyDueOn: notify.dueOn, notifiedOn: notify.metOn },
    ...{ handleDueOn: handle.dueOn, handledOn: handle.metOn, acceptedOn, deliveredOn },
    handlingDays: acceptedOn && deliveredOn ? daysBetween(countedFrom(clocks) ?? acceptedOn, deliveredOn) : null,
    ratingDueOn: ratingDueOn(clocks, rating !== undefined),
    ...{ unitGrade: rating?.unit ?? null, bureauGrade: rating?.bureau ?? null },
    contactsBeforeChange: rating?.contactsBeforeChange ?? 0,
    reviewAskedOn: reviewAskedOn(clocks),
    ...{ closedOn: closed?.on ?? null, resolved: closed?.resolved ?? false },
    // Matters of before the first time was kept know the last one.
    firstClosedOn: facts.firstClosedOn ?? facts.closed?.on ?? null,
    reopenedOn: reopened?.firstOn ?? reopened?.on ?? null,
    repeatOf: facts.itemClass === 'repeat' ? (facts.link?.to ?? facts.relatedTo ?? null) : null,
  };
}

/** The right to ask for a review ends on the day it is used; without a day it has only run out. Of all rounds the first. */
const reviewAskedOn = (clocks: readonly Clock[]): IsoDate | null =>
  clocks.find(({ rule, metOn }) => rule === 'T_REVIEW_WINDOW' && metOn)?.metOn ?? null;

/** The day of acceptance, or in a round with the law's full time the day it began. */
const countedFrom = (clocks: readonly Clock[]): IsoDate | undefined => latest(clocks, 'T_HANDLE')?.startOn;

/** A matter that was closed and is at work again is not closed. */
const ended: readonly string[] = ['closed', 'concluded'];

function groupsOf(facts: PetitionFacts) {
  const {
    unitId = null,
    domain = null,
    channel,
    track = null,
    itemClass,
    matterType,
    receivedByLeader = false,
    threeCross = [],
  } = facts;
  return {
    ...{ unitId, domain, track, receivedByLeader, threeCross },
    ...{ channel: channel!, itemClass: itemClass!, matterType: matterType! },
  };
}

interface Duty {
  readonly dueOn: IsoDate | null;
  readonly metOn: IsoDate | null;
}
const notOwed: Duty = { dueOn: null, metOn: null };

/** What was owed and when it was done. A clock that ended unmet before it was missed was owed no longer. */
function dutyOf(clocks: readonly Clock[], rule: RuleCode): Duty {
  const clock = latest(clocks, rule);
  if (!clock) return notOwed;
  const { state, dueOn, metOn = null, alerts } = clock;
  const isMissed = alerts.some(({ level, state: sent }) => level === 'order' && sent === 'fired');
  return state === 'stopped' && metOn === null && !isMissed ? notOwed : { dueOn, metOn };
}

/** The right to rate that runs, has run out or was used up; one that a new round ended counts only if it was used. */
function ratingDueOn(clocks: readonly Clock[], isUsed: boolean): IsoDate | null {
  const clock = latest(clocks, 'T_RATING');
  return clock && (isUsed || clock.state !== 'stopped' || clock.metOn) ? clock.dueOn : null;
}
