/** The stages of a video spot check. */
export const spotCheckStages = [
  'planned',
  'drawn',
  'inSession',
  'commented',
  'followingUp',
  'closed',
  'cancelled',
] as const;
export type SpotCheckStage = (typeof spotCheckStages)[number];

/** The meeting has not begun: it may move, or not take place. */
export const ahead = ['planned', 'drawn'] as const;

/** The meeting has begun. */
export const begun = ['inSession', 'commented', 'followingUp'] as const;
