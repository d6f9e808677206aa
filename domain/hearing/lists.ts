/** Closed lists of the hearing's inputs. They stand apart from the schemas so that stories can read them. */

/** What is heard: a matter that is handled or reviewed, a leader package, or a risk before there is a petition. */
export const hearingSteps = ['handling', 'firstReview', 'secondReview', 'package', 'preventive'] as const;
export type HearingStep = (typeof hearingSteps)[number];

/** One vote on one request: whether the unit's opinion stands. */
export const choices = ['uphold', 'notUphold', 'abstain'] as const;
export type Choice = (typeof choices)[number];

export const decisionRules = ['twoThirdsUphold', 'simpleMajority'] as const;
export type DecisionRule = (typeof decisionRules)[number];

export const postponeCauses = [
  'partyPrevented',
  'recusalAtSession',
  'quorumMissing',
  'unitAbsent',
  'chairMissing',
  'notServedInTime',
  'poolTooSmall',
  'other',
] as const;
export type PostponeCause = (typeof postponeCauses)[number];

export const absentees = ['petitioner', 'unit', 'member'] as const;

/** The agenda common to the local rules, from the check of identities to the last statements. */
export const agenda = [
  'identities',
  'announcement',
  'rights',
  'petitionerStates',
  'unitStates',
  'petitionerAnswers',
  'unitAnswers',
  'panelAsks',
  'lastStatements',
] as const;

/** How many requests one hearing may answer, and how long the reason of a vote may be: every ballot has the same length. */
export const itemsMax = 20;
export const reasonMax = 300;
