import type { Instant } from '../time';
import type { SpotCheckState } from './facts';

/** What lists know of a spot check besides its story. */
export interface SpotCheckRow {
  readonly id: string;
  readonly meetingAt: Instant;
  readonly chair: string;
  readonly n: number;
  readonly regions: readonly string[];
  /** The drawn packages in their order; empty before the draw and after a set is void. */
  readonly packageIds: readonly string[];
  readonly reported: number;
  readonly followUps: number;
  readonly followUpsOpen: number;
}

export function spotCheckRowOf({ id, facts }: SpotCheckState): SpotCheckRow {
  const { meetingAt, chair, n, regions = [], cases = [], followUps = [] } = facts;
  return {
    ...{ id, meetingAt: meetingAt!, chair: chair!, n: n!, regions },
    ...{ packageIds: cases.map(({ packageId }) => packageId), reported: cases.filter((one) => one.reported).length },
    ...{ followUps: followUps.length, followUpsOpen: followUps.filter(({ answered }) => !answered).length },
  };
}
