import type { DocumentType } from '../documents';
import type { Rank } from '../ranks';
import { type Criterion, criteria } from './lists';

/** What an office sets for its leader packages; the lengths of their clocks are rules. */
export interface PackageSettings {
  /** The lowest rank of a leader who carries a package (S3: county-division rank). */
  readonly leaderRank: Rank;
  /** Types of papers one of which documents each step (S3: video, photo or voice). */
  readonly recordings: readonly DocumentType[];
  readonly backlog: BacklogSettings;
}

/** From where on a matter counts as backlog. No source says so: every figure is the office's own. */
export interface BacklogSettings {
  readonly criteria: readonly Criterion[];
  /** So many petitions on the matter besides the first. */
  readonly minRepeats: number;
  /** Open for more than so many days after its acceptance. */
  readonly openDaysAfterAcceptance: number;
}

export const usualPackages: PackageSettings = {
  leaderRank: 'county',
  recordings: ['photo', 'videoRecording', 'voiceRecording'],
  backlog: { criteria, minRepeats: 3, openDaysAfterAcceptance: 90 },
};

export type LeastBacklog = Pick<BacklogSettings, 'minRepeats' | 'openDaysAfterAcceptance'>;

/** Below which figures no matter counts, whichever of the settings is its own. */
export const leastOf = (settings: readonly BacklogSettings[]): LeastBacklog => ({
  minRepeats: Math.min(...settings.map(({ minRepeats }) => minRepeats)),
  openDaysAfterAcceptance: Math.min(...settings.map(({ openDaysAfterAcceptance }) => openDaysAfterAcceptance)),
});

/** What the list of candidates knows of a matter. */
export interface Backlog {
  readonly fromAbove: boolean;
  readonly repeats: number;
  /** Days since acceptance, if it is still open. */
  readonly openDays: number | null;
  readonly promiseOpen: boolean;
}

/** Every criterion that fits, the weightiest first; nothing of it says anything about a person. */
export function fittingCriteria(matter: Backlog, { criteria: used, ...least }: BacklogSettings): Criterion[] {
  const fits: Readonly<Record<Criterion, boolean>> = {
    superior: matter.fromAbove,
    repeats: matter.repeats >= least.minRepeats,
    overdue: matter.openDays !== null && matter.openDays > least.openDaysAfterAcceptance,
    promiseOpen: matter.promiseOpen,
    // Only a person's reason lists what no figure points at.
    manual: false,
  };
  return criteria.filter((criterion) => used.includes(criterion) && fits[criterion]);
}
