/** The papers a matter can hold. What an act needs is said in the act. */
export const documentTypes = [
  'acceptanceNotice',
  'nonAcceptanceNotice',
  'extensionNotice',
  'linkNotice',
  'reviewAdvice',
  'noLongerAcceptedNotice',
  'handlingOpinion',
  'deliveryProof',
  'signedStatement',
  'withdrawalStatement',
  'performanceProof',
  'transferSlip',
  'assignmentSlip',
  'objection',
  'evidence',
  'interviewRecord',
  'orderAnswer',
  'other',
] as const;

/** Largest paper or recording. */
export const documentBytesMax = 20 * 1024 * 1024;
