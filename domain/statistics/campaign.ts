import type { Colour } from '../colour';
import type { PackageRow } from '../package/row';
import type { PackageStage } from '../package/stages';
import { daysBetween, type IsoDate } from '../time';
import { medianOf, ratio } from './figures';

/** What the campaign counts of a package: its row, how it stands, and its own day (a training package has its own). */
export interface CampaignLine extends Pick<PackageRow, 'id' | 'leader' | 'listedOn' | 'closeOutKind' | 'relapses'> {
  readonly region: string;
  readonly unit: string | null;
  readonly stage: PackageStage;
  readonly colour: Colour;
  readonly today: IsoDate;
}

export interface Share {
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number | null;
}

/** The figures of a clearing drive 清零行动. A delisted package was never the campaign's. */
export interface CampaignFigures {
  readonly listed: number;
  /** At work or being checked. */
  readonly active: number;
  readonly yellow: number;
  readonly red: number;
  readonly struckOff: number;
  /** That came back at least once. */
  readonly relapsed: number;
  /** What is left: listed, less what is struck off now. */
  readonly net: number;
  /** Days since the listing of those that are left. */
  readonly medianAge: number | null;
  readonly struckOffShare: Share;
  readonly redShare: Share;
  /** 化解率: of the two kinds of close-out that resolve something. */
  readonly resolutionRate: Share;
}

const done: readonly PackageStage[] = ['struckOff', 'cleared'];
const before: readonly PackageStage[] = ['listed', 'packaged'];

export function campaignFigures(lines: readonly CampaignLine[]): CampaignFigures {
  const listed = lines.filter(({ stage }) => stage !== 'delisted');
  const struckOff = listed.filter(({ stage }) => done.includes(stage));
  const left = listed.filter(({ stage }) => !done.includes(stage));
  const ofColour = (wanted: Colour) => left.filter(({ colour }) => colour === wanted).length;
  const resolved = struckOff.filter(({ closeOutKind }) => closeOutKind === 'resolved' || closeOutKind === 'settled');
  const share = (numerator: number, denominator: number): Share => {
    return { numerator, denominator, value: ratio(numerator, denominator) };
  };
  return {
    listed: listed.length,
    active: left.filter(({ stage }) => !before.includes(stage)).length,
    ...{ yellow: ofColour('yellow'), red: ofColour('red'), struckOff: struckOff.length },
    ...{ relapsed: listed.filter(({ relapses }) => relapses > 0).length, net: left.length },
    medianAge: medianOf(left.map(({ listedOn, today }) => daysBetween(listedOn, today)).sort((a, b) => a - b)),
    struckOffShare: share(struckOff.length, listed.length),
    redShare: share(ofColour('red'), left.length),
    resolutionRate: share(resolved.length, listed.length),
  };
}

/** By what figures may be grouped and compared: places and leaders, never petitioners (domain.md 8.4). */
export const campaignGroups = ['region', 'leader', 'unit'] as const;
export type CampaignGroup = (typeof campaignGroups)[number];

export interface Ranked extends CampaignFigures {
  readonly key: string | null;
  /** Shared by those that are level; null: nothing of it is left to compare. */
  readonly rank: number | null;
}

/**
 * 赛马晾晒: each group with its figures, the best first. Compared are two shares, of what is struck off and of what is
 * left and red; no count of petitions, visits or petitioners has a part in it (domain.md 8.4).
 */
export function ranking(lines: readonly CampaignLine[], by: CampaignGroup): Ranked[] {
  const keys = [...new Set(lines.map((line) => line[by]))];
  const groups = keys.map((key) => ({ key, ...campaignFigures(lines.filter((line) => line[by] === key)) }));
  const isBetter = (a: CampaignFigures, b: CampaignFigures) => compare(a, b) < 0;
  const sorted = groups.sort((a, b) => compare(a, b) || String(a.key).localeCompare(String(b.key), 'en'));
  return sorted.map((group) => ({
    ...group,
    rank:
      group.listed === 0 || group.key === null
        ? null
        : 1 + sorted.filter((other) => other.key !== null && isBetter(other, group)).length,
  }));
}

const compare = (a: CampaignFigures, b: CampaignFigures): number =>
  (b.struckOffShare.value ?? -1) - (a.struckOffShare.value ?? -1) || (a.redShare.value ?? 0) - (b.redShare.value ?? 0);
