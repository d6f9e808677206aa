/** The stages of a supervision order (acts.md 1.7). */
export const orderStages = [
  'issued',
  'acknowledged',
  'answered',
  'settled',
  'returned',
  'escalated',
  'cancelled',
] as const;
export type OrderStage = (typeof orderStages)[number];

/** The unit owes an answer, and no interview has been decided. */
export const beforeInterview = ['issued', 'acknowledged', 'returned'] as const;

/** The unit owes an answer. */
export const unanswered = [...beforeInterview, 'escalated'] as const;
