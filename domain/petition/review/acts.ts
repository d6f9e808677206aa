import type { Acts } from '../../acts';
import type { PetitionStage } from '../stages';

/** The petitioner's remedies against an opinion: the rows of its acts. */
export const reviewActs = {
  requestReview: {
    by: ['petitioner'],
    onBehalf: ['coordinator', 'unitHead'],
    from: ['replied', 'followUp', 'evaluating', 'closed', 'underReview'],
    basis: 'R22-35',
    label: { zh: '申请复查', en: 'Ask for a review' },
  },
  requestSecondReview: {
    by: ['petitioner'],
    onBehalf: ['coordinator', 'unitHead'],
    from: ['reviewed', 'closed', 'underReReview'],
    basis: 'R22-36',
    label: { zh: '申请复核', en: 'Ask for a second review' },
  },
} as const satisfies Acts<PetitionStage>;
