import type { Caps } from '../caps';
import type { HearingSettings } from '../hearing/settings';
import type { PackageSettings } from '../package/settings';
import type { PanelSettings } from '../panel/settings';
import type { StatisticsSettings } from '../statistics/settings';
import type { IsoDate } from '../time';

/** Every clock's rule code, in one place. The T_ codes are the law's and the office's (docs/reference/policies.md). */
export const ruleCodes = [
  'T_FORWARD',
  'T_LEVEL_NATIONAL',
  'T_LEVEL_PROVINCE',
  'T_LEVEL_PREFECTURE',
  'T_LEVEL_COUNTY',
  'T_REFORWARD',
  'T_HAND_OVER_RECEIPT',
  'T_OBJECT',
  'T_COMPETENCE',
  'T_NOTIFY',
  'T_ASSIGN_FEEDBACK',
  'T_HANDLE',
  'T_TARGET_10',
  'T_ASSIST',
  'T_REVIEW_WINDOW',
  'T_REVIEW',
  'T_ADMIT',
  'T_FILE',
  'T_REDO',
  'T_REREVIEW_WINDOW',
  'T_REREVIEW',
  'T_LATE_ENTRY',
  'T_PROPOSAL_REPLY',
  'T_PROPOSAL_WINDOW',
  'T_SIMPLE_ACCEPT',
  'T_SIMPLE_HOP',
  'T_SIMPLE_REPLY',
  'T_RATING',
  'T_FOLLOW_UP',
  'T_EXECUTE',
  'T_CARE',
  'T_ORDER_ACK',
  'T_ORDER_ANSWER',
  'T_ORDER_CHECK',
  'T_ORDER_PROGRESS',
  'T_HEARING_DECIDE',
  'T_HEARING_CONSENT',
  'T_HEARING_HOLD',
  'T_HEARING_NOTICE',
  'T_HEARING_RECUSAL',
  'T_HEARING_PAUSE_MAX',
  'T_HEARING_OPINION',
  'T_HEARING_DELIVERY',
  'T_HEARING_EFFECT',
  'T_URGENT_APPROVE',
  'T_URGENT_ACT',
  'T_URGENT_RETURN',
  'T_INSTRUCTION',
  'T_ASSIGN_REPORT',
  'T_PACKAGE_TARGET',
  'T_MEASURE',
  'T_PROGRESS',
  'T_APPOINTMENT',
  'T_APPOINTMENT_DAY',
  'T_APPOINTMENT_MISSED',
  'T_STRIKE_OFF_WATCH',
  'T_LATE_REPEAT',
  'T_SPOT_DRAW',
  'T_SPOT_FOLLOW_UP',
  'T_SPOT_ITEM',
] as const;
export type RuleCode = (typeof ruleCodes)[number];

/** duty climbs the ladder; target ends at a warning and is never a breach; right lapses; watch and holding only look. */
export type ClockKind = 'duty' | 'target' | 'right' | 'watch' | 'holding';
export type LengthUnit = 'calendarDays' | 'workingDays' | 'hours';

/** The levels of the ladder. Those above `order` are proposed by a clock and confirmed by a person. */
export const levels = ['reminder', 'warning', 'order', 'notice', 'proposal', 'lapse'] as const;
export type Level = (typeof levels)[number];

/**
 * When a rung fires. Slips go out at 09:00 of a working day: `early` ones move back to one, `late` ones forward.
 * - half: at half of the length, only if no contact with the petitioner is recorded
 * - beforeStrict: `days` (calendar) or `workingDays` before the strict date
 * - lastDay: on the strict date itself
 * - afterDue: `days` after the due day (1 = the next day)
 * - atEnd: at the due instant: 00:00 after the due day, any day (a right lapses), or the hour an urgent step was due
 */
export type RungAt =
  | { readonly half: true }
  | { readonly beforeStrict: number; readonly unit: 'calendarDays' | 'workingDays' }
  | { readonly lastDay: true }
  | { readonly afterDue: number }
  | { readonly atEnd: true };

/**
 * Whom a rung tells: a role at a party of the story, e.g. `unitHead@unit`, `supervisor@bureau`, `officer`, `petitioner`,
 * or a person the story knows by name: `firstReceiver`, `coordinatorOfDomain`.
 * Whom a rung tells: a role at a party of the story, e.g. `unitHead@unit`, `supervisor@bureau`, `officer`, `petitioner`;
 * `nextLeader` is one leader higher with each miss.
 */
export type Recipient = string;

export interface Rung {
  readonly level: Level;
  readonly at: RungAt;
  readonly to: readonly Recipient[];
  readonly source: string;
}

/**
 * When a clock that is no duty turns yellow, for those that have a colour at all: so many days before the strict date,
 * when so many days from its start have passed, at its end, or at once. `red`: from the day after the due day.
 */
export interface Turns {
  readonly yellow: { readonly beforeStrict: number } | { readonly afterStart: number } | 'atEnd' | 'atOnce';
  readonly red: boolean;
}

export interface Rule {
  readonly code: RuleCode;
  /** Short name used in acts.md and in the API, e.g. `handle`. */
  readonly clock: string;
  readonly label: { readonly zh: string; readonly en: string };
  readonly kind: ClockKind;
  /** Null: the length is a date given by the act (`fromInput`), e.g. the feedback date of an assignment. */
  readonly length: number | null;
  readonly unit: LengthUnit;
  /** What day 0 is, e.g. `acceptance`. */
  readonly startFact: string;
  /** Whether the due date moves to the next working day when the strict date is a rest day. */
  readonly rolls: boolean;
  readonly pausable: boolean;
  /** Greatest extension in the rule's own unit; 0: it cannot be extended. */
  readonly maxExtension: number;
  /** Counts backwards: the start is day 0 and the date is `length` before it. */
  readonly backwards?: boolean;
  /** False: the policy knows the rule but has switched it off; it starts nothing. Absent means on. */
  readonly enabled?: boolean;
  /** Three colours 三色督办 (S3) of what is no duty; a duty's are the same for all. */
  readonly turns?: Turns;
  readonly ladder: readonly Rung[];
  /** The article (`R22-34`), seed (`S4`) or the words "office setting". Never empty. */
  readonly source: string;
}

export interface Setting<T> {
  readonly value: T;
  readonly source: string;
}

export interface Policy {
  readonly id: string;
  readonly version: number;
  readonly validFrom: IsoDate;
  /** The policy it takes every rule and setting from that it does not state itself. */
  readonly inherits?: string;
  readonly rules: readonly Rule[];
  readonly settings: {
    /** Most representatives of a joint visit, by headcount. */
    readonly representatives?: Setting<readonly { readonly upToHeadcount: number | null; readonly max: number }[]>;
    /** What ends a matter for good. */
    readonly concludesBy?: Setting<readonly string[]>;
    /** How the office counts its rates, where it differs from what is usual. */
    readonly statistics?: Setting<Partial<StatisticsSettings>>;
    /** How many of a kind one matter may have, where it differs from what is usual. */
    readonly caps?: Setting<Partial<Caps>>;
    /** Who may carry a leader package, what documents its steps, and what counts as backlog. */
    readonly packages?: Setting<PackageSettings>;
    /** How large and how mixed the review panel must be, and when it may be called. */
    readonly panels?: Setting<PanelSettings>;
    /** Seats, strikes and majority of hearings. */
    readonly hearings?: Setting<HearingSettings>;
  };
}
