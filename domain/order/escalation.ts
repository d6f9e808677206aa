import type { Ask, Context } from '../acts';
import { barsOfficer } from '../barrier';
import { paperRefusal } from '../papers';
import { refusal } from '../refusals';
import type { IsoDate } from '../time';
import { ownOrder } from './answering';
import type { Does, OrderFacts, OrderState, Proposal } from './facts';
import type { OrderInput } from './inputs';
import { beforeInterview } from './stages';

const proposing = { interview: 'proposeInterview', listing: 'proposeListing' } as const;

/**
 * What the clock proposes to the supervisor, nobody else being told (R22-39); undefined if there is nothing to decide:
 * the breach has ended, something is proposed already, or the stage is past it.
 */
export function proposed(
  { stage, facts }: OrderState,
  kind: Proposal['kind'],
  because: Proposal['because'],
  on: IsoDate,
): { act: string; facts: OrderFacts } | undefined {
  const stages: readonly string[] = kind === 'interview' ? beforeInterview : ['escalated'];
  if (facts.breachEndedOn || facts.proposal || !stages.includes(stage)) return undefined;
  return { act: proposing[kind], facts: { proposal: { kind, because, on } } };
}

function proposalRefusal({ facts }: OrderState, kind: Proposal['kind']) {
  if (facts.proposal?.kind !== kind) return refusal('noProposal', `no ${kind} is proposed`);
}

const dismissProposal: Does<'dismissProposal'> = {
  refuse: (state, { actor }) => (state.facts.proposal ? ownOrder(state, actor.id) : refusal('noProposal')),
  change: () => ({ facts: { proposal: undefined } }),
};

/** Officers of the unit or of one above it: never a petitioner, never somebody who must not know of the matter. */
function namesRefusal({ facts }: OrderState, names: readonly string[], context: Context) {
  const path = context.units?.[facts.unitId ?? '']?.path ?? [facts.unitId];
  const stranger = names.find(
    (name) =>
      barsOfficer(facts.accused, name, context.officers?.[name]) ||
      !context.officers?.[name]?.posts.some(({ unit }) => path.includes(unit)),
  );
  if (stranger) return refusal('unknownOfficer', `${stranger} does not answer for this unit`);
}

type Confirmation = Ask<OrderInput<'confirmInterview'>>;

/** Whoever confirms has decided it, by name. */
const confirmInterview: Does<'confirmInterview'> = {
  needs: ({ names }, { facts }) => ({ officers: names, units: facts.unitId ? [facts.unitId] : [] }),
  refuse: (state, { input, context, today }: Confirmation) => {
    if (input.date < today) return refusal('dateOutOfOrder', 'date lies in the past');
    return proposalRefusal(state, 'interview') ?? namesRefusal(state, input.names, context);
  },
  change: (_state, { input, actor, today }) => ({
    to: 'escalated',
    facts: {
      proposal: undefined,
      interview: { decidedBy: actor.id, decidedOn: today, names: input.names, date: input.date },
    },
    notices: [{ topic: 'interviewDecided', to: ['unitHead@unit'] }],
  }),
};

/** Progress is watched only while there is something left to make good. */
const holdInterview: Does<'holdInterview'> = {
  needs: ({ record }) => ({ documents: [record] }),
  refuse: (state, { input, context, today }) => {
    const { interview } = state.facts;
    if (!interview || interview.heldOn) return refusal('notConfirmed');
    if (today < interview.date) return refusal('dateOutOfOrder', `the interview is on ${interview.date}`);
    const past = input.commitments.find(({ by }) => by !== undefined && by < today);
    if (past) return refusal('dateOutOfOrder', `commitments: ${past.by} lies in the past`);
    return paperRefusal(state, context, input.record, ['interviewRecord']);
  },
  change: ({ facts }, { input, today }) => ({
    facts: {
      interview: {
        ...facts.interview!,
        ...{ heldOn: today, record: input.record, commitments: input.commitments.length },
      },
    },
    clocks: facts.breachEndedOn ? [] : [{ op: 'start', rule: 'T_ORDER_PROGRESS', startOn: today }],
  }),
};

/** The joint conference decides; the supervisor enters its decision. The order stays open until it is answered. */
const decideListing: Does<'decideListing'> = {
  refuse: (state, { input }) =>
    proposalRefusal(state, 'listing') ?? (input.decisionNo ? undefined : refusal('decisionMissing')),
  change: (_state, { input, actor, today }) => ({
    facts: {
      proposal: undefined,
      listing: { form: input.form, decisionNo: input.decisionNo!, decidedBy: actor.id, on: today },
    },
    notices: [{ topic: 'listingDecided', to: ['unitHead@unit', 'leader@unit'] }],
  }),
};

/** What lies above an order: always proposed by the clock, decided by a person. */
export const escalation = { dismissProposal, confirmInterview, holdInterview, decideListing };
