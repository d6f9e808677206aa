import { called, callRefusal, type Handed } from '../../hearing/calling';
import { type Refusal, refusal } from '../../refusals';
import type { Does, PetitionState } from '../facts';

/** Before a court, an arbitrator or a reconsidering organ, or to be brought there (P:hearing-rules). */
const elsewhere: readonly string[] = ['litigation', 'arbitration', 'adminProcedure'];

/** Why no panel judges such a matter. */
function unfit({ facts }: PetitionState): Refusal | undefined {
  const { matterType, accused, route = '', track } = facts;
  if (elsewhere.includes(route)) return refusal('inLitigation', `its route is ${route}`);
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
    callRefusal(state, ask, { matterId: state.id, requests: state.facts.requests }) ?? unfit(state),
  change: (state, ask) => ({
    to: 'inHearing',
    ...called(state, ask, 'handling', handed(state)),
    notices: [{ topic: 'hearingCalled', to: ['officer', 'unitHead@unit'] }],
  }),
};

/** A public hearing by the review panel while the unit handles the matter (R22-31(6)). */
export const hearing = { callHearing };
