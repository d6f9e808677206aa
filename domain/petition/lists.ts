/** Closed lists of the petition's inputs. They stand apart from the schemas so that stories can read them. */

export const channels = ['network', 'letter', 'telephone', 'fax', 'visit'] as const;
export const matterTypes = ['suggestion', 'accusation', 'appeal'] as const;
export type MatterType = (typeof matterTypes)[number];

/** The ten domain groups of the joint conference (S3). */
export const domains = [
  'discipline',
  'lawAndLitigation',
  'education',
  'labour',
  'naturalResources',
  'environment',
  'realEstate',
  'agriculture',
  'health',
  'financing',
] as const;
export type Domain = (typeof domains)[number];

/** What the opinion says to each request (R22-32). */
export const outcomes = ['supported', 'explained', 'notSupported'] as const;
export type Outcome = (typeof outcomes)[number];

/** The first three of "three in place, one handled" (R22-27). */
export const inPlace = ['solved', 'explained', 'helped'] as const;
export type InPlace = (typeof inPlace)[number];

/** Who mediates (R22-33, 37). */
export const mediationKinds = ['people', 'administrative', 'judicial'] as const;
export type MediationKind = (typeof mediationKinds)[number];

/** Whose signature an agreement may bear. An agent's is no petitioner's. */
export const signatories = ['petitioner', 'agent', 'otherSide', 'mediator'] as const;

/** What ends a matter for good (domain policy: `concludesBy`). The second review's own opinion concludes by itself. */
export const conclusions = [
  'litigationConcluded',
  'concludedBySubjectEnd',
  'concludedByLapse',
  'concludedByAgreement',
] as const;
export type Conclusion = (typeof conclusions)[number];

/** Help that is offered and may be declined (R22-37). */
export const careKinds = ['counselling', 'legalService', 'reliefApplication', 'visit'] as const;
export type CareKind = (typeof careKinds)[number];

export const grades = ['satisfied', 'basicallySatisfied', 'notSatisfied'] as const;
export type Grade = (typeof grades)[number];
