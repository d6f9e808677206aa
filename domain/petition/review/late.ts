import { type ClockOp, running } from '../../clock';
import type { IsoDate } from '../../time';
import type { OnRung } from '../alerts';
import type { PetitionState } from '../facts';

/** A request that came in on the last day may still be on its way into the system (acts.md 1.16). */
export const mayComeLate = ({ clocks }: PetitionState): boolean => running(clocks, 'T_LATE_ENTRY') !== undefined;

/** Every start takes the place of the one before. */
export const lateEntryFrom = (startOn: IsoDate): ClockOp[] => [
  { op: 'stop', rule: 'T_LATE_ENTRY' },
  { op: 'start', rule: 'T_LATE_ENTRY', startOn },
];

/** A window has run out: the story lives on for the days in which what came in time must be entered. */
export const keptForLateEntry: OnRung = ({ clocks }, { dueOn }, level) => {
  const later = running(clocks, 'T_LATE_ENTRY');
  if (level !== 'lapse' || (later && later.startOn >= dueOn)) return undefined;
  return { change: { clocks: lateEntryFrom(dueOn) } };
};
