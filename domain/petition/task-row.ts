import { running } from '../clock';
import type { RuleCode } from '../policy/types';
import type { Task } from '../story';
import type { PetitionState } from './facts';

/** One line of an inbox before it is known which unit and officer it goes to. */
export interface TaskRow {
  /** Tells apart several lines of one act; the act's name where there is only one. */
  readonly key?: string;
  readonly act: string;
  /** `unit`: the unit that answers for the matter; any other text is a unit's id. */
  readonly at: 'bureau' | 'unit' | (string & {});
  readonly role: string;
  /** The running clock that dates it, or the day itself. */
  readonly rule?: RuleCode;
  readonly dueOn?: string;
  readonly toOfficer?: boolean;
}

/** On the simple track a shorter limit comes first. */
const shorter: Partial<Record<RuleCode, RuleCode>> = { T_NOTIFY: 'T_SIMPLE_ACCEPT', T_HANDLE: 'T_SIMPLE_REPLY' };

/** The running clock that dates a line. */
const dating = ({ clocks }: PetitionState, rule: RuleCode) =>
  (shorter[rule] && running(clocks, shorter[rule])) ?? running(clocks, rule);

/** The line as it goes into the inbox; none while there is no such unit. */
export function taskOf(state: PetitionState, row: TaskRow): Task[] {
  const { bureauId, unitId: own, officerId: officer } = state.facts;
  const unitId = row.at === 'unit' ? own : row.at === 'bureau' ? bureauId : row.at;
  if (!unitId) return [];
  const dueOn = row.dueOn ?? (row.rule && dating(state, row.rule)?.dueOn);
  const officerId = row.toOfficer ? officer : undefined;
  return [{ key: row.key ?? row.act, act: row.act, unitId, role: row.role, officerId, dueOn }];
}
