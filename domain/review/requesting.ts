import type { Ask } from '../acts';
import { paperRefusal } from '../papers';
import { refusal } from '../refusals';
import type { CommonFacts, Telling } from '../story';
import type { Does, ReviewChange, ReviewFacts, ReviewState } from './facts';
import type { ReviewInput } from './inputs';
import type { ReviewKindName } from './lists';

/** What the petition hands on of itself besides what every story has. */
interface FromPetition extends CommonFacts {
  readonly requests?: number;
  readonly chain: readonly string[];
}

type Request = Ask<ReviewInput<'request'>>;

function factsFor({ input, context }: Request): ReviewFacts | undefined {
  const petition = context.stories?.[input.petitionId];
  const organ = context.units?.[input.organ];
  if (petition?.kind !== 'petition' || !organ) return undefined;
  const { number, regionPath, accused, recused, assistants, requests, chain } =
    petition.facts as unknown as FromPetition;
  const { petitionId, kind, receivedOn } = input;
  const { bureauId, superiorId, policyId, regionPath: organRegionPath } = organ;
  return {
    ...{ petitionId, petitionNumber: number, kind, receivedOn, requests, chain, assistants },
    ...{ unitId: organ.id, bureauId, superiorId, policyId, organRegionPath, regionPath, accused },
    ...(recused ? { recused } : {}),
  };
}

/** Which clock a decision is owed under. */
export const ruleOf = (kind: ReviewKindName | undefined) => (kind === 'second' ? 'T_REREVIEW' : 'T_REVIEW');

/** The petition has checked the window and the organ; it opens one at a time. */
const request: Does<'request'> = {
  needs: (input) => ({ stories: [input.petitionId], units: [input.organ] }),
  refuse: (_state, ask) => (factsFor(ask) ? undefined : refusal('wrongStage', 'only an answered petition is reviewed')),
  change: (_state, ask) => {
    const facts = factsFor(ask);
    if (!facts) throw new Error('the petition must hand on its card and that of the organ');
    const startOn = ask.input.receivedOn;
    return {
      to: 'requested',
      facts,
      clocks: [
        { op: 'start', rule: ruleOf(ask.input.kind), startOn },
        { op: 'start', rule: 'T_ADMIT', startOn },
      ],
      notices: [{ topic: 'reviewRequested', to: ['handler@unit', 'unitHead@unit'] }],
    };
  },
};

/** Tells the petition how it ended; it copes with hearing it twice. */
export function endTold({ id, facts }: ReviewState, data: Readonly<Record<string, unknown>>): Telling[] {
  const { petitionId, deciders = [] } = facts;
  if (!petitionId) return [];
  return [{ kind: 'petition', id: petitionId, fact: 'reviewEnded', data: { reviewId: id, deciders, ...data } }];
}

/** The petitioner's own wish: nothing was decided, and the matter stands as it stood before. */
const withdraw: Does<'withdraw'> = {
  needs: ({ statement, onBehalfOf }) => ({ documents: [statement, ...(onBehalfOf ? [onBehalfOf.paper] : [])] }),
  refuse: (state, { input, actor, context }) => {
    const { statement, onBehalfOf } = input;
    if (onBehalfOf?.signedBy === 'agent') return refusal('agentCannotWithdraw');
    if (actor.role !== 'petitioner' && !onBehalfOf) return refusal('paperMissing', 'the signed paper');
    const noPaper = onBehalfOf && paperRefusal(state, context, onBehalfOf.paper, ['signedStatement']);
    return noPaper ?? paperRefusal(state, context, statement, ['withdrawalStatement']);
  },
  change: (state): ReviewChange => ({
    to: 'withdrawn',
    clocks: [{ op: 'stopAll' }],
    notices: [{ topic: 'reviewWithdrawn', to: ['officer', 'unitHead@unit'] }],
    tells: endTold(state, { result: 'withdrawn' }),
  }),
};

/** The petitioner asks, and may take it back. */
export const requesting = { request, withdraw };
