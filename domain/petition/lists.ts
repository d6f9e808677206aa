/** Closed lists of the petition's inputs. They stand apart from the schemas so that stories can read them. */

export const matterTypes = ['suggestion', 'accusation', 'appeal'] as const;
export type MatterType = (typeof matterTypes)[number];

/** What one petition may ask for; every answer and every decision has as many items. */
export const requestsMax = 20;

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

/** Three-cross three-separation 三跨三分离 (S2): what a matter crosses, and which of its places fall apart. */
export const threeCrosses = [
  'crossRegion',
  'crossDepartment',
  'crossIndustry',
  'personFromHousehold',
  'personFromMatter',
  'householdFromMatter',
] as const;
export type ThreeCross = (typeof threeCrosses)[number];

/** Who decides which unit must take a disputed matter (R22-24). */
export const deciders = ['commonSuperior', 'jointConference'] as const;
export type Decider = (typeof deciders)[number];
/** How fast a matter goes (S4: simple at once, ordinary quickly, difficult under supervision). */
export const tracks = ['simple', 'ordinary', 'difficult'] as const;

/** The cases of SIMPLE22-4. */
export const simpleGrounds = ['factsClear', 'canAnswerAtOnce', 'dailyLife', 'promisedOrConcluded', 'other'] as const;
export type SimpleGround = (typeof simpleGrounds)[number];

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

/** Who may hold a link to the matter's page: each has one of their own. */
export const partyKinds = ['petitioner', 'representative', 'agent'] as const;
export type PartyKind = (typeof partyKinds)[number];

/** Where dissatisfaction comes from: only what lies with the unit is done again. */
export const discontentCauses = ['unit', 'bureau', 'law', 'other'] as const;
export type DiscontentCause = (typeof discontentCauses)[number];

/** Whom a bureau tells of an urgent matter at once (R22-25). */
export const urgentAudience = [
  'partyCommittee',
  'government',
  'departments',
  'conferenceOffice',
  'bureauAbove',
  'nationalBureau',
] as const;
export type UrgentAudience = (typeof urgentAudience)[number];

/** Reported days that may turn out to be wrong. The day of an act itself is on record and is not reported. */
export const correctableFacts = [
  'receivedOn',
  'acceptedOn',
  'noticeDeliveredOn',
  'deliveredOn',
  'performedOn',
  'reviewReceivedOn',
  'reviewDeliveredOn',
] as const;
export type CorrectableFact = (typeof correctableFacts)[number];
