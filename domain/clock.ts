import type { Pause } from './deadline';
import type { ClockKind, Level, RuleCode } from './policy/types';
import type { Instant, IsoDate } from './time';

/** One rung of a clock's ladder with the instant it fires. */
export interface Alert {
  readonly level: Level;
  readonly at: Instant;
  /** skipped: due before the clock could send it, or overtaken by a higher level; suppressed: made needless by a contact. */
  readonly state: 'pending' | 'fired' | 'skipped' | 'suppressed';
  readonly onlyWithoutContact?: boolean;
  readonly firedAt?: Instant;
}

/** One running or ended time limit of a story. Dates are days at +08:00. */
export interface Clock {
  readonly rule: RuleCode;
  /** 1 for the first; a new round opens the next, the old one stays visible. */
  readonly instance: number;
  readonly kind: ClockKind;
  readonly state: 'running' | 'stopped' | 'lapsed';
  readonly startOn: IsoDate;
  /** The very instant, for rules that count hours; absent for those that count days. */
  readonly startAt?: Instant;
  /** For rules whose length is a date given by the act. */
  readonly givenDueOn?: IsoDate;
  /** The one unit it runs for, where several clocks of a rule run at once: an assistant's part. */
  readonly unitId?: string;
  readonly extension?: number;
  /** Greatest extension the rule allows, in its own unit; absent: none. */
  readonly maxExtension?: number;
  readonly pauses?: readonly Pause[];
  /** The first day that does not count any more; the dates stand as they were until it goes on. Absent: it counts. */
  readonly pausedFrom?: IsoDate;
  readonly strictOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly dueAt: Instant;
  readonly yellowAt?: Instant;
  readonly redAt?: Instant;
  readonly provisional: boolean;
  readonly policyVersion: string;
  readonly calendarVersion: number;
  readonly alerts: readonly Alert[];
  /** The reported day on which it was met, and how many days after the due day that was (begun days, for hours). */
  readonly metOn?: IsoDate;
  readonly lateDays?: number;
}

export type ClockOp =
  /** `startAt` for rules that count hours, and only for them. */
  | {
      readonly op: 'start';
      readonly rule: RuleCode;
      readonly startOn: IsoDate;
      readonly startAt?: Instant;
      readonly dueOn?: IsoDate;
      readonly unitId?: string;
    }
  /** A new round under the old date, rules and extension: the old clock stays visible. */
  | { readonly op: 'resume'; readonly clock: string }
  /**
   * `on`: the reported day it was met; absent when it ends without having been met (withdrawal, agreed objection).
   * `instance`, `unitId`: that one alone, where several of a rule run at once; absent: every one of the rule.
   */
  | {
      readonly op: 'stop';
      readonly rule: RuleCode;
      readonly instance?: number;
      readonly unitId?: string;
      readonly on?: IsoDate;
    }
  | { readonly op: 'stopAll'; readonly except?: readonly RuleCode[] }
  /** Another unit owes it now: the one it runs for has been merged. */
  | { readonly op: 'hand'; readonly clock: string; readonly unitId: string }
  | { readonly op: 'extend'; readonly rule: RuleCode; readonly days: number }
  /** From `on` the days do not count; nothing, for a clock that is paused already or past its strict date. */
  | { readonly op: 'pause'; readonly rule: RuleCode; readonly on: IsoDate }
  /** They count again from `on`. */
  | { readonly op: 'endPause'; readonly rule: RuleCode; readonly on: IsoDate }
  | { readonly op: 'fire'; readonly clock: string; readonly level: Level }
  /** A contact with the petitioner was recorded: reminders that only ask for one are no longer due. */
  | { readonly op: 'contact' }
  /** The calendar changed: the same question is asked again. */
  | { readonly op: 'recompute'; readonly clock: string }
  /** A reported date was wrong: it began on another day, or was met on another day. Running, stopped or lapsed. */
  | { readonly op: 'redate'; readonly clock: string; readonly startOn?: IsoDate; readonly metOn?: IsoDate };

export interface MovedDate {
  readonly clock: string;
  readonly oldDueOn: IsoDate;
  readonly newDueOn: IsoDate;
}

export const clockKey = (clock: Pick<Clock, 'rule' | 'instance'>): string => `${clock.rule}#${clock.instance}`;

/** The running clock of a rule, if any. */
export function running(clocks: readonly Clock[], rule: RuleCode): Clock | undefined {
  return clocks.find((clock) => clock.rule === rule && clock.state === 'running');
}

/** Whether its days count and its ladder fires: it runs and is not paused. */
export const isCounting = ({ state, pausedFrom }: Clock): boolean => state === 'running' && pausedFrom === undefined;

/** What was met turns out not to be: the last clock of the rule goes on under its old date. */
export function resumeLast(clocks: readonly Clock[], rule: RuleCode): ClockOp[] {
  const old = latest(clocks, rule);
  return old && old.state !== 'running' ? [{ op: 'resume', clock: clockKey(old) }] : [];
}

/** Whether the operation ends this clock. */
export function ends(op: ClockOp, { rule, instance, unitId }: Clock): boolean {
  if (op.op === 'stopAll') return !op.except?.includes(rule);
  if (op.op !== 'stop' || op.rule !== rule) return false;
  return (op.instance ?? instance) === instance && (op.unitId === undefined || op.unitId === unitId);
}

/** How often a clock of a rule has begun. */
export const timesOf = (clocks: readonly Clock[], rule: RuleCode): number =>
  clocks.filter((clock) => clock.rule === rule).length;

/** The last clock of a rule, running or not. */
export function latest(clocks: readonly Clock[], rule: RuleCode): Clock | undefined {
  return clocks.filter((clock) => clock.rule === rule).at(-1);
}
