/** The stages of a petition (docs/reference/acts.md draws them). */
export const petitionStages = [
  'registered',
  'screened',
  'classified',
  'forwarded',
  'objected',
  'accepted',
  'handling',
  'issued',
  'replied',
  'followUp',
  'evaluating',
  'closed',
  'withdrawn',
  'notAccepted',
] as const;
export type PetitionStage = (typeof petitionStages)[number];

/** From acceptance to the check by the bureau: the stages in which the unit and the petitioner are in contact. */
export const inHand = ['accepted', 'handling', 'issued', 'replied', 'followUp', 'evaluating'] as const;

/** Everything before the opinion is signed. */
export const beforeOpinion = [
  'registered',
  'screened',
  'classified',
  'forwarded',
  'objected',
  'accepted',
  'handling',
] as const;
