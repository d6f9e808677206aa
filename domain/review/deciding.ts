import type { Ask } from '../acts';
import { aheadRefusal } from '../dates';
import { paperRefusal } from '../papers';
import { type Refusal, refusal } from '../refusals';
import { type Decided, type Does, opinionOf, outcomeOf, type ReviewState } from './facts';
import type { ReviewInput } from './inputs';

type Draft = ReviewInput<'draftDecision'>;

/** Each request of the petition gets one decision (SD15-45); what does not stand needs its ground. */
function itemsRefusal({ facts }: ReviewState, { items, ground }: Draft): Refusal | undefined {
  const asked = Array.from({ length: facts.requests ?? 0 }, (_, i) => i + 1);
  const decided = new Set(items.map(({ no }) => no));
  if (decided.size < items.length || decided.size !== asked.length || !asked.every((no) => decided.has(no)))
    return refusal('itemMissing', `each of the ${asked.length} requests needs one decision`);
  if (outcomeOf({ items }) !== 'uphold' && !ground) return refusal('groundMissing', 'why the opinion does not stand');
}

/** What is changed is performed by the unit that handles the matter, which is the first of those below (R22-32). */
function executionRefusal({ facts }: ReviewState, { input, today }: Ask<Draft>): Refusal | undefined {
  if (outcomeOf(input) !== 'change') return undefined;
  const { execution } = input;
  if (!execution) return refusal('promiseMissing', 'execution: who performs what is changed, and by when');
  if (execution.unitId !== facts.assistants?.[0])
    return refusal('notAssistant', `${facts.assistants?.[0]} handles the matter and performs it`);
  return aheadRefusal('execution.by', execution.by, today);
}

/** The record and opinion of a hearing are the main basis of the decision (P:shandong06): it says how it answers them. */
function hearingRefusal({ facts }: ReviewState, { onHearing }: Draft): Refusal | undefined {
  if (facts.panelOpinion && !onHearing) return refusal('hearingOpinionUnaddressed', 'onHearing');
}

/** Where the panel upheld what the organ does not, or the other way round. */
const departures = (panel: ReviewState['facts']['panelOpinion'], items: Decided['items']): readonly number[] =>
  items.filter(({ no, decision }) => (decision === 'uphold') === panel?.notUpheld.includes(no)).map(({ no }) => no);

const isRedo = ({ items }: Pick<Draft, 'items'>) => outcomeOf({ items }) === 'revokeAndRedo';

/** A new draft takes the place of one that is not signed. */
const draftDecision: Does<'draftDecision'> = {
  needs: ({ opinion }) => ({ documents: [opinion] }),
  refuse: (state, ask) => {
    const { input, context, today } = ask;
    return (
      itemsRefusal(state, input) ??
      hearingRefusal(state, input) ??
      executionRefusal(state, ask) ??
      (input.redoBy && isRedo(input) ? aheadRefusal('redoBy', input.redoBy, today) : undefined) ??
      paperRefusal(state, context, input.opinion, [opinionOf(state)])
    );
  },
  change: ({ facts }, { input, actor }) => ({
    facts: {
      decision: {
        ...{ state: 'drafted', author: actor.id, opinion: input.opinion, ground: input.ground },
        items: input.items.map(({ no, decision }) => ({ no, decision })),
        ...(facts.panelOpinion ? { departsOn: departures(facts.panelOpinion, input.items) } : {}),
        ...(input.redoBy && isRedo(input) ? { redoBy: input.redoBy } : {}),
        ...(input.execution && outcomeOf(input) === 'change' ? { performBy: input.execution.by } : {}),
      },
    },
    notices: [{ topic: 'decisionDrafted', to: ['unitHead@unit'] }],
  }),
};

const nothingDrafted = () => refusal('noRequest', 'no decision waits to be signed');

/** Written by one, signed by another, neither of whom had a part in what is reviewed. */
const approveDecision: Does<'approveDecision'> = {
  refuse: (state, ask) => {
    const { decision } = state.facts;
    if (decision?.state !== 'drafted') return nothingDrafted();
    if (decision.author === ask.actor.id) return refusal('selfApproval');
    const { redoBy, performBy } = decision;
    return (
      (redoBy ? aheadRefusal('redoBy', redoBy, ask.today) : undefined) ??
      (performBy ? aheadRefusal('execution.by', performBy, ask.today) : undefined)
    );
  },
  change: ({ facts }, { today }) => ({
    to: 'decided',
    facts: {
      decision: { ...facts.decision!, state: 'signed', issuedOn: today },
      extension: facts.extension?.state === 'asked' ? undefined : facts.extension,
    },
    clocks: [{ op: 'stop', rule: 'T_FILE' }],
    notices: [{ topic: 'decisionSigned', to: ['officer'] }],
  }),
};

/** The draft goes back to who examines; whoever sends it back has a part in the decision, too. */
const returnDecision: Does<'returnDecision'> = {
  refuse: ({ facts }) => (facts.decision?.state === 'drafted' ? undefined : nothingDrafted()),
  change: ({ facts }) => ({
    facts: { decision: { ...facts.decision!, state: 'returned' } },
    notices: [{ topic: 'decisionReturned', to: ['officer'] }],
  }),
};

/** The decision: drafted by one, signed or returned by another. */
export const deciding = { draftDecision, approveDecision, returnDecision };
