import { called, callRefusal, type Handed, inCourt } from '../../hearing/calling';
import { type Refusal, refusal } from '../../refusals';
import type { Does, PetitionState } from '../facts';

/** Why no panel judges such a matter. */
function unfit({ facts }: PetitionState): Refusal | undefined {
  const { matterType, accused, route = '', track } = facts;
  const away = inCourt(route);
  if (away) return away;
  if (matterType === 'accusation' || accused) return refusal('notEligible', 'an accusation is not judged in public');
  if (track === 'simple') return refusal('notEligible', 'a simple matter is answered; switchTrack comes first');
}

function handed({ id, facts }: PetitionState): Handed {
  const { number, bureauId, superiorId, regionPath, policyId, unitId, officerId, assistants, recused, chain } = facts;
  return {
    ...{ petitionId: id, petitionNumber: number, number, bureauId, superiorId, regionPath, policyId },
    ...{ unitId, officerId, assistants, recused, chain },
    units: [unitId, ...(assistants ?? [])].filter((unit) => unit !== undefined),
  };
}

/** The unit keeps its draft: that is what the panel judges. The clock runs on (acts.md 1.13). */
const callHearing: Does<'callHearing'> = {
  needs: (_input, { id }) => ({ stories: [id] }),
  refuse: (state, ask) =>
    callRefusal(state, ask, { matterId: state.id, requests: state.facts.requests, stage: 'handling' }) ?? unfit(state),
  change: (state, ask) => ({
    to: 'inHearing',
    ...called(state, ask, 'handling', handed(state)),
    notices: [{ topic: 'hearingCalled', to: ['officer', 'unitHead@unit'] }],
  }),
};

/** A public hearing by the review panel while the unit handles the matter (R22-31(6)). */
export const hearing = { callHearing };
