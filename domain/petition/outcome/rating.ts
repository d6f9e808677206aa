import { running } from '../../clock';
import { refusal } from '../../refusals';
import type { Does, PetitionFacts } from '../facts';
import { paperRefusal } from '../papers';
import { isAgent } from '../party';
import { backToHandling } from '../rounds';
import { isDiscontent } from './facts';
import { waitsForFollowUp } from './owing';

/** Who is called again and again until the rating is better is left out of the rate of satisfaction (domain.md 8.4). */
function counted({ rating: before, contacts }: PetitionFacts) {
  const times = (before?.times ?? 0) + 1;
  const contactsBefore = before ? before.contactsBefore : contacts;
  const asked = contactsBefore === undefined || !before ? {} : { contactsBeforeChange: contacts - contactsBefore };
  return { times, contactsBefore, ...asked };
}

/** The bureau and the unit are rated apart; one rating and one change of it (office setting, domain.md 4.6). */
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
  change: ({ facts }, { input: { bureau, unit }, today }) => {
    const rating = { bureau, unit, ...counted(facts) };
    const isBad = isDiscontent(rating);
    return {
      facts: { rating, discontentOn: isBad ? (facts.discontentOn ?? today) : undefined },
      clocks: rating.times === 2 ? [{ op: 'stop', rule: 'T_RATING', on: today }] : [],
      notices: isBad ? [{ topic: 'notSatisfied', to: ['coordinator@bureau'] }] : [],
    };
  },
};

/**
 * Somebody who had no part asks why (domain.md 4.6). What lies with the unit is handled again under its old date, as after
 * a failed check; where the law gives no more, that is explained, and the right to a review runs on.
 */
const answerRating: Does<'answerRating'> = {
  refuse: ({ facts, stage }, { input, actor }) => {
    if (!waitsForFollowUp(facts)) return refusal('noRequest', 'no rating waits for a follow-up');
    if (facts.chain.includes(actor.id)) return refusal('verifierNotIndependent');
    if (input.cause === 'unit' && stage === 'answeredOnSpot')
      return refusal('wrongStage', 'an answer on the spot is taken back');
  },
  change: (state, { input: { cause }, today }) => {
    const answer = { discontentOn: undefined, ratingAnswered: { on: today, cause } };
    if (cause === 'bureau')
      return { facts: answer, notices: [{ topic: 'bureauNotSatisfying', to: ['supervisor@bureau'] }] };
    if (cause !== 'unit') return { facts: answer };
    const again = backToHandling(state);
    return {
      ...again,
      facts: { ...again.facts, ...answer },
      notices: [{ topic: 'unitNotSatisfying', to: ['officer', 'unitHead@unit'] }],
    };
  },
};

/** The petitioner's word on it, and what comes of it. */
export const rating = { rate, answerRating };
