/** The stages of a leader package (acts.md 1.7). */
export const packageStages = [
  'listed',
  'packaged',
  'active',
  'resolving',
  'concluding',
  'pendingVerification',
  'verified',
  'returned',
  'struckOff',
  'relapsed',
  'delisted',
  'cleared',
] as const;
export type PackageStage = (typeof packageStages)[number];

/** The leader and the two sides work on it: progress, visits and the month's appointment are owed. */
export const atWork = ['active', 'resolving', 'concluding', 'returned', 'relapsed'] as const;

/** From the two assignments on, as long as it is not handed in: plan and leader may change. */
export const led = ['packaged', ...atWork] as const;

/** From the binding of a leader on, as long as the sides may be asked again: a merged one is passed on. */
export const bound = [...led, 'pendingVerification', 'verified', 'struckOff'] as const;

/** An assignment may be reported on as long as its date runs: a duty must not wait for the leader. */
export const reportable = ['listed', ...led] as const;
