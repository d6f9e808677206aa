/**
 * Every way in which a story or the door says no, with its HTTP status. docs/reference/errors.md explains each;
 * a test compares the two both ways.
 */
export const refusals = {
  wrongStage: 409,
  notYourRole: 403,
  notYourUnit: 403,
  storyEnded: 409,
  versionMismatch: 412,
  dateInFuture: 422,
  dateOutOfOrder: 422,
  documentMissing: 422,
  unknownUnit: 422,
  unknownOfficer: 422,
  paperMissing: 422,
  accusedMissing: 422,
  accusedUnit: 409,
  tooManyRepresentatives: 422,
  unitMerged: 409,
  sameUnitTwice: 422,
  objectionLate: 409,
  matchMissing: 422,
  matchUnfit: 409,
  matchNotConcluded: 409,
  newFactsMissing: 422,
  concludedFinal: 409,
  extensionUsed: 409,
  extensionTooLong: 422,
  clockExpired: 409,
  notExtendable: 409,
  noRequest: 409,
  requestOpen: 409,
  selfApproval: 403,
  onceCheckOpen: 422,
  promiseMissing: 422,
  noReply: 409,
  itemMissing: 422,
  deliveredBeforeIssue: 422,
  lateEntryByHead: 403,
  wrongPaper: 422,
  verifierNotIndependent: 403,
  checksOpen: 422,
  ratingOver: 409,
  notRateable: 409,
  notVerified: 409,
  orderOpen: 409,
  executionOpen: 409,
  agentCannotWithdraw: 403,
  agentCannotRate: 403,
  noticeOpen: 409,
  unitElsewhere: 422,
  notTraining: 409,
  timeInPast: 422,
  breachStillOpen: 409,
  causeMissing: 422,
  noProposal: 409,
  notConfirmed: 409,
  decisionMissing: 422,
} as const;
export type RefusalCode = keyof typeof refusals;

/** Why an act may not be done now. `detail` never carries a person's data. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly detail?: string;
}

export const refusal = (code: RefusalCode, detail?: string): Refusal => ({ code, detail });
