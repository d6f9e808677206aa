import type { Instant, IsoDate } from '../../time';
import type { CorrectableFact, UrgentAudience } from '../lists';

/** What runs beside the main road. Matters of before this part have none of it. */
export interface BesideFacts {
  readonly urgent?: Urgent;
  readonly instructions?: readonly Instruction[];
  /** The day the petitioner last urged. */
  readonly urgedOn?: IsoDate;
  readonly pageLinks?: readonly PageLink[];
  readonly recusals?: readonly Recusal[];
  /** The correction that waits for a decision; those made stand in `corrections`. */
  readonly correction?: CorrectionAsked;
  readonly corrections?: readonly Correction[];
  /** Clocks whose orders are to be judged by the corrected dates. */
  readonly judging?: readonly string[];
}

/** An urgent item: its three steps in their order. `overtaken`: the opinion was signed, or the matter left, before. */
export interface Urgent {
  /** 1 for the first report; also the instance of its three clocks. */
  readonly no: number;
  readonly state: 'reported' | 'approved' | 'acted' | 'returned' | 'overtaken';
  readonly reportedAt: Instant;
  readonly told: readonly { readonly whom: UrgentAudience; readonly toldOn: IsoDate }[];
  /** Absent in items reported before it was kept. */
  readonly reportedBy?: string;
  readonly approvedBy?: string;
}

/** A link to the matter's page: that it was given, never what it is. Only one without `endedOn` opens anything. */
export interface PageLink {
  /** 1 for the matter's first; the door keeps the hash of the token under it. */
  readonly no: number;
  /** The party's code, e.g. `representative-2`. */
  readonly party: string;
  readonly issuedOn: IsoDate;
  readonly endedOn?: IsoDate;
  readonly end?: 'revoked' | 'replaced';
}

/** A leader's instruction; `no` is also the instance of its clock. */
export interface Instruction {
  readonly no: number;
  readonly by: string;
  readonly on: IsoDate;
  readonly dueOn: IsoDate;
  readonly answeredOn?: IsoDate;
  /** The matter left before it was answered. */
  readonly overtakenOn?: IsoDate;
}

export interface Recusal {
  readonly officer: string;
  readonly state: 'asked' | 'granted' | 'refused';
  readonly enteredBy: string;
  readonly on: IsoDate;
  /** A head, or somebody who is not of the unit: the bureau decides. */
  readonly byBureau: boolean;
  readonly decidedBy?: string;
}

export interface CorrectionAsked {
  readonly fact: CorrectableFact;
  readonly newDate: IsoDate;
  readonly evidence: string;
  readonly askedBy: string;
  /** Asked by the unit's head or by the bureau, or about the bureau's own day: a supervisor decides. */
  readonly toSupervisor: boolean;
}

export interface Correction {
  readonly fact: CorrectableFact;
  readonly oldDate: IsoDate;
  readonly newDate: IsoDate;
  readonly askedBy: string;
  readonly decidedBy: string;
  readonly on: IsoDate;
}
