/** Closed lists of a call for a hearing. They stand apart from the schemas so that stories can read them. */

/** Who wants it: the petitioner, the unit whose opinion is judged, or the bureau by itself. */
export const hearingApplicants = ['petitioner', 'unit', 'bureau'] as const;
export type HearingApplicant = (typeof hearingApplicants)[number];

/** Why the matter deserves one (P:suzhou24; R22-31(6): major, complex, difficult). */
export const hearingGrounds = [
  'manyPeople',
  'strongConcern',
  'guidingValue',
  'unclearLaw',
  'unclearFacts',
  'unitAsks',
  'petitionerAsks',
  'other',
] as const;
export type HearingGround = (typeof hearingGrounds)[number];

/** Where the matter stands when the panel is called. */
export type CallStage = 'handling' | 'review' | 'secondReview' | 'package';

/** How a hearing may end for its matter. */
export type HearingResult = 'opinionIssued' | 'refused' | 'waived' | 'cancelled';
