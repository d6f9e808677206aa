import type { Ask } from '../acts';
import { running } from '../clock';
import { dateRefusal, lateEntry } from '../dates';
import { type Paper, paperRefusal } from '../papers';
import { type Refusal, refusal } from '../refusals';
import { type Does, opinionOf, outcomeOf, type ReviewChange, type ReviewState } from './facts';
import type { ReviewInput } from './inputs';
import { endTold, ruleOf } from './requesting';

type Delivery = Ask<ReviewInput<'recordDelivery'>>;
type Waiting = Pick<Paper, 'doc' | 'issuedOn'> & { readonly type: string };

/** The extension's notice tells the petitioner the new date; it ends nothing. */
export function extensionNotice({ facts: { extension } }: Pick<ReviewState, 'facts'>): Paper | undefined {
  return extension?.notice?.deliveredOn ? undefined : extension?.notice;
}

/** What waits to reach the petitioner: the opinion, or the notice that there is none; that there will be more time. */
function waitingPapers(state: ReviewState): Waiting[] {
  const { decision, refusal: refused } = state.facts;
  const notice = extensionNotice(state);
  const last: Waiting | undefined =
    state.stage === 'refused' && refused
      ? { doc: refused.notice, issuedOn: refused.issuedOn, type: 'nonAcceptanceNotice' }
      : decision?.issuedOn
        ? { doc: decision.opinion, issuedOn: decision.issuedOn, type: opinionOf(state) }
        : undefined;
  return [...(last ? [last] : []), ...(notice ? [{ ...notice, type: 'extensionNotice' }] : [])];
}

function deliveryRefusal(state: ReviewState, ask: Delivery): Refusal | undefined {
  const { input, context, today } = ask;
  const waiting = waitingPapers(state);
  const paper = waiting.find(({ doc }) => doc === input.docId);
  const types = paper ? [paper.type] : waiting.map(({ type }) => type);
  // The day of the extension's notice meets no limit.
  const clock = paper?.type === 'extensionNotice' ? undefined : running(state.clocks, ruleOf(state.facts.kind));
  return (
    paperRefusal(state, context, input.docId, types) ??
    (paper ? undefined : refusal('wrongPaper', 'this paper is not waiting for delivery')) ??
    (input.deliveredOn < paper!.issuedOn
      ? refusal('deliveredBeforeIssue', `issued on ${paper!.issuedOn}`)
      : undefined) ??
    dateRefusal('deliveredOn', input.deliveredOn, today) ??
    paperRefusal(state, context, input.proof, ['deliveryProof']) ??
    lateEntry(ask, clock, input.deliveredOn)
  );
}

function noticeDelivered({ facts }: ReviewState, deliveredOn: string): ReviewChange {
  const { extension } = facts;
  return { facts: { extension: { ...extension!, notice: { ...extension!.notice!, deliveredOn } } } };
}

function decisionDelivered(state: ReviewState, deliveredOn: string): ReviewChange {
  const { kind, decision, assistants = [] } = state.facts;
  const { items, issuedOn: decidedOn, redoBy, performBy } = decision!;
  const told = { result: 'delivered', outcome: outcomeOf({ items }), items, deliveredOn, decidedOn, redoBy, performBy };
  return {
    to: 'closed',
    facts: { deliveredOn },
    clocks: [{ op: 'stop', rule: ruleOf(kind), on: deliveredOn }, { op: 'stopAll' }],
    notices: [{ topic: 'reviewDelivered', to: assistants.map((unit) => `unitHead@${unit}`) }],
    tells: endTold(state, told),
  };
}

/** Issuing is not delivery: only what has reached the petitioner ends the clock and begins the next right. */
const recordDelivery: Does<'recordDelivery'> = {
  needs: ({ docId, proof }) => ({ documents: [docId, proof] }),
  refuse: deliveryRefusal,
  change: (state, { input: { docId, deliveredOn } }) => {
    const isNotice =
      state.stage === 'examining' || state.stage === 'inHearing' || extensionNotice(state)?.doc === docId;
    if (isNotice) return noticeDelivered(state, deliveredOn);
    return state.stage === 'refused' ? { facts: { deliveredOn } } : decisionDelivered(state, deliveredOn);
  },
};

/** The papers reach the petitioner. */
export const delivering = { recordDelivery };
