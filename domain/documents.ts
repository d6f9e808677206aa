/** The papers a matter can hold. What an act needs is said in the act. */
export const documentTypes = [
  'acceptanceNotice',
  'nonAcceptanceNotice',
  'extensionNotice',
  'routeOutNotice',
  'handOverReceipt',
  'onSpotAnswer',
  'handlingOpinion',
  'mediationConsent',
  'mediationAgreement',
  'settlementAgreement',
  'deliveryProof',
  'signedStatement',
  'withdrawalStatement',
  'performanceProof',
  'completionReport',
  'transferSlip',
  'assignmentSlip',
  'objection',
  'evidence',
  'competenceDecision',
  'contribution',
  'interviewRecord',
  'orderAnswer',
  'inspectionRecord',
  'proposalReply',
  'instruction',
  'other',
] as const;

/** Largest paper or recording. */
export const documentBytesMax = 20 * 1024 * 1024;
