import type { Ask } from '../acts';
import { running } from '../clock';
import { aheadRefusal, dateRefusal, lateEntry } from '../dates';
import { paperRefusal } from '../papers';
import { type Refusal, refusal } from '../refusals';
import { type Does, outcomeOf, type ReviewState } from './facts';
import type { ReviewInput } from './inputs';
import { independenceRefusal } from './parties';
import { endTold, ruleOf } from './requesting';

const opinionOf = ({ facts }: ReviewState) => (facts.kind === 'second' ? 'reReviewOpinion' : 'reviewOpinion');

/** Each request of the petition gets one decision (SD15-45); what does not stand needs its ground. */
function itemsRefusal({ facts }: ReviewState, { items, ground }: ReviewInput<'draftDecision'>): Refusal | undefined {
  const asked = Array.from({ length: facts.requests ?? 0 }, (_, i) => i + 1);
  const decided = new Set(items.map(({ no }) => no));
  if (decided.size < items.length || decided.size !== asked.length || !asked.every((no) => decided.has(no)))
    return refusal('itemMissing', `each of the ${asked.length} requests needs one decision`);
  if (outcomeOf({ items }) !== 'uphold' && !ground) return refusal('groundMissing', 'why the opinion does not stand');
}

const isRedo = ({ items }: Pick<ReviewInput<'draftDecision'>, 'items'>) => outcomeOf({ items }) === 'revokeAndRedo';

/** A new draft takes the place of one that is not signed: that is how the head sends it back. */
const draftDecision: Does<'draftDecision'> = {
  needs: ({ opinion }, _state, actor) => ({ documents: [opinion], officers: [actor.id] }),
  refuse: (state, ask) => {
    const { input, context, today } = ask;
    return (
      independenceRefusal(state, ask) ??
      itemsRefusal(state, input) ??
      (input.redoBy && isRedo(input) ? aheadRefusal('redoBy', input.redoBy, today) : undefined) ??
      paperRefusal(state, context, input.opinion, [opinionOf(state)])
    );
  },
  change: (_state, { input, actor }) => ({
    facts: {
      decision: {
        ...{ state: 'drafted', author: actor.id, opinion: input.opinion, ground: input.ground },
        items: input.items.map(({ no, decision }) => ({ no, decision })),
        ...(input.redoBy && isRedo(input) ? { redoBy: input.redoBy } : {}),
      },
    },
    notices: [{ topic: 'decisionDrafted', to: ['unitHead@unit'] }],
  }),
};

/** Written by one, signed by another, neither of whom had a part in what is reviewed. */
const approveDecision: Does<'approveDecision'> = {
  needs: (_input, _state, actor) => ({ officers: [actor.id] }),
  refuse: (state, ask) => {
    const { decision } = state.facts;
    if (decision?.state !== 'drafted') return refusal('noRequest', 'no decision waits to be signed');
    if (decision.author === ask.actor.id) return refusal('selfApproval');
    const tooLate = decision.redoBy && aheadRefusal('redoBy', decision.redoBy, ask.today);
    return independenceRefusal(state, ask) ?? (tooLate || undefined);
  },
  change: ({ facts }, { today }) => ({
    to: 'decided',
    facts: { decision: { ...facts.decision!, state: 'signed', issuedOn: today } },
    clocks: [{ op: 'stop', rule: 'T_FILE' }],
    notices: [{ topic: 'decisionSigned', to: ['officer'] }],
  }),
};

type Delivery = Ask<ReviewInput<'recordDelivery'>>;

/** The one paper that waits to reach the petitioner: the opinion, or the notice that there is none. */
const waitingPaper = ({ stage, facts }: ReviewState) =>
  stage === 'refused'
    ? { doc: facts.refusal?.notice, issuedOn: facts.refusal?.issuedOn, type: 'nonAcceptanceNotice' }
    : { doc: facts.decision?.opinion, issuedOn: facts.decision?.issuedOn };

function deliveryRefusal(state: ReviewState, ask: Delivery): Refusal | undefined {
  const { input, context, today } = ask;
  const { doc, issuedOn = '', type = opinionOf(state) } = waitingPaper(state);
  return (
    paperRefusal(state, context, input.docId, [type]) ??
    (doc === input.docId ? undefined : refusal('wrongPaper', 'this paper is not waiting for delivery')) ??
    (input.deliveredOn < issuedOn ? refusal('deliveredBeforeIssue', `issued on ${issuedOn}`) : undefined) ??
    dateRefusal('deliveredOn', input.deliveredOn, today) ??
    paperRefusal(state, context, input.proof, ['deliveryProof']) ??
    lateEntry(ask, running(state.clocks, ruleOf(state.facts.kind)), input.deliveredOn)
  );
}

/** Issuing is not delivery: only what has reached the petitioner ends the clock and begins the next right. */
const recordDelivery: Does<'recordDelivery'> = {
  needs: ({ docId, proof }) => ({ documents: [docId, proof] }),
  refuse: deliveryRefusal,
  change: (state, { input: { deliveredOn } }) => {
    if (state.stage === 'refused') return { facts: { deliveredOn } };
    const { kind, decision } = state.facts;
    const { items, redoBy } = decision!;
    const told = { result: 'delivered', outcome: outcomeOf({ items }), items, deliveredOn, redoBy };
    return {
      to: 'closed',
      facts: { deliveredOn },
      clocks: [{ op: 'stop', rule: ruleOf(kind), on: deliveredOn }, { op: 'stopAll' }],
      notices: [{ topic: 'reviewDelivered', to: (state.facts.assistants ?? []).map((unit) => `unitHead@${unit}`) }],
      tells: endTold(state, told),
    };
  },
};

/** The decision: drafted, signed, delivered. */
export const deciding = { draftDecision, approveDecision, recordDelivery };
