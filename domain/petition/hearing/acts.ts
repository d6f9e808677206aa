import type { Acts } from '../../acts';
import type { PetitionStage } from '../stages';

/** Before the review panel 信访评议团: the row of the act that calls it. */
export const hearingActs = {
  callHearing: {
    by: ['coordinator'],
    from: ['handling'],
    basis: 'R22-31(6)',
    label: { zh: '提请评议', en: 'Call a public hearing' },
  },
} as const satisfies Acts<PetitionStage>;
