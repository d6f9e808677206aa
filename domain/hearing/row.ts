import type { Instant, IsoDate } from '../time';
import type { HearingFacts, HearingState } from './facts';
import { verdicts } from './opinion';

/** What lists and figures know of a hearing: its days and its result, and nothing of what anybody said or voted. */
export interface HearingRow {
  readonly id: string;
  readonly petitionId: string | null;
  readonly reviewId: string | null;
  readonly packageId: string | null;
  readonly step: string;
  readonly applicant: string;
  readonly open: boolean;
  readonly proposedOn: IsoDate;
  readonly sessionAt: Instant | null;
  readonly convenedOn: IsoDate | null;
  readonly result: NonNullable<HearingFacts['result']> | null;
  /** Every request upheld; null: nothing was voted. */
  readonly upheld: boolean | null;
  readonly issuedOn: IsoDate | null;
  readonly deliveredOn: IsoDate | null;
  /** Whether the matter came again within the window; null while that is asked. */
  readonly repeat: boolean | null;
}

export function hearingRowOf(state: HearingState): HearingRow {
  const { id, facts } = state;
  const { petitionId = null, reviewId = null, packageId = null, step, applicant, open = false, proposedOn } = facts;
  const { session, convenedOn = null, result = null, opinion, deliveredOn = null, repeat = null } = facts;
  const votes = verdicts(state);
  return {
    ...{ id, petitionId, reviewId, packageId, step: step!, applicant: applicant!, open, proposedOn: proposedOn! },
    ...{ sessionAt: session?.at ?? null, convenedOn, result, deliveredOn, repeat },
    upheld: votes.length > 0 ? votes.every(({ upheld }) => upheld) : null,
    issuedOn: opinion?.issuedOn ?? null,
  };
}
