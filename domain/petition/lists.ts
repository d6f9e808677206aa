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

export const grades = ['satisfied', 'basicallySatisfied', 'notSatisfied'] as const;
export type Grade = (typeof grades)[number];

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
] as const;
export type CorrectableFact = (typeof correctableFacts)[number];
