import { running } from '../../clock';
import { refusal } from '../../refusals';
import type { Does } from '../facts';
import { paperRefusal } from '../papers';

/** One rating and one change of it (office setting, domain.md 4.6). */
const rate: Does<'rate'> = {
  needs: ({ onBehalfOf }) => ({ documents: onBehalfOf ? [onBehalfOf.paper] : [] }),
  refuse: (state, { input, actor, context }) => {
    if (state.facts.rateable === false) return refusal('notRateable');
    if (!running(state.clocks, 'T_RATING')) return refusal('ratingOver');
    if (actor.role === 'petitioner') return undefined;
    if (!input.onBehalfOf) return refusal('paperMissing', 'the signed paper');
    if (input.onBehalfOf.signedBy === 'agent') return refusal('agentCannotRate');
    return paperRefusal(state, context, input.onBehalfOf.paper, ['signedStatement']);
  },
  change: (state, { input, today }) => {
    const times = (state.facts.rating?.times ?? 0) + 1;
    return {
      facts: { rating: { bureau: input.bureau, unit: input.unit, times } },
      clocks: times === 2 ? [{ op: 'stop', rule: 'T_RATING', on: today }] : [],
    };
  },
};

/** The petitioner's word on it. */
export const rating = { rate };
