/** The stages of a petition (docs/reference/acts.md draws them). */
export const petitionStages = [
  'registered',
  'screened',
  'linked',
  'noLongerAccepted',
  'classified',
  'answeredOnSpot',
  'routedOut',
  'forwarded',
  'objected',
  'competenceDispute',
  'notAccepted',
  'accepted',
  'handling',
  'mediating',
  'inHearing',
  'issued',
  'replied',
  'followUp',
  'evaluating',
  'closed',
  'underReview',
  'reviewed',
  'underReReview',
  'concluded',
  'withdrawn',
] as const;
export type PetitionStage = (typeof petitionStages)[number];

/** From acceptance to the check by the bureau: the stages in which the unit and the petitioner are in contact. */
export const inHand = [
  'accepted',
  'handling',
  'mediating',
  'inHearing',
  'issued',
  'replied',
  'followUp',
  'evaluating',
] as const;

/** While an organ above looks at the opinion, and while it may be asked again. */
export const inReview = ['underReview', 'reviewed', 'underReReview'] as const;

/** From the delivered opinion on: what it promises is kept, checked and reported. */
export const answered = ['replied', 'followUp', 'evaluating', 'closed', ...inReview] as const;

/** Where a rating is followed up: the petitioner has the answer, and nobody is at work on another one. */
export const heard = ['replied', 'followUp', 'evaluating', 'closed', 'answeredOnSpot'] as const;

/** Everything before the opinion is signed. */
export const beforeOpinion = [
  'registered',
  'screened',
  'classified',
  'forwarded',
  'objected',
  'competenceDispute',
  'accepted',
  'handling',
  'mediating',
  'inHearing',
] as const;

/** Where a unit has a part that somebody must go on with. */
export const withUnit = [
  'forwarded',
  'objected',
  'competenceDispute',
  ...inHand,
  'closed',
  ...inReview,
  'notAccepted',
] as const;
/** Everything but the ends: where something may be done beside the main road. */
export const open = [...beforeOpinion, 'issued', 'replied', 'followUp', 'evaluating', 'closed', ...inReview] as const;

/** Wherever the petitioner may be given a page: a matter that left is still looked up. */
export const followed = [
  ...open,
  'answeredOnSpot',
  'routedOut',
  'linked',
  'noLongerAccepted',
  'notAccepted',
  'concluded',
] as const;

/** Whose turn it is: the bureau's, or the responsible unit's. The stages of neither are ends. */
export const atBureau: readonly PetitionStage[] = [
  'registered',
  'screened',
  'classified',
  'objected',
  'competenceDispute',
  'followUp',
  'evaluating',
  'reviewed',
];
export const atUnit: readonly PetitionStage[] = [
  'forwarded',
  'accepted',
  'handling',
  'mediating',
  'inHearing',
  'issued',
  'replied',
];
