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

/** What the search for duplicates came to. */
export const screenResults = [
  'none',
  'related',
  'running',
  'inWindow',
  'notCarriedOut',
  'sameConcluded',
  'newFacts',
] as const;
export type ScreenResult = (typeof screenResults)[number];

/** Why an answered matter is handled again. */
export const reopenCauses = ['notCarriedOut', 'newFacts', 'deliveryMissing', 'evidenceMissing', 'other'] as const;
export type ReopenCause = (typeof reopenCauses)[number];

export const grades = ['satisfied', 'basicallySatisfied', 'notSatisfied'] as const;
export type Grade = (typeof grades)[number];
