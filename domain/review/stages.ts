/** The stages of a review or second review (acts.md 1.7). */
export const reviewStages = [
  'requested',
  'examining',
  'inHearing',
  'decided',
  'closed',
  'refused',
  'withdrawn',
] as const;
export type ReviewStage = (typeof reviewStages)[number];

/** Nothing has been decided yet: the request may still be withdrawn. */
export const undecided = ['requested', 'examining', 'inHearing'] as const;
