import { running } from '../clock';
import type { IsoDate } from '../time';
import { owedMonth } from './clocks';
import type { PackageState } from './facts';

/** The appointment that is owed now: on the day invited to, else on the office's day of that month. */
export interface AgendaItem {
  readonly id: string;
  readonly number: string;
  /** `2026-03`. */
  readonly month: string;
  readonly day: IsoDate;
  /** The last day on which it is in time. */
  readonly latest: IsoDate;
  readonly version: number;
}

export function agendaOf(state: PackageState): AgendaItem | undefined {
  const { id, seq: version, facts, clocks } = state;
  const month = owedMonth(state);
  const day = facts.invited?.meetOn ?? running(clocks, 'T_APPOINTMENT_DAY')?.dueOn;
  if (!month || !day) return undefined;
  return { id, number: facts.number ?? '', month, day, latest: running(clocks, 'T_APPOINTMENT')!.dueOn, version };
}
