/** The stages of a hearing (domain: 提请 to 问效), its side stages last. */
export const hearingStages = [
  'proposed',
  'consentPending',
  'scheduled',
  'drawing',
  'recusal',
  'noticed',
  'convened',
  'deliberating',
  'voted',
  'opinionIssued',
  'followingUp',
  'closed',
  'refused',
  'postponed',
  'suspended',
  'waived',
  'cancelled',
] as const;
export type HearingStage = (typeof hearingStages)[number];

/** A day is set and the session may still move. */
export const movable = ['scheduled', 'drawing', 'recusal', 'noticed', 'convened'] as const;

/** Who comes in from now on is on no list that was served: only the alternates are. */
export const isServed = (stage: string): boolean => stage === 'recusal' || stage === 'noticed';

/** Not opened yet: it may be given up without a word of the panel. */
export const beforeConvened = [
  'proposed',
  'consentPending',
  'scheduled',
  'drawing',
  'recusal',
  'noticed',
  'postponed',
] as const;

/** A panel may be there, and has not withdrawn to deliberate. */
export const beforeDeliberation = ['scheduled', 'drawing', 'recusal', 'noticed', 'postponed', 'convened'] as const;

/** Somebody must lead or record it, and who does may fall away: somebody else is named. */
export const led = [...movable, 'suspended', 'deliberating', 'voted'] as const;

const ends: readonly string[] = ['closed', 'refused', 'waived', 'cancelled'];
export const hasEnded = (stage: string): boolean => ends.includes(stage);

/** The panel has not yet given its opinion: the subject's end ends it. */
const opined: readonly string[] = ['opinionIssued', 'followingUp'];
export const isUnfinished = (stage: string): boolean => !hasEnded(stage) && !opined.includes(stage);
