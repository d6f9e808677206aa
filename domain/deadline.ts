import type { WorkCalendar } from './calendar';
import type { LengthUnit, Rule, RuleCode } from './policy/types';
import type { Instant, IsoDate } from './time';

export interface Pause {
  /** First paused day. */
  readonly from: IsoDate;
  /** Last paused day (the day before the clock resumes). */
  readonly to: IsoDate;
}

/** One step of the explanation; `days` of all steps of kind counted add up to the length. */
export interface Step {
  readonly what: 'start' | 'counted' | 'skipped' | 'extension' | 'paused' | 'strict' | 'rolled';
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly days: number;
  readonly why: string;
}

export interface Question {
  readonly rule: Rule;
  readonly startOn: IsoDate;
  /** For rules whose length is a date given by the act. */
  readonly dueOn?: IsoDate;
  readonly extension?: number;
  readonly pauses?: readonly Pause[];
}

export interface ExplainedDeadline {
  readonly rule: RuleCode;
  readonly basis: string;
  readonly startOn: IsoDate;
  readonly length: number;
  readonly unit: LengthUnit;
  readonly strictOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly dueAt: Instant;
  readonly provisional: boolean;
  readonly calendarVersion: number;
  readonly policyVersion: string;
  readonly steps: readonly Step[];
}

export declare function explainDeadline(question: Question, calendar: WorkCalendar, policyVersion: string): ExplainedDeadline;
