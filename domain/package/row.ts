import type { IsoDate } from '../time';
import type { PackageState } from './facts';
import type { CloseOutKind, Criterion } from './lists';

/** What lists, figures and draws know of a package: its days, places and leader, and nothing of a person it is about. */
export interface PackageRow {
  readonly id: string;
  readonly petitionIds: readonly string[];
  readonly criterion: Criterion;
  readonly campaign: string | null;
  readonly leader: string | null;
  readonly territoryUnit: string | null;
  readonly departmentUnit: string | null;
  readonly listedOn: IsoDate;
  readonly activeOn: IsoDate | null;
  readonly targetOn: IsoDate | null;
  /** Null while it is open, and again after a relapse. */
  readonly struckOffOn: IsoDate | null;
  readonly closeOutKind: CloseOutKind | null;
  readonly relapses: number;
  readonly lastRelapseOn: IsoDate | null;
  /** What spot checks left to be done and nobody has answered, and the first day of it. */
  readonly followUpsOpen: number;
  readonly nextFollowUpOn: IsoDate | null;
}

export function packageRowOf({ id, facts }: PackageState): PackageRow {
  const { petitionIds = [], criterion, campaign = null, leaderId: leader = null, sides, listedOn, plan } = facts;
  const { activeSince: activeOn = null, struckOff, closeOut, relapses = [], followUps = [] } = facts;
  const owed = followUps.flatMap(({ by, answeredOn }) => (answeredOn ? [] : [by])).sort();
  return {
    ...{ id, petitionIds, criterion: criterion!, campaign, leader, listedOn: listedOn!, activeOn },
    ...{ territoryUnit: sides?.territory?.unitId ?? null, departmentUnit: sides?.department?.unitId ?? null },
    ...{ targetOn: plan?.target ?? null, struckOffOn: struckOff?.on ?? null },
    closeOutKind: struckOff ? (closeOut?.kind ?? null) : null,
    ...{ relapses: relapses.length, lastRelapseOn: relapses.at(-1)?.on ?? null },
    ...{ followUpsOpen: owed.length, nextFollowUpOn: owed[0] ?? null },
  };
}
