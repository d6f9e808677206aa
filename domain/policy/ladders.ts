import type { Recipient, Rung, RungAt } from './types';

/**
 * Whom a clock tells, and when (acts.md 2.7). The levels come from S0 and R22-39, 40; no source gives the days, so
 * each rung is the office's own setting unless it says otherwise.
 */
const office = 'office setting';

const unitAndOfficer: readonly Recipient[] = ['officer', 'unitHead@unit'];
const bureau: readonly Recipient[] = ['coordinator@bureau', 'supervisor@bureau'];
const dayAfter: RungAt = { afterDue: 1 };
const lastDay: RungAt = { lastDay: true };
const threeDaysBefore: RungAt = { beforeStrict: 3, unit: 'calendarDays' };

const warning = (at: RungAt, to: readonly Recipient[]): Rung => ({ level: 'warning', at, to, source: office });

const reminderAtHalf: Rung = { level: 'reminder', at: { half: true }, to: ['officer'], source: office };

const orderCopiedToLeader: Rung = {
  level: 'order',
  at: dayAfter,
  to: ['unitHead@unit', 'supervisor@bureau', 'leader@unit'],
  source: office,
};

const order: Rung = { level: 'order', at: dayAfter, to: ['unitHead@unit', 'supervisor@bureau'], source: office };

export const handlingLadder: readonly Rung[] = [
  reminderAtHalf,
  warning(threeDaysBefore, unitAndOfficer),
  orderCopiedToLeader,
];

export const simpleReplyLadder: readonly Rung[] = [
  reminderAtHalf,
  warning({ beforeStrict: 1, unit: 'workingDays' }, unitAndOfficer),
  orderCopiedToLeader,
];

export const dutyLadder: readonly Rung[] = [warning(threeDaysBefore, unitAndOfficer), order];

/** For limits of five days and shorter. */
export const shortDutyLadder: readonly Rung[] = [warning(lastDay, unitAndOfficer), order];

/** The order goes to the bureau from its superior. */
const orderToBureau: Rung = {
  level: 'order',
  at: dayAfter,
  to: ['supervisor@superior', 'coordinator@bureau'],
  source: office,
};

export const forwardLadder: readonly Rung[] = [warning(threeDaysBefore, bureau), orderToBureau];

export const shortForwardLadder: readonly Rung[] = [warning(lastDay, bureau), orderToBureau];

/**
 * Who received the first visit stays answerable for it (S0 首问负责), and the leader of the domain group for a major
 * matter (S3): both get copies of warnings and orders.
 */
export const withCopies = (ladder: readonly Rung[]): readonly Rung[] =>
  ladder.map((rung) =>
    rung.level === 'warning' || rung.level === 'order'
      ? { ...rung, to: [...rung.to, 'firstReceiver', 'coordinatorOfDomain'] }
      : rung,
  );

/** An assistant's part is late: that assistant is told and nobody else. */
export const assistLadder: readonly Rung[] = [warning(dayAfter, ['handler@assistant', 'unitHead@assistant'])];

/** A mark, never a breach. */
export const targetLadder: readonly Rung[] = [warning(dayAfter, unitAndOfficer)];

export const bureauTargetLadder: readonly Rung[] = [warning(dayAfter, bureau)];

/** To the bureau that holds it on its way, and to whom supervises that bureau's work on it. */
export const hopTargetLadder: readonly Rung[] = [warning(dayAfter, ['coordinator@unit', 'supervisor@bureau'])];

/** Help that was offered and not given. */
export const careLadder: readonly Rung[] = [warning(dayAfter, ['coordinator@bureau'])];

export const orderAckLadder: readonly Rung[] = [
  { level: 'notice', at: dayAfter, to: ['unitHead@unit', 'supervisor@bureau'], source: office },
];

/** Never an order on an order: the clock proposes to the supervisor, who decides (R22-39). */
const proposal: Rung = { level: 'proposal', at: dayAfter, to: ['supervisor@bureau'], source: office };

export const orderAnswerLadder: readonly Rung[] = [warning(lastDay, ['unitHead@unit']), proposal];

export const orderProgressLadder: readonly Rung[] = [proposal];

export const proposalReplyLadder: readonly Rung[] = [warning(threeDaysBefore, ['unitHead@unit']), proposal];

export const orderCheckLadder: readonly Rung[] = [
  warning(lastDay, ['supervisor@bureau']),
  { level: 'notice', at: dayAfter, to: ['supervisor@superior'], source: office },
];

/** At once, whatever the hour; never an order . */
export const urgentLadder: readonly Rung[] = [
  { level: 'notice', at: { atEnd: true }, to: ['nextLeader'], source: office },
];

/** A hearing is the bureau's to organise: its head and coordinators are told, and ordered from above. */
const ofHearing: readonly Recipient[] = ['coordinator@bureau', 'unitHead@bureau'];
const orderForHearing: Rung = {
  level: 'order',
  at: dayAfter,
  to: ['unitHead@bureau', 'supervisor@bureau', 'supervisor@superior'],
  source: office,
};

export const hearingLadder: readonly Rung[] = [warning(threeDaysBefore, ofHearing), orderForHearing];

/** A right that lapses leaves an event and tells nobody. */
export const lapse = (source: string): Rung => ({ level: 'lapse', at: { atEnd: true }, to: [], source });

export const petitionersRight = (source: string): readonly Rung[] => [
  { level: 'reminder', at: { beforeStrict: 5, unit: 'calendarDays' }, to: ['petitioner'], source: office },
  lapse(source),
];

/** A leader package's milestone: told three days before, ordered once it is past (domain.md 6.4). */
const orderToPackage: Rung = {
  level: 'order',
  at: dayAfter,
  to: ['unitHead@unit', 'supervisor@bureau', 'packageLeader'],
  source: office,
};
const ofPackage: readonly Recipient[] = ['packageLeader', 'unitHead@unit'];

export const milestoneLadder: readonly Rung[] = [warning(threeDaysBefore, ofPackage), orderToPackage];

/** The slip of the sixteenth day without a record of progress, when it turns yellow. */
export const progressLadder: readonly Rung[] = [
  warning({ beforeStrict: 14, unit: 'calendarDays' }, ofPackage),
  orderToPackage,
];

/** One of the two sides is late with its report: that side is told, and ordered. */
export const sideLadder: readonly Rung[] = [
  warning(threeDaysBefore, ['handler@assistant', 'unitHead@assistant']),
  { level: 'order', at: dayAfter, to: ['unitHead@assistant', 'supervisor@bureau', 'packageLeader'], source: office },
];

export const appointmentDayLadder: readonly Rung[] = [
  { level: 'reminder', at: { beforeStrict: 3, unit: 'calendarDays' }, to: ['packageLeader'], source: office },
];

/** What a spot check left to be done is late: a mark, never a breach. */
export const followUpLadder: readonly Rung[] = [warning(dayAfter, ['followUpLeader', 'unitHead@assistant'])];

/** Of a month that was missed, once the next one has ended as well. */
export const missedAppointmentLadder: readonly Rung[] = [warning(dayAfter, [...ofPackage, 'supervisor@bureau'])];

/** When it is over it is too late for that session, which is then put off: no order. */
export const hearingNoticeLadder: readonly Rung[] = [warning(lastDay, ['coordinator@bureau'])];

/** A matter that stays paused for a hearing that is put off again and again. */
export const hearingPauseLadder: readonly Rung[] = [
  { level: 'notice', at: dayAfter, to: ['supervisor@bureau'], source: office },
];
