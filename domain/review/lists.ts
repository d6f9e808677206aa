/** Closed lists of the review's inputs. They stand apart from the schemas so that stories can read them. */

/** 复查 by the organ above the unit, 复核 by the organ above the first reviewer (R22-35, 36). */
export const reviewKinds = ['first', 'second'] as const;
export type ReviewKindName = (typeof reviewKinds)[number];

/** What the review organ says to each request: 维持, 变更, 撤销并责令重作 (SD15-45). */
export const decisions = ['uphold', 'change', 'revokeAndRedo'] as const;
export type Decision = (typeof decisions)[number];

/** Why an opinion does not stand (SD15-45). */
export const decisionGrounds = [
  'factsUnclear',
  'wrongBasis',
  'procedureBroken',
  'beyondPower',
  'plainlyUnfit',
] as const;
export type DecisionGround = (typeof decisionGrounds)[number];

/** Why a request is not taken up (SD15-43). */
export const refusalGrounds = ['outOfTime', 'wrongOrgan', 'notReviewable', 'other'] as const;
export type RefusalGround = (typeof refusalGrounds)[number];
