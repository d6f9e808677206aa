import { running } from '../../clock';
import { refusal } from '../../refusals';
import type { Does } from '../facts';
import { paperRefusal } from '../papers';
import { isAgent } from '../party';

/** One rating and one change of it (office setting, domain.md 4.6). */
const rate: Does<'rate'> = {
  needs: ({ onBehalfOf }) => ({ documents: onBehalfOf ? [onBehalfOf.paper] : [] }),
  refuse: (state, { input, actor, context }) => {
    if (state.facts.rateable === false) return refusal('notRateable');
    if (!running(state.clocks, 'T_RATING')) return refusal('ratingOver');
    if (isAgent(actor)) return refusal('agentCannotRate');
    if (actor.role === 'petitioner') return undefined;
    if (!input.onBehalfOf) return refusal('paperMissing', 'the signed paper');
    if (input.onBehalfOf.signedBy === 'agent') return refusal('agentCannotRate');
    return paperRefusal(state, context, input.onBehalfOf.paper, ['signedStatement']);
  },
  change: (state, { input, today }) => {
    const { rating: before, contacts } = state.facts;
    const times = (before?.times ?? 0) + 1;
    const contactsBefore = before ? before.contactsBefore : contacts;
    // Who is called again and again until the rating is better is left out of the rate of satisfaction (domain.md 8.4).
    const asked = contactsBefore === undefined || !before ? {} : { contactsBeforeChange: contacts - contactsBefore };
    return {
      facts: { rating: { bureau: input.bureau, unit: input.unit, times, contactsBefore, ...asked } },
      clocks: times === 2 ? [{ op: 'stop', rule: 'T_RATING', on: today }] : [],
    };
  },
};

/** The petitioner's word on it. */
export const rating = { rate };
