import type { IsoDate } from '../../time';
import type { Decider } from '../lists';

/** Who answers for the matter, who did before, and who takes part. */
export interface LeadFacts {
  /** Every unit that has led, the first one first: only ever added to. */
  readonly leads?: readonly Lead[];
  /** Each unit that has said the matter is not its own. */
  readonly objections?: readonly { readonly unitId?: string; readonly on: IsoDate }[];
  readonly designation?: Designation;
  /** Asked by the bureau; somebody else decides. */
  readonly leadChange?: { readonly unitId: string; readonly askedBy: string; readonly askedOn: IsoDate };
  /** Units that had accepted it before it went elsewhere, and their T_HANDLE: there its sixty days run on. */
  readonly handledUnder?: readonly { readonly unitId: string; readonly clock: string }[];
  /** What assistants were asked for by a date; those that are only named owe nothing yet. */
  readonly assistance?: readonly Assistance[];
}

export interface Lead {
  readonly unitId: string;
  readonly from: IsoDate;
  readonly how: 'forward' | 'assign' | 'designate' | 'leadChange' | 'successor';
  /** The line of the record that says why; absent for a lead of before this was kept. */
  readonly seq?: number;
}

/** The decision of the common superior or the joint conference (R22-24). */
export interface Designation {
  readonly unitId: string;
  readonly decidedBy: Decider;
  readonly decisionNo: string;
  readonly on: IsoDate;
  readonly paper?: string;
}

export interface Assistance {
  readonly unitId: string;
  readonly state: 'asked' | 'contributed' | 'released';
  readonly askedOn: IsoDate;
  readonly askedBy: string;
  readonly dueOn: IsoDate;
  readonly endedOn?: IsoDate;
  readonly doc?: string;
}
