import { called, callRefusal, endedFacts, type Handed, newsOf, notUpheld } from '../hearing/calling';
import { usualPanels } from '../panel/settings';
import { type Refusal, refusal } from '../refusals';
import type { Does, ReviewChange, ReviewState } from './facts';
import { ruleOf } from './requesting';

/** The panel judges what the units below have said; the organ convenes it and is no party that may serve on it either. */
function handed({ id, facts }: ReviewState): Handed {
  const { petitionId, petitionNumber, number, bureauId, superiorId, regionPath, policyId, unitId } = facts;
  const { officerId, assistants = [], accused, recused, chain, deciders = [] } = facts;
  return {
    ...{ petitionId: petitionId!, petitionNumber, reviewId: id, number, bureauId, superiorId, regionPath, policyId },
    ...{ unitId: assistants[0], assistants: assistants.slice(1), accused, recused },
    chain: [...new Set([...chain, ...deciders, ...(officerId ? [officerId] : [])])],
    units: [...assistants, ...(unitId ? [unitId] : [])],
  };
}

function unfit({ facts }: ReviewState, inFirstReview: boolean): Refusal | undefined {
  if (facts.kind !== 'second' && !inFirstReview) return refusal('firstReviewHearingOff');
  if (facts.accused) return refusal('notEligible', 'an accusation is not judged in public');
  if (facts.decision?.state === 'drafted') return refusal('requestOpen', 'a decision waits to be signed');
}

const stageOf = ({ facts }: ReviewState) => (facts.kind === 'second' ? 'secondReview' : 'review');

const callHearing: Does<'callHearing'> = {
  needs: (_input, { facts }) => ({ stories: facts.petitionId ? [facts.petitionId] : [], panels: true }),
  refuse: (state, ask) => {
    const { petitionId: matterId = '', requests } = state.facts;
    const { inFirstReview } = ask.context.panels ?? usualPanels;
    return callRefusal(state, ask, { matterId, requests, stage: stageOf(state) }) ?? unfit(state, inFirstReview);
  },
  change: (state, ask) => ({
    to: 'inHearing',
    ...called(state, ask, stageOf(state), handed(state)),
    notices: [{ topic: 'hearingCalled', to: ['officer', 'unitHead@unit'] }],
  }),
};

type Meant = { readonly act: string; readonly change: ReviewChange };

/**
 * What the hearing tells. Only the second review's time is taken out, from the day the hearing has a date to the day
 * before it ends (R22-36; acts.md 1.12).
 */
export function onHearingFact(
  state: ReviewState,
  fact: string,
  data: Readonly<Record<string, unknown>>,
): Meant | undefined {
  const news = newsOf(state, fact, data);
  if (!news) return undefined;
  if (news.what === 'over') return { act: fact, change: { endsChild: news.id } };
  const rule = ruleOf(state.facts.kind);
  const isPausable = rule === 'T_REREVIEW';
  if (news.what === 'scheduled') {
    const hearing = { ...news.hearing, scheduledOn: news.on };
    return {
      act: fact,
      change: { facts: { hearing }, clocks: isPausable ? [{ op: 'pause', rule, on: news.on }] : [] },
    };
  }
  const { ended, hearing } = news;
  return {
    act: fact,
    change: {
      ...(state.stage === 'inHearing' ? { to: 'examining' } : {}),
      facts: {
        ...endedFacts(state.facts, ended),
        ...(ended.result === 'opinionIssued' ? { panelOpinion: { notUpheld: notUpheld(hearing, ended) } } : {}),
      },
      clocks: isPausable ? [{ op: 'endPause', rule, on: ended.on }] : [],
      notices: [{ topic: 'hearingEnded', to: ['officer', 'unitHead@unit'] }],
    },
  };
}

/** A public hearing while an organ above looks at the opinion (R22-36). */
export const calling = { callHearing };
