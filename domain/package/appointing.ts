import type { Ask } from '../acts';
import { type Clock, type ClockOp, clockKey } from '../clock';
import { aheadRefusal, dateRefusal } from '../dates';
import { firstDayOf, lastDayOf, monthAfter, monthOf } from '../months';
import { paperRefusal } from '../papers';
import { type Refusal, refusal } from '../refusals';
import type { Instant, IsoDate } from '../time';
import { dayOf } from '../time';
import { appointmentOf, owedMonth } from './clocks';
import type { Appointment, Does, PackageChange, PackageState } from './facts';

/** The month's appointment 包案月约访 (S0): held, or declined, which is as good; or missed, which is the office's. */

const withAppointment = ({ facts }: PackageState, one: Appointment) => [
  ...(facts.appointments ?? []).filter(({ month }) => month !== one.month),
  one,
];

/** Of the months behind, only one that was missed is still open to an entry; whoever answers makes it (acts.md 1.16). */
function entryRefusal(state: PackageState, { actor, today }: Ask, field: string, on: IsoDate): Refusal | undefined {
  const no = dateRefusal(field, on, today, state.facts.activeSince);
  if (no) return no;
  const missed = missedIn(state, on);
  if (missed && actor.role !== 'leader') return refusal('lateEntryByHead', `${missed.month} was missed`);
}

const missedIn = ({ facts }: PackageState, on: IsoDate) =>
  facts.appointments?.find(({ month, state }) => month === monthOf(on) && state === 'missed');

/**
 * What it owes is met: the clocks of its month end, with all that were missed up to it, and the next month's begin. A
 * second meeting in a month that had its own is on record and moves nothing.
 */
function settled(state: PackageState, made: 'held' | 'declined', on: IsoDate, today: IsoDate): PackageChange {
  const month = monthOf(on);
  const isOwed = owedMonth(state) === month;
  const late = missedIn(state, on);
  const before = state.facts.appointments?.find((one) => one.month === month);
  if (before && !late) return {};
  const one: Appointment = { month, state: made, on, ...(late ? { enteredLate: true } : {}) };
  const next: ClockOp[] = [
    { op: 'stop', rule: 'T_APPOINTMENT', on },
    { op: 'stop', rule: 'T_APPOINTMENT_DAY', on },
    ...appointmentOf(monthAfter(month), today),
  ];
  return {
    facts: { appointments: withAppointment(state, one), ...(isOwed ? { invited: undefined } : {}) },
    clocks: [...missesUpTo(state, lastDayOf(month)), ...(isOwed ? next : [])],
  };
}

/** The misses that this makes up for: a month that was missed after it stays missed. */
const missesUpTo = ({ clocks }: PackageState, day: IsoDate): ClockOp[] =>
  clocks
    .filter(({ rule, state, startOn }) => rule === 'T_APPOINTMENT_MISSED' && state === 'running' && startOn <= day)
    .map(({ rule, instance }) => ({ op: 'stop', rule, instance }));

const holdAppointment: Does<'holdAppointment'> = {
  needs: ({ record }) => ({ documents: record ? [record] : [] }),
  refuse: (state, ask) => {
    const { heldOn, record, nextStep } = ask.input;
    if (!record) return refusal('recordMissing');
    return (
      entryRefusal(state, ask, 'heldOn', heldOn) ??
      paperRefusal(state, ask.context, record, ['appointmentRecord']) ??
      aheadRefusal('nextStep/by', nextStep.by, ask.today)
    );
  },
  change: (state, { input, today }) => {
    const made = settled(state, 'held', input.heldOn, today);
    return {
      ...made,
      facts: { ...made.facts, nextStepBy: input.nextStep.by },
      notices: [{ topic: 'appointmentHeld', to: ['officer', 'unitHead@unit'] }],
    };
  },
};

/** The petitioner is free not to come: the month has had its appointment, and nothing turns yellow. */
const recordDecline: Does<'recordDecline'> = {
  refuse: (state, ask) => entryRefusal(state, ask, 'declinedOn', ask.input.declinedOn),
  change: (state, { input, today }) => settled(state, 'declined', input.declinedOn, today),
};

export const appointing = { holdAppointment, recordDecline };

/**
 * A month has ended without an appointment: yellow from then on until one is held or declined, and a warning slip if
 * the next month ends the same way (domain.md 6.3). The next month's begins at once.
 */
export function missed(state: PackageState, clock: Clock, at: Instant): { act: string; change: PackageChange } {
  const month = monthOf(clock.dueOn);
  const next = monthAfter(month);
  const one: Appointment = { month, state: 'missed', on: dayOf(at) };
  const clocks: ClockOp[] = [
    { op: 'fire', clock: clockKey(clock), level: 'lapse' },
    { op: 'stop', rule: 'T_APPOINTMENT_DAY' },
    { op: 'start', rule: 'T_APPOINTMENT_MISSED', startOn: clock.dueOn, dueOn: lastDayOf(next) },
    ...appointmentOf(next, firstDayOf(next)),
  ];
  return { act: 'missAppointment', change: { facts: { appointments: withAppointment(state, one) }, clocks } };
}
